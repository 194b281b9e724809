"""Where a file draws its variables, and the signs at its connectors. XMILE 1.0, 5 and 6."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from loopmap.expr.names import CanonicalName, canonical
from loopmap.formats.markup import child, children, name_of, text_of
from loopmap.formats.xmile.numbers import number
from loopmap.formats.xmile.variables import plain
from loopmap.model.records import Sign

_DRAWN = ("stock", "flow", "aux", "gf", "module")

_APART = 230.0
"""Map units from one card to the next that leave room for an arrow and its sign."""

_FARTHEST = 1e5
"""Beyond this nothing lies on a map, even with room for cards."""

_LEAST_WIDER, _MOST_WIDER = 2.0, 4.0

Place = tuple[float, float]


def places_in(model: Any) -> Mapping[CanonicalName, Place]:
    """Where the variables of a model lie, as the file says; of several views the first counts."""
    found: dict[CanonicalName, Place] = {}
    for element in _in_views(model):
        name = element.get("name")
        if name_of(element) in _DRAWN and name is not None:
            x, y = (number(element.get(axis), math.nan) for axis in ("x", "y"))
            if abs(x) < _FARTHEST and abs(y) < _FARTHEST:
                found.setdefault(canonical(plain(name)), (x, y))
    return found


def spaced(places: Mapping[CanonicalName, Place]) -> Mapping[CanonicalName, Place]:
    """The same picture with room for cards: symbols of such files are small.

    As many times wider as the tightest tenth of the variables needs, twice at least.
    """
    points = list(places.values())
    gaps = sorted(
        min(math.dist(one, other) for other in points if other is not one) for one in points
    ) if len(points) > 1 else [_APART]  # fmt: skip
    tight = gaps[len(gaps) // 10]
    wider = min(max(_LEAST_WIDER, _APART / max(tight, 1.0)), _MOST_WIDER)
    return {name: (x * wider, y * wider) for name, (x, y) in places.items()}


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
