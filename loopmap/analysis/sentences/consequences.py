"""Where "so" stands between what happens and what comes of it, in what is typed as one line."""

from __future__ import annotations

import re

from loopmap.analysis.sentences.clauses import MOST, Stretch

_SO = re.compile(
    r"(?:,?\s+(?:and|then)|,)?\s+(?:so|therefore|hence|thus)(?:\s+then)?,?\s+(?=\S)"
    r"|,?\s+(?:and\s+)?as a result,?\s+(?!of\b)(?=\S)"
    r"|,?\s+(?:and\s+)?(?:which|that)(?:['’]?s|\s+is)\s+(?:partly\s+|mainly\s+|probably\s+)?why\s+(?=\S)"
    r"|,?\s+and\s+then\s+(?=(?:they|we|he|she|people|parents|families|kids|children|pupils|staff)\s)"
    r"|,?\s+meaning(?:\s+that)?\s+(?=\S)",
    re.IGNORECASE,
)
_IS_A_DEGREE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|am|feels?|felt|gets?|got|getting|becomes?|looks?|seems?|"
    r"do|does|did|doing|think|hope|say|not|even|ever|or|if|just|only|quite|them|him|me|with)"
    r"|n['’]t)$",
    re.IGNORECASE,
)
"""After these "so" says how much, or stands for what was said: "they feel so low", "even so"."""

_LOOK_BACK = 40
"""Letters before "so" that are looked at."""

_GOES_WITH_SO = re.compile(
    r"(?:much|many|few|little|far|long|often|called|on|to|as|that|do|does|are|is|it goes)\b",
    re.IGNORECASE,
)


def at_consequences(text: str) -> list[Stretch]:
    """The stretches between one "so" and the next; one when there is none. O(text).

    >>> at_consequences("fines rise so trust falls")
    [(0, 10), (14, 25)]
    """
    edges = [0]
    for found in _SO.finditer(text):
        is_so = found[0].strip(" ,").casefold().split()[-1:] == ["so"]
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()].rstrip()
        if is_so and (_IS_A_DEGREE.search(before) or _GOES_WITH_SO.match(text, found.end())):
            continue
        if before:
            edges += found.span()
    edges.append(len(text))
    found_all = list(zip(edges[::2], edges[1::2], strict=True))
    whole = all(text[a:b].strip() for a, b in found_all) and len(found_all) <= MOST
    return found_all if whole else [(0, len(text))]
