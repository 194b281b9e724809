"""How the scenarios of a map are run: draws, seed, how far ahead."""

from __future__ import annotations

from dataclasses import replace

from loopmap.editing.edits.touch import map_of
from loopmap.errors import EditRefused
from loopmap.model.behaviour import DRAWS_RANGE, HORIZON_RANGE, MOST_SEED, RunChoice
from loopmap.model.change import DOCUMENT, Change, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId


def choose_run(document: Document, map_id: MapId, chosen: RunChoice | None) -> Change:
    """The map run so; None runs it as usual. EditRefused for numbers out of range."""
    info = map_of(document, map_id).info
    if chosen is not None:
        _require(chosen)
    return replacing(DOCUMENT, [(info, replace(info, run=chosen))])


def _require(chosen: RunChoice) -> None:
    most = DRAWS_RANGE[1]
    if not 0 <= chosen.draws <= most:
        raise EditRefused(f"The number of draws goes from 1 to {most:,}.")
    if not 0 <= chosen.seed <= MOST_SEED:
        raise EditRefused(f"A seed is a whole number from 0 to {MOST_SEED:,}.")
    low, high = HORIZON_RANGE
    if not low <= chosen.horizon <= high:
        raise EditRefused(f"How far ahead goes from {low:g} to {high:,.0f}.")
