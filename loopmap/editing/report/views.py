"""Named views as figures of a report: drawn from what the report may tell, as each view says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from loopmap.analysis.aloud import counted
from loopmap.diagram.papers import PAPERS
from loopmap.editing.report.plan import LONGEST_ALTERNATIVE, Plan
from loopmap.editing.report.sections import Section
from loopmap.editing.views.pages import ViewPages
from loopmap.editing.views.words import told_view
from loopmap.errors import LoopmapError
from loopmap.formats.report.content import Figure
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.token import Token
from loopmap.model.views import View

_SIZES_IN_TEXT = frozenset(paper.key for paper in PAPERS if paper.height is None)
"""Columns are sizes of figures; a sheet or a slide would be shrunk, and its legend with it."""

_GONE = "A view that was chosen as a figure is gone, so it is left out."
_NO_MAP = "This report has no section of the map, where views are shown, so they are left out."


@dataclass(frozen=True, slots=True)
class ViewFigures:
    """``whole``: the figure in place of that of the whole map, None where there is none.

    ``others`` stand after it. ``missing``: sentences on those that could not be drawn.
    """

    whole: Figure | None = None
    others: tuple[Figure, ...] = ()
    missing: tuple[str, ...] = ()


def view_figures(
    document: Document, shown: Document, map_id: MapId, plan: Plan, token: Token
) -> ViewFigures:
    """The figures of the views that were asked for.

    ``document`` has the views, ``shown`` what of it may be told, from which all is drawn.
    """
    asked = dict.fromkeys((*filter(None, (plan.figure,)), *plan.views))
    if not asked:
        return ViewFigures()
    if not plan.tells(Section.MAP):
        return ViewFigures(missing=(_NO_MAP,))
    views = document.maps[map_id].views
    drawn, missing = dict[RecordId, Figure](), list[str]()
    pages = ViewPages(shown)
    for each in asked:
        token.check()
        try:
            view = _there(views, each)
            drawn[each] = _figure(pages, document.maps[map_id], map_id, view)
        except LoopmapError as error:
            missing.append(str(error))
    whole = drawn.get(plan.figure) if plan.figure else None
    others = (drawn[each] for each in asked if each in drawn and each != plan.figure)
    return ViewFigures(whole, tuple(others), tuple(missing))


def _there(views: Mapping[RecordId, View], view: RecordId) -> View:
    if view not in views:
        raise LoopmapError(_GONE)
    return views[view]


def _figure(pages: ViewPages, causal_map: CausalMap, map_id: MapId, view: View) -> Figure:
    """The caption is the title, so none stands in the drawing."""
    paper = view.paper if view.paper in _SIZES_IN_TEXT else ""
    made = pages.page(map_id, replace(view, title=False, paper=paper))
    return Figure(made.page, view.name, _alternative(causal_map, made.shown, view))


def _alternative(causal_map: CausalMap, shown: CausalMap, view: View) -> str:
    """What is seen, as much of it as screen readers bear."""
    variables = counted(len(shown.variables), "variable")
    sizes = f"{variables}, {counted(len(shown.links), 'link')}"
    told = _shorter(view.name, told_view(causal_map, view), sizes)
    return next(said for said in told if len(said) <= LONGEST_ALTERNATIVE)


def _shorter(name: str, words: str, sizes: str) -> Iterator[str]:
    yield f"Causal-loop diagram “{name}”: {words}. {sizes}."
    yield f"Causal-loop diagram: {words}. {sizes}."
    yield f"Causal-loop diagram: {sizes}."
