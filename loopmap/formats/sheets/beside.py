"""A map whose links and variables are two files, as Gephi writes them: one finds the other.

“Trust [Edges].csv” names variables by numbers, “Trust [Nodes].csv” beside it says what they are
called. Whoever opens either gets both, is told so, and may have the one file alone.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from loopmap.errors import FormatError
from loopmap.formats.csv_links import decoded, delimiter_of
from loopmap.formats.format import Opened
from loopmap.formats.guess import Choice, Guess, Told, settled
from loopmap.formats.registry import content_of, open_content
from loopmap.formats.sheets.sorts import has_numbers_for_names

KEY = "beside"
YES, NO = "yes", "no"
_TABLES = (".csv", ".tsv")
_PAIRS = (("edges", "nodes"), ("edge", "node"), ("links", "nodes"), ("edges", "vertices"))
_CHOICES = (Choice(YES, "read it as well"), Choice(NO, "leave it alone"))


def open_with_beside(path: Path, content: bytes, told: Told) -> Opened:
    """The document in a file and, where it lacks its other half, in the table beside it.

    Raises FormatError for the file itself; one beside it that cannot be read is left alone.
    """
    opened = open_content(content, path.name, told)
    other = other_half(path) if _lacks_half(opened) else None
    if other is None:
        return opened
    said = "It says what the numbers are called."
    if not has_numbers_for_names(opened.document):
        said = "It says how these are linked."
    guess = settled(Guess(KEY, f"“{other.name}”, beside this file", _CHOICES, YES, said), told)
    both = _both(path, content, other, told) if guess.taken == YES else None
    if both is None or _lacks_half(both):
        return replace(opened, guesses=(replace(guess, taken=NO), *opened.guesses))
    return replace(both, guesses=(guess, *both.guesses))


def other_half(path: Path) -> Path | None:
    """The table of nodes beside one of edges, or the other way round; by their names."""
    if path.suffix.lower() not in _TABLES:
        return None
    wanted = {name.casefold() for name in _other_names(path.name)}
    if not wanted:
        return None
    try:
        beside = sorted(each for each in path.parent.iterdir() if each.name.casefold() in wanted)
    except OSError:
        return None
    return beside[0] if beside else None


def _other_names(name: str) -> Iterator[str]:
    for pair in _PAIRS:
        for mine, theirs in (pair, pair[::-1]):
            found = re.sub(rf"(?<![a-z]){mine}(?![a-z])", theirs, name, flags=re.IGNORECASE)
            if found != name:
                yield found


def _lacks_half(opened: Opened) -> bool:
    """Whether only numbers are linked, or nothing is."""
    maps = opened.document.maps.values()
    return has_numbers_for_names(opened.document) or not any(each.links for each in maps)


def _both(path: Path, content: bytes, other: Path, told: Told) -> Opened | None:
    try:
        return open_content(_joined(content, content_of(other)[0]), path.name, told)
    except (FormatError, csv.Error):
        return None


def _joined(content: bytes, other: bytes) -> bytes:
    """One table below the other, an empty row between them."""
    first, second = decoded(content)[0], decoded(other)[0]
    out = io.StringIO()
    rows = csv.writer(out, delimiter=delimiter_of(first), lineterminator="\n")
    rows.writerows(csv.reader(io.StringIO(second, newline=""), delimiter=delimiter_of(second)))
    return f"{first.rstrip()}\n\n{out.getvalue()}".encode("utf-8", "replace")
