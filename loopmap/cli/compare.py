"""``loopmap compare``: what differs between two maps, link by link and loop by loop.

``--json`` prints ``from``, ``to`` (titles), ``variables``, ``links``, ``loops`` and, behind
them, ``also``, ``to_do``, ``asked`` and ``summary``:

- ``variables``: ``added`` and ``removed`` (names), ``renamed`` (pairs of old and new name);
- ``links``: ``added`` and ``removed`` (``from``, ``to``, ``sign``, ``delay``), ``changed``
  (``from``, ``to``, ``field``: sign, strength, delay, ends or status, ``before``, ``after``,
  ``change`` in a word, ``told`` as a sentence);
- ``loops``: ``appeared``, ``vanished``, ``flipped``, ``slowed``, ``quickened`` (each ``label``,
  ``name`` or null, ``kind``, ``variables``, ``told``; ``was`` is the kind before), ``complete``,
  ``complete_to_length``;
- ``also``: what else was changed (``about``, ``field``, ``before``, ``after``, ``told``);
- ``to_do``: what has to change (``change``, ``who``: empty, for people to fill in);
- ``asked``: what nothing on the new map keeps going, as questions; ``summary``: a line.

Exit status 1 says that the maps differ, 0 that they do not.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from loopmap.cli.read_map import add_answers, read_map
from loopmap.diagram.style import THEMES
from loopmap.errors import LoopmapError

if TYPE_CHECKING:
    from loopmap.model.document import CausalMap, Document

PAPERS = ("a3", "a4")

TITLE = "Say what differs between two maps, link by link and loop by loop."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", metavar="FILE", help="a map in any format Loopmap reads")
    parser.add_argument(
        "other", metavar="OTHER_FILE", nargs="?", help="another file, to compare with a map of it"
    )
    parser.add_argument(
        "--from", dest="base", metavar="MAP", help="title or id of the map that comes first"
    )
    parser.add_argument(
        "--to",
        metavar="MAP",
        help="the map it is compared with; without both, a map and the one it was made from",
    )
    parser.add_argument(
        "--picture",
        metavar="OUT",
        type=Path,
        help="also draw both maps on one sheet, marked by what differs: .svg, .pdf, .png or .emf; "
        "or on two slides: .pptx",
    )
    parser.add_argument("--theme", choices=THEMES, default="light", help="of the picture; light")
    parser.add_argument("--paper", choices=PAPERS, default="a3", help="of the picture; A3")
    parser.add_argument(
        "--room", action="store_true", help="also notes for the room in the picture"
    )
    parser.add_argument("--json", action="store_true", help="print for programs")
    add_answers(parser)


def run(options: argparse.Namespace) -> int:
    """Compare and print; 1 where anything differs, else 0."""
    from loopmap.analysis.difference import find_difference, loops_between
    from loopmap.analysis.difference.as_text import as_text
    from loopmap.analysis.difference.lines import tell_all
    from loopmap.analysis.difference.same import ids_agree
    from loopmap.analysis.loops import find_loops
    from loopmap.cli.compared import keys

    base, other = _maps(options)
    by_id = options.other is None or ids_agree(base, other)
    difference = find_difference(base, other, by_id=by_id)
    loops = loops_between(difference, find_loops(base), find_loops(other))
    if options.picture is not None:
        from loopmap.analysis.difference.under_ids import under_ids_of
        from loopmap.cli.offscreen import begin_qt
        from loopmap.ui.pair_picture import write_pair

        if options.picture.suffix.lower() != ".svg":
            begin_qt()
        drawn = other if by_id else under_ids_of(base, other)
        look = options.theme, options.paper
        write_pair(base, drawn, options.picture, *look, room=options.room)
    if options.json:
        print(json.dumps(keys(difference, loops), ensure_ascii=False, indent=2))
    else:
        print(as_text(tell_all(difference, loops)))
    return 1 if difference or loops.loops else 0


def _maps(options: argparse.Namespace) -> tuple[CausalMap, CausalMap]:
    from loopmap.cli.choose_map import choose_map
    from loopmap.cli.placing import all_placed, placed_like

    opened = read_map(options)
    document, drawn = opened.document, options.picture is not None
    if drawn:
        document = all_placed(document, opened.unplaced)
    if options.other is None:
        return _pair(document, options.base, options.to)
    base = choose_map(document, options.base)
    there = read_map(argparse.Namespace(**{**vars(options), "file": options.other}))
    titles = [each.info.title for each in there.document.maps.values()]
    wanted = options.to or (base.info.title if base.info.title in titles else None)
    other = choose_map(there.document, wanted)
    if drawn and other.id in there.unplaced:
        other = placed_like(there.document, other.id, base).maps[other.id]
    return base, other


def _pair(document: Document, base: str | None, to: str | None) -> tuple[CausalMap, CausalMap]:
    """Two maps of one document; what is not said is what a map was made from, or the next."""
    from loopmap.analysis.difference.pairs import base_of, made_of
    from loopmap.cli.choose_map import choose_map

    if len(document.maps) < 2:
        raise LoopmapError(
            "There is only one map in this file.",
            "Name a second file, or make a future map from this one.",
        )
    if to is not None:
        other = choose_map(document, to)
        return (choose_map(document, base) if base else base_of(document, other)), other
    if base is not None:
        first = choose_map(document, base)
        return first, made_of(document, first)
    made = [
        document.maps[each] for each in document.map_order if document.maps[each].info.made_from
    ]
    other = made[0] if made else document.maps[document.map_order[1]]
    return base_of(document, other), other
