"""Searches that pause: generators whoever drives them may slice, stop or run in one go."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")


def in_one_go(pauses: Generator[None, None, T]) -> T:
    """What the search returns at its end, for those who have the time to wait."""
    while True:
        try:
            next(pauses)
        except StopIteration as done:
            result: T = done.value
            return result
