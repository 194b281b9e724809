"""The tree of an equation in plain words, as one phrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from loopmap.analysis.wording import quantity
from loopmap.expr.functions import BUILT_INS, VALUES
from loopmap.expr.names import CanonicalName
from loopmap.expr.precedence import POWERS
from loopmap.expr.tree import (
    Binary,
    Call,
    Conditional,
    Node,
    Number,
    Operator,
    Reference,
    Unary,
)

NameOf = Callable[[CanonicalName], str | None]
"""What the variable of a name is called; None for no variable."""

_JOINTS: Mapping[Operator, str] = MappingProxyType(
    {
        Operator.PLUS: "plus",
        Operator.MINUS: "less",
        Operator.TIMES: "times",
        Operator.OVER: "divided by",
        Operator.SAFELY_OVER: "divided by",
        Operator.POWER: "to the power of",
        Operator.MOD: "modulo",
        Operator.EQUAL: "is",
        Operator.UNEQUAL: "is not",
        Operator.LESS: "is less than",
        Operator.AT_MOST: "is at most",
        Operator.GREATER: "is more than",
        Operator.AT_LEAST: "is at least",
        Operator.AND: "and",
        Operator.OR: "or",
    }
)
_VALUES = {
    "TIME": "the time",
    "DT": "one step",
    "STARTTIME": "the start of the run",
    "STOPTIME": "the end of the run",
    "PI": "pi",
    "INF": "more than any number",
}
_CALLS: Mapping[str, str] = MappingProxyType(
    {
        "ABS": "the size of {0}",
        "INT": "{0} without its decimals",
        "ROUND": "{0} rounded",
        "SQRT": "the square root of {0}",
        "EXP": "e to the power of {0}",
        "LN": "the natural logarithm of {0}",
        "LOG10": "the logarithm of {0}",
        "SAFEDIV": "{0} divided by {1}",
        "MIN": "the smallest of {all}",
        "MAX": "the largest of {all}",
        "SUM": "the sum of {all}",
        "MEAN": "the mean of {all}",
        "STEP": "{0} from time {1} on, 0 before",
        "PULSE": "{0} at time {1}, all at once",
        "RAMP": "what grows by {0} in each unit of time from time {1} on",
        "INIT": "{0} as at the start",
        "PREVIOUS": "{0} of one step before",
        "SMTH1": "{0}, followed over a time of {1}",
        "SMTH3": "{0}, followed late over a time of {1}",
        "SMTHN": "{0}, followed late over a time of {1}",
        "DELAY": "{0} of a time of {1} ago",
        "DELAY1": "{0}, coming through after a time of {1}",
        "DELAY3": "{0}, coming through together after a time of {1}",
        "DELAYN": "{0}, coming through together after a time of {1}",
        "TREND": "how fast {0} grows, as seen over a time of {1}",
        "FORCST": "{0} as it would be {2} ahead if its trend went on",
        "RANDOM": "any number between {0} and {1}",
        "NORMAL": "a number by chance around {0}",
        "LOGNORMAL": "a number by chance around {0}",
        "POISSON": "a count by chance, {0} on average",
        "EXPRND": "a number by chance, {0} on average",
        "LOOKUP": "what the graph of {0} gives for {1}",
    }
)


def in_words(node: Node, name_of: NameOf) -> str:
    """The phrase: ``0.5 * (Fines - 100)`` is “0.5 times how far fines are above 100”."""
    match node:
        case Number():
            return number_in_words(node.value)
        case Reference():
            return _named(node, name_of)
        case Unary():
            return _signed(node, name_of)
        case Binary():
            return _binary(node, name_of)
        case Conditional():
            condition = in_words(node.condition, name_of)
            chosen, otherwise = in_words(node.chosen, name_of), in_words(node.otherwise, name_of)
            return f"{chosen} where {condition}, and {otherwise} elsewhere"
        case Call():
            return _call(node, name_of)


def number_in_words(value: float) -> str:
    """A number as people write it, without decimals that say nothing."""
    return f"{value:.12g}"


def listed(phrases: Sequence[str], joint: str = "and") -> str:
    """Phrases as a list in words."""
    if len(phrases) < 2:
        return "".join(phrases)
    return f"{', '.join(phrases[:-1])} {joint} {phrases[-1]}"


def _named(node: Reference, name_of: NameOf) -> str:
    name = name_of(node.key)
    if name is None and node.key in VALUES:
        return _VALUES[VALUES[node.key].name]
    return quantity(node.name if name is None else name).noun


def _signed(node: Unary, name_of: NameOf) -> str:
    operand = _within(node.operand, name_of, _TIGHT)
    words = {Operator.MINUS: "minus ", Operator.NOT: "not "}.get(node.operator, "")
    return f"{words}{operand}"


_TIGHT = POWERS[Operator.POWER]


def _binary(node: Binary, name_of: NameOf) -> str:
    power = POWERS[node.operator]
    if node.operator is Operator.POWER and node.right == Number(2.0):
        return f"{_within(node.left, name_of, power + 1)} squared"
    left = _within(node.left, name_of, power)
    if node.operator in (*_OVERS, Operator.TIMES) and _is_quotient(node.left):
        left = f"({left})"  # what comes after “divided by” is heard as what is divided by
    if node.operator is Operator.TIMES and (far := _how_far(node.right, name_of)):
        return f"{left} times {far}"
    return f"{left} {_JOINTS[node.operator]} {_within(node.right, name_of, power + 1)}"


_OVERS = (Operator.OVER, Operator.SAFELY_OVER)


def _is_quotient(node: Node) -> bool:
    return isinstance(node, Binary) and node.operator in _OVERS


def _how_far(node: Node, name_of: NameOf) -> str:
    """Of ``x - 100`` how far x is above 100; empty for anything else."""
    match node:
        case Binary(operator=Operator.MINUS, left=left, right=Number(value=value)):
            whole = left if not isinstance(left, Binary) else None
            if whole is None or isinstance(whole, Number | Conditional):
                return ""
            are = "are" if _is_plural(whole, name_of) else "is"
            return f"how far {in_words(whole, name_of)} {are} above {number_in_words(value)}"
    return ""


def _is_plural(node: Node, name_of: NameOf) -> bool:
    name = name_of(node.key) if isinstance(node, Reference) else None
    return name is not None and quantity(name).plural


def _within(node: Node, name_of: NameOf, power: int) -> str:
    """A part, in brackets where it would otherwise be heard another way."""
    said = in_words(node, name_of)
    binds = POWERS[node.operator] if isinstance(node, Binary) else power
    loose = isinstance(node, Conditional) or binds < power
    return f"({said})" if loose else said


def _call(node: Call, name_of: NameOf) -> str:
    function = BUILT_INS.get(node.key)
    given = [_within(each, name_of, POWERS[Operator.TIMES]) for each in node.arguments]
    if function is None:
        graph = name_of(node.key) or node.name
        return f"what the graph “{graph}” gives for {listed(given)}"
    form = _CALLS.get(function.name)
    if form is None or not function.takes(len(given)) or not given:
        return f"{function.name} of {listed(given)}"
    if function.name in ("MIN", "MAX") and len(given) == 2:
        form = form.replace("smallest", "smaller").replace("largest", "larger")
    if function.name == "PULSE" and len(given) == 1:
        form = "{0} at the start, all at once"
    return form.format(*given, all=listed(given))
