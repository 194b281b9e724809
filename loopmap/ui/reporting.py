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
from loopmap.errors import FormatError
from loopmap.formats.report.content import Report
from loopmap.formats.report.html import write_html
from loopmap.formats.report.markdown import write_markdown
from loopmap.formats.storage.save import reason, save
from loopmap.formats.svg import write_svg
from loopmap.formats.word.blocks import Picture
from loopmap.formats.word.house import LARGEST, House, read_house
from loopmap.formats.word.report import write_word
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.token import Token
from loopmap.ui.name_endings import ending_of
from loopmap.ui.outlines import outline
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
    return write(told, wanted, token)


def _word(told: Report, wanted: Wanted, token: Token) -> Written:
    def draw(page: Page) -> Picture:
        token.check()
        return Picture(write_png(page, _DPI), _size(page), write_svg(page, letters=outline))

    house = None if wanted.house is None else _house(wanted.house)
    written = write_word(told, draw, house)
    return Written(written.content, missing=(*told.missing, *written.told))


def _house(path: Path) -> House:
    try:
        with path.open("rb") as file:
            return read_house(file.read(LARGEST + 1), path.name)
    except OSError as error:
        raise FormatError(f"It cannot be read: {reason(error)}", file=path.name) from error


def _html(told: Report, _: Wanted, __: Token) -> Written:
    return Written(write_html(told), missing=told.missing)


def _markdown(told: Report, wanted: Wanted, _: Token) -> Written:
    text = write_markdown(told, wanted.path.stem)
    return Written(text.content, text.beside, told.missing)


Write = Callable[[Report, Wanted, Token], Written]
_WRITERS: Mapping[str, Write] = MappingProxyType({WORD: _word, HTML: _html, MARKDOWN: _markdown})
SUFFIXES = tuple(_WRITERS)


def _size(page: Page) -> tuple[float, float]:
    """Centimetres at 100 %."""
    return tuple(side / UNITS_PER_INCH * 2.54 for side in page.area[2:])  # type: ignore[return-value]
