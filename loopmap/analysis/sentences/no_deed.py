"""Words that are verbs and yet join no two names, since nothing acts on anything there."""

from __future__ import annotations

import re

from loopmap.analysis.name_words import words
from loopmap.analysis.sentences.people import WHO_ACT

_MOVES_ITSELF = re.compile(
    r"(?:builds? up|speeds? up|slows? down|breaks? down|breaks? up|splits? up|"
    r"changes|diminish(?:es)?|escalates?|accelerates?|intensif(?:y|ies)|deepens?|widens?|narrows?)"
    r"\s*(?:$|[,;.])",
    re.IGNORECASE,
)
"""What things do by themselves where nothing follows: "trust breaks down"."""

_PASSIVE = re.compile(
    r"(?:^|\s)(?:is|are|was|were|be|been|being|gets?|got|getting)(?:\s+\w+ly)?$", re.IGNORECASE
)
_HELD_TRUE = re.compile(
    r"\b(?:beliefs?|assumption|expectation|claim|idea|view|fear|hope|sense|feeling|fact) that\b"
)
"""What stands after it is what is believed: "belief that fines deter absence" is one name."""

_INSTITUTIONS = frozenset(
    f"{article}{name}"
    for name in words("schools council councils government academies services heads agencies")
    for article in ("", "the ", "local ", "some ", "many ")
)
"""Whose cuts are something they do, and not what comes of there being more of them."""

_LEAVE_OFF = re.compile(r"stops?\s+\w+ing\b", re.IGNORECASE)


def is_no_deed(verb: re.Match[str], verbs: re.Pattern[str]) -> bool:
    """Whether it acts on nothing: "need builds up", "help was cut", "children stop coming".

    ``verbs``: what the match is one of.
    """
    text = verb.string
    start = verb.start("verb")
    before = text[: verb.start()].casefold().rstrip()
    held = _HELD_TRUE.search(before)
    if held is not None and verbs.search(text, held.end(), verb.start()) is None:
        return True
    if _MOVES_ITSELF.match(text, start):
        return True
    if verb["verb"].casefold() in ("cut", "hurt") and _PASSIVE.search(before):
        return True
    said = before.split()
    if verb["verb"].casefold().startswith("cut") and " ".join(said[-2:]) in _INSTITUTIONS:
        return True
    return bool(said) and said[-1] in WHO_ACT and _LEAVE_OFF.match(text, start) is not None
