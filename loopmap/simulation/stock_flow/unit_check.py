"""Whether the units of a whole model fit: equations, flows with their stocks. Never stops a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loopmap.errors import ExpressionError
from loopmap.expr.measuring import check_units
from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.tree import NOWHERE, Reference, Span
from loopmap.expr.units import PURE, Unit, parse_unit
from loopmap.simulation.stock_flow.model import Kind, Model, Variable


@dataclass(frozen=True, slots=True)
class UnitFinding:
    """A unit that cannot be read or does not fit: whose, a sentence, where in the equation."""

    record: str
    text: str
    span: Span = NOWHERE


def unit_findings(model: Model) -> tuple[UnitFinding, ...]:
    """All of them, in the order of the model's variables."""
    return tuple(_Units(model).findings())


class _Units:
    """The units of all variables, read once."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._unreadable: list[UnitFinding] = []
        self._time = self._read("the time", model.specs.time_unit) or PURE
        self._units = {each.key: self._read(each.name, each.unit) for each in model.variables}

    def findings(self) -> Iterator[UnitFinding]:
        yield from self._unreadable
        for variable in self._model.variables:
            yield from self._of_equation(variable)
            if variable.kind is Kind.STOCK:
                yield from self._of_flows(variable)

    def _read(self, name: str, unit: str) -> Unit | None:
        """None where nothing is said, so that it fits everything."""
        if not unit.strip():
            return None
        try:
            return parse_unit(unit, self._model.unit_aliases)
        except ExpressionError as error:
            text = f"The unit “{unit}” of {_quoted(name)} cannot be read: {error.text}"
            self._unreadable.append(UnitFinding(name, text))
            return None

    def _of_equation(self, variable: Variable) -> Iterator[UnitFinding]:
        if variable.equation is None or variable.table is not None:
            return
        try:
            tree = parse(variable.equation)
        except ExpressionError:
            return
        expected = self._units[variable.key]
        for found in check_units(variable.name, tree, expected, self._unit_of, self._time):
            yield UnitFinding(variable.name, found.text, found.span)

    def _of_flows(self, stock: Variable) -> Iterator[UnitFinding]:
        unit = self._units[stock.key]
        if unit is None or self._time == PURE:
            return
        for written in (*stock.inflows, *stock.outflows):
            name = _name(written)
            flow, wanted = self._units.get(canonical(name)), unit / self._time
            if flow is not None and flow != wanted:
                text = f"“{name}” is measured in {flow}, but to change “{stock.name}” "
                yield UnitFinding(name, f"{text}({unit}) it has to be in {wanted}.")

    def _unit_of(self, key: CanonicalName) -> Unit | None:
        return self._units.get(key)


def _name(flow: str) -> str:
    """A flow's name as it is without quotation marks; anything else stays as it is written."""
    try:
        tree = parse(flow)
    except ExpressionError:
        return flow
    return tree.name if isinstance(tree, Reference) else flow


def _quoted(name: str) -> str:
    return name if name == "the time" else f"“{name}”"
