"""What is said before a figure is written: text too small to be read, a legend left off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loopmap.diagram.page import Page, is_readable, smallest_text
from loopmap.diagram.papers import LEAST_POINTS
from loopmap.ui.figures import PDF, SLIDES, Export, figures_of

_HARD = f"below {LEAST_POINTS:.0f} it is hard to read."


_HELP = {
    SLIDES: (
        "A part of the map can be read.",
        "A part of the map, or a slide for each loop, can be read.",
    ),
    PDF: (
        "Larger paper or a poster would help.",
        "Larger paper, a page for each loop or a poster would help.",
    ),
    "": ("Larger paper would help.", "Larger paper or a picture of each loop would help."),
}
"""For a map without loops, and for one with."""


def told_before(wanted: Export, suffix: str) -> str:
    """Sentences on what could not be read; "" where all can.

    A page that is as large as its drawing is read as it is on the screen.
    """
    if suffix != SLIDES and not wanted.paper:
        return ""
    pages = [figure.page for figure in figures_of(wanted, suffix)]
    first_loop = len(pages) - len(wanted.loop_pages)
    whole, loops = pages[:first_loop], pages[first_loop:]
    told = _with_loops(suffix, whole, loops) if loops else _alone(wanted, suffix, whole)
    return " ".join((*told, *_legend(wanted, whole)))


def _alone(wanted: Export, suffix: str, whole: Sequence[Page]) -> Iterator[str]:
    if not all(map(is_readable, whole)):
        yield f"The smallest text is {_least(whole):.1f} points high; {_HARD}"
        yield _instead(wanted, suffix)


def _with_loops(suffix: str, whole: Sequence[Page], loops: Sequence[Page]) -> Iterator[str]:
    page = "slide" if suffix == SLIDES else "page"
    readable = all(map(is_readable, whole))
    if not readable:
        where = f"On the {page} of the whole map"
        yield f"{where} the smallest text is {_least(whole):.1f} points high; {_HARD}"
    if not all(map(is_readable, loops)):
        yield f"On the {page}s of loops the smallest text is {_least(loops):.1f} points high."
    elif not readable:
        yield f"The {page}s of its loops can be read."


def _legend(wanted: Export, whole: Sequence[Page]) -> Iterator[str]:
    shown = any(shape.role == "legend" for page in whole for shape in page.primitives)
    if wanted.asked.legend and wanted.causal_map.variables and not shown:
        yield "The legend would be larger than the map and is left off."


def _instead(wanted: Export, suffix: str) -> str:
    """What would help."""
    if wanted.loop or wanted.selection:
        return "A smaller part can be read." if suffix == SLIDES else "Larger paper would help."
    return _HELP[suffix if suffix in {SLIDES, PDF} else ""][bool(wanted.badges)]


def _least(pages: Sequence[Page]) -> float:
    return min(map(smallest_text, pages))
