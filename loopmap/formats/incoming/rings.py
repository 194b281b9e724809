"""Loops as other programs list them: which links go round, and what the loop is labelled."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from loopmap.analysis.loops.loop import kind_of
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name, loop_key
from loopmap.model.records import Link, Sign

_NUMBERED = re.compile(r"([RB])\s*(\d{1,4})\b[\s:.,–—-]*(.*)", re.IGNORECASE | re.DOTALL)


def ring_of(links: Iterable[Link]) -> tuple[RecordId, ...] | None:
    """The links as a loop's key, whatever order they come in; None where they are no round.

    A round passes each of its variables once and leaves out none of the links. O(links).
    """
    leaving: dict[RecordId, Link] = {}
    for link in links:
        if link.source in leaving:
            return None
        leaving[link.source] = link
    if not leaving:
        return None
    first = next(iter(leaving))
    at, ring = first, []
    while at in leaving:
        link = leaving.pop(at)
        ring.append(link.id)
        at = link.target
    return loop_key(ring) if at == first and not leaving else None


def label_for(signs: Sequence[Sign], name: str, taken: Collection[str]) -> tuple[str, str]:
    """A free label for a loop of these signs, and what is left of its name then.

    “R2: growth” keeps R2 where the signs say that it is reinforcing and R2 is free.
    """
    letter = kind_of(tuple(signs)).letter
    name = clean_name(name)
    own = _NUMBERED.fullmatch(name)
    if own is not None:
        label = f"{own[1].upper()}{int(own[2])}"
        if label[0] == letter and label not in taken:
            return label, own[3]
    number = 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}", name
