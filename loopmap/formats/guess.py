"""What a reader had to guess, and the answers people give to it.

A reader is a pure function: the same bytes and the same answers give the same document. It
guesses where nothing was told and says so; whoever knows better has the file read again
with an answer. What a file states plainly is not guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from loopmap.errors import FormatError

Told = Mapping[str, str]
"""Answers to guesses: the key of each with the value of the choice that is meant."""

NOTHING_TOLD: Told = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be meant: its value, and what people call it ("same way")."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Guess:
    """Something a file leaves open, what may be meant by it and what was taken.

    ``key`` ("sign:Positive influence", "column:from", "maps") names it in answers and is
    unique in a file. ``about`` is a phrase for people ("Link style “Positive influence”, 13
    links"); ``taken`` the value of one of the ``choices``; ``meaning`` a sentence on what it
    rests on or brings about ("Its name says that more brings more."), or empty. ``also`` are
    other keys that an answer may go by, where the file itself has more than one name for it.
    """

    key: str
    about: str
    choices: tuple[Choice, ...]
    taken: str
    meaning: str = ""
    also: tuple[str, ...] = ()

    def told_in(self, told: Told) -> str | None:
        """What was told of it, by its key before any other; None where nothing was."""
        return next((told[key] for key in (self.key, *self.also) if key in told), None)

    @property
    def taken_words(self) -> str:
        """What was taken, as people call it."""
        return next((c.words for c in self.choices if c.value == self.taken), self.taken)


SIGN_CHOICES = (
    Choice("+", "same way (+)"),
    Choice("-", "opposite way (−)"),
    Choice("?", "not known (?)"),
)
"""What a style, a word or a colour of links may mean."""

YES_OR_NO = (Choice("yes", "yes"), Choice("no", "no"))


def settled(guess: Guess, told: Told) -> Guess:
    """The guess with what was told of it taken; as it is where nothing was.

    Raises FormatError where the answer is none of the choices.
    """
    said = guess.told_in(told)
    taken = guess.taken if said is None else said
    if taken not in {each.value for each in guess.choices}:
        offered = ", ".join(f"“{each.value}” ({each.words})" for each in guess.choices)
        raise FormatError(
            f"“{taken}” cannot be meant by “{guess.key}”.",
            field=guess.key,
            hint=f"It may be {offered}.",
        )
    return replace(guess, taken=taken)
