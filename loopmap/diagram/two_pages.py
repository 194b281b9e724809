"""Two drawings on one sheet, beside or above one another, whichever way they come out larger."""

from __future__ import annotations

from collections.abc import Callable

from loopmap.diagram.enlarged import Enlarging
from loopmap.diagram.geometry import Box
from loopmap.diagram.page import Page, smallest_text
from loopmap.diagram.papers import Paper

Draw = Callable[[Paper], Page]
"""Draws one of the two on a paper of that size."""


def on_one_sheet(first: Draw, other: Draw, paper: Paper, title: str) -> Page:
    """Both on a sheet of ``paper``, lying or standing, with the larger letters. O(shapes)."""
    assert paper.height is not None
    long, short = max(paper.width, paper.height), min(paper.width, paper.height)
    ways = [
        _sheet(first, other, _half(paper, long / 2, short), beside=True),
        _sheet(first, other, _half(paper, short, long / 2), beside=False),
    ]
    one, also, area, move = max(ways, key=lambda way: min(map(smallest_text, way[:2])))
    shapes = (*one.primitives, *(move.of_shape(shape) for shape in also.primitives))
    told = f"{one.description}\n\n{also.description}"
    return Page(shapes, area, one.ground, title, told)


def _half(paper: Paper, width: float, height: float) -> Paper:
    return Paper("half", "", width, height, height, paper.margin)


def _sheet(
    first: Draw, other: Draw, half: Paper, *, beside: bool
) -> tuple[Page, Page, Box, Enlarging]:
    """Both halves, the whole sheet, and how far the second is moved."""
    one, also = first(half), other(half)
    across, down = (one.area.width, 0.0) if beside else (0.0, one.area.height)
    width, height = one.area.width + across, one.area.height + down
    area = Box(width / 2, height / 2, width, height)
    return one, also, area, Enlarging(1.0, across, down)
