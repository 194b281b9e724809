"""Ids for the records of a document that is read, never the same twice."""

from __future__ import annotations

from collections import Counter

from loopmap.model.ids import RecordId


class Numbering:
    """Counts for each letter: v1, v2, l1."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def next(self, prefix: str) -> RecordId:
        """An id that was not given before."""
        self._counts[prefix] += 1
        return RecordId(f"{prefix}{self._counts[prefix]}")
