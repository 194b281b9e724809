"""``loopmap convert``: a map of one format written in another, and what that loses."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from loopmap.cli.choose_map import choose_map
from loopmap.cli.read_map import add_answers, read_map, say

if TYPE_CHECKING:
    from loopmap.formats.format import Format, Opened
    from loopmap.model.document import Document

ROOM = "also what is for the room: reasons, meanings, stories, and notes and quotes of that level"
_HINT = "--room takes along what is for the room."

TITLE = "Write a map in another format, saying what was guessed and what is lost."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """IN, OUT, and what is not said by their names."""
    parser.add_argument("file", metavar="IN", type=Path, help="a map in any format Loopmap reads")
    parser.add_argument("out", metavar="OUT", type=Path, help="the file to write")
    parser.add_argument(
        "--to", metavar="FORMAT", help="what OUT is written as; by default what its name ends in"
    )
    parser.add_argument("--map", metavar="M", help="the one map to write, by its title or id")
    parser.add_argument(
        "--private",
        action="store_true",
        help="write private notes, private evidence and parked ideas, too",
    )
    parser.add_argument("--room", action="store_true", help=ROOM)
    add_answers(parser)


def run(options: argparse.Namespace) -> int:
    """Read, report and write; OUT replaces a file of that name. Answers the exit status."""
    from loopmap.cli.identifiers import all_found, warn_of
    from loopmap.formats.going_out import in_file
    from loopmap.formats.holding import cannot_hold
    from loopmap.formats.private import OURS, for_others
    from loopmap.formats.registry import format_for_writing, has_levels
    from loopmap.formats.storage.save import save

    kind = format_for_writing(options.out, options.to)
    document = _wanted(read_map(options, to_change=True), kind, options.map)
    whole = document
    room = options.room or not has_levels(options.file)
    others = for_others(document, kind, room=room)
    if not options.private:
        document = others.document
    for sentence in (*cannot_hold(kind, document), *(() if options.private else others.told())):
        say(sentence)
    if others.room and not options.private:
        say(_HINT)
    if kind.id != OURS:
        warn_of(in_file(kind, document, whole.info.may_stay, all_found(whole)))
    assert kind.write is not None
    save(options.out, kind.write(document))
    print(f"Wrote {options.out}: {kind.title}.")
    return 0


def _wanted(opened: Opened, kind: Format, title: str | None) -> Document:
    """What is written: all maps or one, with places where the target keeps them."""
    from loopmap.cli.placing import all_placed

    document, unplaced = opened.document, opened.unplaced
    if title is not None:
        only = choose_map(document, title)
        document = replace(document, maps={only.id: only})
        unplaced = tuple(each for each in unplaced if each == only.id)
    if kind.keeps & {"positions", "everything"}:
        document = all_placed(document, unplaced)
    return document
