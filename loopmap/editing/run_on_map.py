"""A run as its map shows it: small curves, and what the scenario does where and when."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from loopmap.diagram.lenses.run_links import OnLinks, added_look
from loopmap.diagram.look import Ghosts, Look
from loopmap.diagram.small_curve import SmallCurve, small_curve
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Action, Intervention, Link, Scenario, Sign
from loopmap.simulation import Comparison, ScenarioResult
from loopmap.simulation.act_words import tell_when

LEAST_HEIGHT = 0.25
"""The deviation that at least reaches the edge: what hardly moves is not blown up."""

MOST_CURVES = 400
"""On maps of more variables nobody could read so many small curves."""

_STILL = 0.02
"""What stays so near to where it ends has come to rest, as far as an eye can tell."""

_SHORTEST, _REST = 0.2, 1.25
"""At least that share of a run is shown, and a quarter more than what moves."""

_ACTS: Mapping[Action, str] = MappingProxyType(
    {
        Action.PUSH: "pushed",
        Action.PULSE: "pushed",
        Action.RAMP: "pushed more and more",
        Action.HOLD: "held",
        Action.WEAKEN: "weakened",
        Action.STRENGTHEN: "strengthened",
        Action.CUT: "cut",
        Action.DELAY: "delayed",
    }
)
_TELLING = (Action.CUT, Action.WEAKEN, Action.STRENGTHEN, Action.DELAY)
"""What says most of a link comes first."""

_WAYS = MappingProxyType({Action.PUSH: (" up", " down"), Action.PULSE: (" up", " down")})


def seen_on_map(causal_map: CausalMap) -> tuple[RecordId, ...]:
    """The variables whose courses a map shows: all of them, or none of a very large one."""
    everything = in_order(causal_map.variables)
    return tuple(v.id for v in everything) if len(everything) <= MOST_CURVES else ()


def acts_in_words(scenario: Scenario, horizon: float) -> dict[RecordId, str]:
    """What is done to each variable and link, and when: "held", "cut, from early on"."""
    told: dict[RecordId, list[str]] = {}
    for act in scenario.interventions:
        if act.target is not None and act.action in _ACTS:
            told.setdefault(act.target, []).append(_in_words(act, horizon))
    return {target: "; ".join(dict.fromkeys(words)) for target, words in told.items()}


def acts_on_links(scenario: Scenario, causal_map: CausalMap, horizon: float) -> OnLinks:
    """What the scenario does to links, the most telling of each, and the links it adds."""
    acts: dict[RecordId, Action] = {}
    added: dict[tuple[RecordId, RecordId], Link] = {}
    looks: dict[RecordId, Look] = {}
    for act in scenario.interventions:
        if act.target in causal_map.links and act.target is not None:
            acts[act.target] = min(act.action, acts.get(act.target, act.action), key=_TELLING.index)
        elif (link := _added(act, causal_map)) is not None:
            added.setdefault((link.source, link.target), link)
            looks.setdefault(link.id, added_look(tell_when(act, horizon)))
    names = {variable.id: variable.name for variable in causal_map.variables.values()}
    return OnLinks(acts, Ghosts((), tuple(added.values()), looks), names)


def _added(act: Intervention, causal_map: CausalMap) -> Link | None:
    """The link an intervention adds, where both its ends are on the map."""
    source, target, variables = act.source, act.destination, causal_map.variables
    if act.action is not Action.ADD or source is None or target is None:
        return None
    if source not in variables or target not in variables:
        return None
    link = RecordId(f"added {source} {target}")
    return Link(link, source, target, act.sign or Sign.UNKNOWN, delayed=act.delayed)


def curves_of(result: ScenarioResult, comparison: Comparison) -> dict[RecordId, SmallCurve]:
    """The small curves of the variables whose courses were kept, over the time that is shown.

    Each to a height of its own, unless it hardly moves.
    """
    until = shown_until(result, comparison)
    seen = np.searchsorted(np.asarray(comparison.times), until, side="right")
    spans = spans_of(result.scenario, until)
    return {
        variable: small_curve(
            (band.median[:seen], band.low[:seen], band.high[:seen]),
            max(LEAST_HEIGHT, *map(abs, (*band.low[:seen], *band.high[:seen]))),
            spans.get(variable, ()),
        )
        for variable, band in result.bands.items()
    }


def shown_until(result: ScenarioResult, comparison: Comparison) -> float:
    """The last of the run's times that is worth showing: soon after nothing moves any more.

    And after all that is done has begun or ended.
    """
    times, last = comparison.times, len(comparison.times) - 1
    medians = np.array([band.median for band in result.bands.values()]).reshape(-1, last + 1)
    away = np.abs(medians - medians[:, -1:]) > _STILL
    moving = np.flatnonzero(away.any(axis=0))
    still = times[min(int(moving[-1]) + 1, last)] if len(moving) else 0.0
    edges = [t for act in result.scenario.interventions for t in (act.start, act.stop) if t]
    wanted = max(_REST * max([still, *edges]), _SHORTEST * comparison.horizon)
    return times[min(int(np.searchsorted(times, wanted)), last)]


def spans_of(scenario: Scenario, until: float) -> dict[RecordId, tuple[tuple[float, float], ...]]:
    """From which to which share of what is shown something is done to each variable."""
    found: dict[RecordId, tuple[tuple[float, float], ...]] = {}
    for act in scenario.interventions:
        if act.target is not None:
            start = min(max((act.start or 0.0) / until, 0.0), 1.0)
            stop = 1.0 if act.stop is None else min(max(act.stop / until, start), 1.0)
            found[act.target] = (*found.get(act.target, ()), (start, stop))
    return found


def _in_words(act: Intervention, horizon: float) -> str:
    ways = _WAYS.get(act.action)
    way = "" if ways is None or not act.amount else ways[act.amount < 0]
    return f"{_ACTS[act.action]}{way}{tell_when(act, horizon)}"
