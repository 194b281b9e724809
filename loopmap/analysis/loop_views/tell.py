"""What a view of the list shows and leaves out, in words."""

from __future__ import annotations

from loopmap.analysis.loop_views.choose import Choice
from loopmap.analysis.loop_views.view import LoopView, Only
from loopmap.analysis.telling import arrow
from loopmap.analysis.wording import capitalised
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

EVERYTHING = "everything"


def filters_in_words(causal_map: CausalMap, view: LoopView) -> str:
    """What the filters ask for: "reinforcing, through Absence"; "everything" for none."""
    words = [one.value for one in Only if one in view.only]
    if view.through is not None:
        words.append(f"through {called(causal_map, view.through)}")
    return ", ".join(words) or EVERYTHING


def counts_in_words(causal_map: CausalMap, choice: Choice, *, complete: bool) -> str:
    """How many of how many are shown, and why no more: "Absence: 9 of 14 loops".

    Where the list is not ``complete`` the number is of those listed.
    """
    of = f"{choice.every:,} loops" if complete else f"{choice.every:,} listed loops"
    shown = len(choice.shown)
    if not choice.view.leaves_out:
        return f"{shown:,} of {of}."
    asked = capitalised(filters_in_words(causal_map, choice.view))
    if shown < choice.passing:
        return f"{asked}: {shown:,} key loops of {choice.passing:,}, out of {of}."
    return f"{asked}: {choice.passing:,} of {of}."


def called(causal_map: CausalMap, record: RecordId) -> str:
    """A variable by its name, a link by the names of its ends."""
    if record in causal_map.variables:
        return causal_map.variables[record].name
    link = causal_map.links.get(record)
    return "what is gone" if link is None else arrow(causal_map, link)
