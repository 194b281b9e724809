"""Links, paths and loops told as sentences, for people who have never heard the word cycle.

A loop is told from the variable people can do something about (a lever) round to that
variable again: "More fines issued to parents, more family financial strain, … so the
attendance gap seen by school widens and fines rise: it feeds itself." Everything has two
readings, what happens when the first variable rises and when it falls.
"""

from __future__ import annotations

from collections.abc import Sequence

from loopmap.analysis.lateness import when
from loopmap.analysis.loops import Loop, LoopKind
from loopmap.analysis.quantity import Quantity
from loopmap.analysis.turns import (
    Turn,
    from_the_hinge,
    from_the_start,
    goes_on,
    quantity_of,
    turns,
    unsettled,
    up_to_unknown,
)
from loopmap.analysis.wording import capitalised
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign

ARROW = " → "
ENDINGS = {
    LoopKind.REINFORCING: "it feeds itself",
    LoopKind.BALANCING: "it holds itself back",
}
_HINGES_NAMED = 3
"""Links named of those on which a loop hinges; of more, how many."""


def tell_link(causal_map: CausalMap, link: Link, *, rising: bool = True) -> str:
    """One link as a sentence; ``rising`` chooses between "more …" and "less …" as the cause."""
    cause, effect = quantity_of(causal_map, link.source), quantity_of(causal_map, link.target)
    if link.sign is Sign.UNKNOWN:
        return f"{_open(cause, effect)}."
    later = _aside(when(link))
    end = effect.degree(goes_on(rising, link))
    return f"{capitalised(cause.degree(rising))} {cause.leads()}{later} to {end}."


def tell_path(causal_map: CausalMap, links: Sequence[Link], *, rising: bool = True) -> str:
    """Links that follow one another as one sentence; it says so where a sign is not agreed."""
    if len(links) == 1:
        return tell_link(causal_map, links[0], rising=rising)
    known = up_to_unknown(links)
    told = _list(turns(causal_map, known, rising=rising))
    if len(known) == len(links):
        return f"{told}."
    unknown = links[len(known)]
    effect = quantity_of(causal_map, unknown.target).noun
    if not known:
        return tell_link(causal_map, unknown)
    return f"{told}; what that does to {effect} is not agreed."


def tell_in_the_end(causal_map: CausalMap, links: Sequence[Link], *, rising: bool = True) -> str:
    """What links that follow one another do on the whole, as one sentence.

    "In the end, more fines mean less trust, after a while." Where signs are not agreed it
    says which links that hinges on.
    """
    cause = quantity_of(causal_map, links[0].source)
    effect = quantity_of(causal_map, links[-1].target)
    means, begun = "mean" if cause.plural else "means", cause.degree(rising)
    open_ = unsettled(links)
    if open_:
        either = f"{effect.degree(True)} or {effect.degree(False)}"
        return f"Whether {begun} {means} {either} in the end hinges on {_named(causal_map, open_)}."
    end = turns(causal_map, links, rising=rising)[-1]
    late = [when(link) for link in links if link.delayed]
    later = f", {late[0] if len(late) == 1 else 'after a while'}" if late else ""
    return f"In the end, {begun} {means} {end.degree}{later}."


def tell_loop(
    causal_map: CausalMap, loop: Loop, *, rising: bool = True, with_kind: bool = True
) -> str:
    """A loop as a sentence that ends by saying what it does to itself.

    ``rising`` chooses whether its first variable rises or falls. ``with_kind`` adds
    "(reinforcing, slow)", for places that do not show it anyway.
    """
    links = [causal_map.links[link] for link in loop.key]
    if loop.kind is LoopKind.UNDETERMINED:
        return _tell_undetermined(causal_map, from_the_hinge(links), rising)
    kind = f" ({kind_in_words(loop)})" if with_kind else ""
    told = _tell_round(causal_map, from_the_start(causal_map, links), rising)
    return f"{told}: {ENDINGS[loop.kind]}{kind}."


def tell_steps(
    causal_map: CausalMap, loop: Loop, *, rising: bool = True
) -> list[tuple[RecordId, str]]:
    """The loop link by link, from where it is best told: each link and its own sentence.

    What rises or falls at the end of one sentence is what the next begins with; after a
    link that is not agreed it rises again. The last one says what the loop does to itself.
    """
    steps = []
    for link in from_the_start(causal_map, [causal_map.links[link] for link in loop.key]):
        steps.append((link.id, tell_link(causal_map, link, rising=rising)))
        rising = link.sign is Sign.UNKNOWN or goes_on(rising, link)
    if loop.kind in ENDINGS:
        closing, told = steps[-1]
        steps[-1] = (closing, f"{told} So {ENDINGS[loop.kind]}.")
    return steps


