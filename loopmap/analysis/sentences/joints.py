"""What stands between names: runs of sign characters, and what any joint says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from loopmap.model.records import Sign

ARROWS = re.compile(r"-->|->|=>|→|>|\|")
"""What only says that there is a link. "->" is an arrow, not a minus: so people type it."""

_BACK = r"(?:<[-−–—]+(?!>)|←)(?![\d.])"
_BOTH = r"(?:<[-−–—=]+>|↔)"
SIGNS = re.compile(
    rf"{_BACK}|{_BOTH}|"
    r"(?:(?<=\s)|^)[+\-−–—?~>→=|]+(?:\s+[+\-−–—?~>→=|]+)*(?=\s|$)"
    r"|[+\-−–—?~=|]*[>→][+\-−–—?~=|>→]*"
    r"|(?<=[^\W\d_])\+(?=[^\W_])|(?<=\s)\+(?=[^\W\d_])|(?<=[a-zà-ÿ])\+(?=\s)"
    r"|(?<=\w)[+\-−]?~(?=\s*[^\W\d_])|(?<=\s)[+\-−]?~(?=[^\W\d_])"
)
"""A run of sign characters with space (or the end) on both sides; an arrow needs no space,
nor does a plus between letters, or a tilde. Hyphens in words stay, and so does "LGBT+
pupils". "A <- B" is an arrow, too, and "A <-> B" two."""


HELD = "\x00"
"""What stands for each letter of a name of the map that looks like a sentence."""


class Judged(Enum):
    """A verb that says how good the effect gets, and leaves open whether that is more of it."""

    BETTER = 1
    WORSE = -1
    NEEDED = 0
    """"Depends on": more of a wanted thing by more of another; else nobody said which way."""


@dataclass(frozen=True, slots=True)
class Joint:
    """What was said between two names, and where (from, to). ``sign`` None: only that they join.

    An ``arrow`` takes its sign from words of direction, if its effect has one. A
    ``step`` is a mere comma or word between two things that go up or down. ``written``
    with sign characters; ``backwards`` the effect stands before its cause ("is caused by");
    ``both`` there is a link each way ("<->"); ``branch`` the cause is that of the link before
    ("… and reduces …"); ``assumed`` it only might be so.
    """

    start: int
    end: int
    sign: Sign | None
    delayed: bool = False
    arrow: bool = False
    step: bool = False
    written: bool = False
    backwards: bool = False
    both: bool = False
    branch: bool = False
    assumed: bool = False
    judged: Judged | None = None


def joints_of_signs(text: str) -> list[Joint]:
    """Every run of sign characters of ``text``."""
    return [_joint(text, *found.span()) for found in SIGNS.finditer(text)]


def _joint(text: str, start: int, end: int) -> Joint:
    written = text[start:end]
    if written[0] in "<←↔":
        both = written[-1] in ">↔"
        return Joint(start, end, None, arrow=True, written=True, backwards=not both, both=both)
    delayed = "~" in written
    bare = "".join(ARROWS.sub("", written.replace("~", "")).split())
    if "?" in bare:
        return Joint(start, end, Sign.UNKNOWN, delayed, written=True)
    opposite = any(minus in bare for minus in "-−–—") or "-|" in written
    if "+" in bare or "=" in bare:  # the same key; and who types it says "means"
        sign = Sign.UNKNOWN if opposite else Sign.SAME
        return Joint(start, end, sign, delayed, written=True)
    if opposite:
        return Joint(start, end, Sign.OPPOSITE, delayed, written=True)
    arrow = delayed or bool(ARROWS.search(written))
    return Joint(start, end, None, delayed, arrow=arrow, written=True)


_TIGHT_MINUS = re.compile(r"\s?[-−](?=\S)|[-−]\s")


def joints_of_tight_minus(text: str, knows: Callable[[str], bool]) -> list[Joint]:
    """A minus with less than a space on both sides, where names of the map say that it is one.

    With a space on one side one known name beside it is enough, without any both have to be.
    """
    for found in _TIGHT_MINUS.finditer(text):
        sides = [knows(text[: found.start()]), knows(text[found.end() :])]
        if all(sides) or (any(sides) and len(found[0]) > 1):
            return [Joint(*found.span(), Sign.OPPOSITE, written=True)]
    return []
