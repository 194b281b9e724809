"""From when to when a Vensim model runs: the variables of its ``.Control`` group."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from loopmap.errors import ExpressionError
from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.tree import Binary, Node, Number, Operator, Reference, Unary
from loopmap.formats.vensim.definitions import Definition
from loopmap.formats.vensim.words import Unreadable, translated
from loopmap.simulation.stock_flow.model import Specs

START, STOP, STEP, SAVE = (
    canonical(name) for name in ("INITIAL TIME", "FINAL TIME", "TIME STEP", "SAVEPER")
)
CONTROL = frozenset({START, STOP, STEP, SAVE})
"""Definitions that say when a model runs, and are no variables."""

_DEEPEST = 20


def specs_of(written: Mapping[CanonicalName, Definition], warn: Callable[[str], None]) -> Specs:
    """When to run; what cannot be told is said and taken as Vensim's own: 0 to 100 by 1."""
    usual = Specs()

    def number(key: CanonicalName, default: float) -> float:
        if key not in written:
            return default
        value = _value(key, written, 0)
        if value is None:
            name = written[key].name
            warn(f"“{name}” is calculated in the file (line {written[key].line});"
                 f" {default:g} is taken.")  # fmt: skip
            return default
        return value

    start, step = number(START, usual.start), number(STEP, usual.dt)
    stop, save = number(STOP, usual.stop), number(SAVE, step)
    unit = next((written[key].unit for key in (STEP, STOP, START) if key in written), "")
    if not any(key in written for key in CONTROL):
        return usual
    saved = None if save == step or save <= 0 else save
    return Specs(start, stop, step, save_every=saved, time_unit=unit.partition("[")[0].strip())


def _value(
    key: CanonicalName, written: Mapping[CanonicalName, Definition], depth: int
) -> float | None:
    """The number of a constant, or of what is calculated from constants."""
    definition = written.get(key)
    if definition is None or depth > _DEEPEST or definition.subscripts:
        return None
    try:
        tree = parse(translated(definition.text).text)
    except (Unreadable, ExpressionError):
        return None
    return _number(tree, written, depth)


def _number(node: Node, written: Mapping[CanonicalName, Definition], depth: int) -> float | None:
    match node:
        case Number(value=value):
            return value
        case Reference(subscripts=()):
            return _value(node.key, written, depth + 1)
        case Unary(operator=Operator.MINUS | Operator.PLUS):
            inner = _number(node.operand, written, depth)
            minus = node.operator is Operator.MINUS
            return -inner if minus and inner is not None else inner
        case Binary():
            left, right = (_number(each, written, depth) for each in (node.left, node.right))
            return None if left is None or right is None else _result(node.operator, left, right)
    return None


def _result(operator: Operator, left: float, right: float) -> float | None:
    match operator:
        case Operator.PLUS:
            return left + right
        case Operator.MINUS:
            return left - right
        case Operator.TIMES:
            return left * right
        case Operator.OVER if right:
            return left / right
    return None
