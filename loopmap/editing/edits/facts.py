"""What is known to have happened: two variables, and which way the second went."""

from __future__ import annotations

from dataclasses import replace

from loopmap.editing.edits.touch import NewId, map_of, record_of
from loopmap.errors import EditRefused
from loopmap.model.change import Change, adding, removing, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, next_order
from loopmap.model.records import Fact


def add_fact(  # one name each for what is said
    document: Document,
    map_id: MapId,
    cause: RecordId,
    effect: RecordId,
    new_id: NewId,
    *,
    rose: bool,
    text: str = "",
) -> Change:
    """It is known that ``effect`` rose, or fell, when ``cause`` went up for good.

    Said again of the same two, the later word stands. EditRefused for a variable that is
    not on the map, or one and itself.
    """
    causal_map = map_of(document, map_id)
    if not {cause, effect} <= set(causal_map.variables):
        raise EditRefused("What is known is known of two variables of this map.")
    if cause == effect:
        raise EditRefused("A variable cannot be seen to answer to itself.")
    said = clean_name(text)
    for standing in causal_map.facts.values():
        if (standing.cause, standing.effect) == (cause, effect):
            return replacing(map_id, [(standing, replace(standing, rose=rose, text=said))])
    order = next_order(causal_map.facts)
    return adding(map_id, [Fact(new_id(Fact), cause, effect, rose, said, order)])


def remove_fact(document: Document, map_id: MapId, fact: RecordId) -> Change:
    """The map without what was known."""
    return removing(map_id, [record_of(document, map_id, fact, Fact)])
