"""A report as Markdown (CommonMark with tables), its figures as SVG files beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loopmap.formats.report.captions import Captions
from loopmap.formats.report.content import Block, Bullets, Figure, Paragraph, Part, Report, Table
from loopmap.formats.svg import write_svg

_MARKS = re.compile(r"[\\`*_\[\]<>|~$#&]")
_UNFIT = re.compile(r"[^\w.~-]")
_AT_FIRST = re.compile(r"^(\d*)([-+=.)])")


@dataclass(frozen=True, slots=True)
class Written:
    """The text in UTF-8, and the figures it names, by the names of their files."""

    content: bytes
    beside: dict[str, bytes]


def write_markdown(report: Report, stem: str) -> Written:
    """``stem`` begins the names of the figures: "fines" gives "fines-figure-1.svg".

    The same for the same report. O(shapes of its figures).
    """
    beside: dict[str, bytes] = {}
    writing = _Writing(stem, Captions(), beside)
    paragraphs = [f"# {_line(report.title)}", *writing.blocks(report.opening)]
    for part in report.parts:
        paragraphs += writing.part(part, 2)
    return Written("\n\n".join([*paragraphs]).encode("utf-8") + b"\n", beside)


@dataclass(frozen=True, slots=True)
class _Writing:
    """Paragraphs are made one after the other; figures are put ``beside``."""

    stem: str
    captions: Captions
    beside: dict[str, bytes]

    def part(self, part: Part, level: int) -> Iterator[str]:
        yield f"{'#' * level} {_line(part.heading)}"
        yield from self.blocks(part.blocks)
        for each in part.parts:
            yield from self.part(each, level + 1)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            match block:
                case Paragraph():
                    lead = f"**{_line(block.lead)}** " if block.lead else ""
                    yield lead + _lines(block.text)
                case Bullets():
                    yield "\n".join(f"- {_line(line)}" for line in block.lines)
                case Figure():
                    yield from self._figure(block)
                case Table():
                    yield f"**{_line(self.captions.of_table(block.caption))}**"
                    yield "\n".join(_table(block))

    def _figure(self, figure: Figure) -> Iterator[str]:
        caption = self.captions.of_figure(figure.caption)
        name = f"{self.stem}-figure-{self.captions.figures}.svg"
        self.beside[name] = write_svg(figure.page, typeface=True)
        yield f"![{_line(figure.alternative)}]({_target(name)})"
        yield f"*{_line(caption)}*"


def _table(table: Table) -> Iterator[str]:
    yield _row(table.header)
    yield _row("---" for _ in table.header)
    yield from (_row(_line(cell) for cell in row) for row in table.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _target(name: str) -> str:
    """The name of a file as a link says it.

    >>> _target("Fines (today).svg")
    'Fines%20%28today%29.svg'
    """
    return _UNFIT.sub(
        lambda one: "".join(f"%{byte:02X}" for byte in one[0].encode("utf-8", "surrogateescape")),
        name,
    )


def _lines(text: str) -> str:
    """Text whose line ends are kept."""
    return "\\\n".join(_line(line) for line in text.splitlines() if line.strip())


def _line(text: str) -> str:
    r"""Text in one line, in which nothing is taken for a mark.

    >>> print(_line("1. a *b* [c]"))
    1\. a \*b\* \[c\]
    """
    plain = _MARKS.sub(lambda mark: f"\\{mark[0]}", " ".join(text.split()))
    return _AT_FIRST.sub(lambda mark: f"{mark[1]}\\{mark[2]}", plain)
