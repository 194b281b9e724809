"""The change lens: what differs between a map and the one it was made from.

Maps made from one another share the ids of their records, so that comparing is a join.
"""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.diagram.look import GONE, Ghosts, Lens, LensKey, LensView, Look, Tone
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name, in_order
from loopmap.model.records import Link, Sign, Strength, Variable

NO_BASE = "This map was not made from another one, so there is nothing to compare it with."
_NEW = Look(Tone.SECOND, Strength.STRONG, tag="new")
_SAME = Look(Tone.QUIET, Strength.WEAK)
_STRENGTHS = list(Strength)
_GLYPHS = {Sign.SAME: "+", Sign.OPPOSITE: "\u2212", Sign.UNKNOWN: "?"}
_KEYS = (
    LensKey("new", _NEW),
    LensKey("changed, and how", Look(Tone.FIRST, Strength.STRONG, tag="was \u2212")),
    LensKey("gone", GONE, "ghost link"),
    LensKey("as it was", _SAME),
)


def change_view(base: CausalMap, causal_map: CausalMap) -> LensView:
    """What came, went and changed on the way from ``base`` to ``causal_map``. O(records)."""
    cards = {v.id: _card_look(base.variables.get(v.id), v) for v in in_order(causal_map.variables)}
    links = {k.id: _link_look(base.links.get(k.id), k) for k in in_order(causal_map.links)}
    looks = {i: look for i, look in (*cards.items(), *links.items()) if look is not None}
    gone = Ghosts(
        tuple(v for v in in_order(base.variables) if v.id not in causal_map.variables),
        tuple(k for k in in_order(base.links) if k.id not in causal_map.links),
    )
    title = f"Change since “{base.info.title}”"
    return LensView(Lens.CHANGE, title, _told(looks, gone), looks, _keys(looks, gone), gone)


def nothing_to_compare() -> LensView:
    """What the lens shows of a map that was not made from another."""
    return LensView(Lens.CHANGE, "Change", NO_BASE)


def _card_look(before: Variable | None, now: Variable) -> Look | None:
    if before is None:
        return _NEW
    if fold_name(before.name) != fold_name(now.name):
        return Look(Tone.FIRST, tag=f"was “{before.name}”")
    return None


def _link_look(before: Link | None, now: Link) -> Look:
    if before is None:
        return _NEW
    changes = list(_changes(before, now))
    return Look(Tone.FIRST, Strength.STRONG, tag=", ".join(changes)) if changes else _SAME


def _changes(before: Link, now: Link) -> Iterator[str]:
    """What is different about a link, each in a word or two."""
    if (before.source, before.target) != (now.source, now.target):
        yield "led elsewhere"
    if before.sign is not now.sign:
        yield f"was {_GLYPHS[before.sign]}"
    if before.strength is not now.strength:
        weaker = _STRENGTHS.index(now.strength) < _STRENGTHS.index(before.strength)
        yield "weaker" if weaker else "stronger"
    if before.delayed is not now.delayed:
        yield "now delayed" if now.delayed else "delay gone"
    elif before.delay_length != now.delay_length:
        yield "other delay"


def _told(looks: dict[RecordId, Look], gone: Ghosts) -> str:
    """How much differs, in numbers."""
    new = sum(look == _NEW for look in looks.values())
    changed = sum(look.tone is Tone.FIRST for look in looks.values())
    lost = len(gone.variables) + len(gone.links)
    if not (new or changed or lost):
        return "Nothing differs."
    return f"{new} new, {changed} changed, {lost} gone."


def _keys(looks: dict[RecordId, Look], gone: Ghosts) -> tuple[LensKey, ...]:
    shown = set(looks.values())
    tones = {look.tone for look in shown}
    there = (
        _NEW in shown,
        Tone.FIRST in tones,
        bool(gone.variables or gone.links),
        _SAME in shown,
    )
    return tuple(key for key, wanted in zip(_KEYS, there, strict=True) if wanted)
