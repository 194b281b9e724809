"""The words of an equation: XMILE 1.0, sections 3.2 and 3.3, read by one regular expression."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from loopmap.errors import ExpressionError
from loopmap.expr.tree import Span

LONGEST = 20_000
"""More characters than any equation needs; longer text is refused before it is looked at."""


class Kind(Enum):
    """What a word is."""

    NUMBER = auto()
    NAME = auto()
    KEYWORD = auto()
    SIGN = auto()
    END = auto()


class Word(NamedTuple):
    """One word: as it counts, and where it stands. A quoted name comes without its quotes."""

    kind: Kind
    text: str
    span: Span


KEYWORDS = frozenset({"AND", "OR", "NOT", "MOD", "IF", "THEN", "ELSE"})
_LOOKALIKE = {"−": "-", "×": "*", "·": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "<>"}
_OTHER_TONGUES = {
    "==": "“Equal to” is written with one “=”.",
    "!=": "“Not equal to” is written “<>”.",
    "**": "A power is written “^”.",
    "&&": "Write AND.",
    "||": "Write OR.",
}
# From U+00A1 on any sign may be part of a name, but those with a meaning of their own may not.
_OUTSIDE = "".join(_LOOKALIKE)
_PART = rf"(?:[A-Za-z_]|(?![{_OUTSIDE}\s])[\u00a1-\U0010ffff])"
_REST = rf"(?:[\w$]|(?![{_OUTSIDE}\s])[\u00a1-\U0010ffff])*"
_ONE_NAME = rf"(?:{_PART}{_REST}|\"(?:[^\"\\]|\\.)*\")"
_WORDS = re.compile(
    r"(?P<gap>\s+|\{[^{}]*\})"
    r"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    rf"|(?P<name>\.?{_ONE_NAME}(?:\.{_ONE_NAME})*)"
    r"|(?P<foreign>==|!=|\*\*|&&|\|\|)"
    rf"|(?P<sign><=|>=|<>|//|[-+*/^()\[\],:<>=]|[{_OUTSIDE}])",
    re.DOTALL,
)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPED = re.compile(r"\\([\"\\])")


def words_of(equation: str) -> tuple[Word, ...]:
    """All words, ended by one END; comments in braces are left out. Raises ExpressionError."""
    if len(equation) > LONGEST:
        raise ExpressionError(
            f"The equation is longer than {LONGEST} characters.",
            equation=equation[:200],
            span=(0, 1),
            hint="Give parts of it names of their own.",
        )
    found, at = [], 0
    while at < len(equation):
        match = _WORDS.match(equation, at)
        if match is None:
            raise _not_a_word(equation, at)
        if match.lastgroup == "foreign":
            raise _foreign(equation, match)
        if match.lastgroup != "gap":
            found.append(_word(match))
        at = match.end()
    found.append(Word(Kind.END, "", Span(at, at)))
    return tuple(found)


def _word(match: re.Match[str]) -> Word:
    text, span = match.group(), Span(*match.span())
    if match.lastgroup == "number":
        return Word(Kind.NUMBER, text, span)
    if match.lastgroup == "sign":
        return Word(Kind.SIGN, _LOOKALIKE.get(text, text), span)
    if text.upper() in KEYWORDS:
        return Word(Kind.KEYWORD, text.upper(), span)
    return Word(Kind.NAME, _QUOTED.sub(lambda m: _ESCAPED.sub(r"\1", m[1]), text), span)


def _foreign(equation: str, match: re.Match[str]) -> ExpressionError:
    text = match.group()
    return ExpressionError(
        f"“{text}” is not used in equations.",
        equation=equation,
        span=match.span(),
        hint=_OTHER_TONGUES[text],
    )


def _not_a_word(equation: str, at: int) -> ExpressionError:
    here = equation[at]
    if here == "{":
        text = "The comment that begins with “{” has no “}” at its end."
    elif here == '"':
        text = "The name that begins with a quotation mark has no quotation mark at its end."
    else:
        text = f"“{here}” has no meaning in an equation."
    return ExpressionError(text, equation=equation, span=(at, at + 1))
