"""The models that Simlin's projects may make modules of without holding them.

They move whole things from a stock to the next one: so many a step (rate), a share of what is
there (leak), or a share of which the rest is lost (conversion), with regard to how many more
the next stock can take. Simlin's library, systems_rate, systems_leak and systems_conversion.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.tree import Reference
from loopmap.expr.walk import walk

_LIBRARY = "stdlib⁚"
_INPUTS = {"available": "0", "requested": "0", "rate": "0", "dest_capacity": "INF"}
"""What they are where nothing is connected to them."""

_TAKEN = (
    "IF dest_capacity = INF THEN available ELSE MIN(available, MAX(0, INT(dest_capacity / rate)))"
)
_MODELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "systems_rate": {
            "actual": "MIN(dest_capacity, MAX(0, MIN(requested, available)))",
            "remaining": "available - actual",
        },
        "systems_leak": {
            "actual": "MIN(INT(available * rate), dest_capacity)",
            "remaining": "available - actual",
        },
        "systems_conversion": {
            "max_src_change": _TAKEN,
            "outflow": "INT(max_src_change * rate)",
            "waste": "max_src_change - outflow",
            "remaining": "available - max_src_change",
        },
    }
)


def own_model(name: str, wanted: Collection[CanonicalName]) -> dict[str, Any] | None:
    """The part of a model of Simlin's own that has what is ``wanted``, or None for no such."""
    made = _MODELS.get(name.removeprefix(_LIBRARY))
    if made is None:
        return None
    equations = {**_INPUTS, **made}
    by_key = {canonical(each): each for each in equations}
    waiting, needed = list(wanted), set[CanonicalName]()
    while waiting:
        key = waiting.pop()
        if key in by_key and key not in needed:
            needed.add(key)
            parts = walk(parse(equations[by_key[key]]))
            waiting += [part.key for part in parts if isinstance(part, Reference)]
    return {
        "auxiliaries": [
            {"name": each, "equation": equations[each]}
            for key, each in by_key.items()
            if key in needed
        ]
    }
