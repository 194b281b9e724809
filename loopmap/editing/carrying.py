"""Which loops carry a scenario, in sentences: runs and loops joined, when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from loopmap.editing.what_if import KnownLoops, listed
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import loop_key
from loopmap.model.records import Scenario
from loopmap.model.token import NEVER, Token
from loopmap.simulation import USUAL, Question, RunSettings, ScenarioResult
from loopmap.simulation.carrying import power_of
from loopmap.simulation.loop_power import LoopPower
from loopmap.simulation.running_away import driving

NOTHING = "Nothing changes here."
NO_LOOP = "No loop carries this: it runs along the links and does not come back."
LITTLE = "No loop carries much of this: each gives back little."
NOT_ALL = (
    "Weighed are the loops along the strongest paths: this map has more loops than could be listed."
)
DRIVEN = "Most of the change in it is driven from outside."

_MOST = 3
_OFTEN = 0.15
"""The share of runaway draws from which on a loop is named."""


@dataclass(frozen=True, slots=True)
class Carried:
    """How strong the loops of a map are under a scenario; ``titles`` as ``power.loops``."""

    power: LoopPower
    titles: tuple[str, ...]
    sentences: tuple[str, ...]


def carried(
    causal_map: CausalMap,
    scenario: Scenario,
    known: KnownLoops,
    *,
    settings: RunSettings = USUAL,
    token: Token = NEVER,
) -> Carried:
    """What carries a scenario. Raises SimulationError, Cancelled.

    The loops known are scored, unless the list is not complete: then those along the
    strongest paths, which are the ones that matter.
    """
    asked = Question(causal_map, settings, token)
    loops = [loop.key for loop in known.loops.loops] if known.loops.complete else []
    power = power_of(asked, scenario, loops)
    titles = tuple(loop_title(causal_map, loop, known) for loop in power.loops)
    told = tuple(_sentences(power, titles))
    if not known.loops.complete and power.loops:
        told = (*told, NOT_ALL)
    return Carried(power, titles, told)


def tell_carrying(
    causal_map: CausalMap,
    result: ScenarioResult,
    known: KnownLoops,
    *,
    settings: RunSettings = USUAL,
    token: Token = NEVER,
) -> tuple[str, ...]:
    """Which loops carry a scenario, and which amplify most where draws run away."""
    told = carried(causal_map, result.scenario, known, settings=settings, token=token).sentences
    if not result.runaway:
        return told
    most = tell_amplifying(causal_map, result.scenario, known, settings)
    return (*told, most) if most else told


def tell_amplifying(
    causal_map: CausalMap, scenario: Scenario, known: KnownLoops, settings: RunSettings = USUAL
) -> str:
    """Which loops make draws run away, as a sentence; empty where none does, or none does often."""
    loops = [loop.key for loop in known.loops.loops]
    found = driving(Question(causal_map, settings), scenario, loops)
    order = sorted(range(len(loops)), key=lambda i: (-found[i], i))
    often = [loop_title(causal_map, loops[i], known) for i in order if found[i] >= _OFTEN]
    among = "" if known.loops.complete else ", of the listed loops,"
    return f"What amplifies itself most{among} is {listed(often[:_MOST])}." if often else ""


def loop_title(causal_map: CausalMap, loop: Sequence[RecordId | None], known: KnownLoops) -> str:
    """What a loop is called, else the variables it runs through."""
    ids = [link for link in loop if link is not None]
    label = known.labels.get(loop_key(ids)) if len(ids) == len(loop) else None
    if label is not None:
        return f"{label.label} “{label.name}”" if label.name else label.label
    ends = [causal_map.links[link].source for link in ids]
    named = [f"“{causal_map.variables[end].name}”" for end in ends[:_MOST]]
    return f"a loop of {len(loop)} links through {', '.join(named)}"


def _sentences(power: LoopPower, titles: Sequence[str]) -> Iterator[str]:
    if not power.relative.any() and not power.own.any():
        yield NOTHING
        return
    strongest = power.carrying()
    if not strongest:
        yield LITTLE if power.relative.any() else NO_LOOP
        return
    most = listed([titles[i] for i in strongest[:_MOST]])
    yield f"Carried most by {most}, on average over {power.draws} draws that settle."
    part = power.part[strongest[0]]
    yield from _turns(power, titles, part)
    moving = (np.abs(power.relative).sum(axis=0) > 0) | (power.outside[part] > 0)
    if moving.any() and power.outside[part][moving].mean() > 0.5:
        yield DRIVEN


def _turns(power: LoopPower, titles: Sequence[str], part: int) -> Iterator[str]:
    """Which loops lead first and which last, where the lead passes on."""
    led = [period.loops for period in power.periods(part) if period.loops]
    if len(led) < 2 or led[0] == led[-1]:
        return
    first, last = (listed([titles[i] for i in loops]) for loops in (led[0], led[-1]))
    yield f"In most of them {first} {_lead(led[0])} at first, later {last}."


def _lead(loops: Sequence[int]) -> str:
    return "leads" if len(loops) == 1 else "lead"
