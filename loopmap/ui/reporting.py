"""Making a report of a map, as the window or the command line asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from loopmap.analysis.loops import LoopList
from loopmap.diagram.page import Page
from loopmap.editing.report.compose import compose
from loopmap.editing.report.plan import Plan
from loopmap.formats.report.content import Report
from loopmap.formats.report.html import write_html
from loopmap.formats.report.markdown import write_markdown
from loopmap.formats.storage.save import save
from loopmap.formats.word.report import Picture, write_word
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.token import Token
from loopmap.ui.name_endings import ending_of
from loopmap.ui.raster import UNITS_PER_INCH, write_png

WORD, HTML, MARKDOWN = ".docx", ".html", ".md"

_DPI = 220
"""Sharp on paper at the width of a page."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write, and where to; ``loops`` is what was found on the map, None to look now.

    ``plan`` None: the full report. ``house``: a Word template whose looks it takes.
    """

    path: Path
    document: Document
    map_id: MapId
    loops: LoopList | None = None
    plan: Plan | None = None
    house: Path | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A report's file, what goes beside it by name, and what was asked for and is not there."""

    content: bytes
    beside: Mapping[str, bytes] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


def write_report(wanted: Wanted, token: Token) -> Written:
    """Write the report; raises LoopmapError where it cannot be, and Cancelled.

    Window and command line begin to write here and nowhere else.
    """
    written = report(wanted, token)
    token.check()
    for name, figure in written.beside.items():
        save(wanted.path.with_name(name), figure)
    save(wanted.path, written.content)
    return written


def report(wanted: Wanted, token: Token) -> Written:
    """The report as its file's ending asks; the same for the same map."""
    write = _WRITERS[ending_of(wanted.path, SUFFIXES, "report")]
    told = compose(wanted.document, wanted.map_id, wanted.plan, wanted.loops, token)
    return write(told, wanted.path.stem, token)


def _word(told: Report, _: str, token: Token) -> Written:
    def draw(page: Page) -> Picture:
        token.check()
        return Picture(write_png(page, _DPI), _size(page))

    return Written(write_word(told, draw), missing=told.missing)


def _html(told: Report, _: str, __: Token) -> Written:
    return Written(write_html(told), missing=told.missing)


def _markdown(told: Report, stem: str, _: Token) -> Written:
    text = write_markdown(told, stem)
    return Written(text.content, text.beside, told.missing)


Write = Callable[[Report, str, Token], Written]
_WRITERS: Mapping[str, Write] = MappingProxyType({WORD: _word, HTML: _html, MARKDOWN: _markdown})
SUFFIXES = tuple(_WRITERS)


def _size(page: Page) -> tuple[float, float]:
    """Centimetres at 100 %."""
    return tuple(side / UNITS_PER_INCH * 2.54 for side in page.area[2:])  # type: ignore[return-value]
