"""What two loops of different kinds that share a stretch tell: fixes, limits, commons."""

from __future__ import annotations

from loopmap.analysis.stories.cast import Cast, Telling
from loopmap.analysis.stories.pattern import Find
from loopmap.analysis.stories.rings import Rings, bits, stretch
from loopmap.analysis.stories.voice import Voice
from loopmap.analysis.wording import capitalised


def tell_fixes(voice: Voice, _: Rings, find: Find) -> Telling:
    """Fixes that fail: what the fix brings first, and what it brings late."""
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
    return Telling(cast, text, f"{acts} {voice.name(fix)} what people do about {name}?")


def tell_limits(voice: Voice, rings: Rings, find: Find) -> Telling:
    """Limits to growth: what grows, what slows it, and what is scarce."""
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
    return Telling(cast, text, f"What is scarce here: is it {voice.name(scarce[0])}?")


def tell_underinvestment(voice: Voice, rings: Rings, find: Find) -> Telling:
    """Growth and underinvestment: what runs short, and what could be built up in time."""
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
    return Telling(cast, text, "Is it decided too late, because the standard has slipped?")


def tell_commons(voice: Voice, _: Rings, find: Find) -> Telling:
    """Tragedy of the commons: who uses what, and what comes of it for both."""
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
    return Telling(cast, text, f"Who else draws on {voice.name(resource)}?")
