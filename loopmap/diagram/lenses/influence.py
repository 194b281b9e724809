"""The influence lens: how far along the arrows each variable reaches, and is reached."""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.diagram.look import Lens, LensKey, LensView, Look
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

_SAYS = (
    "→ how many variables it can affect, ← how many can affect it, along the arrows drawn. "
    "Where to look, not a score: it says nothing of how strongly."
)
_MOST, _SOME = 2 / 3, 1 / 3
_TEXTS = (
    "can affect up to a third of the map",
    "can affect up to two thirds of it",
    "can affect more than two thirds",
)


def influence_view(causal_map: CausalMap, reach: Mapping[RecordId, tuple[int, int]]) -> LensView:
    """``reach``: how many other variables each can affect, and how many can affect it."""
    variables = sorted(causal_map.variables)
    others = max(1, len(variables) - 1)
    looks = {i: _look(*reach.get(i, (0, 0)), others) for i in variables}
    shown = {look.band for look in looks.values()}
    keys = tuple(
        LensKey(text, Look(band=band), "card") for band, text in enumerate(_TEXTS) if band in shown
    )
    return LensView(Lens.INFLUENCE, "Influence", _SAYS, looks, keys)


def _look(affects: int, affected_by: int, others: int) -> Look:
    share = affects / others
    band = 2 if share > _MOST else 1 if share > _SOME else 0
    return Look(tag=f"→{affects} ←{affected_by}", band=band)
