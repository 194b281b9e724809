"""``loopmap export``: a map, part of it or one loop as SVG, PDF or PNG."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from loopmap.diagram.style import THEMES

if TYPE_CHECKING:
    from loopmap.analysis.loops import Loop
    from loopmap.diagram.emphasis import Badge
    from loopmap.diagram.page import Page
    from loopmap.model.document import CausalMap
    from loopmap.model.ids import RecordId

TITLE = "Write a map as a picture: SVG, PDF or PNG, by the ending of OUT."

SUFFIXES = (".svg", ".pdf", ".png")

_MOST_BADGES = 12
"""On a map with more loops only the named ones are marked, as in the window."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", metavar="FILE", help="a map in any format Loopmap reads")
    parser.add_argument("out", metavar="OUT", type=Path, help="the picture: .svg, .pdf or .png")
    parser.add_argument("--map", metavar="M", help="title or id of the map; the first by default")
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--loop", metavar="LABEL", help="only this loop, by its label or name")
    part.add_argument("--select", nargs="+", metavar="NAME", help="only these variables")
    parser.add_argument("--theme", choices=THEMES, default="light", help="light by default")
    parser.add_argument(
        "--dpi", type=_dpi, default=192.0, metavar="N", help="pixels to the inch of a PNG; 192"
    )
    parser.add_argument(
        "--lens", choices=("sign", "evidence"), default="sign", help="what the links' colour says"
    )
    parser.add_argument("--title", action=argparse.BooleanOptionalAction, help="print the title")
    parser.add_argument("--legend", action="store_true", help="print what the signs mean")
    parser.add_argument("--source", action="store_true", help="print where the map comes from")
    parser.add_argument(
        "--date",
        nargs="?",
        const="today",
        default="",
        metavar="DATE",
        help="print a date, today's unless one is given",
    )


def run(options: argparse.Namespace) -> int:
    """Draw and write; the picture replaces a file of that name."""
    from loopmap.errors import ExportError

    suffix = options.out.suffix.lower()
    if suffix not in SUFFIXES:
        raise ExportError(
            f"“{options.out.name}” does not say what kind of picture it should be.",
            f"Let its name end in one of {', '.join(SUFFIXES)}.",
        )
    shown, page = _page(options)
    picture = _picture(suffix, page, shown, options.dpi)
    try:
        options.out.write_bytes(picture)
    except OSError as error:
        raise ExportError(
            f"“{options.out}” cannot be written: {(error.strerror or 'unknown').lower()}."
        ) from error
    return 0


def _dpi(text: str) -> float:
    value = float(text)
    if not 10 <= value <= 2400:
        raise argparse.ArgumentTypeError("a number from 10 to 2400 is expected")
    return value


def _page(options: argparse.Namespace) -> tuple[CausalMap, Page]:
    """The part of the map asked for and its page."""
    from loopmap.cli.choose_map import choose_map
    from loopmap.diagram.emphasis import Emphasis, Lens
    from loopmap.diagram.measure import bundled_measure
    from loopmap.diagram.page import Asked, page_of
    from loopmap.diagram.style import load_style
    from loopmap.formats.registry import open_file

    opened = open_file(options.file)
    for warning in opened.warnings:
        print(f"loopmap: {warning}", file=sys.stderr)
    causal_map = choose_map(opened.document, options.map)
    shown, badges = _part(causal_map, options)
    page = page_of(
        shown,
        load_style(options.theme),
        bundled_measure(),
        title=_title(opened.document.info.title, causal_map.info.title),
        asked=Asked(bool(options.title), options.legend, options.source, _date(options.date)),
        emphasis=Emphasis(lens=Lens(options.lens)),
        badges=badges,
    )
    return shown, page


def _title(of_document: str, of_map: str) -> str:
    """Both titles where both say something."""
    return ": ".join(dict.fromkeys(part for part in (of_document, of_map) if part))


def _date(asked: str) -> str:
    today = date.today()  # noqa: DTZ011  the date where the person is
    return f"{today.day} {today:%B %Y}" if asked == "today" else asked


def _part(
    causal_map: CausalMap, options: argparse.Namespace
) -> tuple[CausalMap, tuple[Badge, ...]]:
    from loopmap.diagram.part import loop_of, selection_of

    badges = _badges(causal_map)
    if options.loop is not None:
        badge = _badge_called(causal_map, badges, options.loop)
        return loop_of(causal_map, badge.links), (badge,)
    if options.select is not None:
        part = selection_of(causal_map, _named(causal_map, options.select))
        return part, tuple(b for b in badges if set(b.links) <= part.links.keys())
    return causal_map, _shown(causal_map, badges)


def _badges(causal_map: CausalMap) -> tuple[Badge, ...]:
    """A badge for every loop found or named."""
    from loopmap.analysis.loop_labels import label_loops
    from loopmap.analysis.loops import find_loops
    from loopmap.analysis.named_loops import all_loops_shown
    from loopmap.diagram.emphasis import Badge

    found = find_loops(causal_map)
    labels = label_loops(causal_map, found).labels
    places = {loop.links: (loop.x, loop.y) for loop in causal_map.loops.values()}

    def badge(loop: Loop) -> Badge:
        at = places.get(loop.key, (None, None))
        return Badge(loop.key, labels[loop.key].label, loop.kind.value, *at)

    return tuple(badge(loop) for loop in all_loops_shown(causal_map, found))


def _shown(causal_map: CausalMap, badges: tuple[Badge, ...]) -> tuple[Badge, ...]:
    if len(badges) <= _MOST_BADGES:
        return badges
    named = {loop.links for loop in causal_map.loops.values()}
    return tuple(badge for badge in badges if badge.links in named)


def _badge_called(causal_map: CausalMap, badges: tuple[Badge, ...], wanted: str) -> Badge:
    from loopmap.errors import ExportError
    from loopmap.model.query import fold_name

    names = {loop.links: fold_name(loop.name) for loop in causal_map.loops.values()}
    for badge in badges:
        if fold_name(wanted) in (fold_name(badge.label), names.get(badge.links)):
            return badge
    labels = ", ".join(badge.label for badge in badges[:20]) or "none"
    raise ExportError(f"There is no loop “{wanted}” on this map.", f"Its loops are: {labels}.")


def _named(causal_map: CausalMap, names: Iterable[str]) -> list[RecordId]:
    from loopmap.errors import ExportError
    from loopmap.model.query import variable_named

    found = []
    for name in names:
        variable = variable_named(causal_map, name)
        if variable is None:
            raise ExportError(f"There is no variable called “{name}” on this map.")
        found.append(variable.id)
    return found


def _picture(suffix: str, page: Page, shown: CausalMap, dpi: float) -> bytes:
    """The file's bytes. Only PDF and PNG need Qt, and neither needs a screen."""
    if suffix == ".svg":
        from loopmap.formats.svg import write_svg

        return write_svg(page, shown)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from loopmap.ui.raster import write_pdf, write_png

    app = QGuiApplication.instance() or QGuiApplication([])
    picture = write_pdf(page) if suffix == ".pdf" else write_png(page, dpi)
    del app
    return picture
