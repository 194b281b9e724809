"""Our equations said in Vensim's language. Vensim Reference Manual, “Functions”."""

from __future__ import annotations

from collections.abc import Callable

from loopmap.expr.functions import BUILT_INS, VALUES
from loopmap.expr.names import DisplayedName, canonical
from loopmap.expr.precedence import POWERS, PREFIX_POWER
from loopmap.expr.show import show as show_ours
from loopmap.expr.tree import Binary, Call, Conditional, Node, Operator, Reference, Unary

_ROWS = (
    ("SMTH1", 2, "SMOOTH({0}, {1})"),
    ("SMTH1", 3, "SMOOTHI({0}, {1}, {2})"),
    ("SMTH3", 2, "SMOOTH3({0}, {1})"),
    ("SMTH3", 3, "SMOOTH3I({0}, {1}, {2})"),
    ("SMTHN", 3, "SMOOTH N({0}, {1}, {0}, {2})"),
    ("SMTHN", 4, "SMOOTH N({0}, {1}, {3}, {2})"),
    ("DELAY", 2, "DELAY FIXED({0}, {1}, {0})"),
    ("DELAY", 3, "DELAY FIXED({0}, {1}, {2})"),
    ("DELAY1", 2, "DELAY1({0}, {1})"),
    ("DELAY1", 3, "DELAY1I({0}, {1}, {2})"),
    ("DELAY3", 2, "DELAY3({0}, {1})"),
    ("DELAY3", 3, "DELAY3I({0}, {1}, {2})"),
    ("DELAYN", 3, "DELAY N({0}, {1}, {0}, {2})"),
    ("DELAYN", 4, "DELAY N({0}, {1}, {3}, {2})"),
    ("PREVIOUS", 2, "DELAY FIXED({0}, TIME STEP, {1})"),
    ("TREND", 2, "TREND({0}, {1}, 0)"),
    ("TREND", 3, "TREND({0}, {1}, {2})"),
    ("FORCST", 3, "FORECAST({0}, {1}, {2})"),
    ("INIT", 1, "INITIAL({0})"),
    ("INT", 1, "INTEGER({0})"),
    ("LOG10", 1, "LOG({0}, 10)"),
    ("SAFEDIV", 2, "ZIDZ({0}, {1})"),
    ("SAFEDIV", 3, "XIDZ({0}, {1}, {2})"),
    ("STEP", 2, "STEP({0}, {1})"),
    ("RAMP", 2, "RAMP({0}, {1}, FINAL TIME)"),
    ("RAMP", 3, "RAMP({0}, {1}, {2})"),
    ("PULSE", 2, "({0})/TIME STEP*PULSE({1}, TIME STEP)"),
    ("PULSE", 3, "({0})/TIME STEP*PULSE TRAIN({1}, TIME STEP, {2}, FINAL TIME)"),
    ("RANDOM", 2, "RANDOM UNIFORM({0}, {1}, 0)"),
    ("NORMAL", 2, "RANDOM NORMAL(-1e+30, 1e+30, {0}, {1}, 0)"),
    ("NORMAL", 5, "RANDOM NORMAL({3}, {4}, {0}, {1}, 0)"),
    ("EXPRND", 1, "RANDOM EXPONENTIAL(0, 1e+30, 0, {0}, 0)"),
    ("POISSON", 1, "RANDOM POISSON(0, 1e+30, {0}, 0, 1, 0)"),
)
_SAID = {(name, count): text for name, count, text in _ROWS}
_ALIKE = frozenset(
    [
        "ABS",
        "EXP",
        "SQRT",
        "LN",
        "SIN",
        "COS",
        "TAN",
        "ARCSIN",
        "ARCCOS",
        "ARCTAN",
        "SINH",
        "COSH",
        "TANH",
    ]
)
_VALUES = {
    "TIME": "Time",
    "DT": "TIME STEP",
    "STARTTIME": "INITIAL TIME",
    "STOPTIME": "FINAL TIME",
    "PI": "3.141592653589793",
    "INF": "1e+38",
}
_WORDS = {Operator.AND: ":AND:", Operator.OR: ":OR:"}
_YES_OR_NO = frozenset(
    {*_WORDS, Operator.EQUAL, Operator.UNEQUAL, Operator.LESS, Operator.AT_MOST}
    | {Operator.GREATER, Operator.AT_LEAST}
)
_ATOM = 10


class Unsayable(Exception):
    """What cannot be said in Vensim's language, as a phrase."""


