"""What a relationship of SageModeler says: its formula stands for the words that people chose.

As its relation factory makes them: ``1 * …`` increases, ``maxIn - …`` decreases, and what
follows is how much: about the same, a lot, a little, more and more, less and less.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

from loopmap.formats.foreign import as_fields, as_list, as_number, as_text
from loopmap.formats.incoming.sign_words import sign_in_words
from loopmap.model.behaviour import Shape
from loopmap.model.records import Sign, Strength


class Relation(NamedTuple):
    """A sign, how much of it arrives, its course; ``kind`` is what sort of link it is."""

    kind: str = "range"
    sign: Sign = Sign.UNKNOWN
    strength: Strength = Strength.MEDIUM
    shape: Shape = Shape.LINEAR
    is_drawn: bool = False


_MUCH = (
    ("min(in*2", Strength.STRONG, Shape.LINEAR),
    ("(in+(maxout/2))/2", Strength.WEAK, Shape.LINEAR),
    ("exp(", Strength.MEDIUM, Shape.ACCELERATING),
    ("log(", Strength.MEDIUM, Shape.DIMINISHING),
)
_WHOLE = {
    "+in": Sign.SAME,
    "-in": Sign.OPPOSITE,
    "in": Sign.SAME,
    "in*0.10": Sign.SAME,
    "(maxin-in)*0.10+0.02": Sign.OPPOSITE,
}
"""Formulas of collectors and transfers."""


def relation_of(value: Any) -> Relation:
    """The relationship in a link; without one its sign is not known."""
    said = as_fields(value)
    kind = as_text(said.get("type")) or "range"
    formula = "".join(as_text(said.get("formula")).casefold().split())
    if formula in _WHOLE:
        return Relation(kind, _WHOLE[formula])
    strength, shape = _how_much(formula)
    if formula.startswith("1*"):
        return Relation(kind, Sign.SAME, strength, shape)
    if formula.startswith("maxin-"):
        return Relation(kind, Sign.OPPOSITE, strength, shape)
    drawn = [p for p in map(_pair, as_list(said.get("customData"))) if p is not None]
    if drawn:
        return Relation(kind, _slope(drawn), is_drawn=True)
    return Relation(kind, sign_in_words(as_text(said.get("text"))) or Sign.UNKNOWN)


def _how_much(formula: str) -> tuple[Strength, Shape]:
    for mark, strength, shape in _MUCH:
        if mark in formula:
            return strength, shape
    return Strength.MEDIUM, Shape.LINEAR


def _pair(value: Any) -> tuple[float, float] | None:
    numbers = [as_number(each) for each in as_list(value)]
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None:
        return None
    return numbers[0], numbers[1]


def _slope(points: list[tuple[float, float]]) -> Sign:
    """The sign of a course drawn by hand, where it goes one way throughout."""
    heights = [y for _, y in sorted(points)]
    steps = {(b > a) - (b < a) for a, b in pairwise(heights)} - {0}
    if steps == {1}:
        return Sign.SAME
    return Sign.OPPOSITE if steps == {-1} else Sign.UNKNOWN
