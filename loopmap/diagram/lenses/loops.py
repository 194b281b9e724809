"""The loops lens: on which kinds of loop each link lies."""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.diagram.look import Lens, LensKey, LensView, Look, Tone
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Strength

_NONE = Look(Tone.QUIET, Strength.WEAK)
_TONES = {"R": Tone.FIRST, "B": Tone.SECOND, "U": Tone.QUIET}
_TEXTS = {
    "R": "on reinforcing loops",
    "B": "on balancing loops",
    "U": "on loops that are not settled",
}
_ON_NONE = "on no loop"
_ON_SEVERAL = "on loops of more than one kind"


def loops_view(causal_map: CausalMap, kinds: Mapping[RecordId, str], says: str) -> LensView:
    """``kinds``: the letters of the loops through each link, as "R", "B", "RB" or "U".

    A link that is missing lies on no listed loop. ``says`` tells how far the list is complete.
    """
    looks = {link: _look(kinds.get(link, "")) for link in sorted(causal_map.links)}
    return LensView(Lens.LOOPS, "Loops", says, looks, tuple(_keys(looks)))


def _look(letters: str) -> Look:
    if not letters:
        return _NONE
    tone = _TONES[letters] if len(letters) == 1 else Tone.BOTH
    return Look(tone, Strength.STRONG, tag=letters)


def _keys(looks: Mapping[RecordId, Look]) -> list[LensKey]:
    shown = set(looks.values())
    keys = [LensKey(text, _look(letter)) for letter, text in _TEXTS.items()]
    mixed = sorted((look for look in shown if len(look.tag) > 1), key=lambda look: look.tag)
    keys += [LensKey(_ON_SEVERAL, look) for look in mixed[:1]]
    keys.append(LensKey(_ON_NONE, _NONE))
    return [key for key in keys if key.look in shown]
