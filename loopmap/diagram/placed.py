"""Where everything of a map is drawn, made from nothing."""

from __future__ import annotations

import numpy as np

from loopmap.diagram.areas import group_boxes, note_box
from loopmap.diagram.frame import frame_of
from loopmap.diagram.link_path import (
    POINTS,
)
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.paths import with_paths
from loopmap.diagram.places import Places, card_box, label_of, marks_of
from loopmap.diagram.port_table import NO_PORTS
from loopmap.diagram.ring import rings
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap


def placed(
    causal_map: CausalMap, style: Style, measure: TextMeasure, *, swiftly: bool = False
) -> Places:
    """The places of a whole map. O(records); 2,000 variables take about a second.

    ``swiftly`` as ``with_paths``.
    """
    variables = causal_map.variables.values()
    labels = {v.id: label_of(causal_map, v, style, measure) for v in variables}
    cards = {v.id: card_box(v, labels[v.id]) for v in variables}
    groups = group_boxes(causal_map, cards, style, measure)
    places = Places(
        causal_map,
        labels,
        cards,
        {note.id: note_box(note, style, measure) for note in causal_map.notes.values()},
        groups,
        marks_of(causal_map, cards, groups, style, measure),
        frame_of(causal_map, cards, labels, rings(causal_map)),
        NO_PORTS,
        {},
        np.zeros((len(causal_map.links), POINTS + 1, 2)),
    )
    return with_paths(places, np.arange(len(causal_map.links)), style, swiftly=swiftly)
