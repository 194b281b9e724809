"""The signs that equations give to their causes, as far as they are told at once."""

from __future__ import annotations

from loopmap.errors import ExpressionError
from loopmap.expr.causes import causes, late_causes
from loopmap.expr.names import CanonicalName
from loopmap.expr.parse import parse
from loopmap.expr.slopes import Known, Slope, slope, through
from loopmap.expr.tree import Node
from loopmap.model.records import Kind, Sign, Variable
from loopmap.simulation.equations.known import graph_slope

SIGN_OF = {Slope.UP: Sign.SAME, Slope.DOWN: Sign.OPPOSITE}
"""The signs of slopes that have one."""


def tree_of(variable: Variable) -> Node | None:
    """The equation by which a variable follows from its causes: None for a stock, or none yet."""
    if variable.kind is Kind.STOCK or not variable.equation.strip():
        return None
    try:
        return parse(variable.equation)
    except ExpressionError:
        return None


def named_causes(variable: Variable) -> tuple[CanonicalName, ...]:
    """The names that move a variable by its equation, in order; a stock is moved by flows alone."""
    tree = tree_of(variable)
    return () if tree is None else causes(tree)


def is_late(variable: Variable, cause: CanonicalName) -> bool:
    """Whether a cause comes in through delays or smoothing alone."""
    tree = tree_of(variable)
    return tree is not None and cause in late_causes(tree)


def plain_slope(variable: Variable, cause: CanonicalName, known: Known) -> Slope:
    """Which way a variable goes, by its equation and its graph, when one cause goes up."""
    tree = tree_of(variable)
    if tree is None:
        return Slope.UNKNOWN
    return through(graph_slope(variable), slope(tree, cause, known))


def sign_of(found: Slope) -> Sign:
    """The sign of a slope; not known where it has none."""
    return SIGN_OF.get(found, Sign.UNKNOWN)
