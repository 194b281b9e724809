"""Vensim's functions said in our language.

Vensim Reference Manual, “Functions”. Each row gives what a function takes and what it
means in equations of ours; those of the same name and meaning are only listed.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace

from loopmap.expr.functions import BUILT_INS
from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.tree import Binary, Call, Conditional, Node, Number, Reference, Unary
from loopmap.formats.vensim.words import Elsewhere, Unreadable

_ALIKE = (
    "ABS EXP SQRT LN SIN COS TAN ARCSIN ARCCOS ARCTAN SINH COSH TANH MIN MAX STEP RAMP"
    " SMOOTH SMOOTH3 DELAY1 DELAY3 TREND LOOKUP SUM PROD"
)

_ROWS = (
    ("SMOOTHI", "a b c", "SMTH1(a, b, c)"),
    ("SMOOTH3I", "a b c", "SMTH3(a, b, c)"),
    ("SMOOTH N", "a b c d", "SMTHN(a, b, d, c)"),
    ("DELAY1I", "a b c", "DELAY1(a, b, c)"),
    ("DELAY3I", "a b c", "DELAY3(a, b, c)"),
    ("DELAY N", "a b c d", "DELAYN(a, b, d, c)"),
    ("DELAY FIXED", "a b c", "DELAY(a, INIT(MAX(DT, INT(b / DT + 0.5) * DT)), c)"),
    ("FORECAST", "a b c", "FORCST(a, b, c)"),
    ("FORECAST", "a b c d", "FORCST(a, b, c, d)"),
    ("INTEGER", "a", "INT(a)"),
    ("MODULO", "a b", "a MOD b"),
    ("QUANTUM", "a b", "IF b <= 0 THEN a ELSE b * INT(a / b)"),
    ("POWER", "a b", "a^b"),
    ("LOG", "a b", "LN(a) / LN(b)"),
    ("XIDZ", "a b c", "SAFEDIV(a, b, c)"),
    ("ZIDZ", "a b", "SAFEDIV(a, b)"),
    ("INITIAL", "a", "INIT(a)"),
    ("REINITIAL", "a", "INIT(a)"),
    ("GAME", "a", "a"),
    ("VMIN", "a", "MIN(a)"),
    ("VMAX", "a", "MAX(a)"),
    ("PULSE", "a b", "IF TIME + DT / 2 > a AND TIME + DT / 2 < a + MAX(b, DT) THEN 1 ELSE 0"),
    (
        "PULSE TRAIN",
        "a b c d",
        (
            "IF TIME + DT / 2 > a AND TIME + DT / 2 < d"
            " AND (TIME + DT / 2 - a) MOD c < MAX(b, DT) THEN 1 ELSE 0"
        ),
    ),
    ("RANDOM 0 1", "", "RANDOM(0, 1)"),
    ("RANDOM UNIFORM", "a b c", "RANDOM(a, b)"),
    ("RANDOM NORMAL", "a b c d e", "NORMAL(c, d, 0, a, b)"),
    ("RANDOM EXPONENTIAL", "a b c d e", "MIN(MAX(c + d * EXPRND(1), a), b)"),
    ("RANDOM POISSON", "a b c d e f", "MIN(MAX(d + e * POISSON(c), a), b)"),
)

# Seeds are left out: in Vensim calls of one seed take turns, here they would all be the same.
_MEANT: Mapping[tuple[CanonicalName, int], tuple[tuple[str, ...], str]] = {
    (canonical(name), len(given.split())): (tuple(given.split()), text)
    for name, given, text in _ROWS
}
_TAKES = frozenset(name for name, _ in _MEANT)
_SAME = frozenset(canonical(name) for name in _ALIKE.split()) | {
    canonical(name) for name in ("SMOOTH", "SMOOTH3")
}
THEIRS = _TAKES | _SAME
"""The names of all functions that Vensim has and we know."""

_DELAY_FIXED = canonical("DELAY FIXED")
_ELSEWHERE = ("get_xls", "get_direct", "get_123", "get_data", "get_vdf")
"""What begins with these reads other files."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a model before its equations.

    ``called``: lookups and macros; ``stocks``: what gathers flows; ``constants``: what is a
    number all the time; ``values``: names that stand for something else.
    """

    called: Container[CanonicalName] = ()
    stocks: Container[CanonicalName] = ()
    constants: Container[CanonicalName] = ()
    values: Mapping[CanonicalName, Node] = field(default_factory=dict)


def in_our_words(node: Node, known: Known) -> Node:
    """The tree with our functions for Vensim's.

    Raises Unreadable, naming the first function that cannot be said.
    """

    def over(part: Node) -> Node:
        return in_our_words(part, known)

    match node:
        case Number() | Reference():
            return node
        case Call():
            given = tuple(over(each) for each in node.arguments)
            return _call(replace(node, arguments=given), known)
        case Unary():
            return replace(node, operand=over(node.operand))
        case Binary():
            return replace(node, left=over(node.left), right=over(node.right))
        case Conditional():
            condition, chosen = over(node.condition), over(node.chosen)
            return Conditional(condition, chosen, over(node.otherwise), node.span)


def _call(node: Call, known: Known) -> Node:
    key, count = node.key, len(node.arguments)
    if key == _DELAY_FIXED and count == 3 and _stays(node.arguments[1], known):
        return replace(node, name=DisplayedName("DELAY"))
    if (key, count) in _MEANT:
        names, text = _MEANT[key, count]
        values = dict(zip((canonical(n) for n in names), node.arguments, strict=True))
        return put_in(parse(text), values)
    if key in known.called:
        return node
    if key in _SAME and BUILT_INS[key].takes(count):
        return replace(node, name=DisplayedName(BUILT_INS[key].name))
    raise _refusal(node)


def _stays(length: Node, known: Known) -> bool:
    """Whether a delay has one length all the time; of others Vensim takes that at the start."""
    if isinstance(length, Number):
        return length.value.is_integer() and length.value > 0
    return isinstance(length, Reference) and length.key in known.constants


def _refusal(node: Call) -> Unreadable:
    name = node.name.upper()
    if node.key.startswith(_ELSEWHERE):
        place = _other_file(node)
        return Elsewhere(f"“{name}” reads {place}, which Loopmap does not open", place)
    if node.key in _TAKES or node.key in _SAME:
        given = len(node.arguments)
        return Unreadable(f"“{name}” is given {given} values, which is not what it takes")
    return Unreadable(f"Loopmap has no function like “{name}”")


def _other_file(node: Call) -> str:
    """The file that a call takes its values from, by its name where the call says it."""
    first = node.arguments[0] if node.arguments else None
    return f"the file “{first.name}”" if isinstance(first, Reference) else "another file"


def put_in(node: Node, values: Mapping[CanonicalName, Node]) -> Node:
    """The tree with other trees in the place of some names."""

    def over(part: Node) -> Node:
        return put_in(part, values)

    match node:
        case Number():
            return node
        case Reference():
            return values.get(node.key, node)
        case Call():
            return replace(node, arguments=tuple(over(each) for each in node.arguments))
        case Unary():
            return replace(node, operand=over(node.operand))
        case Binary():
            return replace(node, left=over(node.left), right=over(node.right))
        case Conditional():
            condition, chosen = over(node.condition), over(node.chosen)
            return Conditional(condition, chosen, over(node.otherwise), node.span)
