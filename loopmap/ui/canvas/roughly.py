"""When so many links go with what is moved that they are drawn roughly, and exactly later."""

from __future__ import annotations

from collections.abc import Collection

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import links_at

MOST_LIVE = 150
"""With more links than this, what is dragged is drawn roughly."""

MOST_LIVE_AT = 16
"""The same when more links than this are taken along."""

MOST_EXACT = 150
"""When more links than this are moved in one step, they are first drawn roughly."""


def is_much_in_hand(after: CausalMap, held: Collection[RecordId]) -> bool:
    """Whether links cannot make way for each other in every frame while a hand holds these."""
    return len(after.links) > MOST_LIVE or len(links_at(after, held)) > MOST_LIVE_AT


def moves_much(after: CausalMap, moved: Collection[RecordId]) -> bool:
    """Whether more links go with what is moved in one step than can be drawn at once."""
    return len(moved) * MOST_LIVE_AT >= MOST_LIVE and len(links_at(after, moved)) > MOST_EXACT


def only_moves(before: CausalMap, after: CausalMap) -> bool:
    """Whether all links are the very same, and all variables are still there."""
    stays = before.variables.keys() == after.variables.keys()
    return before.links is after.links and stays
