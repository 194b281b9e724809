"""Links, paths and loops told as sentences, for people who have never heard the word cycle.

A loop is told from the variable people can do something about (a lever) round to that
variable again: "More fines issued to parents, more family financial strain, … so the
attendance gap seen by school widens and fines rise: it feeds itself."
"""

from __future__ import annotations

from collections.abc import Sequence

from loopmap.analysis.loop_status import status_line
from loopmap.analysis.loops import Loop, LoopKind
from loopmap.analysis.wording import Quantity, capitalised, quantity
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Role, Sign

__all__ = [
    "ARROW",
    "arrow",
    "kind_in_words",
    "status_line",
    "tell_link",
    "tell_loop",
    "tell_path",
    "tell_steps",
]

ARROW = " → "
AFTER_A_WHILE = "after a while"
ENDINGS = {
    LoopKind.REINFORCING: "it feeds itself",
    LoopKind.BALANCING: "it holds itself back",
}


def tell_link(causal_map: CausalMap, link: Link, *, rising: bool = True) -> str:
    """One link as a sentence; ``rising`` chooses between "more …" and "less …" as the cause."""
    cause, effect = _of(causal_map, link.source), _of(causal_map, link.target)
    if link.sign is Sign.UNKNOWN:
        verb = "affect" if cause.plural else "affects"
        return f"{capitalised(cause.name)} {verb} {effect.name}, but which way is not agreed."
    later = f", {AFTER_A_WHILE}," if link.delayed else ""
    end = effect.degree(_goes_on(rising, link))
    return f"{capitalised(cause.degree(rising))} {cause.leads()}{later} to {end}."


def tell_path(causal_map: CausalMap, links: Sequence[Link], *, rising: bool = True) -> str:
    """Links that follow one another as one sentence; it says so where a sign is not agreed."""
    if len(links) == 1:
        return tell_link(causal_map, links[0], rising=rising)
    known = _up_to_unknown(links)
    parts, _ = _chain(causal_map, links[0].source, known, rising)
    told = "".join(parts)
    if len(known) == len(links):
        return f"{told}."
    unknown = links[len(known)]
    return f"{told}; what that does to {_of(causal_map, unknown.target).name} is not agreed."


def tell_loop(causal_map: CausalMap, loop: Loop, *, with_kind: bool = True) -> str:
    """A loop as a sentence that ends by saying what it does to itself.

    ``with_kind`` adds "(reinforcing, slow)", for places that do not show it anyway.
    """
    links = [causal_map.links[link] for link in loop.key]
    if loop.kind is LoopKind.UNDETERMINED:
        return _tell_undetermined(causal_map, links)
    kind = f" ({kind_in_words(loop)})" if with_kind else ""
    told = _tell_round(causal_map, _from_the_start(causal_map, links))
    return f"{told}: {ENDINGS[loop.kind]}{kind}."


def tell_steps(causal_map: CausalMap, loop: Loop) -> list[tuple[RecordId, str]]:
    """The loop link by link, from where it is best told: each link and its own sentence.

    What rises or falls at the end of one sentence is what the next begins with; after a
    link that is not agreed it rises again. The last one says what the loop does to itself.
    """
    rising, steps = True, []
    for link in _from_the_start(causal_map, [causal_map.links[link] for link in loop.key]):
        steps.append((link.id, tell_link(causal_map, link, rising=rising)))
        rising = link.sign is Sign.UNKNOWN or _goes_on(rising, link)
    if loop.kind in ENDINGS:
        closing, told = steps[-1]
        steps[-1] = (closing, f"{told} So {ENDINGS[loop.kind]}.")
    return steps


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


def _tell_round(causal_map: CausalMap, links: Sequence[Link]) -> str:
    """From the first variable round to itself: a list of effects, then "so … and …"."""
    first, closing = _of(causal_map, links[0].source), links[-1]
    if len(links) == 1:
        return tell_link(causal_map, closing).removesuffix(".")
    told, rising = _tell_so(causal_map, links[:-1])
    later = f", {AFTER_A_WHILE}," if closing.delayed else ""
    return f"{told} and{later} {first.moves(_goes_on(rising, closing), short=True)}"


