"""Names in an equation's own text: where they stand, and the same text with others.

Nothing but the names is touched: blanks, comments and brackets stay as they were written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from loopmap.errors import ExpressionError
from loopmap.expr.functions import BUILT_INS
from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.show import quoted
from loopmap.expr.tokens import Kind, Word, words_of
from loopmap.expr.tree import Reference, Span


class NameSpan(NamedTuple):
    """A name as it stands in a text. ``called``: a bracket follows, as behind a function."""

    key: CanonicalName
    span: Span
    called: bool


def names_in(equation: str) -> tuple[NameSpan, ...]:
    """All names in a text, from left to right. Raises ExpressionError for what is no word."""
    words = words_of(equation)
    found, at = [], 0
    for is_name, run in groupby(words, lambda word: word.kind is Kind.NAME):
        several = list(run)
        at += len(several)
        if is_name:
            found.append(_name(several, words[at]))
    return tuple(found)


def _name(words: list[Word], following: Word) -> NameSpan:
    """Names side by side are one name with blanks."""
    span = Span(words[0].span.start, words[-1].span.stop)
    called = following.kind is Kind.SIGN and following.text == "("
    return NameSpan(canonical(" ".join(word.text for word in words)), span, called)


def with_texts(equation: str, instead: Mapping[CanonicalName, str]) -> str:
    """The text with other words in the place of some names; built-in functions stay.

    A text that cannot be taken apart into words stays as it is.
    """
    folded = unicodedata.normalize("NFC", equation).casefold()
    if not any(all(part in folded for part in key.split("_")) for key in instead):
        return equation  # most do not name it, and need not be read for that
    try:
        names = names_in(equation)
    except ExpressionError:
        return equation
    parts, end = [], 0
    for key, span, called in names:
        if key in instead and not (called and key in BUILT_INS):
            parts += [equation[end : span.start], instead[key]]
            end = span.stop
    return "".join([*parts, equation[end:]])


def renamed(equation: str, old: str, new: str) -> str:
    """The text with one variable under another name, written as equations need it.

    >>> renamed("2*fines  {a term}", "Fines", "Fines and costs")
    '2*"Fines and costs"  {a term}'
    """
    return with_texts(equation, {canonical(old): written(new)})


def written(name: str) -> str:
    """A name as it is written in an equation: plain where that reads back, else in quotes.

    >>> written("School attendance"), written("Trust and respect")
    ('School attendance', '"Trust and respect"')
    """
    try:
        tree = parse(name)
    except ExpressionError:
        return quoted(name)
    if not isinstance(tree, Reference) or tree.subscripts or '"' in name:
        return quoted(name)
    return name if canonical(name) == tree.key else quoted(name)
