"""Where a file draws its variables, and the signs at its connectors. XMILE 1.0, 5 and 6."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from loopmap.expr.names import CanonicalName, canonical
from loopmap.formats.xmile.markup import child, children, name_of, text_of
from loopmap.formats.xmile.numbers import number
from loopmap.formats.xmile.variables import plain
from loopmap.model.records import Sign

_DRAWN = ("stock", "flow", "aux", "gf", "module")

WIDER = 2.0
"""Symbols of such files are small, with their names beside them: cards need more room."""

Place = tuple[float, float]


def places_in(model: Any) -> Mapping[CanonicalName, Place]:
    """Where the variables of a model lie, in map units; of several views the first counts."""
    found: dict[CanonicalName, Place] = {}
    for element in _in_views(model):
        name = element.get("name")
        if name_of(element) in _DRAWN and name is not None:
            x, y = (number(element.get(axis), math.nan) for axis in ("x", "y"))
            if math.isfinite(x + y):
                found.setdefault(canonical(plain(name)), (x * WIDER, y * WIDER))
    return found


def signs_in(model: Any) -> Mapping[tuple[CanonicalName, CanonicalName], Sign]:
    """The signs written at connectors, by the names of their ends."""
    found: dict[tuple[CanonicalName, CanonicalName], Sign] = {}
    for element in _in_views(model):
        if name_of(element) == "connector":
            ends = tuple(canonical(plain(_end(element, end))) for end in ("from", "to"))
            sign = {"+": Sign.SAME, "-": Sign.OPPOSITE}.get(element.get("polarity") or "")
            if sign is not None and all(ends):
                found[ends[0], ends[1]] = sign
    return found


def _end(connector: Any, end: str) -> str:
    """The name at an end; where an alias stands there, nobody is named."""
    return text_of(child(connector, end))


def _in_views(model: Any) -> Iterator[Any]:
    holder = child(model, "views")
    for view in [] if holder is None else children(holder, "view"):
        yield from view
