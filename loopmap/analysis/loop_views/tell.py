"""What a view of the list shows and leaves out, in words."""

from __future__ import annotations

from dataclasses import replace

from loopmap.analysis.loop_views.choose import Choice
from loopmap.analysis.loop_views.view import Among, LoopView, Only, Order
from loopmap.analysis.telling import arrow
from loopmap.analysis.wording import capitalised
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

EVERYTHING = "everything"
NOUNS = {
    Among.LISTED: "loops",
    Among.DIRECT: "direct loops",
    Among.STRONGEST: "strongest loops",
    Among.INDEPENDENT: "independent loops",
}
"""What loops are called among which one looks."""
WHAT_THEY_ARE = {
    Among.LISTED: "List the loops that were found shortest first, as far as that went.",
    Among.DIRECT: "List the loops that no link cuts short, long ones too: a summary of the map.",
    Among.STRONGEST: "List the hundred strongest of all loops by the strengths you gave the links.",
    Among.INDEPENDENT: "List loops of which all others are made, for those who know the term.",
}
"""What one gets who asks for them."""


def filters_in_words(causal_map: CausalMap, view: LoopView) -> str:
    """What the filters ask for: "reinforcing, through Absence"; "everything" for none."""
    words = [] if view.among is Among.LISTED else [view.among.value]
    words += (one.value for one in Only if one in view.only)
    if view.through is not None:
        words.append(f"through {called(causal_map, view.through)}")
    return ", ".join(words) or EVERYTHING


def called_together(
    causal_map: CausalMap, view: LoopView, *, complete: bool, deeper: bool = False
) -> str:
    """What those among which one looks are called: "listed loops" where there may be others.

    ``deeper``: those through one thing were sought by themselves.
    """
    if view.among is not Among.LISTED:
        return NOUNS[view.among]
    if deeper and view.through is not None:
        return f"loops through {called(causal_map, view.through)}"
    return "loops" if complete else "listed loops"


def counts_in_words(causal_map: CausalMap, choice: Choice, them: str) -> str:
    """How many of how many are shown, and why no more: "Through Absence: 9 of 14 loops".

    ``them``: what they are called together.
    """
    view, shown = choice.view, len(choice.shown)
    of = f"{choice.every:,} {them}"
    if view.order is Order.STRONGEST and them == "listed loops":
        of += ", the strongest of those listed first"
    through = None if them.startswith("loops through ") else view.through
    filters = replace(view, among=Among.LISTED, through=through)
    if not filters.leaves_out:
        return f"{shown:,} of {of}."
    asked = capitalised(filters_in_words(causal_map, filters))
    if shown < choice.passing:
        return f"{asked}: {shown:,} key loops of {choice.passing:,}, out of {of}."
    return f"{asked}: {choice.passing:,} of {of}."


def called(causal_map: CausalMap, record: RecordId) -> str:
    """A variable by its name, a link by the names of its ends."""
    if record in causal_map.variables:
        return causal_map.variables[record].name
    link = causal_map.links.get(record)
    return "what is gone" if link is None else arrow(causal_map, link)
