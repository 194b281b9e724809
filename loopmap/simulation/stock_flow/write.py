"""One straight-line Python function for a whole run, as text.

Shape: what is steady and where stocks start, then one pass for each step: rules in
dependency order, a row kept where asked, stocks moved on. Time is ``first + k * dt``, so
that no error adds up. An equation that has no value gives NaN and a fault; the step is
finished and the run ends there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loopmap.expr.tree import Node, Number, Operator, Unary
from loopmap.model.equations import Method
from loopmap.simulation.stock_flow.cells import (
    Cell,
    Delayed,
    Frozen,
    Held,
    Key,
    Past,
    Rule,
    Stock,
    System,
)
from loopmap.simulation.stock_flow.dialect import Dialect
from loopmap.simulation.stock_flow.draft import Draft
from loopmap.simulation.stock_flow.plan import Plan
from loopmap.simulation.stock_flow.stepping import write_euler, write_rk4

ARGUMENTS = "given, first, last, dt, steps, every, streams, delays, tables, faults, add"
"""What a generated function takes, in order; it returns the row of steady cells."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a program and what its mangled names stand for.

    ``numbers``: cells by the number in ``v…``. ``given``: the numbers that may be set, with
    their values. ``kept``: the cells of a saved row. ``steady``: those of the row returned.
    """

    text: str
    numbers: tuple[Key, ...]
    given: Mapping[Key, float]
    kept: tuple[Key, ...]
    steady: tuple[Key, ...]
    tables: tuple[Key, ...]
    streams: tuple[Key, ...]
    delays: tuple[Key, ...]


def write(
    system: System, plan: Plan, dialect: Dialect, method: Method, keep: Iterable[Key]
) -> Source:
    """The program of a system that keeps these cells. Linear in the size of all equations."""
    draft = Draft(system, plan, dialect, tuple(keep))
    given = settable(system)
    _unpack(draft, given)
    _start(draft, given)
    # Without stocks there is nothing between one step and the next.
    if method is Method.EULER or not draft.stocks:
        write_euler(draft)
    else:
        write_rk4(draft)
    draft.line("return steady")
    return Source(
        text=f"def run({ARGUMENTS}):\n" + "\n".join(draft.lines) + "\n",
        numbers=tuple(draft.numbers),
        given=given,
        kept=draft.kept,
        steady=draft.steady,
        tables=tuple(draft.tables),
        streams=tuple(draft.streams),
        delays=tuple(draft.delays),
    )


def constants(system: System) -> dict[Key, float]:
    """The cells that are a written number and may be given another one."""
    found = ((key, _constant(cell)) for key, cell in system.cells.items())
    return {key: value for key, value in found if value is not None}


def settable(system: System) -> dict[Key, float]:
    """The constants, and what stocks start at where that is a written number."""
    found = constants(system)
    for key, cell in system.cells.items():
        value = _number(cell.start) if isinstance(cell, Stock) and cell.shown else None
        if value is not None:
            found[key] = value
    return found


def _constant(cell: Cell) -> float | None:
    if not isinstance(cell, Rule) or not cell.shown or cell.start is not None:
        return None
    return _number(cell.rule)


def _number(node: Node) -> float | None:
    match node:
        case Number(value=value):
            return value
        case Unary(operator=Operator.MINUS, operand=Number(value=value)):
            return -value
        case Unary(operator=Operator.PLUS, operand=Number(value=value)):
            return value
    return None


def _unpack(draft: Draft, given: Mapping[Key, float]) -> None:
    for whole, names in (
        ("tables", draft.tables),
        ("streams", draft.streams),
        ("delays", draft.delays),
    ):
        if names:
            draft.line(f"({', '.join(names.values())},) = {whole}")
    if given:
        draft.line(f"{draft.row(given)} = given")


def _start(draft: Draft, given: Mapping[Key, float]) -> None:
    draft.line("time = first")
    for key in draft.plan.start:
        if key in given:
            continue
        match draft.cells[key]:
            case Rule(rule=rule, start=start):
                draft.assign(key, rule if start is None else start)
            case Stock(start=start) | Past(start=start):
                draft.assign(key, start)
            case Delayed(start=start):
                draft.assign(key, start)
                draft.line(f"s{draft.numbers[key]} = {draft.names[key]}")
            case Frozen(rule=rule) | Held(rule=rule):
                draft.assign(key, rule)
    draft.line(f"steady = {draft.row(draft.steady)}")
