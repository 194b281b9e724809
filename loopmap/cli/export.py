"""``loopmap export``: a map, part of it or one loop as a picture or as PowerPoint slides."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from loopmap.cli.choose_loop import found_loops, loop_called
from loopmap.cli.export_arguments import add_arguments
from loopmap.cli.export_views import about_views, export_views

if TYPE_CHECKING:
    from loopmap.diagram.page import Asked
    from loopmap.model.document import CausalMap, Document
    from loopmap.model.ids import RecordId
    from loopmap.ui.exporting import Export

__all__ = ["TITLE", "add_arguments", "run"]

TITLE = "Write a map as a picture, SVG, PDF, PNG or EMF, or as PowerPoint slides, by OUT's ending."


def run(options: argparse.Namespace) -> int:
    """Draw and write; the picture replaces a file of that name."""
    from loopmap.cli.identifiers import all_found, warn_of
    from loopmap.cli.offscreen import begin_qt
    from loopmap.cli.placing import read_placed
    from loopmap.model.token import Token
    from loopmap.ui.exporting import SLIDES, export
    from loopmap.ui.figure_warnings import told_before
    from loopmap.ui.going_out.held import held_by

    asks_for_views = about_views(options)
    document = read_placed(options)
    if asks_for_views:
        return export_views(options, document)
    wanted = _wanted(options, document)
    warn_of(held_by(wanted, document, found=all_found(document)))
    told = told_before(wanted, wanted.path.suffix.lower())
    if told:
        print(f"{told}{_loops_hint(wanted)}", file=sys.stderr)
    if wanted.path.suffix.lower() not in {".svg", SLIDES}:
        begin_qt()
    export(wanted, Token())
    return 0


def _loops_hint(wanted: Export) -> str:
    """How to have the loops one by one, where there are any and they were not asked for."""
    is_whole = not (wanted.loop_pages or wanted.loop or wanted.selection)
    return " --loop-pages adds each loop." if is_whole and wanted.badges else ""


def _wanted(options: argparse.Namespace, document: Document) -> Export:
    """What the export dialog would ask for."""
    from loopmap.analysis.loop_labels import named_first
    from loopmap.analysis.loop_names import legend_names
    from loopmap.analysis.named_loops import all_loops_shown
    from loopmap.cli.choose_map import choose_map
    from loopmap.cli.lens_asked import lens_asked
    from loopmap.diagram.emphasis import MOST_LIT, Lit
    from loopmap.diagram.page import title_of
    from loopmap.editing.loop_badges import loop_badges
    from loopmap.editing.loop_pages import loop_pages
    from loopmap.errors import ExportError
    from loopmap.ui.exporting import Export

    causal_map = choose_map(document, options.map)
    found, book = found_loops(causal_map)
    loops = named_first(all_loops_shown(causal_map, found), book)
    loop = () if options.loop is None else loop_called(loops, book, options.loop)
    if len(options.light or ()) > MOST_LIT:
        raise ExportError(f"More than {MOST_LIT} lit loops could not be told apart.")
    lit = [loop_called(loops, book, label) for label in dict.fromkeys(options.light or ())]
    shown = (*lit, loop) if loop else tuple(lit)
    told = [each for each in loops if each.key in lit]
    called = legend_names(causal_map, told, book, found)
    badges = loop_badges(causal_map, loops, book.labels, lit=shown)
    return Export(
        options.out,
        causal_map,
        theme=options.theme,
        dpi=options.dpi,
        typeface=options.typeface,
        title=title_of(document.info.title, causal_map.info.title),
        view=lens_asked(options, document, causal_map, found),
        asked=_around(options),
        selection=frozenset(_named(causal_map, options.select or ())),
        loop=loop,
        badges=badges,
        lit=tuple(Lit(key, n, called[key]) for n, key in enumerate(lit)),
        paper=options.paper,
        poster=options.poster,
        attached=options.attached,
        loop_pages=loop_pages(document, causal_map, badges, room=options.room)
        if options.loop_pages
        else (),
        room=options.room,
    )


def _around(options: argparse.Namespace) -> Asked:
    """What was asked for around the drawing: on paper all that was not told to stay away."""
    from loopmap.diagram.page import Asked
    from loopmap.ui.exporting import SLIDES

    whole = options.out.suffix.lower() == SLIDES or bool(options.paper or options.poster)
    asked = (options.title, options.legend, options.source, options.beliefs)
    title, legend, source, beliefs = (whole if each is None else each for each in asked)
    return Asked(title, legend, source, _date(options.date), beliefs)


def _date(asked: str) -> str:
    from loopmap.analysis.dates_in_words import today

    return today() if asked == "today" else asked


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
