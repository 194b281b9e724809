"""Stretches of talk that are no name, so that no link may be made of them."""

from __future__ import annotations

import re

_BEGINS = re.compile(
    r"(?:after|before|despite|instead|even|although|though|during|since|until|unless|than|because|"
    r"and|but|or|nor|neither|rarely|never|seldom|hardly|barely|ever|yet|which|that|whereas|ago)\b"
    r"(?!-)|(?:more|less|fewer|no|too (?:much|many|little|few))$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s(?:and|but|or|nor|ever|hardly|rarely|never|the|an?|that|than|if|because|although)$"
    r"|,\s*(?:it|they|this|that|these|those|he|she|we|you)$",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r",\s*(?:not|which|who|(?:and\s+)?then|but|yet)\s|\b(?:rather than|instead of|even though)\b"
    r"|\b(?:is|are|do|does|did|was|were)(?:n['’]?t|\s+not) (?:just|only)\b|\bnot only\b"
    r"|(?:^|\s)(\w+),\s+(?:and\s+)?(?:the\s+|this\s+|that\s+)?\1\s",
    re.IGNORECASE,
)
"""Or begins to speak of what it named, as a sentence of its own: "traffic, traffic fills roads"."""


def is_fragment(name: str) -> bool:
    """Whether talk was cut at a wrong place, or says what it is not: "fines hardly ever".

    >>> is_fragment("before exclusions"), is_fragment("After-school clubs")
    (True, False)
    """
    return any(found.search(name) for found in (_ENDS, _HOLDS)) or _BEGINS.match(name) is not None
