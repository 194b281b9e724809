"""Each story in words: who seems to play which part, a sentence, a question that tells it apart.

Sentences say what loops do, which holds however variables are named. They say that a
problem is held back or driven on, never that it gets better or worse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from loopmap.analysis.stories.pattern import Find, Pattern
from loopmap.analysis.stories.rings import Rings, bits, stretch
from loopmap.analysis.stories.story import Slot, Story
from loopmap.analysis.stories.voice import Voice
from loopmap.analysis.wording import capitalised
from loopmap.model.document import CausalMap
from loopmap.model.records import FoundStory

Cast = list[tuple[str, Sequence[int]]]
"""Each part with the variables that may play it, the likeliest first."""


class _Telling(NamedTuple):
    cast: Cast
    text: str
    question: str


def told(causal_map: CausalMap, rings: Rings, find: Find, said: FoundStory | None) -> Story:
    """The find as people are shown it, with what they said of it before."""
    telling = _TELLINGS[find.pattern](Voice(causal_map, rings), rings, find)
    confirmed = dict(said.roles) if said is not None else {}
    slots = []
    for part, options in telling.cast:
        names = tuple(rings.variables[one] for one in dict.fromkeys(options))
        plays = confirmed.get(part)
        if plays is not None and plays in causal_map.variables:
            slots.append(Slot(part, plays, tuple(dict.fromkeys((plays, *names))), True))
        elif names:
            slots.append(Slot(part, names[0], names))
    return Story(
        find.pattern.value,
        tuple(rings.variables[one] for one in find.at),
        find.strict,
        tuple(ring.loop.key for ring in find.rings),
        tuple(slots),
        (said.text if said is not None else "") or telling.text,
        telling.question,
        said,
    )


def _fixes(voice: Voice, _: Rings, find: Find) -> _Telling:
    (problem, fix), (b, r) = find.at, find.rings
    relief, harm = b.between(fix, problem), r.between(fix, problem)
    begins, name = voice.on_rise_of(b, problem, fix), voice.name(problem)
    again, further = ("down", "up") if begins.rising else ("up", "down")
    early, late = ("At first", "After a while") if find.strict else ("One way", "Another way")
    it = voice.verb(problem, "it", "them")
    text = (
        f"{capitalised(begins.text)}. {early} that brings {name} {again}"
        f" again{voice.by_way(relief)}. {late} the same drives {it} {further}"
        f" further{voice.by_way(harm)}."
    )
    cast: Cast = [
        ("problem", (problem,)),
        ("fix", (fix, *b.between(problem, fix))),
        ("unintended effect", harm),
    ]
    acts = voice.verb(fix, "Is", "Are")
    return _Telling(cast, text, f"{acts} {voice.name(fix)} what people do about {name}?")


def _burden(voice: Voice, _: Rings, find: Find) -> _Telling:
    (problem, fix, answer), (quick, slow, r) = find.at, find.rings
    name = voice.name(problem)
    early, late = ("quickly", "slowly") if find.strict else ("one way", "another way")
    text = (
        f"{capitalised(name)} {voice.verb(problem, 'is', 'are')} held back {early}"
        f"{voice.by_way(quick.between(problem, problem))}, and {late}"
        f"{voice.by_way(slow.between(problem, problem))}. But {voice.name(fix)} also"
        f" {voice.verb(fix, 'acts', 'act')} on {voice.name(answer)}, and round that way"
        f" {name} {voice.verb(problem, 'feeds itself', 'feed themselves')}."
    )
    cast: Cast = [
        ("problem", (problem,)),
        ("quick fix", (fix, *quick.between(problem, problem))),
        ("lasting answer", (answer, *slow.between(problem, problem))),
        ("side effect", r.between(fix, answer)),
    ]
    does = voice.verb(fix, "Does", "Do")
    question = f"{does} {voice.name(fix)} weaken what would help with {name} for good?"
    return _Telling(cast, text, question)


def _limits(voice: Voice, rings: Rings, find: Find) -> _Telling:
    (start, end), (r, b) = find.at, find.rings
    slows, scarce = b.between(end, start), bits(rings.outside_inputs(b, r.mask))
    name = voice.name(end)
    late = "After a while that is" if find.strict else "That is also"
    text = (
        f"{capitalised(name)} {voice.verb(end, 'feeds itself', 'feed themselves')}"
        f"{voice.by_way(r.between(end, end))}. {late} held back{voice.by_way(slows)}; how far"
        f" it can go depends on {voice.some(scarce)} too."
    )
    cast: Cast = [("what grows", (end, *r.between(end, end))), ("what slows it", slows)]
    cast.append(("the limit", scarce))
    return _Telling(cast, text, f"What is scarce here: is it {voice.name(scarce[0])}?")


def _underinvestment(voice: Voice, rings: Rings, find: Find) -> _Telling:
    (start, end, short), (r, b, other) = find.at, find.rings
    invests = other.between(short, short)
    standard = bits(rings.outside_inputs(other, b.mask))
    name = voice.name(end)
    text = (
        f"{capitalised(name)} {voice.verb(end, 'feeds itself', 'feed themselves')}"
        f"{voice.by_way(r.between(end, end))}, and {voice.verb(end, 'is', 'are')} held back"
        f"{voice.by_way(b.between(end, start))}. What holds back could be dealt with"
        f"{voice.by_way(invests)}, which takes its time and depends on {voice.some(standard)}."
    )
    cast: Cast = [("what grows", (end, *r.between(end, end))), ("what runs short", (short,))]
    cast += [("investment", invests), ("standard", standard)]
    return _Telling(cast, text, "Is it decided too late, because the standard has slipped?")


def _commons(voice: Voice, _: Rings, find: Find) -> _Telling:
    (total, resource), (one, other, b1, b2) = find.at, find.rings
    users = [stretch(r, b) for r, b in ((one, b1), (other, b2))]
    first, second = (user[1] for user in users if user is not None)
    draws = f"{voice.name(first)} and {voice.name(second)}"
    text = (
        f"{capitalised(draws)} each feed themselves, and both work through {voice.name(total)}"
        f" on {voice.name(resource)}. That comes back to both and holds both back."
    )
    cast: Cast = [("first user", (first, *one.order)), ("second user", (second, *other.order))]
    cast += [("total use", (total,)), ("what is shared", (resource,))]
    return _Telling(cast, text, f"Who else draws on {voice.name(resource)}?")


def _success(voice: Voice, _: Rings, find: Find) -> _Telling:
    (pot, left, right), (one, other) = find.at, find.rings
    text = (
        f"{capitalised(voice.leads(one, pot, left))}, while"
        f" {voice.leads(other, pot, right)}. Both come back to {voice.name(pot)}, so whichever"
        " is ahead gets further ahead."
    )
    cast: Cast = [("what is shared out", (pot,)), ("one side", (left, *one.order))]
    cast.append(("other side", (right, *other.order)))
    question = f"Do {voice.name(left)} and {voice.name(right)} draw on the same pot?"
    return _Telling(cast, text, question)


def _success_apart(voice: Voice, _: Rings, find: Find) -> _Telling:
    (left, right), (one, other) = find.at, find.rings
    text = (
        f"{capitalised(voice.name(left))} and {voice.name(right)} each feed themselves, and"
        f" {voice.of(left).degree(True)} {voice.of(left).leads()} to"
        f" {voice.of(right).degree(False)}. Whichever is ahead gets further ahead."
    )
    cast: Cast = [("one side", (left, *one.order)), ("other side", (right, *other.order))]
    question = f"Do {voice.name(left)} and {voice.name(right)} draw on the same pot?"
    return _Telling(cast, text, question)


def _escalation(voice: Voice, _: Rings, find: Find) -> _Telling:
    (gap, left, right), (one, other) = find.at, find.rings
    text = (
        f"{capitalised(voice.leads(one, gap, left))}, while {voice.leads(other, gap, right)}."
        f" Each brings {voice.name(gap)} back its own way, and so each answers the other."
    )
    cast: Cast = [("comparison", (gap,)), ("one side", (left, *one.order))]
    cast.append(("other side", (right, *other.order)))
    sides = f"Are {voice.name(left)} and {voice.name(right)} two parties that answer each other"
    either = f", or is one of them the target for {voice.name(gap)} itself"
    return _Telling(cast, text, f"{sides}?" if find.strict else f"{sides}{either}?")


def _arms_race(voice: Voice, _: Rings, find: Find) -> _Telling:
    left, right = find.at
    names = f"{voice.name(left)} and {voice.name(right)}"
    text = (
        f"{capitalised(names)} are each held in balance by a loop of their own, yet round the"
        " loop they share they drive each other on."
    )
    return _Telling(_two_sides(find), text, f"Are {names} two parties that answer each other?")


def _eroding(voice: Voice, _: Rings, find: Find) -> _Telling:
    (gap, left, right), (quick, slow) = find.at, find.rings
    name = voice.name(gap)
    text = (
        f"{capitalised(name)} {voice.verb(gap, 'is', 'are')} brought back quickly"
        f"{voice.by_way(quick.between(gap, gap))}, and slowly"
        f"{voice.by_way(slow.between(gap, gap))}. What is quick may do away with the need for"
        " what is slow."
    )
    cast: Cast = [("gap", (gap,)), ("goal", (left, *quick.between(gap, gap)))]
    cast.append(("action", (right, *slow.between(gap, gap))))
    question = f"Is {voice.name(left)} the target itself, being lowered?"
    return _Telling(cast, text, question)


def _adversaries(voice: Voice, _: Rings, find: Find) -> _Telling:
    left, right = find.at
    r, *homes = find.rings
    own = [[v for v in b.order if not r.mask >> v & 1] for b in homes]
    text = (
        f"{capitalised(voice.name(left))} and {voice.name(right)} act on each other round one"
        f" loop. Each side also copes in its own way, with {voice.name(own[0][0])} and with"
        f" {voice.name(own[1][0])}, and that works against the other."
    )
    cast = _two_sides(find)
    cast += [("one side’s own fix", own[0]), ("other side’s own fix", own[1])]
    return _Telling(cast, text, "Does either side know what its own fix does to the other?")


def _two_sides(find: Find) -> Cast:
    """Who stands for the two balancing loops that come after the one they share."""
    (left, right), (_, one, other) = find.at, find.rings
    return [("one side", (left, *one.order)), ("other side", (right, *other.order))]


_TELLINGS: Mapping[Pattern, Callable[[Voice, Rings, Find], _Telling]] = MappingProxyType(
    {
        Pattern.FIXES_THAT_FAIL: _fixes,
        Pattern.SHIFTING_THE_BURDEN: _burden,
        Pattern.LIMITS_TO_GROWTH: _limits,
        Pattern.UNDERINVESTMENT: _underinvestment,
        Pattern.COMMONS: _commons,
        Pattern.SUCCESS: _success,
        Pattern.SUCCESS_APART: _success_apart,
        Pattern.ESCALATION: _escalation,
        Pattern.ARMS_RACE: _arms_race,
        Pattern.ERODING_GOALS: _eroding,
        Pattern.ADVERSARIES: _adversaries,
    }
)
