"""What the telling of a story gives: who may play which part, a sentence, a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

Cast = list[tuple[str, Sequence[int]]]
"""Each part with the variables that may play it, the likeliest first."""


class Telling(NamedTuple):
    """A story in words. The question is what tells it from others of the same shape."""

    cast: Cast
    text: str
    question: str
