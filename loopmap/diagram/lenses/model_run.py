"""The lens of a run by equations: which way each variable went, by how much, and its course."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from loopmap.diagram.lenses.run import DONE_KEY, SAMPLE_CURVE
from loopmap.diagram.lenses.run_links import ON_NO_LINKS, OnLinks, acted_link, link_keys
from loopmap.diagram.look import Glyph, Lens, LensKey, LensView, Look, Tone
from loopmap.diagram.small_curve import SmallCurve
from loopmap.model.ids import RecordId

AS_IT_IS, AT_FIRST = "the map as it is", "where it began"


class Changed(NamedTuple):
    """Where a variable ended, against what it is compared with: "up", "down" or "none".

    ``words``: by how much ("+12 %"); ``curve``: how far apart the two are over time.
    """

    direction: str
    words: str
    curve: SmallCurve | None = None


_LOOKS: Mapping[str, Look] = {
    "up": Look(Tone.FIRST, glyph=Glyph.UP),
    "down": Look(Tone.SECOND, glyph=Glyph.DOWN),
    "none": Look(Tone.QUIET, glyph=Glyph.LEVEL),
}


def model_view(  # noqa: PLR0913  what a run is told from
    title: str,
    changes: Mapping[RecordId, Changed],
    says: str,
    *,
    against: str,
    acts: Mapping[RecordId, str],
    on_links: OnLinks = ON_NO_LINKS,
) -> LensView:
    """Marks and courses of every variable that was run.

    ``against``: what the ends and courses are compared with, in words. ``acts`` and
    ``on_links`` as `run_view` has them.
    """
    looks = {i: _look(changes[i], acts.get(i, "")) for i in sorted(changes)}
    looks |= {i: acted_link(acts[i], on_links.acts.get(i)) for i in sorted(acts) if i not in looks}
    keys = (*_keys(changes, against), *((DONE_KEY,) if acts else ()), *link_keys(on_links))
    return LensView(Lens.RUN, title, says, looks, keys)


def _look(found: Changed, act: str) -> Look:
    return replace(_LOOKS[found.direction], tag=found.words, act=act, curve=found.curve)


def _keys(changes: Mapping[RecordId, Changed], against: str) -> Iterator[LensKey]:
    same = f"ends like {against}" if against == AS_IT_IS else f"ends {against}"
    meanings = {
        "up": f"ends higher than {against}",
        "down": f"ends lower than {against}",
        "none": same,
    }
    directions = {found.direction for found in changes.values()}
    for direction, meaning in meanings.items():
        if direction in directions:
            yield LensKey(meaning, _LOOKS[direction], "card")
    if any(found.curve is not None for found in changes.values()):
        yield LensKey(f"its course; dotted: {against}", Look(Tone.INK, curve=SAMPLE_CURVE), "card")
