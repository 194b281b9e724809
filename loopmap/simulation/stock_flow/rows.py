"""The rows a run keeps: how many there may be, and who still wants them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from loopmap.errors import SimulationError
from loopmap.model.token import NEVER, Token
from loopmap.simulation.stock_flow.grid import Grid

Row = tuple[Any, ...]
"""One value for each cell kept: a number, or an array of one for each run."""

_ASKED_EVERY = 16


def refuse_too_much(moments: Grid, columns: int, most: int) -> None:
    """Raises SimulationError where a run would keep more numbers than fit."""
    numbers = columns * (moments.steps // moments.every + 1)
    if numbers > most:
        text = f"The run would keep {numbers:,} numbers, more than fit."
        raise SimulationError(text, "It could be shorter, or save its values less often.")


def keeper(rows: list[Row], token: Token) -> Callable[[Row], None]:
    """Keeps rows, and asks now and then whether anyone still wants them."""
    if token is NEVER:
        return rows.append

    def add(row: Row) -> None:
        rows.append(row)
        if len(rows) % _ASKED_EVERY == 0:
            token.check()

    return add
