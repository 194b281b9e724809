"""The map as a figure, and the figures of its loops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loopmap.analysis.loops import Loop
from loopmap.diagram.furniture import NOTHING, Asked
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Page, page_of, smallest_name, smallest_text, title_of
from loopmap.diagram.papers import LEAST_POINTS
from loopmap.diagram.style import load_style
from loopmap.editing.loop_badges import loop_badges
from loopmap.editing.report.about import About
from loopmap.editing.report.plan import LONGEST_ALTERNATIVE
from loopmap.formats.report.content import Block, Figure, Paragraph, Part
from loopmap.model.document import CausalMap
from loopmap.model.report_choice import Reach

THEME = "light"

BELIEFS = (
    "This is a map of what people believe: each arrow is a claim about cause and effect,"
    " to be talked about and tested. It is not a forecast."
)
UNITS_PER_CM = 96 / 2.54

_ROOM = (627.0, 567.0)
"""Map units that a figure may take of a page of A4 at 100 %: 16.6 by 15 cm."""
_HARDLY_READ = 6.0
"""Points below which people no longer try."""
_TOO_SMALL = (
    "On a page of A4 the names on this map are too small to be read: the figure shows how the"
    " whole hangs together, and all of it is told in words. On A3, or as a poster, it can be read."
)
_SMALL_PRINT = (
    "On a page of A4 the names on this map can be read, and its small print, such as its legend and"
    " the words on small plates, hardly. On A3, or as a poster, all of it can be read."
)


def map_part(known: About) -> Part:
    """The whole map or a view of it, and what kind of thing it is; then what was asked for besides.

    That is more views of it, and the document's other maps.
    """
    whole = known.views.whole or _whole(known)
    first: list[Block] = [whole, *_small(whole.page), Paragraph(BELIEFS)]
    for each in known.views.others:
        first += (each, *_small(each.page))
    others = _others(known) if known.plan.maps is Reach.ALL else ()
    return Part("The map", (*first, *others))


def _whole(known: About) -> Figure:
    page = drawn(known, known.causal_map, known.title, known.told, Asked(legend=True))
    return Figure(page, known.title, _alternative(known))


def _small(page: Page) -> tuple[Paragraph, ...]:
    """What cannot be read on paper: the names on cards, or only what is smaller than they are."""
    if points_on_paper(page) >= _HARDLY_READ:
        return ()
    can_read = smallest_name(page) * _shrunk(page, 0.0) >= _HARDLY_READ
    return (Paragraph(_SMALL_PRINT if can_read else _TOO_SMALL),)


def _others(known: About) -> Iterator[Block]:
    """A figure of every other map of the document."""
    document = known.document
    for map_id in document.map_order:
        known.token.check()
        other = document.maps[map_id]
        if map_id == known.causal_map.id:
            continue
        title = title_of(document.info.title, other.info.title)
        page = drawn(known, other, title, (), Asked(legend=True))
        sizes = f"{len(other.variables)} variables, {len(other.links)} links"
        yield Figure(page, title, f"Causal-loop diagram “{other.info.title}”: {sizes}.")
        yield from _small(page)


def highest_for(page: Page, least: float) -> float:
    """Centimetres a figure takes of a page: ``least``, or more where its words need it.

    0 where they can be read on no page.
    """
    sizes = [step / 2 for step in range(round(least * 2), round(_ROOM[1] / UNITS_PER_CM * 2))]
    legible = (high for high in sizes if points_on_paper(page, high) >= LEAST_POINTS)
    return next(legible, 0.0)


def drawn(
    known: About, causal_map: CausalMap, title: str, loops: Sequence[Loop], asked: Asked = NOTHING
) -> Page:
    """The map or a part of it, with the badges of these loops."""
    badges = tuple(loop_badges(causal_map, loops, known.book.labels))
    style, measure = load_style(THEME), bundled_measure()
    return page_of(causal_map, style, measure, title=title, asked=asked, badges=badges)


def points_on_paper(page: Page, highest: float = 0.0) -> float:
    """The size of the smallest text of a figure that is shrunk to fit on a page of A4.

    ``highest``: centimetres it may take of the page, 0 for as much as it bears.
    """
    return smallest_text(page) * _shrunk(page, highest)


def high_on_paper(page: Page, highest: float = 0.0) -> float:
    """Centimetres that such a figure takes of the page's height."""
    return page.area.height * _shrunk(page, highest) / UNITS_PER_CM


def _shrunk(page: Page, highest: float) -> float:
    wide, high = _ROOM[0], highest * UNITS_PER_CM or _ROOM[1]
    return min(1.0, wide / page.area.width, high / page.area.height)


def _alternative(known: About) -> str:
    """What the picture shows, within the length that screen readers bear."""
    variables, links = len(known.causal_map.variables), len(known.causal_map.links)
    opening = f"Causal-loop diagram: {variables} variables, {links} links."
    named = ", ".join(known.called(loop) for loop in known.told)
    whole = f"{opening} Loops: {named}." if named else opening
    if len(whole) <= LONGEST_ALTERNATIVE:
        return whole
    return f"{opening} Its loops are told, and all links listed, in what follows."