def _tell_so(causal_map: CausalMap, links: Sequence[Link]) -> tuple[str, bool]:
    """A chain whose last effect is told with "so", and which way that last effect goes."""
    last = links[-1]
    parts, rising = _chain(causal_map, links[0].source, links[:-1], True)
    rising = _goes_on(rising, last)
    later = f"{AFTER_A_WHILE} " if last.delayed else ""
    return f"{''.join(parts)}, so {later}{_of(causal_map, last.target).moves(rising)}", rising


def _tell_undetermined(causal_map: CausalMap, links: Sequence[Link]) -> str:
    unknown = [n for n, link in enumerate(links) if link.sign is Sign.UNKNOWN]
    start = unknown[-1] + 1
    links = [*links[start:], *links[:start]]
    if len(unknown) > 1:
        return _tell_hinges(causal_map, links)
    hinge = links[-1]
    cause, effect = _of(causal_map, hinge.source), _of(causal_map, hinge.target)
    if len(links) == 1:
        return f"Whether {cause.name} {_feed(cause)} back is not agreed."
    told, rising = _tell_so(causal_map, links[:-1])
    feeds, holds = effect.degree(rising), effect.degree(not rising)
    return (
        f"{told}. What {cause.name} {'do' if cause.plural else 'does'} to {effect.name} is not"
        f" agreed: if {cause.degree(True)} {'mean' if cause.plural else 'means'} {feeds},"
        f" the loop feeds itself; if {holds}, it holds itself back."
    )


def _feed(it: Quantity) -> str:
    """The two things a variable linked to itself may do, as its name needs."""
    return "feed themselves or hold themselves" if it.plural else "feeds itself or holds itself"


def _tell_hinges(causal_map: CausalMap, links: Sequence[Link]) -> str:
    """As far as the signs are known, then the links on which the rest hinges."""
    unknown = [link for link in links if link.sign is Sign.UNKNOWN]
    named = "; ".join(arrow(causal_map, link) for link in unknown[:3])
    more = f"; and {len(unknown) - 3} more" if len(unknown) > 3 else ""
    known = _up_to_unknown(links)
    parts, _ = _chain(causal_map, links[0].source, known, True)
    told = f"{''.join(parts)}. " if known else ""
    return f"{told}What this loop does hinges on {len(unknown)} links marked ?: {named}{more}."


def _chain(
    causal_map: CausalMap, start: RecordId, links: Sequence[Link], rising: bool
) -> tuple[list[str], bool]:
    """The start and each link's end as "more …" or "less …", and which way the last one goes."""
    parts = [capitalised(_of(causal_map, start).degree(rising))]
    for link in links:
        rising = _goes_on(rising, link)
        joint = f"; {AFTER_A_WHILE} " if link.delayed else ", "
        parts.append(joint + _of(causal_map, link.target).degree(rising))
    return parts, rising


def _up_to_unknown(links: Sequence[Link]) -> Sequence[Link]:
    signs = [link.sign for link in links]
    return links[: signs.index(Sign.UNKNOWN)] if Sign.UNKNOWN in signs else links


def _goes_on(rising: bool, link: Link) -> bool:
    """Which way the effect goes when the cause goes that way."""
    return rising is (link.sign is Sign.SAME)


def _from_the_start(causal_map: CausalMap, links: Sequence[Link]) -> list[Link]:
    """The loop's links from where it is best told: at a lever, else its first variable."""

    def place(n: int) -> tuple[bool, float, RecordId]:
        variable = causal_map.variables[links[n].source]
        return variable.role is not Role.LEVER, variable.order, variable.id

    start = min(range(len(links)), key=place)
    return [*links[start:], *links[:start]]


def _of(causal_map: CausalMap, variable: RecordId) -> Quantity:
    return quantity(causal_map.variables[variable].name)
