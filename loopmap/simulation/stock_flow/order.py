"""In which order cells are found, or the circle that has no first one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from loopmap.errors import SimulationError
from loopmap.simulation.stock_flow.cells import Key

_LONGEST_TOLD = 8


def in_order(
    wanted: Iterable[Key],
    needs: Callable[[Key], Iterable[Key]],
    name: Callable[[Key], str],
    *,
    when: str = "at the same moment",
) -> tuple[Key, ...]:
    """The wanted cells and all they need, each after what it needs.

    Deterministic: by the order of ``wanted``, then by key. Linear in cells and needs.
    Raises SimulationError, naming the circle, where cells need one another.
    """
    done: dict[Key, None] = {}
    found = _all(wanted, needs, done)
    if found:
        raise tell_circle([name(key) for key in found], when)
    return tuple(done)


def circle(wanted: Iterable[Key], needs: Callable[[Key], Iterable[Key]]) -> list[Key]:
    """The first circle among cells, its first key again at the end; empty where there is none."""
    return _all(wanted, needs, {})


def _all(
    wanted: Iterable[Key], needs: Callable[[Key], Iterable[Key]], done: dict[Key, None]
) -> list[Key]:
    for first in wanted:
        if first not in done:
            found = _descend(first, needs, done)
            if found:
                return found
    return []


def _descend(first: Key, needs: Callable[[Key], Iterable[Key]], done: dict[Key, None]) -> list[Key]:
    """Adds what ``first`` needs, then itself. A circle, its first key again at the end, or none."""
    path = {first: iter(sorted(needs(first)))}
    while path:
        last = next(reversed(path))
        following = next(path[last], None)
        if following is None:
            del path[last]
            done[last] = None
        elif following in path:
            keys = list(path)
            return [*keys[keys.index(following) :], following]
        elif following not in done:
            path[following] = iter(sorted(needs(following)))
    return []


def tell_circle(names: list[str], when: str) -> SimulationError:
    """The sentence on a circle, given the names along it."""
    # Cells that one variable consists of bear its name: the circle is told once through.
    shown = [name for name, _ in groupby(f"“{name}”" for name in names)]
    if len(shown) < 3:
        text = f"{shown[0]} is calculated from itself {when}."
    else:
        middle = shown[1:-1]
        more = len(middle) - _LONGEST_TOLD
        told = [*middle[:_LONGEST_TOLD], f"{more} more"] if more > 1 else middle
        text = f"{shown[0]} is calculated from {', which is from '.join(told)}, which is from "
        text += f"{shown[0]} again, all {when}."
    return SimulationError(text, _HINT if when != AT_START else None, record=names[0])


AT_START = "at the start of the run"
_HINT = "One of them has to be a stock, or take its cause with a delay."
