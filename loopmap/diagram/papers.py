"""The sizes of paper and of slides that a figure can be made for, in map units (96 to the inch)."""

from __future__ import annotations

from dataclasses import dataclass

_MM = 96.0 / 25.4

LEAST_POINTS = 9.0
"""No text on paper should be smaller."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A page that a figure fills.

    ``height`` None: as high as the figure needs, up to ``highest``. ``turns``: it may lie on
    its side.
    """

    key: str
    title: str
    width: float
    height: float | None
    highest: float
    margin: float
    turns: bool = False


def _sheet(key: str, title: str, wide: float, high: float) -> Paper:
    return Paper(key, title, wide * _MM, high * _MM, high * _MM, 12 * _MM, turns=True)


def _column(key: str, title: str, wide: float) -> Paper:
    return Paper(key, title, wide * _MM, None, 247 * _MM, 1 * _MM)


SLIDE = Paper("16:9", "A slide, 16:9", 1280.0, 720.0, 720.0, 28.0)
"""13⅓ by 7½ inches, as PowerPoint makes them."""

PAPERS = (
    _sheet("a4", "A4", 210, 297),
    _sheet("a3", "A3", 297, 420),
    SLIDE,
    _column("one-column", "One column of a report, 8 cm", 80),
    _column("two-columns", "Two columns of a report, 17 cm", 170),
)
"""A report's text is 17 cm wide on A4 with ordinary margins, a column of two 8 cm."""


def paper_called(key: str) -> Paper:
    """The paper of that key; KeyError for any other."""
    return {paper.key: paper for paper in PAPERS}[key]
