"""What ``loopmap structure`` answers about one variable, and about two."""

from __future__ import annotations

from typing import Any

from loopmap.analysis.structure.around import AroundOne, BetweenTwo
from loopmap.analysis.structure.influence import Influence
from loopmap.analysis.structure.paths import PathList
from loopmap.analysis.structure.told import cause_line, influence_line, paths_line
from loopmap.cli.structure_rows import Row, almost_rows, closing_rows, path_row
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Sign


def about_one(causal_map: CausalMap, found: AroundOne) -> dict[str, Any]:
    """Drivers, effects, links to try and nearly loops of a variable."""
    return {
        "about": causal_map.variables[found.variable].name,
        "drivers": [_reached(causal_map, one) for one in found.drivers],
        "effects": [_reached(causal_map, one) for one in found.effects],
        "closing": closing_rows(causal_map, found.closing),
        "almost": almost_rows(causal_map, found.almost),
    }


def about_two(causal_map: CausalMap, found: BetweenTwo) -> dict[str, Any]:
    """Paths there and back, common causes, and what a link that is not there would close."""
    one, other = found.one, found.other
    causes = [
        {
            "variable": causal_map.variables[cause.variable].name,
            "together": cause.together.value,
            "paths": [path_row(causal_map, each) for each in (cause.to_one, cause.to_other)],
            "told": cause_line(causal_map, cause),
        }
        for cause in found.causes
    ]
    return {
        "between": [causal_map.variables[each].name for each in (one, other)],
        "there": _paths(causal_map, one, other, found.there),
        "back": _paths(causal_map, other, one, found.back),
        "causes": causes,
        "closing": closing_rows(causal_map, found.closing),
    }


def _paths(causal_map: CausalMap, source: RecordId, target: RecordId, found: PathList) -> Row:
    return {
        "complete": found.complete,
        "complete_to_length": found.complete_to_length,
        "stopped_by": None if found.stopped_by is None else found.stopped_by.value,
        "count": len(found.paths),
        "told": paths_line(causal_map, source, target, found),
        "paths": [path_row(causal_map, path) for path in found.paths],
    }


def _reached(causal_map: CausalMap, found: Influence) -> Row:
    return {
        "variable": causal_map.variables[found.variable].name,
        "distance": found.distance,
        "shortest": _sign(found.shortest),
        "always": _sign(found.always),
        "path": path_row(causal_map, found.path),
        "told": influence_line(found),
    }


def _sign(sign: Sign | None) -> str | None:
    """What ways agree on; null where they differ."""
    return None if sign is None else sign.value
