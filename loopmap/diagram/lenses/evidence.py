"""The evidence lens: what each claim rests on."""

from __future__ import annotations

from loopmap.diagram.look import Lens, LensKey, LensView, Look, Tone
from loopmap.model.document import CausalMap
from loopmap.model.records import Status, Strength

_LOOKS = {
    Status.STATED: Look(Tone.INK, Strength.STRONG),
    Status.IMPLIED: Look(Tone.INK, Strength.MEDIUM, hollow=True),
    Status.ASSUMED: Look(Tone.BOTH, Strength.MEDIUM, hollow=True, tag="assumed"),
    None: Look(Tone.QUIET, Strength.WEAK, hollow=True, tag="?"),
}
_TEXTS = {
    Status.STATED: "stated",
    Status.IMPLIED: "implied",
    Status.ASSUMED: "assumed",
    None: "nobody said what it rests on",
}


def evidence_view(causal_map: CausalMap) -> LensView:
    """Stated claims are full and thick; the rest is thinner with a hollow head."""
    links = causal_map.links
    looks = {i: _LOOKS[links[i].status] for i in sorted(links)}
    shown = {link.status for link in links.values()}
    keys = tuple(LensKey(text, _LOOKS[s]) for s, text in _TEXTS.items() if s in shown)
    return LensView(Lens.EVIDENCE, "Evidence", "", looks, keys)
