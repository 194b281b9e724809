"""The influence lens: which variables stand out by one count, in groups and never in ranks."""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.diagram.look import AS_EVER, Lens, LensKey, LensView, Look
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

CAVEAT = (
    "Where to look, not a score: it describes the drawing, not the world, and equally good maps"
    " put others first."
)
_LOOKS = {
    "top group": Look(tag="top", band=2),
    "middle": Look(band=1),
    "low": Look(band=0),
}
_CALLED = {"low": "low, or none"}


def influence_view(
    causal_map: CausalMap, counted: str, groups: Mapping[RecordId, str], reach: str = ""
) -> LensView:
    """``counted`` is what is counted; ``groups`` the group of each variable by it.

    ``reach`` says up to which length loops count, where loops are counted.
    """
    looks = {i: _LOOKS.get(groups.get(i, ""), AS_EVER) for i in sorted(causal_map.variables)}
    shown = set(looks.values())
    keys = tuple(
        LensKey(_CALLED.get(text, text), look, "card")
        for text, look in _LOOKS.items()
        if look in shown
    )
    title = f"Influence: {counted}"
    return LensView(Lens.INFLUENCE, title, " ".join(filter(None, (reach, CAVEAT))), looks, keys)
