"""A matrix: names in the first row and column, signed numbers where the one acts on the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from loopmap.errors import FormatError
from loopmap.formats.csv_links import MAX_LINKS
from loopmap.formats.guess import Choice, Guess, Told, settled
from loopmap.formats.incoming.map_maker import MapMaker
from loopmap.formats.incoming.sign_words import (
    number_in,
    plain_sign,
    sign_of_number,
    strength_of,
)
from loopmap.formats.kept import keep
from loopmap.formats.sheets.sheet import Row, Sheet, cell
from loopmap.model.query import clean_name, fold_name
from loopmap.model.records import Sign, Strength
from loopmap.model.token import breathe

MOST_NAMES = 2_000
_DIRECTIONS = (
    Choice("rows", "what a row names acts on what a column names"),
    Choice("columns", "what a column names acts on what a row names"),
)
_ZEROS = (
    Choice("links", "a link whose sign is open"),
    Choice("nothing", "no link"),
)
_NO_VALUE = ("nan", "n/a", "na", "none")


class _Zeros(Enum):
    """Which cells of 0 say a link."""

    NONE = "none"
    OFF_DIAGONAL = "off the diagonal"
    ALL = "all"


NO_NAMES = "no variables"
"""The corner of a matrix of nothing, which would be an empty file."""


def is_matrix(sheet: Sheet) -> bool:
    """Whether rows and columns have the same names, and cells hold signs or numbers.

    One of nothing says so in its corner; the corner of one of a single name is blank.
    """
    if sheet.header == (NO_NAMES,):
        return not sheet.body
    across = (
        [fold_name(cell(sheet.rows[0], n)) for n in range(1, len(sheet.header))]
        if sheet.rows
        else []
    )
    down = [fold_name(cell(row, 0)) for row in sheet.body]
    named = {name for name in across if name}
    fewest = 1 if len(across) == 1 and not cell(sheet.rows[0], 0) else 2
    both = named & set(down)
    if len(both) < max(fewest, 0.7 * min(len(named), len(down))):
        return False
    said = [text for row in sheet.body for _, text in _cells(row, across)]
    return all(_claim(text) is not None for text in said[:2_000])


def read_matrix(
    sheet: Sheet, into: MapMaker, told: Told, format_id: str, among: str = ""
) -> list[Guess]:
    """Fill the map with the links of a matrix; gives what had to be guessed.

    A blank cell is no link. A 0 beside blank cells is a link that people drew and left open, as
    Mental Modeler writes it; in a matrix that is full of numbers it is none, nor is it on a
    diagonal that is mostly 0. Raises FormatError where there are more names or links than a map
    has.
    """
    across = [clean_name(cell(sheet.rows[0], n)) for n in range(1, len(sheet.header))]
    if max(len(across), len(sheet.body)) > MOST_NAMES:
        raise FormatError(
            f"The matrix has more than {MOST_NAMES:,} names.", line=sheet.rows[0].line
        )
    about = "The matrices" if among else "The matrix"
    meaning = "As Mental Modeler and PyFCM write it."
    guess = settled(Guess("matrix", about, _DIRECTIONS, "rows", meaning), told)
    for name in (*across, *(clean_name(cell(row, 0)) for row in sheet.body)):
        if name:
            into.named(name)
    weights = [w for row in sheet.body for _, t in _cells(row, across) if (w := number_in(t))]
    scale = max(1.0, *(abs(weight) for weight in weights)) if weights else 1.0
    zeros = _guess_zeros(sheet, across, told)
    filling = _Filling(
        into,
        format_id,
        scale,
        turned=guess.taken == "columns",
        zeros=_zeros_of(sheet, across) if zeros and zeros.taken == "links" else _Zeros.NONE,
    )
    filling.fill(sheet, across)
    return [guess] if zeros is None else [guess, zeros]


def _guess_zeros(sheet: Sheet, across: list[str], told: Told) -> Guess | None:
    """What a 0 means that is not on the diagonal; None where there is none."""
    apart = {text for row in sheet.body for text in _apart(row, across)}
    if not any(number_in(text) == 0 for text in apart):
        return None
    taken = "links" if any(not text for text in apart) else "nothing"
    meaning = "There are blank cells as well." if taken == "links" else "There are no blank cells."
    return settled(Guess("zeros", "A 0 in a matrix", _ZEROS, taken, meaning), told)


def _apart(row: Row, across: list[str]) -> Iterator[str]:
    """The cells of a row that are not on the diagonal."""
    breathe()
    own = fold_name(cell(row, 0))
    for column, name in enumerate(across):
        if name and fold_name(name) != own:
            yield cell(row, column + 1)


def _zeros_of(sheet: Sheet, across: list[str]) -> _Zeros:
    """Whether those on the diagonal count, where others do."""
    column = {fold_name(name): number for number, name in enumerate(across, 1)}
    own = (column.get(fold_name(cell(row, 0))) for row in sheet.body)
    diagonal = [cell(row, n) for row, n in zip(sheet.body, own, strict=True) if n is not None]
    mostly_0 = 2 * sum(number_in(text) == 0 for text in diagonal) > len(diagonal)
    return _Zeros.OFF_DIAGONAL if mostly_0 else _Zeros.ALL


@dataclass(frozen=True, slots=True)
class _Filling:
    into: MapMaker
    format_id: str
    scale: float
    turned: bool
    zeros: _Zeros

    def fill(self, sheet: Sheet, across: list[str]) -> None:
        for row in sheet.body:
            name = clean_name(cell(row, 0))
            for column, text in _cells(row, across, self.zeros):
                if not name or not across[column]:
                    continue
                one, other = fold_name(name), fold_name(across[column])
                if self.turned:
                    one, other = other, one
                self._link(row, one, other, text)

    def _link(self, row: Row, source: str, target: str, text: str) -> None:
        if len(self.into.links) >= MAX_LINKS:
            raise FormatError(f"The matrix has more than {MAX_LINKS:,} links.", line=row.line)
        claim = _claim(text)
        if claim is None:
            told = f"Line {row.line}: “{text[:40]}” is neither a sign nor a number."
            self.into.whole.told.say(told, "Cells left out")
            return
        weight = number_in(text)
        strength = Strength.MEDIUM if weight is None else strength_of(weight, self.scale)
        extra = {} if weight is None else keep({}, self.format_id, {"weight": weight})
        self.into.link(source, target, claim, strength=strength, extra=extra)


def _cells(row: Row, across: list[str], zeros: _Zeros = _Zeros.NONE) -> Iterator[tuple[int, str]]:
    """The cells of a row that say a link, by the number of their column's name."""
    breathe()
    own = fold_name(cell(row, 0))
    for column, name in enumerate(across):
        text = cell(row, column + 1)
        if not text or text.casefold() in _NO_VALUE:
            continue
        off = zeros is _Zeros.OFF_DIAGONAL and fold_name(name) != own
        if number_in(text) != 0 or off or zeros is _Zeros.ALL:
            yield column, text


def _claim(text: str) -> Sign | None:
    weight = number_in(text)
    return plain_sign(text) if weight is None else sign_of_number(weight)
