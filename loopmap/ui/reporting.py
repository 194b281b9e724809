"""Making a Word report of a map, as the window or the command line asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loopmap.analysis.loop_labels import LabelBook, label_loops, named_first
from loopmap.analysis.loops import Loop, LoopList, find_loops
from loopmap.analysis.named_loops import all_loops_shown
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Page, page_of
from loopmap.diagram.part import loop_of
from loopmap.diagram.style import load_style
from loopmap.editing.loop_badges import loop_badges
from loopmap.formats.storage.save import save
from loopmap.formats.word.report import Figure, ToldLoop, write_word
from loopmap.model.document import CausalMap
from loopmap.model.token import Token
from loopmap.ui.name_endings import ending_of
from loopmap.ui.raster import UNITS_PER_INCH, write_png

SUFFIX = ".docx"

MOST_TOLD = 7
"""Loops that a report tells one by one: named ones first, then the shortest."""

_DPI = 220
"""Sharp on paper at the width of a page."""


@dataclass(frozen=True, slots=True)
class Report:
    """What to write, and where to; ``loops`` is what was found on the map, None to look now."""

    path: Path
    causal_map: CausalMap
    title: str
    loops: LoopList | None = None


def write_report(wanted: Report, token: Token) -> Path:
    """Write the report; raises LoopmapError where it cannot be."""
    ending_of(wanted.path, (SUFFIX,), "report")
    content = report(wanted, token)
    token.check()
    save(wanted.path, content)
    return wanted.path


def report(wanted: Report, token: Token) -> bytes:
    """The bytes of the report; the same for the same map."""
    causal_map = wanted.causal_map
    loops = find_loops(causal_map) if wanted.loops is None else wanted.loops
    book = label_loops(causal_map, loops)
    shown = named_first(all_loops_shown(causal_map, loops), book)[:MOST_TOLD]
    whole = _figure(causal_map, wanted.title, shown, book)
    told = []
    for loop in shown:
        token.check()
        called = _called(loop, book)
        alone = loop_of(causal_map, loop.key)
        told.append(ToldLoop(loop, called, _figure(alone, called, [loop], book)))
    return write_word(causal_map, wanted.title, whole, told, loops)


def _called(loop: Loop, book: LabelBook) -> str:
    label = book.of(loop)
    return f"{label.label} {label.name}".strip()


def _figure(causal_map: CausalMap, title: str, loops: Sequence[Loop], book: LabelBook) -> Figure:
    badges = loop_badges(causal_map, loops, book.labels)
    page = page_of(
        causal_map, load_style("light"), bundled_measure(), title=title, badges=tuple(badges)
    )
    return Figure(write_png(page, _DPI), _size(page))


def _size(page: Page) -> tuple[float, float]:
    """Centimetres at 100 %."""
    return tuple(side / UNITS_PER_INCH * 2.54 for side in page.area[2:])  # type: ignore[return-value]
