"""At which corner of a card stands what the change lens says of it: where it hides no arrow.

Across the upper edge at the right as a rule; where an arrowhead or a sign would lie under it,
across another corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from loopmap.diagram.bulge import Floats
from loopmap.diagram.geometry import Box
from loopmap.diagram.link_path import POINTS
from loopmap.diagram.look import Look
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.plate_place import boxes_in_rows
from loopmap.diagram.style import Style
from loopmap.diagram.tag_marks import CORNERS, card_tag_box
from loopmap.model.ids import RecordId
from loopmap.model.token import breathe

_ROOM = 5.0
"""Half of a sign, and of a head from its tip, in map units."""

_NEAR = 60.0
"""No plate reaches farther beyond its card."""

_RATHER = 0.2
"""What a corner costs less than the one after it; to hide an arrow's head or sign costs 1."""

MOST = 150
"""Of more plates each stands where it would stand by itself."""


def corners_of(  # noqa: PLR0913, PLR0917  what plates stand clear of
    told: Mapping[RecordId, Look],
    cards: Mapping[RecordId, Box],
    lines: Floats,
    marks: Iterable[Box],
    style: Style,
    measure: TextMeasure,
) -> dict[RecordId, int]:
    """The corner, by its number in ``CORNERS``, of each card whose plate is not at the first.

    ``lines``: (links, POINTS + 1, 2) as ``Places``; ``marks``: marks of roles, and names of
    groups. O(plates * links) in numpy.
    """
    if not told or len(told) > MOST:
        return {}
    ends = lines[:, POINTS - 1 :].reshape(-1, 2)
    kept_off = np.vstack([np.hstack([ends, np.zeros_like(ends)]), boxes_in_rows(marks)])
    found: dict[RecordId, int] = {}
    for card, look in told.items():
        breathe()
        tried = [card_tag_box(cards[card], look, style, measure, at) for at in range(len(CORNERS))]
        corner = _least_hidden(boxes_in_rows(tried), kept_off, cards[card])
        if corner:
            found[card] = corner
    return found


def _least_hidden(tried: Floats, kept_off: Floats, card: Box) -> int:
    away = np.abs(kept_off[:, :2] - card[:2]) - kept_off[:, 2:] / 2
    near = kept_off[(away < np.array([card.width, card.height]) / 2 + _NEAR).all(axis=1)]
    apart = np.abs(tried[:, None, :2] - near[:, :2])
    under = (apart < (tried[:, None, 2:] + near[:, 2:]) / 2 + _ROOM).all(axis=2).sum(axis=1)
    return int((under + _RATHER * np.arange(len(tried))).argmin())
