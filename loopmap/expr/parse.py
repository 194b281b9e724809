"""From text to tree: operator precedence parsing, with limits on depth.

The language is XMILE 1.0, section 3.3; how operators bind is in `precedence.py`. A
conditional takes all that follows its ELSE. Names side by side are one name with blanks.
"""

from __future__ import annotations

import math
from functools import lru_cache

from loopmap.errors import ExpressionError
from loopmap.expr.names import DisplayedName, canonical
from loopmap.expr.precedence import POWERS, PREFIX_POWER
from loopmap.expr.tokens import Kind, Word, words_of
from loopmap.expr.tree import (
    Binary,
    Call,
    Conditional,
    Node,
    Number,
    Operator,
    Range,
    Reference,
    Span,
    Subscript,
    Unary,
    Wildcard,
)
from loopmap.expr.walk import depths

DEEPEST_NESTING = 80
"""How many brackets, conditions and operators may stand within one another.

What is made of a tree has two brackets for one at most, and Python reads 200."""

TALLEST = 200
"""How tall a tree may be: what goes over trees does so by recursion."""

_PREFIX = {"+": Operator.PLUS, "-": Operator.MINUS, "NOT": Operator.NOT}
_INFIX = {operator.value: operator for operator in POWERS}
_IF_THEN_ELSE = canonical("IF THEN ELSE")


@lru_cache(maxsize=4096)
def parse(equation: str) -> Node:
    """The tree of an equation. Raises ExpressionError, pointing at the character.

    Trees never change, so that of a text read before is handed out again.

    >>> parse("births - deaths").operator.value
    '-'
    """
    return _Parser(equation).whole()


