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
    parser.add_argument(
        "--markdown", action="store_true", help="as the page of tables in the guide"
    )


def run(options: argparse.Namespace) -> int:
    """Print a line or two, or the rows of tables, for each kind; answers the exit status."""
    from loopmap.formats.kept_table import kept_page
    from loopmap.formats.registry import formats

    if options.markdown:
        print(kept_page(formats()), end="")
        return 0
    for line in _lines(formats()):
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
