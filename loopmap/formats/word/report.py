"""A report as a Word document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loopmap.diagram.page import Page
from loopmap.formats.report.content import Block, Bullets, Figure, Paragraph, Part, Report, Table
from loopmap.formats.word.blank import as_bytes, blank
from loopmap.formats.word.blocks import figure, table

if TYPE_CHECKING:
    from docx.document import Document as WordFile


@dataclass(frozen=True, slots=True)
class Picture:
    """PNG bytes, and width and height in centimetres at 100 %."""

    png: bytes
    size: tuple[float, float]


Draw = Callable[[Page], Picture]
"""Paints a page."""


def write_word(report: Report, draw: Draw) -> bytes:
    """The report's bytes; the same for the same report. O(its blocks)."""
    file = blank(report.title, report.subject)
    file.add_heading(report.title, 0)
    _add_blocks(file, report.opening, draw)
    _add_parts(file, report.parts, draw, 1)
    return as_bytes(file)


def _add_parts(file: WordFile, parts: Iterable[Part], draw: Draw, level: int) -> None:
    for part in parts:
        file.add_heading(part.heading, level)
        _add_blocks(file, part.blocks, draw)
        _add_parts(file, part.parts, draw, level + 1)


def _add_blocks(file: WordFile, blocks: Iterable[Block], draw: Draw) -> None:
    for block in blocks:
        match block:
            case Paragraph():
                _add_paragraph(file, block)
            case Bullets():
                for line in block.lines:
                    file.add_paragraph(line, style="List Bullet")
            case Figure():
                drawn = draw(block.page)
                figure(file, drawn.png, drawn.size, block.caption, block.alternative)
            case Table():
                table(file, block.caption, block.header, block.rows, block.shares)


def _add_paragraph(file: WordFile, said: Paragraph) -> None:
    paragraph = file.add_paragraph()
    if said.lead:
        paragraph.add_run(f"{said.lead} ").bold = True
    paragraph.add_run(said.text)
    if said.stays:
        paragraph.paragraph_format.keep_with_next = True