def tell_hinge(causal_map: CausalMap, hinge: Link, *, rising: bool, turned: bool) -> str:
    """What a loop does that hinges on one link, its last.

    ``rising``: how the loop's first variable, the link's effect, began; ``turned``:
    whether the link's cause rises from that.
    """
    cause, effect = quantity_of(causal_map, hinge.source), quantity_of(causal_map, hinge.target)
    if hinge.source == hinge.target:
        return f"Whether {cause.noun} {_feed(cause)} back is not agreed."
    means = "mean" if cause.plural else "means"
    return (
        f"{_open(cause, effect)}: if {cause.degree(rising)} {means} {effect.degree(turned)},"
        f" the loop feeds itself; if {effect.degree(not turned)}, it holds itself back."
    )


def tell_hinges(causal_map: CausalMap, links: Sequence[Link]) -> str:
    """On which of these links a loop hinges: "What this loop does hinges on …"."""
    return f"What this loop does hinges on {_named(causal_map, unsettled(links))}."


def kind_in_words(loop: Loop) -> str:
    """The kind, and "slow" when any link of the loop is delayed.

    >>> kind_in_words(Loop((), (), (), LoopKind.BALANCING, True))
    'balancing, slow'
    """
    return loop.kind.value + (", slow" if loop.delayed else "")


def arrow(causal_map: CausalMap, link: Link) -> str:
    """A link by the names of its ends: "Fines → Trust"."""
    ends = (causal_map.variables[link.source].name, causal_map.variables[link.target].name)
    return ARROW.join(ends)


def _tell_round(causal_map: CausalMap, links: Sequence[Link], rising: bool) -> str:
    """From the first variable round to itself: a list of effects, then "so … and …"."""
    if len(links) == 1:
        return tell_link(causal_map, links[0], rising=rising).removesuffix(".")
    *round_it, last = turns(causal_map, links, rising=rising)
    return f"{_so(round_it)} and{_aside(last.later)} {last.of.moves(last.rising, short=True)}"


def _tell_undetermined(causal_map: CausalMap, links: Sequence[Link], rising: bool) -> str:
    """As far as the signs are known, then what the rest hinges on."""
    known = up_to_unknown(links)
    told = turns(causal_map, known, rising=rising)
    if len(known) < len(links) - 1:
        begun = f"{_list(told)}. " if told else ""
        return begun + tell_hinges(causal_map, links)
    hinge = tell_hinge(
        causal_map, links[-1], rising=rising, turned=told[-1].rising if told else rising
    )
    return f"{_so(told)}. {hinge}" if told else hinge


def _list(told: Sequence[Turn]) -> str:
    """What rises and falls as a list: "More fines, more strain; after a while less trust"."""
    parts = [f"; {turn.later} {turn.degree}" if turn.later else f", {turn.degree}" for turn in told]
    return capitalised("".join(parts).removeprefix(", "))


def _so(told: Sequence[Turn]) -> str:
    """The same with the last as what follows from it: "More fines, so trust falls"."""
    *begun, last = told
    later = f"{last.later} " if last.later else ""
    return f"{_list(begun)}, so {later}{last.moves}"


def _named(causal_map: CausalMap, links: Sequence[Link]) -> str:
    """Links marked ? by the names of their ends: "2 links marked ?: A → B; B → C"."""
    named = "; ".join(arrow(causal_map, link) for link in links[:_HINGES_NAMED])
    more = f"; and {len(links) - _HINGES_NAMED} more" if len(links) > _HINGES_NAMED else ""
    marked = "a link marked ?" if len(links) == 1 else f"{len(links)} links marked ?"
    return f"{marked}: {named}{more}"


def _open(cause: Quantity, effect: Quantity) -> str:
    """A link whose sign is not agreed: "Fines affect trust, but which way is not agreed"."""
    verb = "affect" if cause.plural else "affects"
    return f"{capitalised(cause.noun)} {verb} {effect.noun}, but which way is not agreed"


def _aside(later: str) -> str:
    """When something comes, set off by commas inside a sentence."""
    return f", {later}," if later else ""


def _feed(it: Quantity) -> str:
    """The two things a variable linked to itself may do, as its name needs."""
    return "feed themselves or hold themselves" if it.plural else "feeds itself or holds itself"
