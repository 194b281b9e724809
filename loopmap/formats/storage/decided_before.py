"""What somebody decided about likely identifiers in a file, for what goes out of it alone.

It holds marks of places and what stands instead, never what stood there: who reads it learns
that something was called “Child A”, and not who that is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from loopmap.formats.storage.for_person import UNREADABLE, keep_for_person, kept_for_person


@dataclass(frozen=True, slots=True)
class DecidedBefore:
    """``by_mark``: decisions by name; ``called``: what stands instead, by digests.

    ``in_document``: whether the document was to change with it.
    """

    by_mark: Mapping[str, str]
    called: Mapping[str, str]
    in_document: bool = False


def keep_decided(folder: Path, path: Path, decided: DecidedBefore) -> None:
    """Remember what was decided about the file ``path``; see `keep_for_person`."""
    whole = {
        "marks": dict(sorted(decided.by_mark.items())),
        "called": dict(sorted(decided.called.items())),
        "in document": decided.in_document,
    }
    keep_for_person(folder, path, whole)


def decided_before(folder: Path, path: Path) -> DecidedBefore | None:
    """What was decided about the file; None where nothing is known or can be read."""
    try:
        kept = kept_for_person(folder, path)
        marks, called = _texts(kept["marks"]), _texts(kept["called"])
        return DecidedBefore(marks, called, kept["in document"] is True)
    except UNREADABLE:
        return None


def _texts(kept: Mapping[str, object]) -> dict[str, str]:
    return {name: said for name, said in kept.items() if isinstance(said, str)}
