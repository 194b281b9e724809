"""What words of other programs say of how strong a link is."""

from __future__ import annotations

from loopmap.model.records import Strength

_STRONG = frozenset(("strong", "high", "very strong", "major", "large", "a lot"))
_WEAK = frozenset(("weak", "low", "very weak", "minor", "small", "slight", "a little"))


def strength_in_words(text: str) -> Strength:
    """How strong a word says that a link is; medium where it says neither."""
    word = " ".join(text.split()).casefold()
    if word in _STRONG:
        return Strength.STRONG
    return Strength.WEAK if word in _WEAK else Strength.MEDIUM
