"""The lines of a program while it is written, and the mangled names in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from loopmap.expr.tree import Node
from loopmap.simulation.stock_flow.cells import Cell, Delayed, Key, Past, Stock, System
from loopmap.simulation.stock_flow.dialect import Dialect
from loopmap.simulation.stock_flow.plan import Plan, is_chance
from loopmap.simulation.stock_flow.spell import Spelling

_MAY_FAIL = re.compile(r"/|\w\(")


class Draft:
    """Gathers lines. ``v…`` are cells, ``t…`` tables, ``r…`` streams of chance, ``d…`` delays."""

    def __init__(self, system: System, plan: Plan, dialect: Dialect, keep: tuple[Key, ...]) -> None:
        self.cells: Mapping[Key, Cell] = system.cells
        self.plan = plan
        self.dialect = dialect
        self.kept = tuple(key for key in keep if key not in plan.steady)
        self.steady = tuple(key for key in keep if key in plan.steady)
        self.numbers = {key: number for number, key in enumerate(system.cells)}
        self.names = {key: f"v{number}" for key, number in self.numbers.items()}
        self.tables = _numbered("t", system.tables)
        self.streams = _numbered("r", (k for k, cell in self.cells.items() if is_chance(cell)))
        self.delays = _numbered("d", self.of_kind(Delayed))
        self.spelling = Spelling(self.names, self.tables, self.streams, dialect)
        self.lines: list[str] = []
        self._indent = 1

    def of_kind(self, kind: type[Cell]) -> list[Key]:
        return [key for key, cell in self.cells.items() if isinstance(cell, kind)]

    @property
    def stocks(self) -> list[tuple[str, int, Stock]]:
        """Name, number and cell of each stock."""
        return [
            (self.names[key], self.numbers[key], cell)
            for key, cell in self.cells.items()
            if isinstance(cell, Stock)
        ]

    @property
    def past(self) -> dict[Key, Past]:
        return {key: cell for key, cell in self.cells.items() if isinstance(cell, Past)}

    def line(self, text: str) -> None:
        self.lines.append(" " * self._indent + text)

    @contextmanager
    def block(self, opening: str) -> Iterator[None]:
        """What is written inside stands one deeper, below the opening."""
        self.line(opening)
        self._indent += 1
        yield
        self._indent -= 1

    def row(self, keys: Iterable[Key], letter: str = "v") -> str:
        """A tuple of cells; with a comma at its end it is one even with a single cell."""
        return "(" + "".join(f"{letter}{self.numbers[key]}, " for key in keys) + ")"

    def assign(self, key: Key, node: Node) -> None:
        """One cell from its equation."""
        self.guarded(key, self.spelling.value(node, key if key in self.streams else None))

    def guarded(self, key: Key, text: str) -> None:
        """One cell from text. Where that may have no value, the fault is noted and it is NaN."""
        name = self.names[key]
        if _MAY_FAIL.search(text) is None:
            self.line(f"{name} = {text}")
            return
        self.line(f"try: {name} = {text}")
        self.line(
            f"except FAULTS as e: {name} = nan; faults.append(({self.numbers[key]}, time, e))"
        )


def _numbered(letter: str, keys: Iterable[Key]) -> dict[Key, str]:
    return {key: f"{letter}{number}" for number, key in enumerate(keys)}
