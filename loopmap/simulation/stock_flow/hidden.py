"""Cells a model does not show: what functions with memory, macros and chance are made of."""

from __future__ import annotations

from loopmap.expr.names import DisplayedName
from loopmap.expr.tree import Number, Reference
from loopmap.simulation.stock_flow.cells import Cell, Key
from loopmap.simulation.stock_flow.scope import Scope


class Cells:
    """The cells of a system as they come about; hidden ones get keys no name can have."""

    def __init__(self) -> None:
        self.all: dict[Key, Cell] = {}
        self._counts: dict[str, int] = {}

    def key_for(self, scope: Scope, word: str) -> Key:
        """A key no other cell has, telling whose it is: ``orders:smth3.level:2``."""
        stem = f"{scope.key}:{word}".casefold()
        number = self._counts[stem] = self._counts.get(stem, 0) + 1
        return Key(f"{stem}:{number}")

    def add(self, cell: Cell) -> Reference:
        """Keep the cell; what names it in a tree."""
        self.all[cell.key] = cell
        return named(cell.key)


def named(key: Key) -> Reference:
    """What names a cell in a tree."""
    return Reference(DisplayedName(key))


ZERO = Number(0.0)
