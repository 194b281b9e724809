"""What stands between names: runs of sign characters, and what any joint says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from loopmap.model.records import Sign

ARROWS = re.compile(r"-->|->|=>|→|>|\|")
"""What only says that there is a link. "->" is an arrow, not a minus: so people type it."""

SIGNS = re.compile(
    r"(?:(?<=\s)|^)[+\-−–—?~>→=|]+(?:\s+[+\-−–—?~>→=|]+)*(?=\s|$)"
    r"|[+\-−–—?~=|]*[>→][+\-−–—?~=|>→]*"
)
"""A run of sign characters with space (or the end) on both sides; an arrow needs no space.
Hyphens in words stay."""


class Judged(Enum):
    """A verb that says how good the effect gets, and leaves open whether that is more of it."""

    BETTER = 1
    WORSE = -1


@dataclass(frozen=True, slots=True)
class Joint:
    """What was said between two names, and where (from, to). ``sign`` None: only that they join.

    An ``arrow`` takes its sign from words of direction, if its effect has one. A
    ``step`` is a mere comma or word between two things that go up or down. ``written``
    with sign characters; ``backwards`` the effect stands before its cause ("is caused by");
    ``branch`` the cause is that of the link before ("… and reduces …").
    """

    start: int
    end: int
    sign: Sign | None
    delayed: bool = False
    arrow: bool = False
    step: bool = False
    written: bool = False
    backwards: bool = False
    branch: bool = False
    judged: Judged | None = None


def joints_of_signs(text: str) -> list[Joint]:
    """Every run of sign characters of ``text``."""
    return [_joint(text, *found.span()) for found in SIGNS.finditer(text)]


def _joint(text: str, start: int, end: int) -> Joint:
    written = text[start:end]
    delayed = "~" in written
    bare = "".join(ARROWS.sub("", written.replace("~", "")).split())
    if "?" in bare:
        return Joint(start, end, Sign.UNKNOWN, delayed, written=True)
    if "+" in bare:
        return Joint(start, end, Sign.SAME, delayed, written=True)
    if any(minus in bare for minus in "-−–—") or "-|" in written:
        return Joint(start, end, Sign.OPPOSITE, delayed, written=True)
    arrow = delayed or bool(ARROWS.search(written))
    return Joint(start, end, None, delayed, arrow=arrow, written=True)
