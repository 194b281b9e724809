"""The names an equation may use: variables as they are called, and how they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loopmap.expr.names import CanonicalName, canonical


@dataclass(frozen=True, slots=True)
class KnownName:
    """One variable an equation may name. ``is_near``: it is a cause of the variable already.

    ``is_table``: it is a graphical function, which an equation may call.
    """

    name: str
    unit: str = ""
    is_near: bool = False
    is_table: bool = False


class Known:
    """All names that may be used in the equation of one variable, ``own`` among them or not."""

    def __init__(self, names: Iterable[KnownName], own: str = "") -> None:
        self.own = canonical(own)
        self.by_key: Mapping[CanonicalName, KnownName] = {canonical(n.name): n for n in names}

    def __contains__(self, key: CanonicalName) -> bool:
        return key in self.by_key

    def is_table(self, key: CanonicalName) -> bool:
        """Whether the name is that of a graphical function."""
        return key in self.by_key and self.by_key[key].is_table
