"""Reading the file a verb is asked about, and saying what there is to say about it."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from loopmap.errors import FormatError, LoopmapError

if TYPE_CHECKING:
    from loopmap.formats.format import Opened
    from loopmap.formats.guess import Guess

SIGN = "sign:"
"""How the key of a guess begins that is about the sign of a style, a word or a colour."""


def add_answers(parser: argparse.ArgumentParser) -> None:
    """Let a verb be told what otherwise had to be guessed."""
    answers = parser.add_argument_group("what a file of another program leaves open")
    answers.add_argument(
        "--map-sign",
        action="append",
        default=[],
        metavar="STYLE=SIGN",
        help="which sign a style of links stands for: +, - or ?, as in “Positive influence=+”",
    )
    answers.add_argument(
        "--tell",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="the answer to what had to be guessed; the report of guesses names KEY and VALUE",
    )


def answers_in(options: argparse.Namespace) -> dict[str, str]:
    """What was told, by the keys of guesses. Raises LoopmapError where an answer has no “=”."""
    told = {}
    for start, option, given in (
        (SIGN, "--map-sign", options.map_sign),
        ("", "--tell", options.tell),
    ):
        for answer in given:
            key, equals, value = answer.rpartition("=")
            if not equals:
                raise LoopmapError(f"“{answer}” after {option} has no “=”.")
            told[start + key.strip()] = value.strip()
    return told


def read_map(options: argparse.Namespace, *, to_change: bool = False) -> Opened:
    """What is in ``options.file``; the report of it goes to the standard error stream.

    ``to_change``: the document is to be written again, which a newer version's may not be.
    Raises FormatError, and LoopmapError where an answer was given to what nobody asked.
    """
    from loopmap.formats.registry import open_file

    told = answers_in(options)
    opened = open_file(options.file, told)
    if to_change and opened.read_only is not None:
        raise FormatError(opened.read_only, file=Path(options.file).name)
    _refuse_answers_to_nothing(told, opened.guesses)
    for said in (opened.read_only, *opened.warnings):
        if said is not None:
            say(said)
    for guess in opened.guesses:
        say(_told_of(guess, told))
    for sentence in opened.left_out:
        say(f"Left out: {sentence}")
    return opened


def say(sentence: str) -> None:
    """A sentence about the work, beside its result."""
    print(f"loopmap: {sentence}", file=sys.stderr)


def _refuse_answers_to_nothing(told: dict[str, str], guesses: Sequence[Guess]) -> None:
    asked = [guess.key for guess in guesses]
    known = {key for guess in guesses for key in (guess.key, *guess.also)}
    for key in told:
        if key not in known and key != "format":
            there = f"It was {_listed(asked)}." if asked else "Nothing had to be guessed."
            raise LoopmapError(f"“{key}” had not to be guessed in this file.", there)


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(f"“{key}”" for key in keys)


def _told_of(guess: Guess, told: dict[str, str]) -> str:
    """One line on a guess, and how to say otherwise."""
    is_told = guess.told_in(told) is not None
    how = "Told" if is_told else "Guessed"
    line = f"{how}: {guess.about}: {guess.taken_words}."
    if is_told:
        return line
    others = [choice for choice in guess.choices if choice.value != guess.taken]
    meaning = f" {guess.meaning}" if guess.meaning else ""
    if not others:
        return f"{line}{meaning}"
    key, option = guess.key, "--tell"
    if key.startswith(SIGN):
        key, option = key.removeprefix(SIGN), "--map-sign"
    otherwise = ", ".join(f"{c.value} ({c.words})" for c in others[:_MOST_NAMED])
    more = ", …" if len(others) > _MOST_NAMED else ""
    answer = shlex.quote(f"{key}={others[0].value}")
    return f"{line}{meaning} To say otherwise: {option} {answer}; it may be {otherwise}{more}."


_MOST_NAMED = 12
"""So many other choices are named."""
