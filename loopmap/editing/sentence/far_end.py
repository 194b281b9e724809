"""The other end of a link as it is typed in one field: a name, with its sign before or after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from loopmap.editing.edits.touch import NewId, map_of
from loopmap.editing.sentence.joints import joints_of_signs
from loopmap.editing.sentence.parts import SaidLink, SaidName, Sentence
from loopmap.editing.sentence.say import Place, Said, say
from loopmap.errors import EditRefused
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, variable_named
from loopmap.model.records import Sign

_SIGN = r"[+\-−–—?~]"
_BEFORE = re.compile(rf"\s*{_SIGN}+(?:\s+{_SIGN}+)*\s*")
_AFTER = re.compile(rf"\s+{_SIGN}+\s*$")


class Way(Enum):
    """Which end of the link is typed: what the near variable acts on, or what acts on it."""

    EFFECT = "effect"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class FarEnd:
    """``variable`` is who the name is, None for a name new to the map. ``sign`` None: not said."""

    name: str
    sign: Sign | None = None
    delayed: bool = False
    variable: RecordId | None = None


def read_far_end(text: str, causal_map: CausalMap) -> FarEnd:
    """What ``text`` says: ``+``, ``-``, ``?`` and ``~`` (delay) first, or last after a space.

    A text that is the whole name of a variable is that name, signs and all. O(variables).
    """
    whole = variable_named(causal_map, text) if text.strip() else None
    if whole is not None:
        return FarEnd(whole.name, variable=whole.id)
    before, name, after = _parts(text)
    standing = variable_named(causal_map, name) if name else None
    said = next(iter(joints_of_signs((before + after).strip())), None)
    return FarEnd(
        standing.name if standing else name,
        said.sign if said else None,
        said.delayed if said else False,
        standing.id if standing else None,
    )


def with_name(text: str, name: str) -> str:
    """The same text with another name in it, its sign kept.

    >>> with_name("+ fin", "Fines issued"), with_name("fin -", "Fines issued")
    ('+ Fines issued', 'Fines issued -')
    """
    before, _, after = _parts(text)
    return f"{before}{name}{after}"


def _parts(text: str) -> tuple[str, str, str]:
    """The sign before the name, the name, and the sign after it; at most one of them is there."""
    first = _BEFORE.match(text)
    if first is not None:
        return first[0], clean_name(text[first.end() :]), ""
    last = _AFTER.search(text)
    if last is not None:
        return "", clean_name(text[: last.start()]), last[0]
    return "", clean_name(text), ""


def say_far_end(  # noqa: PLR0913, PLR0917  both ends, and how to make one
    document: Document,
    map_id: MapId,
    near: RecordId,
    end: FarEnd,
    way: Way,
    new_id: NewId,
    place: Place | None = None,
) -> Said:
    """The change that links ``near`` to the far end, made where ``place`` says if it is new.

    A link that is there already takes the sign and delay that were said. EditRefused
    for a name that cannot be, and where ``near`` is no longer on the map.
    """
    standing = map_of(document, map_id).variables.get(near)
    if standing is None:
        raise EditRefused("The variable this would be linked to is no longer on the map.")
    if not end.name:
        raise EditRefused("Type the name of the variable first.")
    names = tuple(
        SaidName(name, 0, 0, 0, known)
        for name, known in ((standing.name, near), (end.name, end.variable))
    )
    ends = (0, 1) if way is Way.EFFECT else (1, 0)
    link = SaidLink(*ends, end.sign, end.delayed)
    return say(document, map_id, Sentence("", names, (link,)), new_id, place)
