"""The search for well-known stories among the listed loops, within a budget of steps."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

from loopmap.analysis.loops import Loop, LoopKind, LoopList
from loopmap.analysis.pauses import in_one_go
from loopmap.analysis.stories.choice import choose
from loopmap.analysis.stories.near import fixes_without_relief, told_near
from loopmap.analysis.stories.one_fork import (
    shifting_the_burden,
    success_to_the_successful,
    two_balancing,
)
from loopmap.analysis.stories.pattern import Finds, Pattern
from loopmap.analysis.stories.rings import Rings
from loopmap.analysis.stories.story import StoryList
from loopmap.analysis.stories.tell import told
from loopmap.analysis.stories.two_kinds import (
    commons,
    fixes_that_fail,
    limits_to_growth,
    underinvestment,
)
from loopmap.analysis.stories.two_sides import sides, success_apart
from loopmap.analysis.wording import listed
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

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
    on it first. ``weak`` adds the shapes that no delay bears out, ten at most. What people
    confirmed is there in any case, what they dismissed is not.
    """
    used = [loop for loop in loops.finished if loop.length <= budget.horizon]
    yield
    rings = Rings(causal_map, used, budget.horizon)
    yield
    finds = Finds()
    unfinished = yield from _look_everywhere(rings, finds, budget.steps)
    choice = choose(causal_map, rings, finds, focus)
    yield
    return StoryList(
        tuple(
            told(causal_map, rings, find, choice.said(find))
            for find in (*choice.confirmed, *choice.strict(budget.each), *choice.weak(weak))
        ),
        tuple(told_near(causal_map, rings, find) for find in choice.near(weak)[: budget.each]),
        more=choice.strict_left_out(budget.each),
        weak=choice.weak_in_all,
        dismissed=choice.dismissed,
        not_found=choice.not_found,
        unfinished=unfinished,
        reach=reach(loops, used, budget.horizon, unfinished),
    )


NO_LOOPS = "This map has no loops to look among."


def reach(
    loops: LoopList, used: Sequence[Loop], horizon: int, unfinished: Sequence[str] = ()
) -> str:
    """How far one has looked: among which loops, and for which patterns not to the end."""
    parts = [_among(loops, used, horizon)]
    unknown = sum(1 for loop in used if loop.kind is LoopKind.UNDETERMINED)
    if unknown:
        hinge = "1 loop hinges" if unknown == 1 else f"{unknown:,} loops hinge"
        parts.append(f"{hinge} on links marked ? and could not be used.")
    if unfinished:
        parts.append(f"Not every combination was tried for {listed(unfinished)}.")
    return " ".join(parts)


def _among(loops: LoopList, used: Sequence[Loop], horizon: int) -> str:
    many = "1 loop" if len(used) == 1 else f"{len(used):,} loops"
    if loops.complete and not loops.loops:
        return NO_LOOPS
    if loops.complete and len(used) == len(loops.loops):
        return f"Looked for among the {many} of this map, which is all there is."
    if loops.complete or loops.complete_to_length >= horizon:
        return f"Looked for among the {many} of up to {horizon} links only."
    return (
        f"Looked for among the {many} of up to {loops.complete_to_length} links only:"
        " longer ones were not all found."
    )


def _look_everywhere(
    rings: Rings, finds: Finds, steps: int
) -> Generator[None, None, tuple[str, ...]]:
    """Every pattern in turn, each with its own steps; answers those that were not finished."""
    met = yield from _spend(rings.meet(), 2 * steps)
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
