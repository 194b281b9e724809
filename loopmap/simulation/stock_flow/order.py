"""In which order cells are found, or the circle that has no first one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from loopmap.errors import SimulationError
from loopmap.simulation.stock_flow.cells import Key

_LONGEST_TOLD = 8


def in_order(
    wanted: Iterable[Key], needs: Callable[[Key], Iterable[Key]], name: Callable[[Key], str]
) -> tuple[Key, ...]:
    """The wanted cells and all they need, each after what it needs.

    Deterministic: by the order of ``wanted``, then by key. Linear in cells and needs.
    Raises SimulationError, naming the circle, where cells need one another.
    """
    done: dict[Key, None] = {}
    for first in wanted:
        if first not in done:
            _descend(first, needs, name, done)
    return tuple(done)


def _descend(
    first: Key,
    needs: Callable[[Key], Iterable[Key]],
    name: Callable[[Key], str],
    done: dict[Key, None],
) -> None:
    path = [first]
    open_now = {first}
    waiting = [iter(sorted(needs(first)))]
    while path:
        following = next(waiting[-1], None)
        if following is None:
            waiting.pop()
            open_now.discard(path[-1])
            done[path.pop()] = None
        elif following in open_now:
            raise _circle([*path[path.index(following) :], following], name)
        elif following not in done:
            path.append(following)
            open_now.add(following)
            waiting.append(iter(sorted(needs(following))))


def _circle(keys: list[Key], name: Callable[[Key], str]) -> SimulationError:
    names = [f"“{name(key)}”" for key in keys]
    if len(names) == 2:
        text = f"{names[0]} is calculated from itself at the same moment."
    else:
        middle = names[1:-1]
        more = len(middle) - _LONGEST_TOLD
        told = [*middle[:_LONGEST_TOLD], f"{more} more"] if more > 1 else middle
        text = f"{names[0]} is calculated from {', which is from '.join(told)}, which is from "
        text += f"{names[0]} again, all at the same moment."
    return SimulationError(
        text, "One of them has to be a stock, or take its cause with a delay.", record=name(keys[0])
    )
