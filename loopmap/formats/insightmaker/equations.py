"""Equations of Insight Maker in our language and back, as far as both have the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from loopmap.errors import ExpressionError
from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.rewrite import with_texts, written
from loopmap.expr.tree import Call, Conditional, Reference
from loopmap.expr.walk import walk

LONGEST = 20_000
_NAMED = re.compile(r"\[([^\[\]]{1,500})\]")
_WITH_UNIT = re.compile(r"\{\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)[^{}]*\}")
_COMMENT = re.compile(r"(?:#|//)[^\n]*|/\*.*?\*/", re.DOTALL)
_IF = re.compile(
    r"\bif\b(?P<when>(?:(?!\b(?:if|then|end)\b).)+)\bthen\b(?P<then>(?:(?!\b(?:if|end)\b).)+?)"
    r"(?:\belse\b(?P<otherwise>(?:(?!\b(?:if|end)\b).)+))?\bend\s+if\b",
    re.IGNORECASE | re.DOTALL,
)
_ALIKE = frozenset(
    map(
        canonical,
        ("ABS", "SIN", "COS", "TAN", "ARCSIN", "ARCCOS", "ARCTAN", "EXP", "LN", "SQRT", "ROUND",
         "MIN", "MAX", "DELAY1", "DELAY3", "DELAY", "LOG10", "SMTH1", "SMOOTH", "RANDOM"),
    )
)  # fmt: skip
"""Functions that are called alike and take the same in both, but for those below."""

_OURS: Mapping[CanonicalName, str] = {
    canonical("LOG"): "LOG10",
    canonical("RAND"): "RANDOM",
}
_OURS_ALONE = frozenset(map(canonical, ("LOG10", "SMTH1", "RANDOM")))
"""What Insight Maker calls otherwise."""

_DEEPEST_IF = 20


def in_our_language(text: str, states: frozenset[CanonicalName] = frozenset()) -> str | None:
    """The equation as we write it; None where it says what we have no words for.

    >>> in_our_language("if [Is Low] > 2 then {3 kg} else 0 end if")
    'IF Is Low > 2 THEN 3 ELSE 0'
    """
    if len(text) > LONGEST:
        return None
    plain = _WITH_UNIT.sub(r"\1", _COMMENT.sub(" ", text))
    plain = _NAMED.sub(lambda found: written(found[1].strip()), plain)
    plain = " ".join(_conditions(plain).replace("\n", " ").split())
    plain = with_texts(plain, _OURS)
    if not plain:
        return ""
    try:
        tree = parse(plain)
    except ExpressionError:
        return None
    calls = [part.key for part in walk(tree) if isinstance(part, Call)]
    named = {part.key for part in walk(tree) if isinstance(part, Reference)}
    return plain if all(each in _ALIKE for each in calls) and not named & states else None


def _conditions(text: str) -> str:
    """``if … then … else … end if`` as we write it; without an else it is 0."""
    for _ in range(_DEEPEST_IF):
        changed = _IF.sub(_condition, text)
        if changed == text:
            break
        text = changed
    return (
        text.replace("\x02", "(")
        .replace("\x03", ")")
        .replace("\x04", "IF ")
        .replace("\x05", " THEN ")
    )


def _condition(found: re.Match[str]) -> str:
    otherwise = (found["otherwise"] or "0").strip()
    return f"\x04{found['when'].strip()}\x05{found['then'].strip()} ELSE {otherwise}"


def in_their_language(equation: str, names: Mapping[CanonicalName, str]) -> str | None:
    """The equation as Insight Maker has it, names in brackets; None where it has no words for it.

    >>> in_their_language("2 * Trust and hope", {})
    >>> in_their_language("2 * trust", {canonical("Trust"): "Trust"})
    '2 * [Trust]'
    """
    if not equation.strip():
        return ""
    try:
        tree = parse(equation)
    except ExpressionError:
        return None
    parts = list(walk(tree))
    if any(isinstance(part, Conditional) for part in parts) or not _all_alike(parts):
        return None
    if any(isinstance(p, Reference) and p.key not in names and p.key != "time" for p in parts):
        return None
    bracketed = {key: f"[{name}]" for key, name in names.items()}
    return with_texts(equation, bracketed)


def _all_alike(parts: Sequence[object]) -> bool:
    return all(part.key in _ALIKE - _OURS_ALONE for part in _calls(parts))


def _calls(parts: Sequence[object]) -> Iterator[Call]:
    return (part for part in parts if isinstance(part, Call))
