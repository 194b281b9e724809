"""What stands beside the equations of a file: ranges, groups, kinds that only we write."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from loopmap.expr.names import CanonicalName, canonical
from loopmap.formats.markup import child, children
from loopmap.formats.xmile.numbers import number
from loopmap.formats.xmile.own import own_attribute
from loopmap.formats.xmile.variables import plain
from loopmap.model.records import Kind

START = "init_eqn"
"""The element of an equation for the start alone, and the name under which it is kept."""

_KINDS = {each.value: each for each in Kind}


def bounds_in(model: Any) -> dict[CanonicalName, tuple[float, float]]:
    """Between which values variables may lie. XMILE 1.0, section 4.1."""
    found = {}
    for element in _variables(model):
        said = child(element, "range")
        if said is not None:
            low, high = (number(said.get(end), math.nan) for end in ("min", "max"))
            if low <= high:
                found[canonical(plain(element.get("name") or ""))] = (low, high)
    return found


def kinds_in(model: Any) -> dict[CanonicalName, Kind]:
    """What variables are, where our files say more than XMILE can."""
    found = {}
    for element in _variables(model):
        kind = _KINDS.get(own_attribute(element, "kind") or "")
        if kind is not None:
            found[canonical(plain(element.get("name") or ""))] = kind
    return found


def groups_in(model: Any) -> dict[str, tuple[CanonicalName, ...]]:
    """The groups of a model by their names, with the variables in them. XMILE 1.0, section 4.6."""
    found: dict[str, tuple[CanonicalName, ...]] = {}
    for element in _variables(model):
        members = (plain(each.get("name") or "") for each in children(element, "entity"))
        keys = tuple(canonical(name) for name in members if name)
        if keys and element.get("name"):
            found[element.get("name")] = found.get(element.get("name"), ()) + keys
    return found


def _variables(model: Any) -> Iterator[Any]:
    holder = child(model, "variables")
    yield from () if holder is None else holder
