"""Findings about structure as values for programs; each carries its sentence for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from loopmap.analysis.structure.almost import AlmostLoops
from loopmap.analysis.structure.closing import WouldClose
from loopmap.analysis.structure.path import Path
from loopmap.analysis.structure.told import almost_line, almost_reach
from loopmap.analysis.telling import tell_path
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

Row = dict[str, Any]


def names(causal_map: CausalMap, variables: Iterable[RecordId]) -> list[str]:
    """Variables by name."""
    return [causal_map.variables[one].name for one in variables]


def path_row(causal_map: CausalMap, path: Path) -> Row:
    """A path with what it does on the whole."""
    links = [causal_map.links[link] for link in path.links]
    return {
        "variables": names(causal_map, path.variables),
        "signs": [link.sign.value for link in links],
        "sign": path.sign.value,
        "delays": path.delays,
        "length": path.length,
        "told": tell_path(causal_map, links),
    }


def closing_rows(causal_map: CausalMap, found: Sequence[WouldClose]) -> list[Row]:
    """Links that are not there, and the loops each would close as ``+``."""
    return [
        {
            "from": causal_map.variables[one.source].name,
            "to": causal_map.variables[one.target].name,
            "loops": one.loops,
            "reinforcing": one.reinforcing,
            "balancing": one.balancing,
            "undetermined": one.undetermined,
            "shortest": one.shortest,
            "complete_to_length": one.complete_to_length,
            "told": one.text,
        }
        for one in found
    ]


def almost_rows(causal_map: CausalMap, found: AlmostLoops) -> Row:
    """Rings of which one arrow points the wrong way, and how far one has looked."""
    return {
        "count": len(found.loops) + found.more,
        "complete_to_length": found.complete_to_length,
        "told": almost_reach(found),
        "loops": [
            {
                "turn": names(
                    causal_map,
                    (causal_map.links[one.link].source, causal_map.links[one.link].target),
                ),
                "kind": one.kind.value,
                "length": one.length,
                "variables": names(causal_map, one.path.variables),
                "told": almost_line(causal_map, one),
            }
            for one in found.loops
        ],
    }
