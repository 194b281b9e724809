"""A report in outline: its headings, and how much stands under each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from loopmap.analysis.aloud import counted
from loopmap.formats.report.content import Block, Bullets, Figure, Paragraph, Part, Report, Table


class Heading(NamedTuple):
    """``level`` from 0, the title. ``holds`` counts what stands under it, parts apart."""

    level: int
    text: str
    holds: str


def outline_of(report: Report) -> tuple[Heading, ...]:
    """The title, then every heading in its order. O(words)."""
    return (Heading(0, report.title, _holds(report.opening)), *_parts(report.parts, 1))


def _parts(parts: Iterable[Part], level: int) -> Iterator[Heading]:
    for part in parts:
        yield Heading(level, part.heading, _holds(part.blocks))
        yield from _parts(part.parts, level + 1)


def _holds(blocks: Iterable[Block]) -> str:
    """What stands there, as “1 figure, a table of 12 rows, 240 words”."""
    words = figures = 0
    tables = list[str]()
    for block in blocks:
        match block:
            case Paragraph():
                words += len(block.lead.split()) + len(block.text.split())
            case Bullets():
                words += sum(len(line.split()) for line in block.lines)
            case Figure():
                figures += 1
            case Table():
                tables.append(f"a table of {counted(len(block.rows), 'row')}")
    said = (
        counted(figures, "figure") if figures else "",
        *tables,
        counted(words, "word") if words else "",
    )
    return ", ".join(filter(None, said))
