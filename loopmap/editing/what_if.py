"""What if …? A comparison of scenarios, explained by the loops they break, weaken or add.

The run knows nothing of loops and the loop search nothing of runs; here the two are
joined, for the window and the command line alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from loopmap.analysis.loop_labels import Label, labels
from loopmap.analysis.loops import Budget, Loop, LoopKey, LoopList, find_loops
from loopmap.errors import SimulationError
from loopmap.model.change import adding
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name, in_order
from loopmap.model.records import Action, Intervention, Link, Scenario, Sign
from loopmap.model.token import NEVER, Token
from loopmap.simulation import USUAL, Comparison, Question, RunSettings, ScenarioResult, compare


class LoopEffect(Enum):
    """What a scenario does to a loop, as a verb for people."""

    BREAKS = "breaks"
    WEAKENS = "weakens"
    STRENGTHENS = "strengthens"
    RETIMES = "changes the timing of"
    ADDS = "adds"


@dataclass(frozen=True, slots=True)
class TouchedLoop:
    """A loop that a scenario acts on. ``label`` and ``name`` are empty for one it adds."""

    loop: Loop
    effect: LoopEffect
    label: str = ""
    name: str = ""

    @property
    def title(self) -> str:
        """How the loop is called in a sentence: R1 “Fines trap”."""
        if not self.label:
            return f"a {self.loop.kind.value} loop of {self.loop.length} links"
        return f"{self.label} “{self.name}”" if self.name else self.label


@dataclass(frozen=True, slots=True)
class ScenarioStory:
    """One scenario's result and the loops behind it; ``sentences`` says which, in words."""

    result: ScenarioResult
    touched: tuple[TouchedLoop, ...]
    untouched: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A comparison with its explanation, in the order of the scenarios asked for."""

    comparison: Comparison
    stories: tuple[ScenarioStory, ...]


@dataclass(frozen=True, slots=True)
class KnownLoops:
    """The loops of the map and what they are called."""

    loops: LoopList
    labels: Mapping[LoopKey, Label]


def known_loops(causal_map: CausalMap, loops: LoopList | None = None) -> KnownLoops:
    """The loops given, or else searched for, with their labels."""
    found = find_loops(causal_map) if loops is None else loops
    return KnownLoops(found, labels(causal_map, found))


def what_if(
    causal_map: CausalMap,
    scenarios: Sequence[Scenario],
    known: KnownLoops,
    *,
    settings: RunSettings = USUAL,
    token: Token = NEVER,
) -> WhatIf:
    """What the scenarios do, and why. Raises SimulationError, Cancelled."""
    return explained(causal_map, compare(Question(causal_map, settings, token), scenarios), known)


def explained(causal_map: CausalMap, comparison: Comparison, known: KnownLoops) -> WhatIf:
    """A comparison with the loops behind it."""
    stories = tuple(_story(causal_map, result, known) for result in comparison.scenarios)
    return WhatIf(comparison, stories)


def scenarios_called(causal_map: CausalMap, names: Sequence[str]) -> tuple[Scenario, ...]:
    """The scenarios of those names, or all in order when none is named.

    Raises SimulationError naming the scenarios there are.
    """
    standing = in_order(causal_map.scenarios)
    if not names:
        return tuple(standing)
    by_name = {fold_name(scenario.name): scenario for scenario in standing}
    for name in names:
        if fold_name(name) not in by_name:
            known = ", ".join(f"“{s.name}”" for s in standing)
            raise SimulationError(
                f"There is no scenario called “{name}” on this map.",
                f"It has {known}." if known else "It has none yet.",
            )
    return tuple(by_name[fold_name(name)] for name in names)


def touched_loops(
    causal_map: CausalMap, acts: Iterable[Intervention], known: KnownLoops
) -> tuple[TouchedLoop, ...]:
    """The loops that interventions act on, each once, broken ones first, then by length.

    A loop is broken by a cut link and by a held variable on it: what comes in there no
    longer matters. Pushing a variable leaves every loop as it is.
    """
    acts = tuple(acts)
    effects = _effects_on_links(causal_map, acts)
    found = [
        TouchedLoop(loop, effect, known.labels[loop.key].label, known.labels[loop.key].name)
        for loop in known.loops.loops
        for effect in [_effect_on(loop, effects)]
        if effect is not None
    ]
    order = list(LoopEffect)
    found.sort(key=lambda touched: (order.index(touched.effect), touched.loop.length))
    return (*found, *_added_loops(causal_map, acts))


def _effects_on_links(
    causal_map: CausalMap, acts: Iterable[Intervention]
) -> Mapping[RecordId, LoopEffect]:
    effects: dict[RecordId, LoopEffect] = {}
    for act in acts:
        if act.target is None:
            continue
        if act.action is Action.HOLD:
            for link in causal_map.adjacency.into(act.target):
                effects[link.id] = LoopEffect.BREAKS
        elif act.action is Action.CUT or (act.action in _FACTORS and act.amount == 0):
            effects[act.target] = LoopEffect.BREAKS
        elif act.action in _FACTORS and act.amount != 1:
            weaker = act.amount < 1
            effect = LoopEffect.WEAKENS if weaker else LoopEffect.STRENGTHENS
            effects.setdefault(act.target, effect)
        elif act.action is Action.DELAY:
            effects.setdefault(act.target, LoopEffect.RETIMES)
    return effects


_FACTORS = frozenset({Action.WEAKEN, Action.STRENGTHEN})


def _effect_on(loop: Loop, effects: Mapping[RecordId, LoopEffect]) -> LoopEffect | None:
    on_links = {effects[link] for link in loop.key if link in effects}
    return next((effect for effect in LoopEffect if effect in on_links), None)


def _added_loops(causal_map: CausalMap, acts: tuple[Intervention, ...]) -> tuple[TouchedLoop, ...]:
    """Loops that run through the links which ``acts`` add to the map."""
    added = [
        Link(RecordId(f"added {i}"), act.source, act.destination, act.sign or Sign.UNKNOWN)
        for i, act in enumerate(acts)
        if act.action is Action.ADD
        and act.source is not None
        and act.destination is not None
        and causal_map.adjacency.between(act.source, act.destination) is None
    ]
    if not added:
        return ()
    new = {link.id for link in added}
    extended = causal_map.with_steps(list(adding(causal_map.id, added)))
    return tuple(
        TouchedLoop(loop, LoopEffect.ADDS)
        for loop in find_loops(extended, Budget(count=200)).loops
        if new.intersection(loop.key)
    )


def _story(causal_map: CausalMap, result: ScenarioResult, known: KnownLoops) -> ScenarioStory:
    touched = touched_loops(causal_map, result.scenario.interventions, known)
    of_the_map = sum(1 for each in touched if each.effect is not LoopEffect.ADDS)
    untouched = len(known.loops.loops) - of_the_map
    told = _sentences(touched, untouched, known.loops.complete)
    return ScenarioStory(result, touched, untouched, told)


_MOST_NAMED = 4

_VERB = MappingProxyType({effect: effect.value.capitalize() for effect in LoopEffect})


def _sentences(touched: tuple[TouchedLoop, ...], untouched: int, complete: bool) -> tuple[str, ...]:
    """One sentence per effect: which loops are broken, weakened, strengthened, added.

    ``complete``: whether all loops of the map are known.
    """
    told, loop = [], "loop" if complete else "listed loop"
    for effect in LoopEffect:
        titles = [each.title for each in touched if each.effect is effect]
        if titles:
            told.append(f"{_VERB[effect]} {listed(titles)}.")
    if not told:
        told.append(f"Every {loop} stays as it is." if untouched else "This map has no loops.")
    elif untouched:
        are = "it is" if untouched == 1 else "they are"
        told.append(f"Leaves {_count(untouched, loop)} as {are}.")
    return tuple(told)


def _count(number: int, loop: str) -> str:
    return f"one {loop}" if number == 1 else f"{number:,} {loop}s"


def listed(titles: Sequence[str]) -> str:
    """Titles as a list in words, the rest counted where there are many."""
    if len(titles) > _MOST_NAMED:
        titles = [*titles[: _MOST_NAMED - 1], f"{len(titles) - _MOST_NAMED + 1} more"]
    return titles[0] if len(titles) == 1 else f"{', '.join(titles[:-1])} and {titles[-1]}"