class _Parser:
    """Reads one equation, word by word."""

    def __init__(self, equation: str) -> None:
        self._equation = equation
        self._words = words_of(equation)
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        if self._ended():
            raise self._error("There is no equation yet.")
        node = self._expression(0)
        if not self._ended():
            raise self._left_over()
        deep = depths(node)
        if deep.height > TALLEST or deep.nesting > DEEPEST_NESTING:
            raise self._error("The equation has too many parts.", hint=_SPLIT)
        return node

    @property
    def _here(self) -> Word:
        return self._words[self._at]

    def _ended(self) -> bool:
        return self._words[self._at].kind is Kind.END

    def _next(self) -> Word:
        word = self._words[self._at]
        self._at += word.kind is not Kind.END
        return word

    def _expression(self, power: int) -> Node:
        """Everything that binds tighter than ``power``."""
        self._depth += 1
        if self._depth > DEEPEST_NESTING:
            raise self._error("The equation is nested too deeply.", hint=_SPLIT)
        left = self._operand()
        while (operator := self._infix()) is not None and POWERS[operator] > power:
            self._next()
            # A power is read from the right, everything else from the left.
            bound = POWERS[operator] - (operator is Operator.POWER)
            right = self._expression(bound)
            left = Binary(operator, left, right, Span(left.span.start, right.span.stop))
        self._depth -= 1
        return left

    def _infix(self) -> Operator | None:
        word = self._here
        return _INFIX.get(word.text) if word.kind in (Kind.SIGN, Kind.KEYWORD) else None

    def _operand(self) -> Node:
        word = self._here
        if word.kind is Kind.NUMBER:
            return self._number()
        if word.kind is Kind.NAME:
            return self._named()
        if word.text == "IF":
            return self._conditional()
        if word.kind is not Kind.END and word.text in _PREFIX:
            return self._prefixed()
        if word.text == "(" and word.kind is Kind.SIGN:
            return self._bracketed()
        raise self._missing_operand()

    def _number(self) -> Number:
        word = self._next()
        value = float(word.text)
        if math.isinf(value):
            raise self._error("This number is too large.", word.span)
        return Number(value, word.span)

    def _prefixed(self) -> Unary:
        word = self._next()
        operand = self._expression(PREFIX_POWER - 1)
        return Unary(_PREFIX[word.text], operand, Span(word.span.start, operand.span.stop))

    def _bracketed(self) -> Node:
        opened = self._next()
        node = self._expression(0)
        self._close(")", opened)
        return node

    def _conditional(self) -> Node:
        word = self._next()
        if self._here.text == "THEN" and self._at_function_form():
            return self._conditional_as_function(word)
        condition = self._expression(0)
        self._keyword("THEN")
        chosen = self._expression(0)
        self._keyword("ELSE")
        otherwise = self._expression(0)
        span = Span(word.span.start, otherwise.span.stop)
        return Conditional(condition, chosen, otherwise, span)

    def _at_function_form(self) -> bool:
        following = self._words[self._at + 1 : self._at + 3]
        return [word.text for word in following] == ["ELSE", "("]

    def _conditional_as_function(self, word: Word) -> Node:
        """``IF THEN ELSE(condition, a, b)``, as Vensim writes it."""
        self._at += 2
        return self._three_parts(word, self._arguments())

    def _three_parts(self, word: Word, given: tuple[Node, ...]) -> Node:
        span = Span(word.span.start, self._words[self._at - 1].span.stop)
        if len(given) != 3:
            raise self._error("IF THEN ELSE takes a condition and two values.", span)
        return Conditional(given[0], given[1], given[2], span)

    def _named(self) -> Node:
        first = self._here
        name = self._name()
        stop = self._words[self._at - 1].span.stop
        if self._here.text == "(" and self._here.kind is Kind.SIGN:
            arguments = self._arguments()
            if canonical(name) == _IF_THEN_ELSE:
                return self._three_parts(first, arguments)
            return Call(name, arguments, self._since(first))
        if self._here.text == "[":
            return Reference(name, self._subscripts(), self._since(first))
        return Reference(name, (), Span(first.span.start, stop))

    def _name(self) -> DisplayedName:
        """Names side by side are one name with blanks: people write “lost learning”."""
        names = []
        while self._here.kind is Kind.NAME:
            names.append(self._next().text)
        return DisplayedName(" ".join(names))

    def _since(self, first: Word) -> Span:
        return Span(first.span.start, self._words[self._at - 1].span.stop)

    def _arguments(self) -> tuple[Node, ...]:
        opened, found = self._next(), []
        if self._here.text != ")":
            found.append(self._expression(0))
            while self._here.text == ",":
                self._next()
                found.append(self._expression(0))
        self._close(")", opened)
        return tuple(found)

    def _subscripts(self) -> tuple[Subscript, ...]:
        opened, found = self._next(), [self._subscript()]
        while self._here.text == ",":
            self._next()
            found.append(self._subscript())
        self._close("]", opened)
        return tuple(found)

    def _subscript(self) -> Subscript:
        if self._here.text == "*" and self._words[self._at + 1].text in (",", "]"):
            return Wildcard(self._next().span)
        first = self._expression(0)
        if self._here.text != ":":
            return first
        self._next()
        last = self._expression(0)
        return Range(first, last, Span(first.span.start, last.span.stop))

    def _close(self, sign: str, opened: Word) -> None:
        if self._here.text == sign and self._here.kind is Kind.SIGN:
            self._next()
            return
        if self._here.kind is Kind.END:
            raise self._error(f"The bracket “{opened.text}” is not closed.", opened.span)
        raise self._left_over(f"a comma or “{sign}”")

    def _keyword(self, keyword: str) -> None:
        if self._here.text != keyword:
            raise self._error(f"{keyword} is missing here.", hint=_WHOLE_IF)
        self._next()

    def _missing_operand(self) -> ExpressionError:
        word = self._here
        after = self._words[self._at - 1] if self._at else None
        wanted = "a number, a name or an opening bracket"
        if word.kind is Kind.END:
            said = self._equation[after.span.start : after.span.stop] if after else ""
            return self._error(f"After “{said}” {wanted} is missing.")
        return self._error(f"Instead of “{word.text}” {wanted} should stand here.")

    def _left_over(self, wanted: str = "an operator such as + or *") -> ExpressionError:
        word = self._here
        if word.text in (")", "]"):
            return self._error(f"This “{word.text}” closes a bracket that was not opened.")
        return self._error(f"Before “{self._as_written(word)}” {wanted} is missing.")

    def _as_written(self, word: Word) -> str:
        return self._equation[word.span.start : word.span.stop]

    def _error(
        self, text: str, span: Span | None = None, hint: str | None = None
    ) -> ExpressionError:
        here = self._here.span
        # At the end there is no character to point at: the place after the last one is meant.
        where = span or Span(here.start, max(here.stop, here.start + 1))
        return ExpressionError(text, equation=self._equation, span=where, hint=hint)


_SPLIT = "Give parts of it names of their own."
_WHOLE_IF = "A condition is written IF … THEN … ELSE …."
