"""Numbers, switches and graphical functions as files write them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from loopmap.formats.markup import attribute, child, text_of
from loopmap.model.equations import Between, Ends
from loopmap.simulation.stock_flow.model import Table

_KINDS = {each.value: each for each in Between}


def number(text: str | None, default: float) -> float:
    """The finite number a text says, or the default."""
    try:
        value = float(text or "")
    except ValueError:
        return default
    return value if math.isfinite(value) else default


def switch(text: str | None, default: bool) -> bool:
    """Yes for an empty element, else what its text says."""
    if text is None:
        return default
    return text.strip().lower() not in ("false", "0", "no", "off")


def table_of(element: Any, tell: Callable[[str], None]) -> Table | None:
    """The points of a ``gf`` element, or None where it has none. XMILE 1.0, section 3.1.4.

    ``tell`` takes sentences on the points that were left out.
    """
    ys = _points(child(element, "ypts"))
    xs = _points(child(element, "xpts"))
    if not xs:
        scale = child(element, "xscale")
        low = number(None if scale is None else scale.get("min"), 0.0)
        high = number(None if scale is None else scale.get("max"), 1.0)
        step = (high - low) / max(1, len(ys) - 1)
        xs = [low + step * place for place in range(len(ys))]
    if len(xs) != len(ys):
        tell(f"Its graph has {len(xs)} x and {len(ys)} y: those without a partner were left out.")
    read = [point for point in zip(xs, ys, strict=False) if all(map(math.isfinite, point))]
    if len(read) < min(len(xs), len(ys)):
        tell("Points of its graph that are no numbers were left out.")
    if not read:
        tell("Its graph has no points and was left out.")
        return None
    pairs = sorted(dict(reversed(read)).items())
    between = _KINDS.get((attribute(element, "type") or "").lower(), Between.CONTINUOUS)
    if switch(element.get("discrete"), default=False):
        between = Between.DISCRETE
    across, up = tuple(x for x, _ in pairs), tuple(y for _, y in pairs)
    scales = _scale(element, "xscale", across), _scale(element, "yscale", up)
    return Table(across, up, between, *scales)


def _scale(element: Any, name: str, values: Sequence[float]) -> Ends | None:
    """From where to where an axis goes, where the file says so and has all values on it."""
    scale = child(element, name)
    if scale is None:
        return None
    low, high = (number(scale.get(end), math.nan) for end in ("min", "max"))
    return (low, high) if low <= min(values) and max(values) <= high and low < high else None


def _points(element: Any | None) -> list[float]:
    if element is None:
        return []
    separator = element.get("sep") or ","
    found = (part.strip() for part in text_of(element).split(separator))
    return [number(part, math.nan) for part in found if part]


def array_of_numbers(text: str) -> list[str] | None:
    """The numbers of ``1, 2; 3, 4;``, as some exports write arrays; None for anything else."""
    parts = [part.strip() for part in text.replace(";", ",").split(",")]
    while parts and not parts[-1]:
        parts.pop()
    if len(parts) < 2 or any(math.isnan(number(part, math.nan)) for part in parts):
        return None
    return parts
