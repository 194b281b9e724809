"""Where the field for the other end of a link lies, and what is kept in view with it."""

from __future__ import annotations

from PySide6.QtCore import QRect

from loopmap.diagram.geometry import Box
from loopmap.ui.canvas.far_end_field import FarEndField
from loopmap.ui.canvas.far_end_trial import FarEndTrial
from loopmap.ui.canvas.fitting import CardFitting
from loopmap.ui.canvas.offers import Offers
from loopmap.ui.canvas.placement import placed
from loopmap.ui.canvas.surface import CanvasSurface
from loopmap.ui.canvas.whereabouts import rect_on_canvas

BELOW = 30.0
"""Logical pixels from a card to the middle of the field that asks what it is linked to."""

_ROOM = 24.0
_MARGIN = 6


class FarEndPlace:
    """On the card to come where it is named; under the near card where it is asked about."""

    def __init__(self, paper: CanvasSurface) -> None:
        self._paper = paper

    def put(self, field: FarEndField, offers: Offers, trial: FarEndTrial, *, asking: bool) -> None:
        """Put the field at its place and the list beside it."""
        stage, viewing = self._paper.stage, self._paper.viewing
        fitting = CardFitting(stage.style, stage.drawing.measure)
        where = placed(self._of(trial, asking=asking), fitting, stage, viewing)
        field.dress(where.background, where.ink, where.style)
        field.place(where.anchor, fitting, where.scale)
        near = rect_on_canvas(stage.drawing, viewing, trial.near)
        offers.lie_by(field.geometry(), self._free(), near)

    def show_room(self, trial: FarEndTrial, *, asking: bool) -> None:
        """Let the camera follow: both ends are seen before the first letter is typed."""
        drawing, viewing = self._paper.stage.drawing, self._paper.viewing
        both = drawing.label_boxes[trial.near].union(self._of(trial, asking=asking))
        viewing.keep_up(drawing.bounds, both.inflated(_ROOM))

    def keep_seen(self, field: FarEndField) -> None:
        """Move the paper when the field grows over the edge."""
        self._paper.viewing.reveal_pixels(field.geometry())

    def _of(self, trial: FarEndTrial, *, asking: bool) -> Box:
        if not asking:
            return Box(trial.place.x, trial.place.y, 0.0, 0.0)
        near = self._paper.stage.drawing.label_boxes[trial.near]
        return Box(near.x, near.bottom + BELOW / self._paper.viewing.camera.scale, 0.0, 0.0)

    def _free(self) -> QRect:
        """The part of the canvas that nothing floats over."""
        viewing = self._paper.viewing
        covered = round(max(viewing.covered, viewing.overlaid))
        return self._paper.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN - covered)