def show(node: Node, spelt: Callable[[DisplayedName], str]) -> str:
    """The equation; ``spelt`` gives names as they are written. Raises Unsayable."""
    return _Showing(spelt).value(node)[0]


class _Showing:
    """Shows one equation: each part with how tightly it binds."""

    def __init__(self, spelt: Callable[[DisplayedName], str]) -> None:
        self._spelt = spelt

    def value(self, node: Node) -> tuple[str, int]:
        """A part as a number; what is yes or no becomes 1 or 0."""
        if _is_yes_or_no(node):
            return f"IF THEN ELSE({self._condition(node)}, 1, 0)", _ATOM
        match node:
            case Unary():
                operand = self._within(node.operand, PREFIX_POWER)
                return f"{node.operator.value}{operand}", PREFIX_POWER
            case Binary():
                return self._binary(node)
            case Conditional():
                condition, chosen = self._condition(node.condition), self.value(node.chosen)[0]
                otherwise = self.value(node.otherwise)[0]
                return f"IF THEN ELSE({condition}, {chosen}, {otherwise})", _ATOM
            case Call():
                return self._call(node), _ATOM
        return self._reference(node) if isinstance(node, Reference) else show_ours(node), _ATOM

    def _condition(self, node: Node) -> str:
        """A part as yes or no."""
        match node:
            case Binary() if node.operator in _WORDS:
                left, right = self._condition(node.left), self._condition(node.right)
                return f"({left}) {_WORDS[node.operator]} ({right})"
            case Binary() if node.operator in _YES_OR_NO:
                power = POWERS[node.operator]
                left, right = (self._within(each, power + 1) for each in (node.left, node.right))
                return f"{left} {node.operator.value} {right}"
            case Unary(operator=Operator.NOT):
                return f":NOT: ({self._condition(node.operand)})"
        return f"{self._within(node, POWERS[Operator.UNEQUAL] + 1)} <> 0"

    def _within(self, node: Node, power: int) -> str:
        text, own = self.value(node)
        return text if own >= power else f"({text})"

    def _binary(self, node: Binary) -> tuple[str, int]:
        if node.operator is Operator.SAFELY_OVER:
            return f"ZIDZ({self.value(node.left)[0]}, {self.value(node.right)[0]})", _ATOM
        if node.operator is Operator.MOD:
            return f"MODULO({self.value(node.left)[0]}, {self.value(node.right)[0]})", _ATOM
        power = POWERS[node.operator]
        turned = node.operator is Operator.POWER  # a power is read from the right
        left = self._within(node.left, power + turned)
        right = self._within(node.right, power + (not turned))
        gap = "" if turned else " "
        return f"{left}{gap}{node.operator.value}{gap}{right}", power

    def _reference(self, node: Reference) -> str:
        if node.subscripts:
            raise Unsayable("an element of an array")
        value = VALUES.get(node.key)
        own = self._spelt(node.name)
        return _VALUES[value.name] if value is not None and not own else own or _quoted(node.name)

    def _call(self, node: Call) -> str:
        function = BUILT_INS.get(node.key)
        given = [self.value(each)[0] for each in node.arguments]
        table = self._spelt(node.name)
        if function is None and table and len(given) == 1:
            return f"{table}({given[0]})"
        if function is None:
            raise Unsayable(f"the function “{node.name}”")
        if function.name == "LOOKUP" and isinstance(node.arguments[0], Reference):
            return f"{given[0]}({given[1]})"
        if function.name in ("MIN", "MAX"):
            return _nested(function.name, given)
        if function.name in ("SUM", "MEAN", "PROD"):
            return _joined(function.name, given)
        if function.name in _ALIKE:
            return f"{function.name}({', '.join(given)})"
        text = _SAID.get((function.name, len(given)))
        if text is None:
            raise Unsayable(f"{function.name} with {len(given)} values")
        return text.format(*given)


def _is_yes_or_no(node: Node) -> bool:
    operator = node.operator if isinstance(node, Binary | Unary) else None
    return operator in _YES_OR_NO or operator is Operator.NOT


def _quoted(name: str) -> str:
    return f'"{canonical(name)}"'


def _joined(name: str, given: list[str]) -> str:
    """Vensim’s own take an array."""
    whole = f"({(' * ' if name == 'PROD' else ' + ').join(f'({each})' for each in given)})"
    return f"({whole}/{len(given)})" if name == "MEAN" else whole


def _nested(name: str, given: list[str]) -> str:
    """MIN and MAX take two in Vensim."""
    text = given[0]
    for each in given[1:]:
        text = f"{name}({text}, {each})"
    return text
