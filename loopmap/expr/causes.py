"""What an equation follows from: the names in it that move its value, and those that start it."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.expr.function import Family
from loopmap.expr.functions import BUILT_INS
from loopmap.expr.names import CanonicalName
from loopmap.expr.tree import Call, Node, Reference, Subscript
from loopmap.expr.walk import parts

_AT_THE_START = {"initial"}
"""The argument of functions with memory that matters at the start only."""


def causes(node: Node) -> tuple[CanonicalName, ...]:
    """The names that move the value while the model runs, each once, in order.

    The graphical function that is read is none, nor is what only says where something
    starts: ``INIT(x)``, and the initial value of a delay.
    """
    return tuple(dict.fromkeys(_moving(node)))


def all_named(node: Node) -> frozenset[CanonicalName]:
    """Every name, also of functions and of graphical functions that are read."""
    found: set[CanonicalName] = set()
    waiting: list[Subscript] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Reference | Call):
            found.add(part.key)
        waiting.extend(parts(part))
    return frozenset(found)


def _moving(node: Subscript) -> Iterator[CanonicalName]:
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Reference):
            yield part.key
        waiting.extend(reversed(_moving_parts(part)))


def _moving_parts(part: Subscript) -> tuple[Subscript, ...]:
    function = BUILT_INS.get(part.key) if isinstance(part, Call) else None
    if function is None or not isinstance(part, Call):
        return parts(part)
    if function.family is Family.TABLE:
        return part.arguments[1:]
    if function.name == "INIT":
        return ()
    names = [argument.name for argument in function.arguments]
    return tuple(
        each
        for place, each in enumerate(part.arguments)
        if place >= len(names) or names[place] not in _AT_THE_START
    )


def late_causes(node: Node) -> frozenset[CanonicalName]:
    """The causes that come in through delays or smoothing and in no other way."""
    soon: set[CanonicalName] = set()
    late: set[CanonicalName] = set()
    waiting: list[tuple[Subscript, bool]] = [(node, False)]
    while waiting:
        part, is_late = waiting.pop()
        if isinstance(part, Reference):
            (late if is_late else soon).add(part.key)
        function = BUILT_INS.get(part.key) if isinstance(part, Call) else None
        is_late = is_late or (function is not None and function.family is Family.MEMORY)
        waiting.extend((each, is_late) for each in _moving_parts(part))
    return frozenset(late - soon)
