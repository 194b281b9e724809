"""What people say anew and keep private is their own, whatever file the record came from."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from loopmap.formats.kept import is_kept
from loopmap.model.records import Evidence, Level, Note, Sketch

T = TypeVar("T", Note, Evidence, Sketch)

_SAID = ("text", "source", "picture", "points")


def of_ones_own(before: T, after: T) -> T:
    """``after``, without what a foreign file said of it where nobody else is to see it any more.

    A note that is private as it came in goes back with the map into a file of that kind, which
    held it. One that people then write in, or make private, must not: it is known to be of that
    file by what is kept of it, and that is dropped.
    """
    if after.level is not Level.PRIVATE:
        return after
    is_as_before = all(getattr(before, name, None) == getattr(after, name, None) for name in _SAID)
    if is_as_before and before.level is Level.PRIVATE:
        return after
    extra = {name: value for name, value in after.extra.items() if not is_kept(name)}
    return replace(after, extra=extra) if len(extra) < len(after.extra) else after
