"""The shapes a field's value can have: how each is written on one line and read back.

A shape's ``write`` gives the YAML of a value; its ``read`` takes a node of the
tree and gives the value, or raises FormatError saying what was expected and what
was found. The field's name is added by the caller, who knows it.
"""

from __future__ import annotations

import math
from enum import Enum
from typing import Any, Protocol

from loopmap.errors import FormatError
from loopmap.formats.loopmap_yaml.scalars import flow, is_number, number, text, unquoted
from loopmap.formats.loopmap_yaml.tree import Fields, Items, Node, Scalar


class Shape(Protocol):
    """One kind of value in both directions."""

    def write(self, value: Any) -> str: ...
    def read(self, node: Node) -> Any: ...


def expected(what: str, node: Node) -> FormatError:
    """The error for a value that is not ``what`` ("A number", "A list of ids")."""
    return FormatError(f"{what} was expected here, but {found(node)} was found.", line=node.line)


def found(node: Node) -> str:
    """A value as a person would call it."""
    if isinstance(node, Items):
        return "a list"
    if isinstance(node, Fields):
        return "a group of fields"
    if node.plain and unquoted(node.text) is None:
        return "nothing"
    shown = node.text if len(node.text) <= 40 else f"{node.text[:40]}…"
    return f"“{shown}”"


class Text:
    """Any text. Unquoted numbers and words such as ``no`` are the text they show."""

    write = staticmethod(text)

    def read(self, node: Node) -> str:
        if not isinstance(node, Scalar) or (node.plain and node.text in ("~", "null")):
            raise expected("A text", node)
        return node.text


class Id(Text):
    """The id of a record."""

    def read(self, node: Node) -> str:
        if not isinstance(node, Scalar) or (node.plain and unquoted(node.text) is None):
            raise expected("An id", node)
        if not node.text:
            raise FormatError("An id cannot be empty.", line=node.line)
        return node.text


class Number:
    """A finite number between ``low`` and ``high``, written with at most ``places`` decimals.

    A number outside is written as the bound it passes: what is saved can be opened. One
    with more decimals is read rounded, so that what is read is what would be saved.
    """

    def __init__(self, places: int | None, low: float = -1e6, high: float = 1e6) -> None:
        self.places, self.low, self.high = places, low, high

    def write(self, value: Any) -> str:
        return number(min(max(self.low, value), self.high), self.places)

    def read(self, node: Node) -> float:
        if not isinstance(node, Scalar) or not node.plain or not is_number(node.text):
            raise expected("A number", node)
        value = float(node.text)
        if not (math.isfinite(value) and self.low <= value <= self.high):
            between = f"between {number(self.low)} and {number(self.high)}"
            raise expected(f"A number {between}", node)
        return value if self.places is None else round(value, self.places)


class Whole(Number):
    """A whole number from 0."""

    def read(self, node: Node) -> int:
        value = super().read(node)
        if value != int(value):
            raise expected("A whole number", node)
        return int(value)


class Pair:
    """Two numbers: a place, or a width and a height."""

    def __init__(self, each: Number) -> None:
        self.each = each

    def write(self, value: Any) -> str:
        first, second = value
        return f"[{self.each.write(first)}, {self.each.write(second)}]"

    def read(self, node: Node) -> tuple[float, float]:
        if not isinstance(node, Items) or len(node.items) != 2:
            raise expected("A pair of numbers like [120, 340]", node)
        return self.each.read(node.items[0]), self.each.read(node.items[1])


class Paper:
    """A part of the paper: its middle, its width and its height."""

    def __init__(self, place: Number, size: Number) -> None:
        self._each = (place, place, size, size)

    def write(self, value: Any) -> str:
        parts = (each.write(part) for each, part in zip(self._each, value, strict=True))
        return f"[{', '.join(parts)}]"

    def read(self, node: Node) -> tuple[float, ...]:
        if not isinstance(node, Items) or len(node.items) != len(self._each):
            raise expected("A part of the paper like [120, 340, 800, 600]", node)
        return tuple(each.read(part) for each, part in zip(self._each, node.items, strict=True))


class YesNo:
    """``true`` or ``false``; ``yes`` and ``no`` are understood."""

    def write(self, value: Any) -> str:
        return "true" if value else "false"

    def read(self, node: Node) -> bool:
        word = node.text.lower() if isinstance(node, Scalar) and node.plain else ""
        if word in ("true", "yes"):
            return True
        if word in ("false", "no"):
            return False
        raise expected("true or false", node)


class Choice:
    """One of an enum's values."""

    def __init__(self, of: type[Enum]) -> None:
        self._written = {choice: text(choice.value) for choice in of}
        self._choices = {choice.value: choice for choice in of}

    def write(self, value: Any) -> str:
        return self._written[value]

    def read(self, node: Node) -> Enum:
        choice = self._choices.get(node.text) if isinstance(node, Scalar) else None
        if choice is None:
            *most, last = (f"“{value}”" for value in self._choices)
            raise expected(f"{', '.join(most)} or {last}", node)
        return choice


class ListOf:
    """Several values of one shape, read as a tuple."""

    def __init__(self, each: Shape, what: str) -> None:
        self.each, self.what = each, what

    def write(self, value: Any) -> str:
        return f"[{', '.join(map(self.each.write, value))}]"

    def read(self, node: Node) -> tuple[Any, ...]:
        if not isinstance(node, Items):
            raise expected(self.what, node)
        return tuple(self.each.read(item) for item in node.items)


class NamedId:
    """A text and the id it belongs to, as a list of two: a name of a field has to be short."""

    def write(self, value: Any) -> str:
        name, record = value
        return f"[{text(name)}, {text(record)}]"

    def read(self, node: Node) -> tuple[str, str]:
        if not isinstance(node, Items) or len(node.items) != 2:
            raise expected("A part and an id like [problem, v1]", node)
        return TEXT.read(node.items[0]), ID.read(node.items[1])


class Unknown:
    """A field a later version wrote: kept as it is, never interpreted."""

    write = staticmethod(flow)

    def read(self, node: Node) -> Any:
        if isinstance(node, Items):
            return [self.read(item) for item in node.items]
        if isinstance(node, Fields):
            return {name: self.read(value) for name, value in node.fields.items()}
        return unquoted(node.text) if node.plain else node.text


TEXT = Text()
ID = Id()
IDS = ListOf(ID, "A list of ids like [a1, b2]")
YES_NO = YesNo()
PLACE = Pair(Number(1))
UNKNOWN = Unknown()
