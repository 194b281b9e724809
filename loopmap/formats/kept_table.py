"""What each kind of file keeps of a map, as tables in Markdown: the second page of the guide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loopmap.formats.format import Format

TABLES = (
    (
        "The map itself",
        ("names", "unlinked", "links", "signs", "delays", "strengths"),
        "“Unlinked” are variables without any link.",
    ),
    (
        "Its picture and its loops",
        ("positions", "loops", "groups", "notes"),
        "“Loops” are names and stories that you gave; any program can find the loops again.",
    ),
    (
        "What is said about it",
        ("meanings", "reasons", "evidence"),
        "“Meanings” are descriptions of variables, “reasons” those of links.",
    ),
    (
        "How it behaves, and what belongs to it",
        ("kinds", "equations", "units", "scenarios", "maps"),
        "“Kinds” are stocks, flows and drivers; “maps” whether a file holds several.",
    ),
)
"""Each table: its heading, the words of ``KEEPS`` that are its columns, what to know of them."""

_INTRODUCTION = """\
# What each kind of file keeps

The examples were written in each kind of file and read again; “yes” stands where all of it came
back, in every one of them. What else is lost is said each time before a file is written.
"""


def kept_page(kinds: Sequence[Format]) -> str:
    """The whole page: which kinds of files there are, then what those that are written keep."""
    written = [kind for kind in kinds if kind.write is not None]
    parts = [_INTRODUCTION, *_all_kinds(kinds)]
    for title, words, explained in TABLES:
        parts += [f"## {title}", explained, "\n".join(_table(written, words))]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _all_kinds(kinds: Sequence[Format]) -> Iterator[str]:
    rows = [
        f"| {kind.title} | {', '.join(kind.suffixes)} | {_yes(kind.read)} | {_yes(kind.write)}"
        f" | {kind.id} |"
        for kind in kinds
    ]
    yield "## Kinds of files"
    yield "The last column is what the command line calls it."
    yield "\n".join(
        ("| file | ends in | opened | written | called |", "|---|---|---|---|---|", *rows)
    )


def _table(kinds: Sequence[Format], words: Sequence[str]) -> Iterator[str]:
    yield f"| file | {' | '.join(words)} |"
    yield f"|---|{'---|' * len(words)}"
    for kind in kinds:
        whole = "everything" in kind.keeps
        marks = (_yes(whole or word in kind.keeps) for word in words)
        yield f"| {kind.title} | {' | '.join(marks)} |"


def _yes(is_so: object) -> str:
    return "yes" if is_so else "–"
