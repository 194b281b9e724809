"""Vensim's equations put into our language word by word, names in quotation marks.

What remains different are the functions (`functions.py`) and subscripts (`arrays.py`);
tables within an equation come out beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from loopmap.expr.names import canonical
from loopmap.expr.show import quoted
from loopmap.formats.vensim.definitions import plain_name
from loopmap.simulation.stock_flow.model import Table

_LETTER = r"(?:[^\W\d]|[\u00a1-\u00bf])"
_WITHIN = r"[\w$'’.\u00a1-\u00bf]"
_WORDS = re.compile(
    r"(?P<gap>\s+)"
    r"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r'|(?P<quoted>"(?:[^"\\]|\\.)*")'
    r"|(?P<string>'[^']*')"
    r"|(?P<logic>:[A-Za-z ]+:)"
    rf"|(?P<name>{_LETTER}{_WITHIN}*(?: +{_WITHIN}+)*)"
    r"|(?P<sign><=|>=|<>|[-+*/^()\[\],<>=!;])"
)
_LOGIC = {":AND:": " AND ", ":OR:": " OR ", ":NA:": f"({-(2.0**109)!r})"}
_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_RANGE = re.compile(r"\[[^\]]*\]")
_LIST = re.compile(r"[-+0-9.eE,; ]+")
_TABBED = re.compile(r"TABBED ARRAY ?\((?P<inside>[^)]*)\)", re.IGNORECASE)
_WITH_LOOKUP = canonical("WITH LOOKUP")


class Unreadable(Exception):
    """An equation that cannot be put into our language, with a clause that says why."""


class Elsewhere(Unreadable):
    """One whose values stand in another file or data set: ``place`` as a phrase."""

    def __init__(self, why: str, place: str) -> None:
        super().__init__(why)
        self.place = place


class Word(NamedTuple):
    """A word and what it is."""

    kind: str
    text: str


@dataclass(slots=True)
class Translated:
    """Text in our language; ``tables`` are named in it as variables."""

    text: str
    tables: dict[str, Table] = field(default_factory=dict)


def translated(text: str) -> Translated:
    """An equation in our language, but for functions and subscripts. Raises Unreadable."""
    words = list(_words(text))
    found = Translated("")
    found.text = "".join(_Writing(words, found.tables).pieces())
    return found


def numbers_listed(text: str) -> list[str] | None:
    """The numbers of ``1, 2; 3, 4;`` or of a tabbed array; None for anything else."""
    tabbed = _TABBED.fullmatch(text)
    inside = tabbed["inside"] if tabbed else text
    if tabbed is None and (_LIST.fullmatch(text) is None or not set(text) & set(",;")):
        return None
    return _NUMBER.findall(inside) or None


def table_in(text: str) -> Table | None:
    """The points of a lookup; the window it is drawn in, in square brackets, is left out.

    ``(x,y),(x,y)``, or as old files have it all x and then all y.
    """
    numbers = [float(each) for each in _NUMBER.findall(_RANGE.sub(" ", text))]
    half = len(numbers) // 2
    if not half or len(numbers) % 2:
        return None
    if "(" in _RANGE.sub(" ", text).strip().strip("()") or half == 1:
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    else:
        pairs = list(zip(numbers[:half], numbers[half:], strict=True))
    rising = sorted(dict(reversed(pairs)).items())
    if any(abs(number) == float("inf") for number in numbers):
        return None
    return Table(tuple(x for x, _ in rising), tuple(y for _, y in rising))


def _words(text: str) -> Iterator[Word]:
    at = 0
    while at < len(text):
        match = _WORDS.match(text, at)
        if match is None:
            raise Unreadable(f"“{text[at]}” has no meaning in it")
        if match.lastgroup != "gap":
            yield Word(match.lastgroup or "", match.group())
        at = match.end()


class _Writing:
    """Goes over the words of one equation."""

    def __init__(self, words: list[Word], tables: dict[str, Table]) -> None:
        self._words, self._tables, self._at = words, tables, 0

    def pieces(self) -> Iterator[str]:
        while self._at < len(self._words):
            yield from self._piece()

    def _piece(self) -> Iterator[str]:
        kind, text = self._words[self._at]
        if kind == "name" and canonical(text) == _WITH_LOOKUP:
            yield from self._with_lookup()
            return
        if kind in ("name", "quoted"):
            yield from self._name(plain_name(text))
            return
        self._at += 1
        if kind == "logic":
            yield from self._logic(text)
        elif kind == "string":
            yield quoted(text[1:-1])
        elif kind == "sign" and text in "!;":
            raise Unreadable(f"“{text}” stands where it has no meaning")
        else:
            yield f"{text} " if kind == "number" else text

    def _logic(self, text: str) -> Iterator[str]:
        said = text.upper().replace(" ", "")
        if said == ":NOT:":
            yield from self._not()
        elif said in _LOGIC:
            yield _LOGIC[said]
        else:
            raise Unreadable(f"Loopmap has nothing like “{text}”")

    def _not(self) -> Iterator[str]:
        """It is about the whole comparison that follows; ours binds tighter."""
        yield " NOT ("
        deep = 0
        while self._at < len(self._words):
            kind, text = self._words[self._at]
            deep += {"(": 1, ")": -1}.get(text, 0) if kind == "sign" else 0
            ends = text == "," or (kind == "logic" and text.upper() in (":AND:", ":OR:"))
            if deep < 0 or (deep == 0 and ends):
                break
            yield from self._piece()
        yield ")"

    def _name(self, name: str) -> Iterator[str]:
        """A name; a lookup with subscripts that is called becomes LOOKUP(it, …)."""
        self._at += 1
        if self._sign(self._at) == "!":
            self._at += 1
            name += "!"
        if self._sign(self._at) != "[":
            yield quoted(name)
            return
        close = self._matching("[", "]")
        called = self._sign(close + 1) == "("
        yield ("LOOKUP(" if called else "") + quoted(name)
        while self._at <= close:
            yield from self._piece()
        if called:
            self._at += 1
            yield ", "

    def _with_lookup(self) -> Iterator[str]:
        """``WITH LOOKUP(x, (points))`` becomes LOOKUP(a name, x)."""
        self._at += 1
        if self._sign(self._at) != "(":
            raise Unreadable("WITH LOOKUP has nothing in brackets")
        close = self._matching("(", ")")
        comma = self._comma(close)
        name = f"table {len(self._tables) + 1}"
        table = table_in("".join(word.text for word in self._words[comma + 1 : close]))
        if table is None:
            raise Unreadable("the points of its lookup make no sense")
        self._tables[name] = table
        self._at += 1
        yield f"LOOKUP({quoted(name)}, "
        while self._at < comma:
            yield from self._piece()
        yield ")"
        self._at = close + 1

    def _comma(self, close: int) -> int:
        """The comma after the first argument."""
        deep = 0
        for at in range(self._at + 1, close):
            deep += {"(": 1, "[": 1, ")": -1, "]": -1}.get(self._sign(at), 0)
            if deep == 0 and self._sign(at) == ",":
                return at
        raise Unreadable("WITH LOOKUP has no points")

    def _matching(self, opens: str, closes: str) -> int:
        deep = 0
        for at in range(self._at, len(self._words)):
            deep += {opens: 1, closes: -1}.get(self._sign(at), 0)
            if deep == 0:
                return at
        raise Unreadable(f"a bracket “{opens}” in it is not closed")

    def _sign(self, at: int) -> str:
        """The sign at a place, or nothing."""
        if at < len(self._words) and self._words[at].kind == "sign":
            return self._words[at].text
        return ""
