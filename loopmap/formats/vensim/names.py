"""Names as Vensim has them: plain where that will do, else in quotation marks; none twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loopmap.expr.names import CanonicalName, canonical
from loopmap.formats.vensim.control import CONTROL
from loopmap.formats.vensim.functions import THEIRS
from loopmap.model.query import clean_name

_PLAIN = re.compile(r"[^\W\d_][\w]*(?: [\w]+)*")
_RESERVED = CONTROL | THEIRS | {canonical("Time"), canonical("INTEG")}


def spelt(name: str) -> str:
    """A name in an equation or a sketch."""
    if _PLAIN.fullmatch(name):
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def unlike(names: Iterable[str]) -> dict[str, str]:
    """For each name one that no other name is the same as in Vensim, nor a word of its own."""
    taken: set[CanonicalName] = set(_RESERVED)
    found: dict[str, str] = {}
    for name in names:
        wanted = clean_name(name) or "Unnamed"
        free, number = wanted, 2
        while canonical(free) in taken:
            free, number = f"{wanted} {number}", number + 1
        taken.add(canonical(free))
        found[name] = free
    return found
