"""A list of links, one in a row, as the links of a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.csv_links import JUST_DELAYED, MAX_LINKS, NO_DELAY
from loopmap.formats.guess import SIGN_CHOICES, Choice, Guess, Told, settled
from loopmap.formats.incoming.map_maker import MapMaker
from loopmap.formats.incoming.sign_words import (
    number_in,
    plain_sign,
    sign_in_words,
    sign_of_number,
    strength_of,
)
from loopmap.formats.kept import keep
from loopmap.formats.sheets.columns import Found, find_columns, kept_as_they_are
from loopmap.formats.sheets.link_columns import LINK_COLUMNS, STRENGTH_WORDS
from loopmap.formats.sheets.sheet import Row, Sheet, cell
from loopmap.model.query import clean_name
from loopmap.model.records import Sign, Strength
from loopmap.model.token import breathe

_MOST_WORDS = 20
"""So many different words for a sign are asked about; in more there is no sense."""

_WEIGHTS = (Choice("largest", "the largest is strong"), Choice("one", "1 is strong"))


def read_links(
    sheet: Sheet, into: MapMaker, told: Told, format_id: str, among: str = ""
) -> list[Guess]:
    """Fill the map with the links of a table; gives what had to be guessed.

    Raises FormatError with the line where a cause or an effect is missing.
    """
    found = find_columns(sheet, LINK_COLUMNS, told, among)
    for needed in ("from", "to"):
        if needed not in found.at:
            raise FormatError(
                f"The first row needs a column “{needed}”.",
                line=sheet.rows[0].line if sheet.rows else 1,
                hint="A list of links has the columns from, to, polarity and delay.",
            )
    reading = _Reading(sheet, into, told, format_id, found, among)
    reading.read()
    return [*found.guesses, *reading.guesses]


@dataclass
class _Reading:
    """The rows read so far."""

    sheet: Sheet
    into: MapMaker
    told: Told
    format_id: str
    found: Found
    among: str
    guesses: list[Guess] = field(default_factory=list)
    _words: dict[str, Sign] = field(default_factory=dict)
    _lines: dict[str, int] = field(default_factory=dict)
    _called: dict[str, Hashable] = field(default_factory=dict)
    _scale: float = 1.0
    _unread: dict[str, int] = field(default_factory=dict)

    def read(self) -> None:
        self._unread = self.found.unread(self.sheet)
        if self._unread:
            self._say(kept_as_they_are(self._unread))
        self._guess_words()
        self._guess_scale()
        for row in self.sheet.body:
            self._link(row)

    def _say(self, sentence: str, sort: str = "") -> None:
        self.into.whole.told.say(sentence, sort)

    def _cell(self, row: Row, column: str) -> str:
        index = self.found.at.get(column)
        return "" if index is None else cell(row, index)

    def _key(self, sort: str) -> str:
        return f"{sort}:{self.among}" if self.among else sort

    def _link(self, row: Row) -> None:
        breathe()
        cause, effect = (self._variable(row, column) for column in ("from", "to"))
        sign = self._sign(row)
        standing = self.into.between(cause, effect)
        if standing is not None:
            self._repeated(row, standing, sign)
            return
        if len(self.into.links) >= MAX_LINKS:
            raise FormatError(f"The list has more than {MAX_LINKS:,} links.", line=row.line)
        made = self.into.link(cause, effect, sign, **self._fields(row))
        assert made is not None
        self._lines[made] = row.line

    def _variable(self, row: Row, column: str) -> Hashable:
        """The key of the variable a cell names; those of a node list are known by id, too."""
        text = self._cell(row, column)
        if text not in self._called:
            name = clean_name(text)
            if not name:
                raise FormatError("A variable is missing here.", line=row.line, field=column)
            self._called[text] = self.into.called(name)
        return self._called[text]

    def _sign(self, row: Row) -> Sign:
        word = self._cell(row, "polarity")
        if "polarity" not in self.found.at:
            weight = number_in(self._cell(row, "strength"))
            return Sign.UNKNOWN if weight is None else sign_of_number(weight)
        weight = number_in(word)
        sign = self._words.get(_one(word)) or plain_sign(word)
        if sign is None and weight is not None:
            sign = sign_of_number(weight)
        if sign is None:
            self._say(
                f"Line {row.line}: “{word[:40]}” is not a polarity; it is left open.",
                "Polarities left open",
            )
        return sign or Sign.UNKNOWN

    def _repeated(self, row: Row, standing: Any, sign: Sign) -> None:
        first, before = self._lines[standing], self.into.links[standing].sign
        if {sign, before} == {Sign.SAME, Sign.OPPOSITE}:
            text = f"Line {first} says {before.value}, line {row.line} says {sign.value}."
            self.into.leave_open(standing, text)
            self._say(
                f"Line {row.line} says “{sign.value}” of the link of line {first}, which says"
                f" “{before.value}”; it is left open.",
                "Links given again with the other sign",
            )
        else:
            self._say(
                f"Line {row.line} repeats the link of line {first} and was left out.",
                "Links given again",
            )

    def _fields(self, row: Row) -> dict[str, Any]:
        delay = self._cell(row, "delay")
        delayed = delay.casefold() not in NO_DELAY
        cells = {header: cell(row, index) for header, index in self._unread.items()}
        kept = {"columns": {h: text for h, text in cells.items() if text}}
        weight = self._weight(row)
        return {
            "delayed": delayed,
            "delay_length": delay if delayed and delay.casefold() not in JUST_DELAYED else "",
            "strength": Strength.MEDIUM if weight is None else strength_of(weight, self._scale),
            "reason": self._cell(row, "reason"),
            "extra": keep({}, self.format_id, kept if kept["columns"] else {}),
        }

    def _weight(self, row: Row) -> float | None:
        text = self._cell(row, "strength")
        if text.casefold() in STRENGTH_WORDS:
            return STRENGTH_WORDS[text.casefold()] * self._scale
        weight = number_in(text)
        if weight is None and "strength" not in self.found.at:
            weight = number_in(self._cell(row, "polarity"))
            return weight if weight is not None and abs(weight) != 1 else None
        return weight

    def _guess_words(self) -> None:
        """The words for signs that are not plain ones, each with what it seems to mean."""
        cells = (self._cell(row, "polarity") for row in self.sheet.body)
        odd = Counter(_one(w) for w in cells if plain_sign(w) is None and number_in(w) is None)
        if "polarity" not in self.found.at or len(odd) > _MOST_WORDS:
            return
        for word in sorted(odd):
            seems = sign_in_words(word)
            links = "1 link" if odd[word] == 1 else f"{odd[word]} links"
            guess = Guess(
                f"sign:{word}",
                f"Polarity “{word[:40]}”, {links}",
                SIGN_CHOICES,
                (seems or Sign.UNKNOWN).value,
                "By the words in it." if seems else "",
            )
            guess = settled(guess, self.told)
            self.guesses.append(guess)
            if seems or f"sign:{word}" in self.told:
                self._words[word] = Sign(guess.taken)

    def _guess_scale(self) -> None:
        column = "strength" if "strength" in self.found.at else "polarity"
        weights = (number_in(self._cell(row, column)) for row in self.sheet.body)
        largest = max((abs(w) for w in weights if w is not None), default=0.0)
        if largest <= 1:
            return
        guess = Guess(
            self._key("strengths"),
            f"The weights of links go up to {largest:g}",
            _WEIGHTS,
            "largest",
            "From seven tenths of the largest on a link is strong, below four tenths weak.",
        )
        guess = settled(guess, self.told)
        self.guesses.append(guess)
        self._scale = largest if guess.taken == "largest" else 1.0


def _one(word: str) -> str:
    """A word for a sign as it is asked about."""
    return " ".join(word.split())
