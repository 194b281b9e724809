"""A run moment by moment: where each variable is, and what flows through each link."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.look import Glyph, Look, Tone
from loopmap.editing.run_on_map import shown_until
from loopmap.editing.what_if import WhatIf
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once
from loopmap.model.token import NEVER, Token
from loopmap.simulation import Question, RunSettings
from loopmap.simulation.carrying import flows
from loopmap.simulation.classes import Size, size_in_words
from loopmap.simulation.results import Band

Floats = NDArray[np.float64]

AS_TODAY = 0.01
"""A deviation so small is none, as far as a map can tell."""

_TIMES = 61

_LOOKED_AT = 13
"""Moments by whose words plates have their places; a wider word between them is said shorter."""


class Moments(Protocol):
    """A run that can be shown at any moment, told as a share of its time."""

    @property
    def map_id(self) -> str: ...

    @property
    def variables(self) -> tuple[RecordId, ...]: ...

    @property
    def links(self) -> tuple[RecordId, ...]: ...

    def marks(self, share: float) -> dict[RecordId, Look]:
        """How the variables whose courses are known are marked at a moment."""
        ...

    @property
    def looks(self) -> Mapping[RecordId, Sequence[Look]]:
        """How each variable is marked at the moments that are looked at beforehand."""
        ...

    def flow(self, share: float) -> Floats:
        """What flows through each of ``links`` at a moment, from -1 to 1."""
        ...

    def time(self, share: float) -> float:
        """A moment in the run's own time."""
        ...

    def told(self, share: float) -> str:
        """A moment in words."""
        ...

    def outcomes_told(self, names: Mapping[RecordId, str], share: float) -> str:
        """Where these variables are at a moment, for those who do not see their marks."""
        ...


@dataclass(frozen=True)
class RunMoments:
    """What a run shows at any moment of the time that is shown, told as shares of it.

    ``until``: the end of that time, ``ends``: whether that is the end of the run. ``courses``:
    variables by lower edge, median and upper edge by moments. ``flows``: links by moments in
    shares of the most that flows, above 0 where it raises the effect. ``variables`` and
    ``links`` name the rows.
    """

    map_id: str
    until: float
    ends: bool
    variables: tuple[RecordId, ...]
    courses: Floats
    links: tuple[RecordId, ...]
    flows: Floats

    def marks(self, share: float) -> dict[RecordId, Look]:
        """How the variables whose courses are known are marked at a moment. O(variables)."""
        levels = _at(self.courses, share).tolist()
        return {v: _mark(*each) for v, each in zip(self.variables, levels, strict=True)}

    @made_once
    def looks(self) -> Mapping[RecordId, Sequence[Look]]:
        """Each look of each variable once, at some moments all over the time."""
        return looked_through(self.marks)

    def flow(self, share: float) -> Floats:
        """What flows through each of ``links`` at a moment, from -1 to 1. O(links)."""
        return _at(self.flows, share)

    def time(self, share: float) -> float:
        """A moment in the map's own pace."""
        return share * self.until

    def told(self, share: float) -> str:
        """A moment in words: a map knows its own pace and no dates."""
        if share <= 0:
            return "now"
        if share >= 1:
            return "the end of the run" if self.ends else "later: little moves any more"
        return f"{share * self.until:.1f} in the map’s own time"

    def outcomes_told(self, names: Mapping[RecordId, str], share: float) -> str:
        """Where these variables are at a moment, for those who do not see their marks."""
        marks = self.marks(share)
        return "; ".join(f"{name}: {_aloud(marks[v])}" for v, name in names.items() if v in marks)


def looked_through(
    marks: Callable[[float], Mapping[RecordId, Look]],
) -> dict[RecordId, Sequence[Look]]:
    """The looks of each variable at moments all over the time, each once. O(variables)."""
    every = [marks(share) for share in np.linspace(0.0, 1.0, _LOOKED_AT).tolist()]
    return {v: tuple(dict.fromkeys(each[v] for each in every)) for v in every[0]}


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
        tuple(result.bands),
        _courses(result.bands.values(), comparison.times, wanted),
        links,
        table / most,
    )


def _courses(bands: Iterable[Band], times: Sequence[float], wanted: Floats) -> Floats:
    rows = [
        np.interp(wanted, times, heights)
        for band in bands
        for heights in (band.low, band.median, band.high)
    ]
    return np.array(rows).reshape(-1, 3, _TIMES)


def _at(table: Floats, share: float) -> Floats:
    """The last axis of a table of moments at one of them, between two of its columns."""
    last = table.shape[-1] - 1
    place = min(max(share, 0.0), 1.0) * last
    before = int(place)
    after, part = min(before + 1, last), place - before
    found: Floats = table[..., before] * (1 - part) + table[..., after] * part
    return found


def _mark(low: float, middle: float, high: float) -> Look:
    """The direction of the middle draw and how far; open where draws go both ways."""
    if max(abs(low), abs(high)) < AS_TODAY or (abs(middle) < AS_TODAY and low <= 0 <= high):
        still = abs(low) < AS_TODAY * 5 and abs(high) < AS_TODAY * 5
        return _STILL if still else _OPEN
    if low < -AS_TODAY and high > AS_TODAY:
        return _OPEN
    glyph, tone = (Glyph.UP, Tone.FIRST) if middle > 0 else (Glyph.DOWN, Tone.SECOND)
    return Look(tone, tag=size_in_words(middle).value, glyph=glyph)


def _aloud(mark: Look) -> str:
    """A mark in words.

    >>> _aloud(Look(glyph=Glyph.UP, tag="clearly")), _aloud(Look(glyph=Glyph.DOWN, tag=_FULL))
    ('clearly higher', 'as low as it can be')
    """
    way = {Glyph.UP: ("high", "higher"), Glyph.DOWN: ("low", "lower")}.get(mark.glyph)
    if way is None:
        return mark.tag
    return f"as {way[0]} as it can be" if mark.tag == _FULL else f"{mark.tag} {way[1]}"


_FULL = Size.FULL.value
_STILL = Look(Tone.QUIET, tag="as today", glyph=Glyph.LEVEL)
_OPEN = Look(Tone.BOTH, hollow=True, tag="open", glyph=Glyph.EITHER)
