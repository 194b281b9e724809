"""Signs, verbs and words of direction: what stands between names, and before them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loopmap.model.records import Sign

ARROWS = re.compile(r"-->|->|=>|→|>|\|")
"""What only says that there is a link. "->" is an arrow, not a minus: so people type it."""

SIGNS = re.compile(
    r"(?:(?<=\s)|^)[+\-−–—?~>→=|]+(?:\s+[+\-−–—?~>→=|]+)*(?=\s|$)"
    r"|[+\-−–—?~=|]*[>→][+\-−–—?~=|>→]*"
)
"""A run of sign characters with space (or the end) on both sides; an arrow needs no space.
Hyphens in words stay."""

_VERBS = {
    Sign.SAME: (
        "leads? to|led to|results? in|contributes? to|causes?|increases?|raises?|boosts?|"
        "strengthens?|builds?|fuels|feeds?|drives|encourages?|improves?|brings? about|"
        r"means?(?=\s+(?:the\s+)?(?:more|less|fewer)\s)"
    ),
    Sign.OPPOSITE: (
        "stops?|reduces?|lowers|decreases?|prevents?|weakens?|undermines?|erodes?|harms|"
        "discourages?|damages|holds? back|crowds? out"
    ),
    Sign.UNKNOWN: "affects?|influences?|shapes",
}
_LATER = "eventually|slowly|later|in time|over time|after a while|in the end"
VERBS = re.compile(
    r"(?<=\s)(?:(?:which|that|then|so)\s+)?"
    rf"(?P<before>(?:{_LATER})\s+)?"
    rf"(?:(?P<same>{_VERBS[Sign.SAME]})|(?P<opposite>{_VERBS[Sign.OPPOSITE]})"
    rf"|(?P<unknown>{_VERBS[Sign.UNKNOWN]}))"
    rf"(?P<after>\s+(?:{_LATER}))?(?=\s|$)",
    re.IGNORECASE,
)
"""A verb that says how one thing acts on the next."""

_ALWAYS = {"more": 1, "less": -1, "fewer": -1}
_SOMETIMES = {
    **dict.fromkeys(("higher", "greater", "increased", "increasing", "rising", "growing"), 1),
    **dict.fromkeys(("lower", "reduced", "decreased", "falling", "declining", "lack of"), -1),
}
"""Words that may as well belong to a name ("Higher education"): taken as directions only
before a name that is known without them."""

DIRECTION = re.compile(
    r"(?:the\s+)?(?P<word>" + "|".join((*_ALWAYS, *_SOMETIMES)) + r")\s+(?=\S)", re.IGNORECASE
)

STEPS = re.compile(
    r"\s*,\s*(?:and\s+|so\s+|then\s+)*(?=(?:the\s+)?(?:" + "|".join(_ALWAYS) + r")\s)"
    r"|\s+so\s+(?=(?:the\s+)?(?:" + "|".join(_ALWAYS) + r")\s)",
    re.IGNORECASE,
)
"""What stands between the parts of "more A, less B"."""


@dataclass(frozen=True, slots=True)
class Joint:
    """What was said between two names, and where (from, to). ``sign`` None: only that they join.

    An ``arrow`` takes its sign from words of direction, if its effect has one. A
    ``step`` is a mere comma between "more …" and "less …".
    """

    start: int
    end: int
    sign: Sign | None
    delayed: bool = False
    arrow: bool = False
    step: bool = False


def joint_of_signs(text: str, start: int, end: int) -> Joint:
    """The joint written with sign characters between ``start`` and ``end`` of ``text``."""
    written = text[start:end]
    delayed = "~" in written
    bare = "".join(ARROWS.sub("", written.replace("~", "")).split())
    arrow = bool(ARROWS.search(written))
    if "?" in bare:
        return Joint(start, end, Sign.UNKNOWN, delayed)
    if "+" in bare:
        return Joint(start, end, Sign.SAME, delayed)
    if any(minus in bare for minus in "-−–—") or "-|" in written:
        return Joint(start, end, Sign.OPPOSITE, delayed)
    return Joint(start, end, None, delayed, arrow=arrow or delayed)


def joint_of_verb(found: re.Match[str]) -> Joint:
    """The joint said by a verb."""
    delayed = found["before"] is not None or found["after"] is not None
    if found["same"]:
        sign = Sign.SAME
    elif found["opposite"]:
        sign = Sign.OPPOSITE
    else:
        sign = Sign.UNKNOWN
    return Joint(found.start(), found.end(), sign, delayed)


def direction_of(word: str) -> tuple[int, bool]:
    """1 for more, -1 for less; and whether the word is one whatever name it stands before."""
    folded = " ".join(word.casefold().split())
    if folded in _ALWAYS:
        return _ALWAYS[folded], True
    return _SOMETIMES[folded], False
