"""``loopmap formats``: the kinds of files that are read and written, and what each keeps."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loopmap.formats.format import Format

TITLE = "List the kinds of files there are and what each of them keeps of a map."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How it is printed."""
    parser.add_argument("--markdown", action="store_true", help="as a table for a text")


def run(options: argparse.Namespace) -> int:
    """Print a line, or a row, for each kind; answers the exit status."""
    from loopmap.formats.registry import formats

    lines = _table(formats()) if options.markdown else _lines(formats())
    for line in lines:
        print(line)
    return 0


def _lines(kinds: Iterable[Format]) -> Iterator[str]:
    for kind in kinds:
        does = " and ".join(_does(kind))
        yield f"{kind.id}: {kind.title} ({', '.join(kind.suffixes)}); {does}"
        if kind.write is not None:
            yield f"  keeps {', '.join(_kept(kind))}"


def _does(kind: Format) -> Iterator[str]:
    if kind.read is not None:
        yield "read"
    if kind.write is not None:
        yield "written"


def _kept(kind: Format) -> list[str]:
    from loopmap.formats.format import KEEPS

    return [word for word in (*KEEPS, "everything") if word in kind.keeps]


def _table(kinds: Iterable[Format]) -> Iterator[str]:
    """A row for each kind that is written, a column for each thing that can be kept."""
    from loopmap.formats.format import KEEPS

    yield f"| kept by | {' | '.join(KEEPS)} |"
    yield f"|---|{'---|' * len(KEEPS)}"
    for kind in kinds:
        if kind.write is not None:
            whole = "everything" in kind.keeps
            marks = ("yes" if whole or word in kind.keeps else "–" for word in KEEPS)
            yield f"| {kind.title} | {' | '.join(marks)} |"
