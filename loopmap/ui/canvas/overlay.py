"""What lies over the tiles: dragged parts, fresh changes, selection, hover, previews."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.hit import NOTHING_HIT, Hit
from loopmap.diagram.primitives import Primitive
from loopmap.diagram.style import Style
from loopmap.editing.history import Selection
from loopmap.editing.tools.gesture import STILL, LinkLine, Preview
from loopmap.model.ids import RecordId
from loopmap.ui.canvas import marks
from loopmap.ui.paint import paint

MOST_HANDLES = 12
"""With more records selected than this, none shows its handles."""

GHOST = (96.0, 32.0)
"""Size of the card that shows where a new variable would come, in map units."""


@dataclass
class Overlay:
    """State of the overlay. ``fresh``: changed records whose tiles are not painted yet."""

    style: Style
    selection: Selection = frozenset()
    hover: Hit = NOTHING_HIT
    pointer: Point = field(default_factory=lambda: Point(0.0, 0.0))
    preview: Preview = STILL
    fresh: frozenset[RecordId] = frozenset()
    hidden: RecordId | None = None

    def restyle(self, style: Style) -> None:
        """Use other colours from now on; what was fresh belongs to the old ones."""
        self.style = style
        self.fresh = frozenset()

    def paint(
        self, painter: QPainter, drawing: Drawing, lifted: frozenset[RecordId], unit: float
    ) -> None:
        """Paint everything, the painter being in map units; ``unit`` is a logical pixel."""
        chosen = self.selection if self.preview.selection is None else self.preview.selection
        under = [m for r in sorted(chosen) for m in marks.selected_under(drawing, r, self.style)]
        paint(painter, under)
        again = self.fresh | lifted | _links_with_ends(drawing, chosen if under else frozenset())
        for record in drawing.layers() if again else ():
            if record in again:
                paint(painter, drawing.primitives(record))
        self._paint_band(painter, unit)
        paint(painter, self._marks(drawing, chosen, unit))

    def _marks(self, drawing: Drawing, chosen: Selection, unit: float) -> list[Primitive]:
        style, preview = self.style, self.preview
        listed: list[Primitive] = []
        handles = len(chosen) <= MOST_HANDLES and preview is STILL
        for record in sorted(chosen):
            if record != self.hidden:
                listed += marks.selected_over(drawing, record, style, unit, handles=handles)
        hovered = self.hover.record
        if hovered is not None and preview is STILL and hovered != self.hidden:
            rim = self.pointer if self.hover.kind == "rim" else None
            listed += marks.hovered(drawing, hovered, style, unit, rim)
        return listed + self._preview_marks(drawing, unit)

    def _preview_marks(self, drawing: Drawing, unit: float) -> list[Primitive]:
        style, preview = self.style, self.preview
        colour = style.preview if preview.allowed else style.refused
        listed: list[Primitive] = []
        if preview.lit is not None and (box := marks.box_of(drawing, preview.lit)) is not None:
            listed.append(marks.outline(box, colour, max(2.4, 2 * unit), style.radius))
        if preview.line is not None and not _is_drawn(preview.line, preview.allowed):
            listed += marks.arrow((preview.line.start, preview.line.end), colour, style, unit)
        if preview.ghost is not None:
            place = Box(preview.ghost.x, preview.ghost.y, *GHOST)
            listed.append(marks.outline(place, colour, 1.5 * unit, style.radius, (5.0, 4.0)))
        if preview.band is not None:
            listed += marks.band(preview.band, style, unit)
        return listed

    def _paint_band(self, painter: QPainter, unit: float) -> None:
        band = self.preview.band
        if band is None or band.width < unit or band.height < unit:
            return
        painter.setOpacity(0.35)
        area = QRectF(band.left, band.top, band.width, band.height)
        painter.fillRect(area, QColor(self.style.selection_soft))
        painter.setOpacity(1.0)


def _is_drawn(line: LinkLine, allowed: bool) -> bool:
    """Whether the link is seen as the arc it will be, so that no line is needed."""
    return allowed and line.source is not None and line.target is not None


def _links_with_ends(drawing: Drawing, chosen: Selection) -> frozenset[RecordId]:
    """The selected links: they are painted again over their soft band."""
    return frozenset(record for record in chosen if record in drawing.link_paths)
