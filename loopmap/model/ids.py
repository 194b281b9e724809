"""Record ids: short, typed by their first letter, unique within a document.

An id is a letter for the kind of record and six characters that are hard to
confuse when read aloud (no 0/o, 1/l/i). 31**6 is about 890 million, and an id
is checked against the document before use, so merging the files of several
tables does not mix their records up.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Container
from typing import NewType

RecordId = NewType("RecordId", str)
MapId = NewType("MapId", str)

IdSource = Callable[[str, Container[str]], RecordId]
"""Called with a prefix and the ids in use; returns an id that is not in use."""

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_LONG = 6


def random_ids(source: random.Random | None = None) -> IdSource:
    """An id source drawing from ``source`` (the operating system's randomness by default)."""
    rng = source or random.SystemRandom()

    def new_id(prefix: str, taken: Container[str]) -> RecordId:
        while True:
            candidate = prefix + _letters(rng.randrange(len(_ALPHABET) ** _LONG))
            if candidate not in taken:
                return RecordId(candidate)

    return new_id


def _letters(number: int) -> str:
    """A number written with the letters of ids."""
    letters = []
    for _ in range(_LONG):
        number, letter = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[letter])
    return "".join(letters)


def counting_ids() -> IdSource:
    """An id source for tests and golden files: v1, v2, l3 … in order of asking."""
    count = 0

    def new_id(prefix: str, taken: Container[str]) -> RecordId:
        nonlocal count
        while True:
            count += 1
            candidate = f"{prefix}{count}"
            if candidate not in taken:
                return RecordId(candidate)

    return new_id
