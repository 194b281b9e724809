"""The other end of a link as it is typed in one field: a name, with its sign before or after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from loopmap.analysis.sentences.joints import joints_of_signs
from loopmap.analysis.sentences.parts import SaidLink, SaidName, Sentence
from loopmap.editing.edits.touch import NewId, map_of
from loopmap.editing.sentence.say import Place, Said, say
from loopmap.errors import EditRefused
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, variable_named
from loopmap.model.records import Sign

_SIGN = r"[+\-−–—?~]"
_BEFORE = re.compile(rf"\s*{_SIGN}+(?:\s+{_SIGN}+)*\s*")
_AFTER = re.compile(rf"\s+{_SIGN}+\s*$")

_TURNED = {Sign.SAME: Sign.OPPOSITE, Sign.OPPOSITE: Sign.SAME}

_SOMETHING = "x"
"""Stands for the near end where a text is read as the sentence bar would read it."""


class Way(Enum):
    """Which end of the link is typed: what the near variable acts on, or what acts on it."""

    EFFECT = "effect"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class FarEnd:
    """``variable`` is who the name is, None for a name new to the map. ``sign`` None: not said.

    ``direction``: 1 for "more trust", -1 for "less trust", whose name is "trust".
    """

    name: str
    sign: Sign | None = None
    delayed: bool = False
    variable: RecordId | None = None
    direction: int = 0

    def meant(self, way: Way) -> Sign | None:
        """The sign of the link: turned by a direction; of an effect a direction alone says it."""
        if self.sign is None and self.direction and way is Way.EFFECT:
            return Sign.SAME if self.direction > 0 else Sign.OPPOSITE
        if self.direction < 0 and self.sign in _TURNED:
            return _TURNED[self.sign]
        return self.sign


def read_far_end(text: str, causal_map: CausalMap) -> FarEnd:
    """What ``text`` says: ``+``, ``-``, ``?`` and ``~`` (delay) first, or last after a space.

    A text that is the whole name of a variable is that name, signs and all. O(variables).
    """
    whole = variable_named(causal_map, text) if text.strip() else None
    if whole is not None:
        return FarEnd(whole.name, variable=whole.id)
    before, name, after = _parts(text)
    said = next(iter(joints_of_signs((before + after).strip())), None)
    told = _without_direction(name, causal_map)
    standing = causal_map.variables.get(told.variable) if told.variable else None
    return FarEnd(
        standing.name if standing else told.text,
        said.sign if said else None,
        said.delayed if said else False,
        told.variable,
        told.direction,
    )


def _without_direction(name: str, causal_map: CausalMap) -> SaidName:
    """The name as the sentence bar would read it: “less trust” is trust, going down."""
    standing = variable_named(causal_map, name) if name else None
    plain = SaidName(name, 0, len(name), 0, standing.id if standing else None)
    if standing is not None or not name:
        return plain
    from loopmap.analysis.sentences.parse import parse  # its patterns are slow to compile

    names = parse(f"{_SOMETHING} > {name}", causal_map).names
    return names[1] if len(names) == 2 and names[1].direction else plain


def with_name(text: str, name: str, causal_map: CausalMap) -> str:
    """The same text with another name in it, its sign and direction kept."""
    before, typed, after = _parts(text)
    told = _without_direction(typed, causal_map)
    direction = typed.removesuffix(told.text) if told.direction else ""
    return f"{before}{direction}{name}{after}"


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
    link = SaidLink(*ends, end.meant(way), end.delayed)
    return say(document, map_id, Sentence("", names, (link,)), new_id, place)
