"""What a view says of itself: its lens, theme and page as this version knows them, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from loopmap.analysis.aloud import a_few, counted
from loopmap.analysis.structure.measure import Measure
from loopmap.diagram.look import Lens
from loopmap.diagram.papers import PAPERS, Paper, paper_called
from loopmap.diagram.style import THEMES
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
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


def lens_of(view: View) -> Lens:
    """The lens of a view; signs where it is not one of ours."""
    return next((lens for lens in Lens if lens.value == view.lens), Lens.SIGN)


def measure_of(view: View) -> Measure:
    """What the influence lens counts on a view."""
    return next((each for each in Measure if each.value == view.measure), Measure.OUT)


def theme_of(view: View) -> str:
    """The theme it is exported in; light where it is not one of ours."""
    return view.theme if view.theme in THEMES else THEMES[0]


def paper_of(view: View) -> Paper | None:
    """The page it is exported to; None for one as large as the drawing."""
    keys = {paper.key for paper in PAPERS}
    return paper_called(view.paper) if view.paper in keys else None


def unknown_words(view: View) -> Iterator[str]:
    """What it names that this version does not know, and what is taken instead."""
    called = f"The view “{view.name}”"
    if lens_of(view).value != view.lens:
        yield f"{called} has the lens “{view.lens}”, which is not known here: it shows signs."
    if view.measure and measure_of(view).value != view.measure:
        yield f"{called} counts “{view.measure}”, which is not known here: it counts links out."
    if theme_of(view) != view.theme:
        yield f"{called} has the theme “{view.theme}”, which is not known here: it is light."
    if view.paper and paper_of(view) is None:
        known = "its page is as large as the map"
        yield f"{called} has the page size “{view.paper}”, which is not known here: {known}."


def unknown_in(document: Document) -> tuple[str, ...]:
    """The same of all views; what they name is kept and written back."""
    maps = (document.maps[each] for each in document.map_order)
    return tuple(said for m in maps for view in in_order(m.views) for said in unknown_words(view))


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
            return f"What {_called(causal_map, view)} leads to"


def _called(causal_map: CausalMap, view: View) -> str:
    names = [_name(causal_map, record) for record in view.records]
    return a_few([f"“{name}”" for name in names if name]) if any(names) else "what has gone"


def _name(causal_map: CausalMap, record: RecordId) -> str:
    there = causal_map.groups.get(record) or causal_map.variables.get(record)
    return there.name if there is not None else ""


def _loops(causal_map: CausalMap, view: View) -> str:
    named = {loop.links: loop.label for loop in causal_map.loops.values()}
    labels = [named.get(key, "") for key in view.loops]
    if labels and all(labels):
        return f"Loop {labels[0]}" if len(labels) == 1 else f"Loops {', '.join(labels)}"
    return counted(len(view.loops), "loop")
