"""Near misses: stories that lack one link, which is more often forgotten than not there.

Both published teaching maps of "fixes that fail" lack their balancing loop: nobody drew
that the fix eases the problem. So the missing link is asked for, never drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loopmap.analysis.stories.pattern import Find, Finds, Pattern
from loopmap.analysis.stories.rings import Ring, Rings, bits
from loopmap.analysis.stories.story import NearMiss
from loopmap.analysis.stories.voice import Voice
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId


def fixes_without_relief(rings: Rings, finds: Finds) -> Iterator[int]:
    """Fixes that fail without the loop that makes the fix work: its good effect leads nowhere.

    To be looked for after fixes that fail. Weak on a map that marks no delays.
    """
    for r in rings.reinforcing:
        for problem, fix in _problems_and_fixes(rings, r):
            if finds.has(Pattern.FIXES_THAT_FAIL, (problem, fix)):
                continue
            for effect in bits(rings.effects[fix] & ~r.mask):
                if not rings.effects[effect]:
                    wanted = _outside_cause(rings, r, fix, problem)
                    late = rings.delayed != 0
                    finds.add(Pattern.NEAR_FIXES, (wanted, fix, effect), late, r)
        yield 2 * r.length


def _problems_and_fixes(rings: Rings, r: Ring) -> Iterator[tuple[int, int]]:
    """Who may play problem and fix: the way back from fix to problem is slow.

    So the problem lies between the last delay and the fix: it is the variable that most
    arrows lead to there, the nearest of them. Where the map marks no delays at all it is
    what leads to the fix.
    """
    if not rings.delayed:
        yield from ((r.order[n - 1], fix) for n, fix in enumerate(r.order))
        return
    since: list[int] = []
    for link, variable in zip((*r.links, *r.links), (*r.order, *r.order), strict=True):
        if since and variable not in since:
            yield max(reversed(since), key=lambda one: rings.into[one].bit_count()), variable
        if rings.delayed >> link & 1:
            since = [r.after(variable)]
        elif since and variable not in since:
            since.append(variable)


def _outside_cause(rings: Rings, r: Ring, fix: int, problem: int) -> int:
    """What the fix was a response to: a cause of it off the loop that nothing leads to yet."""
    causes = bits(rings.into[fix] & ~r.mask)
    return next((cause for cause in causes if not rings.into[cause]), problem)


def told_near(causal_map: CausalMap, rings: Rings, find: Find) -> NearMiss:
    """The near miss as people are shown it: what is there, and the link to ask for."""
    voice = Voice(causal_map, rings)
    if find.pattern is Pattern.NEAR_FIXES:
        problem, fix, effect = find.at
        ends, text = (effect, problem), _relief(voice, find)
    else:
        _, fix, answer = find.at
        ends, text = (fix, answer), _side_effect(voice, find)
    source, target = _ids(rings, ends)
    loops = tuple(ring.loop.key for ring in find.rings)
    return NearMiss(find.pattern.value, source, target, _ids(rings, find.at), loops, text)


def _relief(voice: Voice, find: Find) -> str:
    (problem, fix, effect), (r,) = find.at, find.rings
    return (
        f"You have the reinforcing part of “{Pattern.FIXES_THAT_FAIL.value}”:"
        f" {voice.name(fix)} {voice.verb(fix, 'comes', 'come')} back to"
        f" {voice.verb(fix, 'itself', 'themselves')}{voice.by_way(r.between(fix, fix))}. Is there"
        f" a link from {voice.name(effect)} back to {voice.name(problem)}?"
    )


def _side_effect(voice: Voice, find: Find) -> str:
    (problem, fix, answer), (quick, slow) = find.at, find.rings
    return (
        f"You have the two ways of “{Pattern.SHIFTING_THE_BURDEN.value}”:"
        f" {voice.name(problem)} {voice.verb(problem, 'is', 'are')} held back quickly"
        f"{voice.by_way(quick.between(problem, problem))}, and slowly"
        f"{voice.by_way(slow.between(problem, problem))}. Is there a link from"
        f" {voice.name(fix)} to {voice.name(answer)}?"
    )


def _ids(rings: Rings, numbers: Sequence[int]) -> tuple[RecordId, ...]:
    return tuple(rings.variables[number] for number in numbers)
