"""Searches that pause: generators whoever drives them may slice, stop or run in one go."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

from loopmap.model.token import breathe

T = TypeVar("T")


def in_one_go(pauses: Generator[None, None, T]) -> T:
    """What the search returns at its end, for those who have the time to wait.

    A job in the background gives way at each pause. Raises Cancelled there.
    """
    while True:
        breathe()
        try:
            next(pauses)
        except StopIteration as done:
            result: T = done.value
            return result
