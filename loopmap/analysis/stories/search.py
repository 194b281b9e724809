"""The search for well-known stories among the listed loops, within a budget of steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

from loopmap.analysis.loops import Loop, LoopKind, LoopList
from loopmap.analysis.pauses import in_one_go
from loopmap.analysis.stories.near import fixes_without_relief, told_near
from loopmap.analysis.stories.one_fork import (
    shifting_the_burden,
    success_to_the_successful,
    two_balancing,
)
from loopmap.analysis.stories.pattern import Find, Finds, Pattern
from loopmap.analysis.stories.rings import Rings
from loopmap.analysis.stories.story import StoryKey, StoryList
from loopmap.analysis.stories.tell import told
from loopmap.analysis.stories.two_kinds import (
    commons,
    fixes_that_fail,
    limits_to_growth,
    underinvestment,
)
from loopmap.analysis.stories.two_sides import sides, success_apart
from loopmap.analysis.stories.voice import listed
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

WEAK_SHOWN = 10
"""How many weak stories are shown at most: almost any dense map has hundreds."""
PAUSE = 1_000
"""Steps between two pauses, well under a millisecond."""

Look = Callable[[Rings, Finds], Iterator[int]]


@dataclass(frozen=True, slots=True)
class StoryBudget:
    """Limits of one search.

    ``horizon``: links of the longest loop used. ``steps``: for each way of looking, one to
    three million a second on a small laptop. ``each``: strict stories shown of one pattern.
    """

    horizon: int = 6
    steps: int = 40_000
    each: int = 5


_LOOKS: tuple[tuple[Look, tuple[Pattern, ...]], ...] = (
    (fixes_that_fail, (Pattern.FIXES_THAT_FAIL,)),
    (fixes_without_relief, (Pattern.NEAR_FIXES,)),
    (shifting_the_burden, (Pattern.SHIFTING_THE_BURDEN,)),
    (limits_to_growth, (Pattern.LIMITS_TO_GROWTH,)),
    (underinvestment, (Pattern.UNDERINVESTMENT,)),
    (commons, (Pattern.COMMONS,)),
    (success_to_the_successful, (Pattern.SUCCESS,)),
    (success_apart, (Pattern.SUCCESS_APART,)),
    (two_balancing, (Pattern.ESCALATION, Pattern.ERODING_GOALS)),
    (sides, (Pattern.ARMS_RACE, Pattern.ADVERSARIES)),
)

_OF_MEETINGS = (fixes_that_fail, limits_to_growth, underinvestment, commons, sides)
"""Those that start from where a reinforcing and a balancing loop meet."""


def find_stories(
    causal_map: CausalMap,
    loops: LoopList,
    budget: StoryBudget | None = None,
    *,
    focus: RecordId | None = None,
    weak: bool = False,
) -> StoryList:
    """The stories of a map, in one go. See ``search_stories``."""
    pauses = search_stories(causal_map, loops, budget or StoryBudget(), focus=focus, weak=weak)
    return in_one_go(pauses)


def search_stories(
    causal_map: CausalMap,
    loops: LoopList,
    budget: StoryBudget,
    *,
    focus: RecordId | None = None,
    weak: bool = False,
) -> Generator[None, None, StoryList]:
    """Look for stories among the listed loops; pauses every thousand steps or so.

    With ``focus`` only stories with that variable on one of their loops, those that hang
    on it first. ``weak`` adds
    the shapes that no delay bears out, ten at most. Dismissed stories are left out.
    """
    used = [loop for loop in loops.finished if loop.length <= budget.horizon]
    rings = Rings(causal_map, used, budget.horizon)
    finds = Finds()
    unfinished = yield from _look_everywhere(rings, finds, budget.steps)
    judged = {(s.pattern, s.variables): s for s in causal_map.found_stories.values()}
    aside = {key for key, said in judged.items() if said.dismissed}
    here = _around(finds.sorted(), rings, focus)
    whole = [find for find in here if not find.pattern.lacks_a_link]
    offered = [find for find in whole if _key(find, rings) not in aside]
    shown = _shown(offered, budget.each, weak)
    near = [find for find in _near(here, finds, weak) if _key(find, rings) not in aside]
    yield
    return StoryList(
        tuple(told(causal_map, rings, f, judged.get(_key(f, rings))) for f in shown),
        tuple(told_near(causal_map, rings, find) for find in near[: budget.each]),
        more=len(offered) - len(shown),
        dismissed=len(whole) - len(offered),
        unfinished=unfinished,
        reach=reach(loops, used, budget.horizon, unfinished),
    )


def reach(
    loops: LoopList, used: Sequence[Loop], horizon: int, unfinished: Sequence[str] = ()
) -> str:
    """How far one has looked: among which loops, and for which patterns not to the end."""
    unknown = sum(1 for loop in used if loop.kind is LoopKind.UNDETERMINED)
    if loops.complete and len(used) == len(loops.loops):
        among = "Looked for among all loops of this map."
    else:
        among = f"Looked for among the listed loops of up to {horizon} links only."
        if not loops.complete and loops.complete_to_length < horizon:
            among = (
                f"Looked for among the loops of up to {loops.complete_to_length} links only:"
                " longer ones were not all found."
            )
    parts = [among]
    if unknown:
        hinge = "1 loop hinges" if unknown == 1 else f"{unknown:,} loops hinge"
        parts.append(f"{hinge} on links marked ? and could not be used.")
    if unfinished:
        parts.append(f"Not every combination was tried for {listed(unfinished)}.")
    return " ".join(parts)


def _look_everywhere(
    rings: Rings, finds: Finds, steps: int
) -> Generator[None, None, tuple[str, ...]]:
    """Every pattern in turn, each with its own steps; answers those that were not finished."""
    met = yield from _spend(rings.meet(), 3 * steps)
    unfinished: list[str] = []
    for look, patterns in _LOOKS:
        done = yield from _spend(look(rings, finds), steps)
        if not done or (look in _OF_MEETINGS and not met):
            unfinished += (pattern.value for pattern in patterns)
    return tuple(unfinished)


def _spend(looking: Iterator[int], steps: int) -> Generator[None, None, bool]:
    """Look on until there is nothing more or the steps are spent; true when it was finished."""
    since = 0
    for cost in looking:
        steps -= cost
        since += cost
        if steps < 0:
            return False
        if since >= PAUSE:
            since = 0
            yield
    return True


def _key(find: Find, rings: Rings) -> StoryKey:
    return find.pattern.value, tuple(rings.variables[one] for one in find.at)


def _around(finds: Sequence[Find], rings: Rings, focus: RecordId | None) -> list[Find]:
    """The finds with the focus on a loop, those that hang on it before the others."""
    if focus is None:
        return list(finds)
    if focus not in rings.variables:
        return []
    number = rings.variables.index(focus)
    passing = [f for f in finds if any(ring.mask >> number & 1 for ring in f.rings)]
    return sorted(passing, key=lambda find: (not find.strict, number not in find.at))


def _near(here: Sequence[Find], finds: Finds, weak: bool) -> list[Find]:
    """Near misses, without a burden that is shifted already, the shortest first."""
    burdened = finds.places(Pattern.SHIFTING_THE_BURDEN)
    near = [f for f in here if f.pattern.lacks_a_link and (f.strict or weak)]
    return [f for f in near if f.pattern is Pattern.NEAR_FIXES or f.at[0] not in burdened]


def _shown(offered: Sequence[Find], each: int, weak: bool) -> list[Find]:
    """Strict finds, a few of each pattern, and weak ones if they are asked for.

    Of the weak ones the best of each pattern come first, then the second best of each.
    """
    strict = [(n, find) for n, find in _numbered(offered) if find.strict]
    loose = [(n, find) for n, find in _numbered(offered) if not find.strict] if weak else []
    best = sorted(loose, key=lambda numbered: numbered[0])[:WEAK_SHOWN]
    return [find for n, find in strict if n < each] + [find for _, find in best]


def _numbered(finds: Sequence[Find]) -> Iterator[tuple[int, Find]]:
    """Each find with its place among those of its pattern, strict and weak apart."""
    often: Counter[tuple[Pattern, bool]] = Counter()
    for find in finds:
        yield often[find.pattern, find.strict], find
        often[find.pattern, find.strict] += 1
