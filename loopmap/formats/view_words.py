"""What a named view says in words, as far as this version knows them: lens, theme, page size."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.analysis.structure.measure import Measure
from loopmap.diagram.look import Lens
from loopmap.diagram.papers import PAPERS, Paper, paper_called
from loopmap.diagram.style import THEMES
from loopmap.model.document import Document
from loopmap.model.query import in_order
from loopmap.model.views import View


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
