"""The label boxes of a map that nobody has drawn yet."""

from __future__ import annotations

from functools import lru_cache

from loopmap.diagram.areas import note_box
from loopmap.diagram.geometry import Box
from loopmap.diagram.label import card_label
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId


def label_boxes(causal_map: CausalMap) -> dict[RecordId, Box]:
    """The box of every variable's card as the light theme draws it. O(variables)."""
    return {v.id: Box(v.x, v.y, *_size(v.name)) for v in causal_map.variables.values()}


@lru_cache(maxsize=8192)
def _size(name: str) -> tuple[float, float]:
    """Width and height of a card; a sentence being typed asks for all of them at every key."""
    label = card_label(name, load_style(), bundled_measure())
    return label.width, label.height


def wall_boxes(causal_map: CausalMap) -> list[Box]:
    """The boxes of what labels keep clear of: notes."""
    if not causal_map.notes:
        return []
    style, measure = load_style(), bundled_measure()
    notes = sorted(causal_map.notes.values(), key=lambda note: note.id)
    return [note_box(note, style, measure) for note in notes]
