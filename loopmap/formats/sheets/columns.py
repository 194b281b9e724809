"""Which column of a table is what: by its header, by what stands in it, or as people say."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import count

from loopmap.formats.guess import Choice, Guess, Told, settled
from loopmap.formats.sheets.sheet import Sheet, cell, folded

NONE = "none"
_ALIKE = 0.82
_SAMPLE = 200

_LEFT_OVER = "It is the one that is left."

Seems = tuple[int | None, bool]
"""Where a column seems to stand, from 0, and whether its header says so beyond doubt."""


@dataclass(frozen=True, slots=True)
class Column:
    """One thing a column may hold.

    ``plain`` headers say it beyond doubt, ``spellings`` are how others write it, best first.
    ``fits`` looks at the cells of a column whose header may mean something else as well.
    """

    key: str
    words: str
    plain: tuple[str, ...]
    spellings: tuple[str, ...]
    needed: bool = False
    fits: Callable[[Sequence[str]], bool] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Where each column stands, from 0, and what of it was guessed."""

    at: Mapping[str, int]
    guesses: tuple[Guess, ...]

    def unread(self, sheet: Sheet) -> dict[str, int]:
        """The columns with a header that are nothing we know, by their headers.

        Of several with one header the further ones get a number.
        """
        taken, found = set(self.at.values()), dict[str, int]()
        for index, header in enumerate(sheet.header):
            if index not in taken and header.strip():
                found[_unlike(header.strip(), found)] = index
        return found


def find_columns(sheet: Sheet, wanted: Sequence[Column], told: Told, among: str = "") -> Found:
    """The columns of a table. ``among`` names the sheet in answers where there are several.

    Raises FormatError where an answer names no column of the table.
    """
    start = f"column:{among}:" if among else "column:"
    said = {c.key: told[start + c.key] for c in wanted if start + c.key in told}
    seem = _by_look(sheet, wanted)
    given = _left_over(sheet, [c.key for c in wanted if c.needed], seem, said)
    taken: dict[str, int] = {}
    guesses = []
    for column in wanted:
        index, sure = given.get(column.key, seem[column.key])
        key = start + column.key
        if key in told or (index is not None and not sure):
            guess = _as_guess(sheet, column, key, told, index)
            if column.key in given:
                guess = replace(guess, meaning=_LEFT_OVER)
            guesses.append(guess)
            index = None if guess.taken == NONE else int(guess.taken) - 1
        if index is not None:
            taken[column.key] = index
    return Found(taken, tuple(guesses))


def _by_look(sheet: Sheet, wanted: Sequence[Column]) -> dict[str, Seems]:
    """Where each column seems to stand, none where another one does."""
    found: dict[str, Seems] = {}
    for column in wanted:
        taken = {index for index, _ in found.values() if index is not None}
        found[column.key] = _guess(sheet, column, taken)
    return found


def _left_over(
    sheet: Sheet, needed: Sequence[str], seem: Mapping[str, Seems], said: Mapping[str, str]
) -> dict[str, Seems]:
    """What those get whose column was given to another: the one that other seemed to have.

    So whoever calls the column of effects that of causes turns the arrows, and need not say so
    twice. Of columns that may be missing none is moved.
    """
    numbers = {key: _by_header(said[key], sheet) for key in needed if key in said}
    owners = {int(n) - 1: key for key, n in numbers.items() if n.isdecimal()}
    found: dict[str, Seems] = {}
    for key in needed:
        index = seem[key][0]
        if key not in said and index in owners:
            other = seem[owners[index]][0]
            found[key] = (None if other in owners else other), False
    return found


def kept_as_they_are(headers: Iterable[str]) -> str:
    """A sentence on columns that no part of a map has a place for."""
    return f"Columns that Loopmap has no place for are kept as they are: {', '.join(headers)}."


def _unlike(header: str, taken: Container[str]) -> str:
    if header not in taken:
        return header
    return next(each for n in count(2) if (each := f"{header} {n}") not in taken)


def header_names(sheet: Sheet, wanted: Sequence[Column]) -> frozenset[str]:
    """Which columns a header has by name alone."""
    names = [folded(each) for each in sheet.header]
    return frozenset(c.key for c in wanted if set(names) & {*c.plain, *c.spellings})


def _guess(sheet: Sheet, column: Column, taken: set[int]) -> Seems:
    """Where a column seems to stand, and whether its header says so beyond doubt."""
    names = {}
    for index, header in reversed(list(enumerate(sheet.header))):
        if index not in taken and header.strip():
            names[folded(header)] = index
    for spelling in (*column.plain, *column.spellings):
        if spelling in names and _fits(sheet, column, names[spelling], spelling):
            return names[spelling], spelling in column.plain
    for spelling in (*column.plain, *column.spellings):
        if len(spelling) > 3:
            wordy = [name for name in names if name.replace(" ", "").isalpha()]
            near = get_close_matches(spelling, wordy, 1, _ALIKE)
            if near and _fits(sheet, column, names[near[0]], near[0]):
                return names[near[0]], False
    return None, False


def _fits(sheet: Sheet, column: Column, index: int, spelling: str) -> bool:
    if column.fits is None or spelling in column.plain:
        return True
    cells = [cell(row, index) for row in sheet.body[:_SAMPLE]]
    said = [text for text in cells if text]
    return not said or column.fits(said)


def _as_guess(sheet: Sheet, column: Column, key: str, told: Told, index: int | None) -> Guess:
    choices = [
        Choice(str(n + 1), f"“{header.strip()[:40]}”" if header.strip() else f"column {n + 1}")
        for n, header in enumerate(sheet.header)
    ]
    if not column.needed or index is None:
        choices.append(Choice(NONE, "no column"))
    answers = {key: _by_header(told[key], sheet)} if key in told else {}
    otherwise = NONE if index is None else str(index + 1)
    header = sheet.header[index].strip() if index is not None else ""
    meaning = f"By its header, “{header[:40]}”." if header else ""
    where = f" of the sheet “{sheet.name}”" if sheet.name else ""
    about = f"The column{where} with {column.words}"
    return settled(Guess(key, about, tuple(choices), otherwise, meaning), answers)


def _by_header(answer: str, sheet: Sheet) -> str:
    """The number of a column that an answer names by its header; other answers as they are."""
    names = [folded(each) for each in sheet.header]
    wanted = folded(answer)
    return str(names.index(wanted) + 1) if wanted in names else answer
