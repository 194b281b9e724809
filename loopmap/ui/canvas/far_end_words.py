"""What is said while the other end of a link is named: the question, and what the keys do."""

from __future__ import annotations

from loopmap.analysis.telling import tell_link
from loopmap.editing.sentence.far_end import FarEnd, Way
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

PLACEHOLDERS = {
    (Way.EFFECT, False): "effect …",
    (Way.CAUSE, False): "cause …",
    (Way.EFFECT, True): "leads to …",
    (Way.CAUSE, True): "comes from …",
}
"""What stands in the empty field: naming, and asking."""


def asked(causal_map: CausalMap, near: RecordId, way: Way) -> str:
    """What the field is for, for a screen reader."""
    return f"{way.value.capitalize()} of {causal_map.variables[near].name}"


def new_variable(name: str) -> str:
    """The row of a name that is new to the map."""
    return f"New: “{name}”"


def keys(near: str, end: FarEnd, way: Way, *, tab: str) -> str:
    """What the keys do now. ``tab``: the name that Tab writes out, if any."""
    if not end.name:
        article = "an" if way is Way.EFFECT else "a"
        return f"Type {article} {way.value} of “{near}”, + or − first for the sign. Esc gives up."
    does = "links it to" if end.variable else "makes"
    tabs = "Tab goes on from there"
    if tab:
        tabs = "Tab writes it out" if tab == end.name else f"Tab writes out “{tab}”"
    another = f"Shift+Enter: another {way.value}"
    return f"Enter {does} “{end.name}” · {tabs} · {another} · Esc gives up"


def standing(causal_map: CausalMap, near: RecordId, end: FarEnd, way: Way) -> str:
    """That the link is there already."""
    ends = (causal_map.variables[near].name, end.name)
    cause, effect = ends if way is Way.EFFECT else ends[::-1]
    return f"There is already a link from “{cause}” to “{effect}”."


def done(causal_map: CausalMap, link: RecordId) -> str:
    """What has been said, and how to say more about it."""
    told = tell_link(causal_map, causal_map.links[link])
    effect = causal_map.variables[causal_map.links[link].target].name
    return f"{told} + − ? D say how; E goes on from “{effect}”."
