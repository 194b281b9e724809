"""Models whose variables have another equation for the start alone, said without it.

Vensim's ACTIVE INITIAL, or XMILE's ``init_eqn``, breaks circles at the start: what a stock,
a delay or smoothing begins with is then found from that other equation. Here they name it
themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from loopmap.errors import ExpressionError
from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.show import show
from loopmap.expr.tree import Binary, Call, Conditional, Node, Number, Reference, Unary
from loopmap.simulation.stock_flow.model import Kind, Model, Variable

_REMEMBERS = {
    canonical(name): count
    for name, count in (
        *(("SMTH1", 2), ("SMTH3", 2), ("DELAY1", 2), ("DELAY3", 2), ("DELAY", 2)),
        *(("SMTHN", 3), ("DELAYN", 3)),
    )
}
"""What begins with its input unless it is told otherwise, and how much it is then given."""

_INIT = canonical("INIT")


def without_starts(model: Model) -> Model:
    """The same model with starts where they are used; equations that name none stay as written."""
    starts: dict[CanonicalName, Node] = {}
    for variable in model.variables:
        tree = _tree(variable.initial)
        if tree is not None:
            starts[variable.key] = tree
    if not starts:
        return model
    return replace(model, variables=tuple(_over(each, starts) for each in model.variables))


def told_of_starts(model: Model) -> Iterator[str]:
    """What is to be said of it, before that is done."""
    starting = [each.name for each in model.variables if each.initial is not None]
    if starting:
        more = f" and {len(starting) - 1} more" if len(starting) > 1 else ""
        yield (
            f"“{starting[0]}”{more} had another equation for the start; stocks, delays and"
            " smoothing that begin with it name it now."
        )


def _tree(text: str | None) -> Node | None:
    try:
        return None if text is None else parse(text)
    except ExpressionError:
        return None


def _over(variable: Variable, starts: Mapping[CanonicalName, Node]) -> Variable:
    tree = _tree(variable.equation)
    if tree is None:
        return replace(variable, initial=None)
    starting = variable.kind is Kind.STOCK
    made = _at_start(tree, starts) if starting else _remembering(tree, starts)
    text = variable.equation if made == tree else show(made)
    return replace(variable, equation=text, initial=None)


def _at_start(node: Node, starts: Mapping[CanonicalName, Node]) -> Node:
    """What is found once, at the start."""
    match node:
        case Reference(subscripts=()):
            return starts.get(node.key, node)
        case Number() | Reference():
            return node
    return _parts(node, lambda part: _at_start(part, starts))


def _remembering(node: Node, starts: Mapping[CanonicalName, Node]) -> Node:
    """What is found all the time; functions with memory are told what they begin with."""
    match node:
        case Number() | Reference():
            return node
        case Call(arguments=(Reference() as entering, *_)) if (
            _REMEMBERS.get(node.key) == len(node.arguments) and entering.key in starts
        ):
            return replace(node, arguments=(*node.arguments, starts[entering.key]))
        case Call() if node.key == _INIT:
            return _parts(node, lambda part: _at_start(part, starts))
    return _parts(node, lambda part: _remembering(part, starts))


def _parts(node: Call | Unary | Binary | Conditional, over: Callable[[Node], Node]) -> Node:
    match node:
        case Call():
            return replace(node, arguments=tuple(over(each) for each in node.arguments))
        case Unary():
            return replace(node, operand=over(node.operand))
        case Binary():
            return replace(node, left=over(node.left), right=over(node.right))
    condition, chosen = over(node.condition), over(node.chosen)
    return Conditional(condition, chosen, over(node.otherwise), node.span)
