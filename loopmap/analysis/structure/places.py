"""Kinds of places to act in a system, as prompts: the talk that numbers are only the start of."""

from __future__ import annotations

from typing import NamedTuple

from loopmap.analysis.word_lists import word_list
from loopmap.analysis.wording import capitalised


class Place(NamedTuple):
    """A kind of place and what to ask there."""

    name: str
    prompt: str


def places_to_act() -> tuple[Place, ...]:
    """Twelve kinds of places, from those that change least to those that change most.

    After Meadows 1999, "Leverage points: places to intervene in a system"; the words are
    those of ``resources/words/places.txt``.
    """
    return tuple(Place(capitalised(name), asked) for name, asked in word_list("places").items())
