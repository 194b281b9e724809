"""What a view shows, told in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from loopmap.analysis.aloud import a_few, counted
from loopmap.diagram.look import Lens
from loopmap.formats.view_words import lens_of
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.views import Rest, Shows, View

LENS_WORDS: Mapping[Lens, str] = MappingProxyType(
    {
        Lens.SIGN: "Signs",
        Lens.LOOPS: "Loops",
        Lens.EVIDENCE: "Evidence",
        Lens.GROUPS: "Groups",
        Lens.CHANGE: "Change",
        Lens.RUN: "Last run",
        Lens.INFLUENCE: "Influence",
    }
)


def told_view(causal_map: CausalMap, view: View) -> str:
    """What it shows, and through which lens, in a few words.

    A view of a whole map through the signs is told as “Whole map”.
    """
    parts = [_shown(causal_map, view)]
    if view.shows is not Shows.MAP and view.rest is Rest.HIDDEN:
        parts[0] += " alone"
    if view.frame is not None:
        parts.append("part of the paper")
    if lens_of(view) is not Lens.SIGN:
        parts.append(LENS_WORDS[lens_of(view)].lower())
    return " · ".join(parts)


def _shown(causal_map: CausalMap, view: View) -> str:
    match view.shows:
        case Shows.MAP:
            return "Whole map"
        case Shows.RECORDS:
            return counted(len(view.records), "chosen record")
        case Shows.GROUP:
            return f"Group {_called(causal_map, view)}"
        case Shows.LOOP:
            return _loops(causal_map, view)
        case Shows.CAUSES:
            return f"What leads to {_called(causal_map, view)}"
        case Shows.EFFECTS:
            return f"What follows from {_called(causal_map, view)}"


def _called(causal_map: CausalMap, view: View) -> str:
    names = [name for record in view.records if (name := _name(causal_map, record))]
    return a_few([f"“{name}”" for name in names]) if names else "something that is gone"


def _name(causal_map: CausalMap, record: RecordId) -> str:
    there = causal_map.groups.get(record) or causal_map.variables.get(record)
    return there.name if there is not None else ""


def _loops(causal_map: CausalMap, view: View) -> str:
    named = {loop.links: loop.label for loop in causal_map.loops.values()}
    labels = [named.get(key, "") for key in view.loops]
    if labels and all(labels):
        return f"Loop {labels[0]}" if len(labels) == 1 else f"Loops {', '.join(labels)}"
    return counted(len(view.loops), "loop")
