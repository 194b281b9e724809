"""A run moment by moment: where each variable is, and what flows through each link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.look import Glyph, Look, Tone
from loopmap.editing.run_on_map import shown_until
from loopmap.editing.what_if import WhatIf
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.token import NEVER, Token
from loopmap.simulation import Question, RunSettings
from loopmap.simulation.carrying import flows
from loopmap.simulation.classes import size_in_words
from loopmap.simulation.results import Band

Floats = NDArray[np.float64]

AS_TODAY = 0.01
"""A deviation so small is none, as far as a map can tell."""

_TIMES = 61


@dataclass(frozen=True)
class RunMoments:
    """What a run shows at any moment of the time that is shown, told as shares of it.

    ``until``: the end of that time, ``ends``: whether that is the end of the run. ``flows``:
    links by moments in shares of the most that flows, above 0 where it raises the effect;
    ``links`` names its rows.
    """

    map_id: str
    until: float
    ends: bool
    bands: Mapping[RecordId, Band]
    links: tuple[RecordId, ...]
    flows: Floats
    _times: Floats

    def mark(self, variable: RecordId, share: float) -> Look | None:
        """How a variable is marked at a moment; None where nothing is known of its course."""
        band = self.bands.get(variable)
        return None if band is None else _mark(*self._at(band, share))

    def flow(self, share: float) -> Floats:
        """What flows through each of ``links`` at a moment, from -1 to 1. O(links)."""
        place = min(max(share, 0.0), 1.0) * (self.flows.shape[1] - 1)
        before = int(place)
        after = min(before + 1, self.flows.shape[1] - 1)
        part = place - before
        found: Floats = self.flows[:, before] * (1 - part) + self.flows[:, after] * part
        return found

    def told(self, share: float) -> str:
        """A moment in words: a map knows its own pace and no dates."""
        if share <= 0:
            return "now"
        if share >= 1:
            return "the end of the run" if self.ends else "later: little moves any more"
        return f"{share * self.until:.1f} in the map’s own time"

    def _at(self, band: Band, share: float) -> tuple[float, float, float]:
        time = share * self.until
        return (
            float(np.interp(time, self._times, band.low)),
            float(np.interp(time, self._times, band.median)),
            float(np.interp(time, self._times, band.high)),
        )


def run_moments(
    causal_map: CausalMap, found: WhatIf, settings: RunSettings, token: Token = NEVER
) -> RunMoments:
    """The moments of the first scenario of an answer. Raises Cancelled. 10 to 50 ms."""
    result, comparison = found.stories[0].result, found.comparison
    until = shown_until(result, comparison)
    carried = flows(Question(causal_map, settings, token), result.scenario)
    wanted = np.linspace(0.0, until, _TIMES)
    links = tuple(carried.links)
    rows = [np.interp(wanted, carried.times, carried.links[link]) for link in links]
    table: Floats = np.array(rows).reshape(len(links), _TIMES)
    table[:, 0] = 0.0  # nothing has happened yet
    most = max(float(np.abs(table).max(initial=0.0)), 1e-9)
    return RunMoments(
        causal_map.id,
        until,
        until >= comparison.times[-1],
        MappingProxyType(dict(result.bands)),
        links,
        table / most,
        np.asarray(comparison.times),
    )


def _mark(low: float, middle: float, high: float) -> Look:
    """The direction of the middle draw and how far; open where draws go both ways."""
    if max(abs(low), abs(high)) < AS_TODAY or (abs(middle) < AS_TODAY and low <= 0 <= high):
        still = abs(low) < AS_TODAY * 5 and abs(high) < AS_TODAY * 5
        return _STILL if still else _OPEN
    if low < -AS_TODAY and high > AS_TODAY:
        return _OPEN
    glyph, tone = (Glyph.UP, Tone.FIRST) if middle > 0 else (Glyph.DOWN, Tone.SECOND)
    return Look(tone, tag=size_in_words(middle).value, glyph=glyph)


_STILL = Look(Tone.QUIET, tag="as today", glyph=Glyph.LEVEL)
_OPEN = Look(Tone.BOTH, hollow=True, tag="open", glyph=Glyph.EITHER)
