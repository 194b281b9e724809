"""``loopmap layout``: the variables of a map placed anew, written to another file."""

from __future__ import annotations

import argparse
from pathlib import Path

from loopmap.cli.choose_map import choose_map
from loopmap.cli.convert import ROOM
from loopmap.cli.placing import arranged
from loopmap.cli.read_map import add_answers, read_map, say
from loopmap.diagram.layout.engines import EMBEDDED, GRAPHVIZ, LOOPS
from loopmap.editing.edits.collapse import place_stacks

TITLE = "Place the variables so that loops read as loops."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """FILE, OUT, and who places what."""
    parser.add_argument("file", metavar="FILE", type=Path, help="any file Loopmap opens")
    parser.add_argument("out", metavar="OUT", type=Path, help="the file to write")
    parser.add_argument("--engine", metavar="E", default=LOOPS, help=_engines())
    parser.add_argument("--map", metavar="M", help="the one map to arrange; all without it")
    parser.add_argument("--room", action="store_true", help=ROOM)
    add_answers(parser)


def _engines() -> str:
    ours, theirs = (", ".join(engine.name for engine in some) for some in (EMBEDDED, GRAPHVIZ))
    return f"{ours}; where Graphviz is installed also {theirs} (default: {LOOPS})"


def run(options: argparse.Namespace) -> int:
    """Arrange and write; answers the exit status."""
    from loopmap.cli.identifiers import all_found, warn_of
    from loopmap.formats.going_out import in_file
    from loopmap.formats.private import OURS, for_others  # late: --help needs none
    from loopmap.formats.registry import format_for_writing, has_levels
    from loopmap.formats.storage.save import save

    kind = format_for_writing(options.out)
    opened = read_map(options, to_change=True)
    document = opened.document
    wanted = document.map_order if options.map is None else (choose_map(document, options.map).id,)
    for map_id in wanted:
        document = document.apply(arranged(document.maps[map_id], options.engine))
        document = document.apply(place_stacks(document, map_id))
    room = options.room or not has_levels(options.file)
    others = for_others(document, kind, room=room)
    for sentence in others.told():
        say(sentence)
    if kind.id != OURS:
        warn_of(in_file(kind, others.document, document.info.may_stay, all_found(document)))
    assert kind.write is not None
    save(options.out, kind.write(others.document))
    print(f"Wrote {options.out}.")
    return 0
