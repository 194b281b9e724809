"""The map as a figure, and the figures of its loops."""

from __future__ import annotations

from collections.abc import Sequence

from loopmap.analysis.loops import Loop
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Page, page_of
from loopmap.diagram.style import load_style
from loopmap.editing.loop_badges import loop_badges
from loopmap.editing.report.about import About
from loopmap.formats.report.content import Figure, Paragraph, Part
from loopmap.model.document import CausalMap

THEME = "light"

BELIEFS = (
    "This is a map of what people believe: each arrow is a claim about cause and effect,"
    " to be talked about and tested. It is not a forecast."
)
LONGEST_ALTERNATIVE = 200
"""Characters of an alternative text; what is longer stands in the tables."""


def map_part(known: About) -> Part:
    """The whole map, and what kind of thing it is."""
    page = drawn(known, known.causal_map, known.title, known.told)
    return Part("The map", (Figure(page, known.title, _alternative(known)), Paragraph(BELIEFS)))


def drawn(known: About, causal_map: CausalMap, title: str, loops: Sequence[Loop]) -> Page:
    """The map or a part of it, with the badges of these loops."""
    badges = loop_badges(causal_map, loops, known.book.labels)
    measure = bundled_measure()
    return page_of(causal_map, load_style(THEME), measure, title=title, badges=tuple(badges))


def _alternative(known: About) -> str:
    """What the picture shows, within the length that screen readers bear."""
    variables, links = len(known.causal_map.variables), len(known.causal_map.links)
    opening = f"Causal-loop diagram: {variables} variables, {links} links."
    named = ", ".join(known.called(loop) for loop in known.told)
    whole = f"{opening} Loops: {named}." if named else opening
    if len(whole) <= LONGEST_ALTERNATIVE:
        return whole
    return f"{opening} Its loops are told, and all links listed, in what follows."
