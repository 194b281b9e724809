"""An equation as parts to colour, whatever is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate

from loopmap.editing.equation.known import Known
from loopmap.errors import ExpressionError
from loopmap.expr.functions import BUILT_INS, VALUES
from loopmap.expr.names import canonical
from loopmap.expr.tokens import LONGEST, Kind, Word, words_of
from loopmap.expr.tree import Span

_COMMENT = re.compile(r"\{[^{}]*\}")
_OPENING = re.compile(r"[{\"]")


class PartKind(Enum):
    """What a part of an equation is to people."""

    NUMBER = auto()
    KNOWN = auto()
    UNKNOWN = auto()
    VALUE = auto()
    FUNCTION = auto()
    NO_FUNCTION = auto()
    KEYWORD = auto()
    SIGN = auto()
    COMMENT = auto()
    WRONG = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """Some characters of an equation that belong together; ``text`` as it counts."""

    kind: PartKind
    span: Span
    text: str = ""


def parts_of(equation: str, known: Known) -> tuple[Part, ...]:
    """All parts, in order; what cannot be read is WRONG. Linear but for characters of no meaning.

    Empty for text that is too long for any equation.
    """
    if len(equation) > LONGEST:
        return ()
    words = list(words_anyway(equation))
    found = sorted((*_named(words, known), *_comments(equation, words)), key=lambda p: p.span)
    ends = [0, *accumulate((part.span.stop for part in found), max)]
    # A comment within a name is coloured as the name.
    return tuple(p for p, end in zip(found, ends, strict=False) if p.span.start >= end)


def words_anyway(equation: str) -> Iterator[Word]:
    """The words as they are read, and an END, in place, for what is none."""
    at = 0
    while at < len(equation):
        rest = equation[at:]
        try:
            words = words_of(rest)
        except ExpressionError as error:
            start, stop = error.span
            yield from _moved(words_of(rest[:start])[:-1], at)
            if _OPENING.match(rest, start):  # nothing after it can be told apart
                stop = len(rest)
            yield Word(Kind.END, rest[start:stop], Span(at + start, at + stop))
            at += stop
        else:
            yield from _moved(words[:-1], at)
            return


def _moved(words: tuple[Word, ...], by: int) -> Iterator[Word]:
    for word in words:
        yield word._replace(span=Span(word.span.start + by, word.span.stop + by))


def _named(words: list[Word], known: Known) -> Iterator[Part]:
    """Names side by side are one name, as the language reads them."""
    at = 0
    while at < len(words):
        end = at + 1
        if words[at].kind is Kind.NAME:
            while end < len(words) and words[end].kind is Kind.NAME:
                end += 1
            name = " ".join(word.text for word in words[at:end])
            calls = end < len(words) and words[end].text == "("
            span = Span(words[at].span.start, words[end - 1].span.stop)
            yield Part(_kind_of_name(name, known, calls=calls), span, name)
        else:
            yield Part(_KINDS[words[at].kind], words[at].span, words[at].text)
        at = end


_KINDS = {
    Kind.NUMBER: PartKind.NUMBER,
    Kind.KEYWORD: PartKind.KEYWORD,
    Kind.SIGN: PartKind.SIGN,
    Kind.END: PartKind.WRONG,
}


def _kind_of_name(name: str, known: Known, *, calls: bool) -> PartKind:
    key = canonical(name)
    if calls:
        is_function = key in BUILT_INS or known.is_table(key)
        return PartKind.FUNCTION if is_function else PartKind.NO_FUNCTION
    if key in known:
        return PartKind.KNOWN
    return PartKind.VALUE if key in VALUES else PartKind.UNKNOWN


def _comments(equation: str, words: list[Word]) -> Iterator[Part]:
    """Comments stand between words; braces within quotes are none."""
    ends = [0, *(word.span.stop for word in words)]
    starts = [*(word.span.start for word in words), len(equation)]
    for start, stop in zip(ends, starts, strict=True):
        for match in _COMMENT.finditer(equation, start, stop):
            yield Part(PartKind.COMMENT, Span(*match.span()), match[0])
