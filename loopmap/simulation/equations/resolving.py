"""Going through all equations of a map as a run would, and noting what it would stop at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from loopmap.errors import ExpressionError, SimulationError
from loopmap.expr.causes import all_named
from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.tree import Span
from loopmap.model.ids import RecordId
from loopmap.model.token import Token
from loopmap.simulation.equations.below_nothing import BelowNothing, below_nothing
from loopmap.simulation.equations.findings import EquationFinding, Trouble, in_equation_of
from loopmap.simulation.stock_flow.calls import resolve_call
from loopmap.simulation.stock_flow.cells import Cell, Key, needed_at_start, needed_now
from loopmap.simulation.stock_flow.cells_of import add_variable, keep_tables
from loopmap.simulation.stock_flow.grid import grid
from loopmap.simulation.stock_flow.model import Kind, Model, Variable
from loopmap.simulation.stock_flow.order import AT_START, circle, tell_circle
from loopmap.simulation.stock_flow.resolve import Resolver
from loopmap.simulation.stock_flow.scope import Scope
from loopmap.simulation.stock_flow.unit_check import unit_findings

Ids = Mapping[CanonicalName, RecordId]


def blocking(model: Model, ids: Ids, token: Token) -> Iterator[EquationFinding]:
    """What stands in the way of a run, and what a run takes otherwise than it is written."""
    resolver = Resolver(model, resolve_call)
    for variable in model.variables:
        keep_tables(resolver, variable, _scope(variable))
    for variable in model.variables:
        token.check()
        yield from _read(resolver, variable, ids)
    yield from _circles(resolver.cells.all, ids)
    yield from (_below(each, ids) for each in below_nothing(resolver.cells.all))
    yield from _unread(model, ids)
    yield from _times(model, ids)


def units(model: Model, ids: Ids) -> Iterator[EquationFinding]:
    """Units that do not fit or cannot be read; that of the time counts as the first variable's."""
    first = next(iter(ids.values()), None)
    for found in unit_findings(model):
        owner = ids.get(canonical(found.record), first)
        if owner is not None:
            yield EquationFinding(owner, Trouble.UNIT, found.text, found.span)


def _scope(variable: Variable) -> Scope:
    return Scope(variable.key, variable.name)


def _read(resolver: Resolver, variable: Variable, ids: Ids) -> Iterator[EquationFinding]:
    owner = ids[variable.key]
    if variable.equation is None and variable.kind is not Kind.LOOKUP:
        what = "what it is at the start" if variable.kind is Kind.STOCK else "what it follows from"
        text = f"“{variable.name}” has no equation yet: say {what}."
        yield EquationFinding(owner, Trouble.NO_EQUATION, text, blocks=True)
        return
    try:
        add_variable(resolver, variable, _scope(variable), shown=True)
    except ExpressionError as error:
        unknown = error.text.startswith("There is no variable called")
        trouble = Trouble.UNKNOWN_NAME if unknown else Trouble.FAULTY
        text = f"{in_equation_of(variable.name)}{error.text}"
        span, hint = Span(*error.span), error.hint or ""
        yield EquationFinding(owner, trouble, text, span, hint, blocks=True)
    except SimulationError as error:
        yield EquationFinding(owner, Trouble.FAULTY, error.text, blocks=True)


def _circles(cells: Mapping[Key, Cell], ids: Ids) -> Iterator[EquationFinding]:
    """The first circle at any moment, or else the first at the start of the run."""
    for needs, when in ((needed_now, "at the same moment"), (needed_at_start, AT_START)):
        found = circle(cells, _known(needs, cells))
        if found:
            error = tell_circle([cells[key].name for key in found], when)
            owners = tuple(dict.fromkeys(_owner(key, ids) for key in found))
            yield EquationFinding(
                owners[0],
                Trouble.CIRCLE,
                error.text,
                hint=error.hint or "",
                blocks=True,
                others=owners,
            )
            return


def _known(
    needs: Callable[[Cell], frozenset[Key]], cells: Mapping[Key, Cell]
) -> Callable[[Key], frozenset[Key]]:
    """Needs that are there: of variables without an equation something else is told."""
    return lambda key: frozenset(each for each in needs(cells[key]) if each in cells)


def _owner(key: Key, ids: Ids) -> RecordId:
    """The variable a cell belongs to; hidden ones have its key, a colon and more."""
    while key not in ids:
        key = Key(key.rpartition(":")[0])
    return ids[key]


def _below(found: BelowNothing, ids: Ids) -> EquationFinding:
    return EquationFinding(_owner(found.key, ids), Trouble.BELOW_NOTHING, found.text)


def _unread(model: Model, ids: Ids) -> Iterator[EquationFinding]:
    read: set[CanonicalName] = set()
    for variable in model.variables:
        try:
            read |= all_named(parse(variable.equation)) if variable.equation else set()
        except ExpressionError:
            continue
    for variable in model.variables:
        if variable.kind is Kind.LOOKUP and variable.key not in read:
            text = f"“{variable.name}” has a graph, but no equation that says where it is read."
            yield EquationFinding(ids[variable.key], Trouble.UNREAD, text)


def _times(model: Model, ids: Ids) -> Iterator[EquationFinding]:
    first = next(iter(ids.values()), None)
    try:
        grid(model.specs)
    except SimulationError as error:
        if first is not None:
            yield EquationFinding(first, Trouble.TIMES, str(error), blocks=True)
