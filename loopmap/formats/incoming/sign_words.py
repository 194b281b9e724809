"""What words, symbols and numbers of other programs say of a sign and a strength."""

from __future__ import annotations

import math
import re
import unicodedata
from difflib import get_close_matches

from loopmap.formats.csv_links import SIGN_WORDS
from loopmap.model.records import Sign, Strength

_SAME = (
    "positiv", "increas", "same", "reinforc", "plus", "promot", "support", "strengthen",
    "enhanc", "improv", "up", "more", "activat", "stimulat", "++", "+ve",
)  # fmt: skip
_OPPOSITE = (
    "negativ", "decreas", "opposite", "balanc", "minus", "inhibit", "reduc", "weaken", "hinder",
    "prevent", "down", "less", "invers", "suppress", "lower", "limit", "against", "-ve",
)  # fmt: skip
_OFTEN_MISTYPED = ("positive", "negative", "increases", "decreases", "opposite")
_ALIKE = 0.85
_DASHES = str.maketrans({"−": "-", "–": "-", "—": "-", "＋": "+", "⊕": "+", "⊖": "-"})
_STRONG, _MEDIUM = 0.7, 0.4


def plain_sign(text: str) -> Sign | None:
    """The sign that a text plainly is ("+", "negative"); None for anything else."""
    return SIGN_WORDS.get(" ".join(text.translate(_DASHES).split()).casefold())


def sign_in_words(text: str) -> Sign | None:
    """The sign that a phrase seems to mean; None where it says neither or both."""
    plain = plain_sign(text)
    if plain is not None:
        return plain if text.strip() else None
    folded = unicodedata.normalize("NFKC", text.translate(_DASHES)).casefold()
    words = re.findall(r"[^\W\d_]+|[-+]ve|[-+]+", folded)
    said = {sign for word in words for sign in _of_word(word)}
    return said.pop() if len(said) == 1 else None


def _of_word(word: str) -> list[Sign]:
    if set(word) <= {"+"}:
        return [Sign.SAME]
    if set(word) <= {"-"}:
        return [Sign.OPPOSITE] if len(word) == 1 else []
    for near in get_close_matches(word, _OFTEN_MISTYPED, 1, _ALIKE):
        word = near
    found = [Sign.SAME] if word.startswith(_SAME) else []
    return [*found, Sign.OPPOSITE] if word.startswith(_OPPOSITE) else found


def number_in(text: str) -> float | None:
    """The number that a cell holds, with a point or a comma; None for anything else.

    >>> number_in("−0,5")
    -0.5
    """
    plain = text.strip().translate(_DASHES).replace(",", ".", 1)
    if not re.fullmatch(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?", plain):
        return None
    value = float(plain)
    return value if math.isfinite(value) else None


def sign_of_number(value: float) -> Sign:
    """The sign of a weight; 0 says that there is a link, not which way it goes."""
    return Sign.SAME if value > 0 else Sign.OPPOSITE if value < 0 else Sign.UNKNOWN


def strength_of(value: float, scale: float = 1.0) -> Strength:
    """How strong a weight is, where ``scale`` is the strongest; 0 tells nothing."""
    share = abs(value) / scale if scale > 0 else 0.0
    if share == 0 or _MEDIUM <= share < _STRONG:
        return Strength.MEDIUM
    return Strength.STRONG if share >= _STRONG else Strength.WEAK
