"""From when to when which loops lead, in sentences: a map's time in words, a model's in figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loopmap.editing.what_if import listed
from loopmap.model.equations import unit_said
from loopmap.simulation.dominance import Period, periods

Mask = NDArray[np.bool_]

_SHORTEST = 0.03
"""Of the run: a lead that passes on sooner is not told."""

_MOST_TOLD = 6
"""Stretches told one by one; a list of more is no telling."""

_WORDS = (
    (0.12, "Soon after the start"),
    (0.37, "Early on"),
    (0.63, "About half-way"),
    (9.0, "Late in the run"),
)

STILL = "no loop moves"
NONE_LEADS = "no loop leads in most draws"


@dataclass(frozen=True, slots=True)
class Clock:
    """How moments are told: in words for a map, which knows no dates; in figures for a model.

    ``horizon``: the length of a map's run, or 0 for a model; ``unit`` of a model's time.
    """

    horizon: float = 0.0
    unit: str = ""

    @property
    def has_figures(self) -> bool:
        return not self.horizon

    def told(self, time: float) -> str:
        """A moment as the beginning of a sentence."""
        if self.has_figures:
            return f"At {self.figure(time)}"
        share = time / self.horizon
        return next(words for most, words in _WORDS if share <= most)

    def figure(self, time: float) -> str:
        """A moment of a model's run, with its unit."""
        unit = unit_said(self.unit)
        return f"{time:.4g} {unit}" if unit else f"time {time:.4g}"

    def span(self, begin: float, end: float) -> str:
        """From one moment of a model's run to another."""
        unit = unit_said(self.unit)
        words = f"{begin:.4g} to {end:.4g}"
        return f"{words} {unit}" if unit else f"time {words}"


OF_A_MODEL = Clock()


def leads_told(  # noqa: PLR0913, PLR0917  # what is told, and how
    times: Sequence[float],
    leads: Mask,
    drives: Mask,
    moving: Mask,
    titles: Sequence[str],
    clock: Clock,
) -> list[str]:
    """A sentence for each stretch of time in which the same loops lead.

    ``leads``: loops by times; ``drives``: where a loop drives on rather than holds back;
    ``moving``: the times at which any loop does something.
    """
    stretches = _long_enough(periods(np.vstack([leads & moving, moving[None]])), len(times))
    told, before = [], ""
    for place, stretch in enumerate(stretches[:_MOST_TOLD]):
        loops = [loop for loop in stretch.loops if loop < len(titles)]
        middle = (stretch.first + stretch.last) // 2
        said = _said(loops, drives[:, middle], titles) if moving[middle] else STILL
        when = _when(times, stretch, place, len(stretches), clock)
        told.append(f"{_THEN if when == before else when} {said}.")
        before = when
    if len(stretches) > _MOST_TOLD:
        told.append("After that the lead goes on passing from one to another.")
    return told


_THEN = "A little later"


def _said(loops: Sequence[int], drives: Mask, titles: Sequence[str]) -> str:
    """What the loops that lead do."""
    if not loops:
        return NONE_LEADS
    on = [titles[i] for i in loops if drives[i]]
    back = [titles[i] for i in loops if not drives[i]]
    parts = []
    if on:
        parts.append(f"{listed(on)} {_verb(on, 'leads and drives it on', 'lead and drive it on')}")
    if back:
        holding = _verb(back, "holds it back", "hold it back")
        parts.append(f"{listed(back)} {holding if on else 'leads and ' + holding}")
    if back and not on and len(back) > 1:
        parts = [f"{listed(back)} lead and hold it back"]
    return ", and ".join(parts)


def _verb(titles: Sequence[str], one: str, several: str) -> str:
    return one if len(titles) == 1 else several


def _when(times: Sequence[float], stretch: Period, place: int, count: int, clock: Clock) -> str:
    """When a stretch is, as the beginning of a sentence."""
    if count == 1:
        return "All the time"
    last = place == count - 1
    if clock.has_figures:
        begin, end = times[stretch.first], times[min(stretch.last, len(times) - 1)]
        if last:
            return f"From {clock.figure(begin)} on"
        return f"From {clock.span(begin, end)}"
    return "At first" if place == 0 else clock.told(times[stretch.first])


def _long_enough(found: Sequence[Period], steps: int) -> list[Period]:
    """Stretches without those that pass at once, and neighbours that are then alike joined."""
    kept: list[Period] = []
    for each in found:
        if each.last - each.first < _SHORTEST * steps:
            if kept:
                kept[-1] = Period(kept[-1].first, each.last, kept[-1].loops)
        elif kept and kept[-1].loops == each.loops:
            kept[-1] = Period(kept[-1].first, each.last, each.loops)
        else:
            first = 0 if not kept else each.first
            kept.append(Period(first, each.last, each.loops))
    return kept
