"""What was decided before, from one time a file is open to the next."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable

from loopmap.analysis.identifiers import Identifier
from loopmap.editing.edits.identifiers import Decision
from loopmap.editing.going_out.decided import Decided
from loopmap.formats.storage.decided_before import DecidedBefore

Recall = Callable[[Iterable[Identifier]], Decided]
"""What was decided before about what is found; for a job."""


def to_keep(decided: Decided) -> DecidedBefore:
    """The decisions without what they are about: of that, digests alone."""
    marks = {mark: each.value for mark, each in decided.by_mark.items()}
    called = {_digest(same): instead for same, instead in decided.called.items()}
    return DecidedBefore(marks, called, decided.in_document)


def recalled(before: DecidedBefore, found: Iterable[Identifier]) -> Decided:
    """The decisions as they were, about what is found in the document now.

    ``found``: all of the document, what may stay too. What is there no more is forgotten.
    """
    by_mark, called = dict[str, Decision](), dict[str, str]()
    for each in found:
        with contextlib.suppress(ValueError):
            if each.mark in before.by_mark:
                by_mark[each.mark] = Decision(before.by_mark[each.mark])
        instead = before.called.get(_digest(each.same))
        if instead:
            called[each.same] = instead
    return Decided(by_mark, called, before.in_document)


def _digest(same: str) -> str:
    return hashlib.sha256(same.encode("utf-8", "surrogatepass")).hexdigest()
