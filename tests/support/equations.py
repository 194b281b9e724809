"""Small stock-and-flow models, written as a test would say them."""

from __future__ import annotations

from dataclasses import replace

from loopmap.expr.names import canonical
from loopmap.model.equations import Method
from loopmap.simulation.stock_flow.model import Dimension, Kind, Model, Specs, Variable

EULER, RK4 = Method.EULER, Method.RK4


def model(
    equations: dict[str, str],
    stocks: dict[str, tuple[str, ...]] | None = None,
    *,
    start: float = 0.0,
    stop: float = 10.0,
    dt: float = 1.0,
    method: Method = EULER,
    tables: dict[str, object] | None = None,
    dimensions: dict[str, tuple[str, ...]] | None = None,
    **more: object,
) -> Model:
    """Equations by name; a name with ``[Dim]`` is an array.

    A stock is its value at the start and then its flows, those that leave with a minus:
    ``{"Water": ("10", "rain", "-use")}``.
    """
    stocks = stocks or {}
    flowing = {canonical(flow.lstrip("-")) for _, *flows in stocks.values() for flow in flows}
    found = [_variable(name, text, flowing) for name, text in equations.items()]
    for name, (initial, *flows) in stocks.items():
        found.append(
            replace(
                _variable(name, initial, set()),
                kind=Kind.STOCK,
                inflows=tuple(flow for flow in flows if not flow.startswith("-")),
                outflows=tuple(flow[1:] for flow in flows if flow.startswith("-")),
            )
        )
    for name, table in (tables or {}).items():
        found.append(Variable(name, Kind.LOOKUP, table=table))
    spaces = tuple(Dimension(name, each) for name, each in (dimensions or {}).items())
    specs = Specs(start, stop, dt, method)
    return Model("test", tuple(found), spaces, specs=specs, **more)


def _variable(name: str, text: str, flowing: set[str]) -> Variable:
    bare, _, rest = name.partition("[")
    dimensions = tuple(part.strip() for part in rest.rstrip("]").split(",") if part.strip())
    kind = Kind.FLOW if canonical(bare) in flowing else Kind.AUXILIARY
    return Variable(bare, kind, text, dimensions=dimensions)


def with_variable(made: Model, name: str, **changes: object) -> Model:
    """The same model with one variable changed."""
    variables = tuple(
        replace(each, **changes) if each.key == canonical(name) else each for each in made.variables
    )
    return replace(made, variables=variables)
