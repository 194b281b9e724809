"""What two loops that part at one variable tell: burdens, successes, escalation, goals."""

from __future__ import annotations

from loopmap.analysis.stories.cast import Cast, Telling
from loopmap.analysis.stories.pattern import Find
from loopmap.analysis.stories.rings import Rings
from loopmap.analysis.stories.voice import Voice
from loopmap.analysis.wording import capitalised


def tell_burden(voice: Voice, _: Rings, find: Find) -> Telling:
    """Shifting the burden: a quick way, a lasting one, and what the first does to the second."""
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
    return Telling(cast, text, question)


def tell_success(voice: Voice, _: Rings, find: Find) -> Telling:
    """Success to the successful: what is shared out between two."""
    (pot, left, right), (one, other) = find.at, find.rings
    text = (
        f"{capitalised(voice.leads(one, pot, left))}, while"
        f" {voice.leads(other, pot, right)}. Both come back to {voice.name(pot)}, so whichever"
        " is ahead gets further ahead."
    )
    cast: Cast = [("what is shared out", (pot,)), ("one side", (left, *one.order))]
    cast.append(("other side", (right, *other.order)))
    question = f"Do {voice.name(left)} and {voice.name(right)} draw on the same pot?"
    return Telling(cast, text, question)


def tell_escalation(voice: Voice, _: Rings, find: Find) -> Telling:
    """Escalation: two that answer each other; weak ones may be eroding goals."""
    (gap, left, right), (one, other) = find.at, find.rings
    text = (
        f"{capitalised(voice.leads(one, gap, left))}, while {voice.leads(other, gap, right)}."
        f" Each brings {voice.name(gap)} back its own way, and so each answers the other."
    )
    cast: Cast = [("comparison", (gap,)), ("one side", (left, *one.order))]
    cast.append(("other side", (right, *other.order)))
    sides = f"Are {voice.name(left)} and {voice.name(right)} two parties that answer each other"
    either = f", or is one of them the target for {voice.name(gap)} itself"
    return Telling(cast, text, f"{sides}?" if find.strict else f"{sides}{either}?")


def tell_eroding(voice: Voice, _: Rings, find: Find) -> Telling:
    """Eroding goals: a gap closed quickly by the goal, slowly by action."""
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
    return Telling(cast, text, question)
