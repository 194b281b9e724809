"""The room that a page of a Word file has for what is written on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document as WordFile

_LEAST = 5.0
"""Centimetres of a page without which nothing could be read."""

_SHARE = 0.6
"""Of a page's height, what a figure may take, so that words stand beside it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Centimetres that text may be wide, and a figure high."""

    wide: float
    high: float


def sheet_of(file: WordFile) -> Sheet:
    """The room between the margins of the file's page."""
    page = file.sections[0]
    wide = _cm(page.page_width) - _cm(page.left_margin) - _cm(page.right_margin)
    high = _cm(page.page_height) - _cm(page.top_margin) - _cm(page.bottom_margin)
    return Sheet(max(wide, _LEAST), max(high * _SHARE, _LEAST))


def _cm(length: int | None) -> float:
    return (length or 0) / 360_000
