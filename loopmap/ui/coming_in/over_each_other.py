"""Cards that lie over each other in a file whose places are kept as they are."""

from __future__ import annotations

from loopmap.diagram.fold import fold
from loopmap.model.document import CausalMap


def over_each_other(causal_map: CausalMap) -> int:
    """How many pairs of cards share paper. O(n log n + pairs), a millisecond at 100 variables."""
    import numpy as np

    from loopmap.diagram.layout.boxes import label_boxes
    from loopmap.diagram.layout.overlap import overlapping

    boxes = label_boxes(fold(causal_map)).values()
    places = np.array([(box.x, box.y) for box in boxes], dtype=np.float64).reshape(-1, 2)
    sizes = np.array([(box.width, box.height) for box in boxes], dtype=np.float64).reshape(-1, 2)
    return len(overlapping(places, sizes))


def overlaps_told(causal_map: CausalMap) -> str:
    """A sentence on cards that share paper, and on what mends it; empty where none do."""
    pairs = over_each_other(causal_map)
    if not pairs:
        return ""
    cards = "Two cards" if pairs == 1 else f"{pairs:,} pairs of cards"
    return f"{cards} lie over each other, as they came in; Tidy moves them apart."
