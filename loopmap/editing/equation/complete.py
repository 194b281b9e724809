"""What could come next in an equation: names and functions, by the letters before the caret."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loopmap.editing.equation.known import Known
from loopmap.editing.equation.parts import words_anyway
from loopmap.expr.function import Function
from loopmap.expr.functions import BUILT_INS, VALUES
from loopmap.expr.names import canonical
from loopmap.expr.rewrite import written
from loopmap.expr.tokens import Kind, Word
from loopmap.expr.tree import Span
from loopmap.model.query import fold_name

FEWEST_LETTERS = 2
"""Letters after which something is offered without being asked for."""

MOST_OFFERS = 40


@dataclass(frozen=True, slots=True)
class EquationOffer:
    """One thing that can be put in. ``caret``: where it stands afterwards, from the start."""

    text: str
    caret: int
    shown: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """What is offered, and the characters it takes the place of."""

    span: Span
    offers: tuple[EquationOffer, ...]


def completion_at(
    equation: str, caret: int, known: Known, *, asked: bool = False
) -> Completion | None:
    """Offers for what stands before the caret, best first, or None.

    ``asked``: even for fewer than two letters, causes of the variable first.
    """
    words = list(words_anyway(equation[:caret]))
    for start, typed in _fragments(words, caret):
        if len(typed) < FEWEST_LETTERS and not asked:
            continue
        bracket = equation[caret:].lstrip().startswith("(")
        found = tuple(_ranked(typed, known, brackets=not bracket))[:MOST_OFFERS]
        if found:
            whole = len(found) == 1 and fold_name(found[0].shown) == fold_name(typed)
            return None if whole else Completion(Span(start, caret), found)
    if asked and not (words and words[-1].span.stop == caret and words[-1].kind is Kind.NAME):
        return Completion(Span(caret, caret), tuple(_ranked("", known))[:MOST_OFFERS])
    return None


def _fragments(words: list[Word], caret: int) -> Iterator[tuple[int, str]]:
    """Where a name may begin that is being typed, and its letters: the longest first."""
    if not words or words[-1].span.stop != caret:
        return
    last = words[-1]
    if last.kind is Kind.END and last.text.startswith('"'):
        yield last.span.start, last.text[1:]
        return
    at = len(words)
    while at and words[at - 1].kind is Kind.NAME:
        at -= 1
    for first in range(at, len(words)):
        yield words[first].span.start, " ".join(word.text for word in words[first:])


def _ranked(typed: str, known: Known, *, brackets: bool = True) -> Iterator[EquationOffer]:
    """Names that begin so, then those with a word that does; functions and values after them."""
    wanted = fold_name(typed.replace("_", " "))
    names = sorted(
        (n for k, n in known.by_key.items() if k != known.own),
        key=lambda n: (not n.is_near, fold_name(n.name)),
    )
    for whole in (True, False):
        for each in names:
            if _fits(each.name, wanted, whole=whole):
                text = written(each.name)
                yield EquationOffer(text, len(text), each.name, each.unit)
    yield from _functions(wanted, brackets=brackets)


def _functions(wanted: str, *, brackets: bool) -> Iterator[EquationOffer]:
    for function in _each_once(BUILT_INS.values()):
        if fold_name(function.name).startswith(wanted):
            text = f"{function.name}()" if brackets else function.name
            inside = len(function.name) + 1
            yield EquationOffer(text, inside, function.form, function.meaning)
    for value in dict.fromkeys(VALUES.values()):
        if fold_name(value.name).startswith(wanted):
            yield EquationOffer(value.name, len(value.name), value.name, value.meaning)


def _each_once(functions: Iterable[Function]) -> Iterable[Function]:
    return {function.name: function for function in functions}.values()


def _fits(name: str, wanted: str, *, whole: bool) -> bool:
    """Whether a name begins so; not ``whole``: whether a later word of it does."""
    folded = fold_name(name.replace("_", " "))
    if folded.startswith(wanted):
        return whole
    words = folded.replace("-", " ").split()
    return not whole and any(word.startswith(wanted) for word in words)


@dataclass(frozen=True, slots=True)
class Inside:
    """The function whose brackets the caret stands in, and which argument it is at, from 0."""

    function: Function
    argument: int


def call_around(equation: str, caret: int) -> Inside | None:
    """The innermost built-in call around the caret, or None."""
    opened: list[tuple[Function | None, int]] = []
    name: list[str] = []
    for word in words_anyway(equation[:caret]):
        if word.kind is Kind.SIGN and word.text in "([":
            function = BUILT_INS.get(canonical(" ".join(name))) if word.text == "(" else None
            opened.append((function, 0))
        elif word.kind is Kind.SIGN and word.text in ")]" and opened:
            opened.pop()
        elif word.text == "," and opened:
            function, argument = opened[-1]
            opened[-1] = (function, argument + 1)
        name = [*name, word.text] if word.kind is Kind.NAME else []
    for function, argument in reversed(opened):
        if function is not None and function.arguments:
            return Inside(function, min(argument, len(function.arguments) - 1))
    return None
