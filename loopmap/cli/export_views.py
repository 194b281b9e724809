"""``loopmap export`` of named views: one of them, or all into a folder, a PDF or slides."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from loopmap.errors import LoopmapError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loopmap.model.document import Document
    from loopmap.model.ids import MapId
    from loopmap.ui.exporting import Export
    from loopmap.ui.view_figures import ViewOf

_OF_THE_VIEW = (
    *("loop", "light", "select", "scenario", "title", "legend", "source", "beliefs"),
    *("date", "paper"),
)
"""What a view says itself, by the names of the options; each is nothing unless asked for."""


def add_views(parser: argparse.ArgumentParser) -> None:
    """Say what can be asked of views."""
    views = parser.add_argument_group(
        "named views", "A view says itself what is drawn and how; --map says of which map it is."
    )
    which = views.add_mutually_exclusive_group()
    which.add_argument("--view", metavar="NAME", help="the view of that name, to OUT")
    which.add_argument(
        "--all-views",
        type=Path,
        metavar="PATH",
        help="every view: a file each in that folder, or a page each in a .pptx or .pdf",
    )
    views.add_argument(
        "--as",
        dest="kind",
        choices=("svg", "pdf", "png", "emf"),
        default="svg",
        help="the kind of the files in the folder; SVG by default",
    )
    views.add_argument("-o", "--out", dest="to", type=Path, metavar="OUT", help="the same as OUT")


def about_views(options: argparse.Namespace) -> bool:
    """Whether views are asked for; settles where to write. Raises LoopmapError for wrong use."""
    if options.to is not None and options.out is not None:
        raise LoopmapError("There are two files to write to.", "Give OUT or -o OUT.")
    options.out = options.out or options.to
    of_views = options.view is not None or options.all_views is not None
    if options.all_views is not None and options.out is not None:
        raise LoopmapError("--all-views says itself where to write.", "Leave OUT away.")
    if options.all_views is None and options.out is None:
        raise LoopmapError("It is not said which file to write.", "Give OUT, as in “map.svg”.")
    if of_views:
        _refuse_what_views_say(options)
    return of_views


def export_views(options: argparse.Namespace, document: Document) -> int:
    """Draw and write; 1 where one of all the views could not be drawn, with a sentence on it."""
    from loopmap.cli.choose_map import choose_map
    from loopmap.ui.view_figures import all_views, views_called

    maps = None if options.map is None else (choose_map(document, options.map).id,)
    if options.view is not None:
        _write(options, document, views_called(document, options.view, maps), options.out)
        return 0
    views = all_views(document, maps)
    if not views:
        raise LoopmapError("There are no named views yet.", "The window makes them.")
    if options.all_views.suffix.lower() in {".pptx", ".pdf"}:
        there = [each for each in views if _can_be_drawn(document, each)]
        if not there:
            return 1
        _write(options, document, tuple(there), options.all_views)
        return int(len(there) < len(views))
    return _write_folder(options, document, views)


def _write_folder(
    options: argparse.Namespace, document: Document, views: tuple[ViewOf, ...]
) -> int:
    from loopmap.ui.saving import file_name
    from loopmap.ui.view_figures import file_stems

    folder: Path = options.all_views
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LoopmapError(f"The folder “{folder}” cannot be made: {error.strerror}.") from error
    stems = file_stems(views, file_name)
    failed = 0
    for each, stem in zip(views, stems, strict=True):
        try:
            _write(options, document, (each,), folder / f"{stem}.{options.kind}")
        except LoopmapError as error:
            print(f"loopmap: {error}", file=sys.stderr)
            failed = 1
    return failed


def _can_be_drawn(document: Document, each: ViewOf) -> bool:
    """Whether anything of a view is left; says so where not."""
    from loopmap.editing.views.pages import require_drawn

    try:
        require_drawn(document.maps[each.map_id], each.view)
    except LoopmapError as error:
        print(f"loopmap: {error}", file=sys.stderr)
        return False
    return True


def _write(
    options: argparse.Namespace, document: Document, views: tuple[ViewOf, ...], path: Path
) -> None:
    from loopmap.cli.identifiers import all_found, warn_of
    from loopmap.cli.offscreen import begin_qt
    from loopmap.model.token import Token
    from loopmap.ui.exporting import SLIDES, export
    from loopmap.ui.figure_warnings import told_before
    from loopmap.ui.going_out.held import held_by

    wanted = _wanted(options, document, views, path)
    for sentence in _to_say(document, views):
        print(f"loopmap: {sentence}", file=sys.stderr)
    warn_of(held_by(wanted, document, found=all_found(document)))
    told = told_before(wanted, path.suffix.lower())
    if told:
        print(told, file=sys.stderr)
    if path.suffix.lower() not in {".svg", SLIDES}:
        begin_qt()
    export(wanted, Token())


def _wanted(
    options: argparse.Namespace, document: Document, views: tuple[ViewOf, ...], path: Path
) -> Export:
    from loopmap.ui.exporting import Export
    from loopmap.ui.view_figures import ViewsWanted, on_views

    first: MapId = views[0].map_id if views else document.map_order[0]
    plain = Export(
        path,
        document.maps[first],
        dpi=options.dpi,
        typeface=options.typeface,
        attached=options.attached,
        room=options.room,
    )
    return on_views(plain, ViewsWanted(document, views))


def _to_say(document: Document, views: tuple[ViewOf, ...]) -> Iterator[str]:
    """What is gone of what the views show, and what they name that is not known."""
    from loopmap.editing.views.remains import told_remains
    from loopmap.formats.view_words import unknown_words

    for each in views:
        told = told_remains(document.maps[each.map_id], each.view)
        if told:
            yield f"“{each.view.name}”: {told}"
        yield from unknown_words(each.view)


def _refuse_what_views_say(options: argparse.Namespace) -> None:
    said = [name for name in _OF_THE_VIEW if getattr(options, name) not in (None, "", [])]
    if options.lens != "sign":
        said.append("lens")
    if options.theme != "light":
        said.append("theme")
    said += [name for name in ("poster", "loop_pages") if getattr(options, name)]
    if said:
        options_said = ", ".join(f"--{name.replace('_', '-')}" for name in said)
        raise LoopmapError(f"A named view says this itself: {options_said}.")
