"""A report as a Word document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loopmap.diagram.page import Page
from loopmap.formats.report.content import Block, Bullets, Figure, Paragraph, Part, Report, Table
from loopmap.formats.word.blank import as_bytes, blank, in_house_style
from loopmap.formats.word.blocks import Picture, figure, stand_clear_of_tables, table
from loopmap.formats.word.house import House
from loopmap.formats.xml_text import holdable
from loopmap.model.token import breathe

if TYPE_CHECKING:
    from docx.document import Document as WordFile


Draw = Callable[[Page], Picture]
"""Paints a page."""


@dataclass(frozen=True, slots=True)
class WordReport:
    """The file's bytes, and sentences on what a house style lacked or was left of it."""

    content: bytes
    told: tuple[str, ...] = ()


def write_word(report: Report, draw: Draw, house: House | None = None) -> WordReport:
    """The report's file; the same for the same report. O(its blocks).

    ``house``: a template whose styles, header, footer, page and margins it takes.
    """
    told: tuple[str, ...] = ()
    if house is None:
        file = blank(report.title, report.subject)
    else:
        file, told = in_house_style(house, report.title, report.subject)
    file.core_properties.author = holdable(report.author)
    file.add_heading(holdable(report.title), 0)
    _add_blocks(file, report.opening, draw)
    _add_parts(file, report.parts, draw, 1)
    stand_clear_of_tables(file)
    return WordReport(as_bytes(file), told)


def _add_parts(file: WordFile, parts: Iterable[Part], draw: Draw, level: int) -> None:
    for part in parts:
        heading = file.add_heading(holdable(part.heading), level).paragraph_format
        heading.keep_with_next = True
        if part.begins_page:
            heading.page_break_before = True
        _add_blocks(file, part.blocks, draw)
        _add_parts(file, part.parts, draw, level + 1)


def _add_blocks(file: WordFile, blocks: Iterable[Block], draw: Draw) -> None:
    for block in blocks:
        breathe()
        match block:
            case Paragraph():
                _add_paragraph(file, block)
            case Bullets():
                for line in block.lines:
                    file.add_paragraph(holdable(line), style="List Bullet")
            case Figure():
                drawn = draw(block.page)
                figure(file, drawn, block.caption, block.alternative, block.highest)
            case Table():
                table(file, block.caption, block.header, block.rows, block.shares)


def _add_paragraph(file: WordFile, said: Paragraph) -> None:
    paragraph = file.add_paragraph()
    if said.lead:
        paragraph.add_run(holdable(f"{said.lead} ")).bold = True
    paragraph.add_run(holdable(said.text))
    if said.stays:
        paragraph.paragraph_format.keep_with_next = True
