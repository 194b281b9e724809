"""Who leads when: the loops of one part of a map over a run, ready to be drawn and read out.

The same value serves runs straight from a map and runs of equations; whoever shows it
need not know which it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from loopmap.analysis.loops import LoopKey
from loopmap.editing.carrying import DRIVEN, LITTLE, NO_LOOP, NOTHING, loop_title
from loopmap.editing.loop_leads import OF_A_MODEL, Clock, leads_told
from loopmap.editing.what_if import KnownLoops
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import loop_key
from loopmap.model.records import Scenario
from loopmap.model.token import NEVER, Token
from loopmap.simulation import USUAL, Question, RunSettings
from loopmap.simulation.carrying import powers_of
from loopmap.simulation.loop_power import LoopPower

Floats = NDArray[np.float64]
Course = tuple[float, ...]

MOST_SHOWN = 7
"""Loops that are told apart; what is left is shown as one."""

STRONGEST_ONLY = "Scored along the strongest paths: there are too many loops to score them all."
MOSTLY_OWN = "Most of the change is variables settling by themselves. Among the loops:"
FOLLOWED = "Loops were followed step by step in {draws} draws."
OWN = "each variable settling by itself"
OTHERS = "other loops"


@dataclass(frozen=True, slots=True)
class LoopShare:
    """One loop. ``course``: its part in the change at each time, above 0 where it drives on.

    ``led``: least and most share of draws, over the ways of drawing, in which it is among
    the fewest that make half of what loops do, at each time; where a run is one alone, 0 or
    1. ``key``: the links it runs through, None where the scenario adds one of them.
    """

    label: str
    title: str
    key: LoopKey | None
    course: Course
    led: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class LoopShares:
    """The loops of one part, strongest first, and all that is left.

    ``others``: what further loops drive on, and what they hold back; ``own``: what variables
    do that settle by themselves. All courses of one time add up to 1 in size, or to 0 where
    nothing changes. ``outside``: the share of the change that comes from outside the part.
    ``through``: what of each effect's move comes through each link, 0 to 1. ``sentences``
    tell it; ``clock`` says how moments are told.
    """

    times: Course = ()
    loops: tuple[LoopShare, ...] = ()
    others: tuple[Course, Course] = ((), ())
    own: Course = ()
    outside: Course = ()
    through: Mapping[RecordId, Course] = field(default_factory=dict)
    sentences: tuple[str, ...] = ()
    clock: Clock = OF_A_MODEL
    draws: int = 1

    def at(self, time: float) -> int:
        """The place of a moment among ``times``: the last that is not later."""
        return max(0, int(np.searchsorted(np.array(self.times), time, side="right")) - 1)

    def widths(self, place: int) -> dict[RecordId, float]:
        """What comes through each link at one of the times."""
        return {link: course[place] for link, course in self.through.items()}

    def is_still(self, place: int) -> bool:
        """Whether nothing changes at one of the times."""
        courses = [loop.course for loop in self.loops]
        return not any(course[place] for course in (*courses, *self.others, self.own) if course)


def loop_shares(
    causal_map: CausalMap,
    scenario: Scenario,
    known: KnownLoops,
    *,
    settings: RunSettings = USUAL,
    token: Token = NEVER,
) -> LoopShares:
    """Who leads when under a scenario, straight from a map. Raises SimulationError, Cancelled."""
    asked = Question(causal_map, settings, token)
    loops = [loop.key for loop in known.loops.loops] if known.loops.complete else []
    powers = powers_of(asked, scenario, loops)
    return _shares(causal_map, known, powers, settings.horizon)


def _shares(
    causal_map: CausalMap, known: KnownLoops, powers: Sequence[LoopPower], horizon: float
) -> LoopShares:
    power = powers[0]
    strongest = [loop for loop in power.carrying(0.0) if power.relative[loop].any()]
    if not strongest:
        quiet = not power.own.any()
        return LoopShares(times=power.times, sentences=(NOTHING if quiet else NO_LOOP,))
    part = power.part[strongest[0]]
    mine = [loop for loop in strongest if power.part[loop] == part]
    shown, rest = mine[:MOST_SHOWN], mine[MOST_SHOWN:]
    found = tuple(_loop(causal_map, known, powers, i) for i in shown)
    left = power.relative[rest]
    draws = sum(each.draws for each in powers)
    clock = Clock(horizon)
    return LoopShares(
        power.times,
        found,
        (_course(np.maximum(left, 0).sum(axis=0)), _course(np.minimum(left, 0).sum(axis=0))),
        _course(power.own[part]),
        _course(power.outside[part]),
        _through(power),
        (*_told(power, part, shown, found, clock), FOLLOWED.format(draws=draws)),
        clock,
        draws,
    )


def _loop(
    causal_map: CausalMap, known: KnownLoops, powers: Sequence[LoopPower], number: int
) -> LoopShare:
    power = powers[0]
    links = [link for link in power.loops[number] if link is not None]
    whole = len(links) == len(power.loops[number])
    key = loop_key(links) if whole else None
    label = known.labels.get(key) if key is not None else None
    led = np.array([each.ahead[number] for each in powers])
    ends = zip(led.min(axis=0).tolist(), led.max(axis=0).tolist(), strict=True)
    title = loop_title(causal_map, power.loops[number], known)
    short = "loop" if label is None else label.label
    return LoopShare(short, title, key, _course(power.relative[number]), tuple(ends))


def _through(power: LoopPower) -> Mapping[RecordId, Course]:
    return MappingProxyType(
        {link: _course(row) for link, row in zip(power.links, power.through, strict=True) if link}
    )


def _told(
    power: LoopPower, part: int, shown: Sequence[int], found: Sequence[LoopShare], clock: Clock
) -> list[str]:
    """What leads from when to when, and what it says too little about."""
    said = []
    if not power.carrying():
        said.append(LITTLE)
    elif np.abs(power.own[part]).sum() > np.abs(power.relative).sum():
        said.append(MOSTLY_OWN)
    leads = power.ahead[list(shown)] > 0.5
    drives = power.relative[list(shown)] > 0
    moving = np.abs(power.relative[list(shown)]).sum(axis=0) > 0
    active = moving | (np.abs(power.own[part]) > 0)
    titles = [loop.title for loop in found]
    said += leads_told(power.times, leads, drives, moving, titles, clock)
    if active.any() and power.outside[part][active].mean() > 0.5:
        said.append(DRIVEN)
    if not power.complete:
        said.append(STRONGEST_ONLY)
    return said


def _course(row: Floats) -> Course:
    return tuple(row.tolist())
