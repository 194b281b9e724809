"""Whether a link says of a good thing that it does harm, as if its want were meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loopmap.analysis.sentences.directions import BEFORE, valence
from loopmap.analysis.sentences.parts import Sentence
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name
from loopmap.model.records import Link, Sign

_WAYS = {Sign.SAME: 1, Sign.OPPOSITE: -1}


def contrary(sentence: Sentence, path: Sequence[RecordId], causal_map: CausalMap) -> Link | None:
    """The last link of ``path`` by which a thing people want does harm as it is said, or None.

    "Mental health leads to exclusion" is drawn as it was said, and yet poor mental health was
    probably meant. Who said that it rises or falls has said what is meant. O(path).
    """
    bare = {fold_name(name.text) for name in sentence.names if not name.direction}
    for link in (causal_map.links[one] for one in reversed(path) if one in causal_map.links):
        cause = causal_map.variables[link.source].name
        effect = causal_map.variables[link.target].name
        harm = _WAYS.get(link.sign, 0) * valence(effect) < 0
        if harm and _is_good(cause) and fold_name(cause) in bare:
            return link
    return None


_MARRED = re.compile(
    r"(?:bad|late|zero|wrong|cheap|rude|not|(?:un|in|dis|mis)\w{3,}|\w{3,}(?:ed|ing|ive|less))\s",
    re.IGNORECASE,
)
"""A first word that may say already what is wrong with it: "disruptive behaviour"."""


def _is_good(name: str) -> bool:
    """Whether the name is that of a thing people want, and says nothing bad of it."""
    return valence(name) > 0 and not BEFORE.match(name) and not _MARRED.match(name)


def how_to_turn(link: Link, causal_map: CausalMap, *, is_last: bool) -> str:
    """What to do if less of that good thing was meant: a key turns the sign of the last link."""
    name = causal_map.variables[link.source].name
    if is_last:
        key = "−" if link.sign is Sign.SAME else "+"
        return f"If low or poor “{name}” is meant, {key} turns the sign"
    return f"If low or poor “{name}” is meant: Alt+Backspace, ↑, and “less” before it"
