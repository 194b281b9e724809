"""Who acts, in talk: people, groups of them, and words that only point at somebody."""

from __future__ import annotations

import re

from loopmap.analysis.name_words import PEOPLE, words

WHO_ACT = PEOPLE | words("kids teens mums dads boys girls staff they we i you who")
"""Words for those who do something when they stand right before a verb."""

GROUPS = PEOPLE | words(
    "kids teens mums dads mum dad boys girls staff school schools police council councils agencies "
    "services partners home heads headteachers academies gangs everyone everybody somebody someone"
)
"""With what a name begins that is about what somebody does."""

_NOBODY = re.compile(
    r"(?:(?:what if|how (?:do|can|could|would|should)|why (?:do|does|don['’]?t)|should|shall|can|"
    r"could|do|does|did|if|maybe)\s+)?"
    r"(?:it|this|that|they|these|those|he|she|we|i|you|who|what|which|there|them|us|me|him|her|"
    r"nothing|something|anything|everything|nobody|no one|vice[- ]versa|"
    r"(?:the )?(?:next|other|first|last) ones?|(?:the )?others?|each other|one another|"
    r"let['’]?s|please|how to|need to)"
    r"(?:['’]?(?:ll|d|ve|re)\b)?(?:\s+(?:should|must|could|can|would|might|may|need|needs|have|has|"
    r"want|wants|ought|will|all|just|really|also|to)\b)*",
    re.IGNORECASE,
)


_IT = re.compile(r"it\s(?!rains?\b|snows?\b|is (?:hot|cold|wet|dark)\b|support\b|system)")
"""What "it gets at home" is about, nobody knows; IT in capitals is a trade."""


def acts(name: str) -> bool:
    """Whether a name begins with who does something: "schools issue fines"."""
    found = [word for word in name.casefold().split() if word not in ("the", "a", "an", "some")]
    return bool(found) and found[0] in GROUPS


def is_nobody(name: str) -> bool:
    """Whether it only points at something, or at those who talk: "it", "it gets", "we should"."""
    return _IT.match(name) is not None or _NOBODY.fullmatch(name) is not None
