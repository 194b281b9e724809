"""How a stage comes on the screen: its tiles in slices, and all that is painted over them."""

from __future__ import annotations

import sys

from PySide6.QtCore import QElapsedTimer, QRect
from PySide6.QtGui import QPainter

from loopmap.diagram.geometry import Point
from loopmap.diagram.plate_place import boxes_in_rows
from loopmap.ui.canvas import marks
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.canvas.view import Camera, Frame
from loopmap.ui.paint import paint

SLICE, SHORT_SLICE = 8, 3
"""Milliseconds of tile painting between two looks at the event queue; fewer while a hand moves."""


def lags(stage: Stage) -> bool:
    """Whether anything waits to follow, besides tiles that were never painted."""
    return stage.tiles_bear_signs is not stage.is_running or stage.far_cards.lag


def render_slice(
    stage: Stage, camera: Camera, frame: Frame, near: Point | None, milliseconds: int = SLICE
) -> bool:
    """Paint missing tiles for about so long, those ``near`` first; whether any are left."""
    clock = QElapsedTimer()
    clock.start()
    stage.tiles_bear_signs = stage.is_running

    def enough() -> bool:
        return clock.elapsed() >= milliseconds

    unit = 1 / camera.scale
    if stage.far_cards.seek(stage.on_show, unit, enough):
        return True
    bold = frozenset() if stage.is_running else stage.far_cards.standing(stage.on_show, unit)
    stage.tiles.touch(stage.picture.bare(bold, unit))
    waiting = stage.tiles.wanted(camera, frame, near)
    while waiting and not enough():
        if stage.tiles.render(waiting[0], enough):
            waiting.pop(0)
    if not waiting:
        stage.overlay.fresh = frozenset()
    return bool(waiting)


def name_from_afar(stage: Stage, camera: Camera, frame: Frame, most: int = sys.maxsize) -> bool:
    """Let what is seen from afar follow the latest edit, or zoom; whether any had to.

    ``most``: links between names that are taken up in one go.
    """
    if not stage.far_cards.lag:
        return False
    clock = QElapsedTimer()
    clock.start()

    def enough() -> bool:
        return most < sys.maxsize and clock.elapsed() >= SHORT_SLICE

    stage.far_cards.follow(stage.on_show, camera, frame, most, enough)
    return True


def paint_stage(
    painter: QPainter, stage: Stage, camera: Camera, frame: Frame, exposed: QRect
) -> None:
    """Blit the tiles and paint what lies over them; ``painter`` is in device pixels."""
    stage.tiles.blit(painter, camera, frame, exposed)
    left, top = camera.origin(frame)
    painter.translate(left, top)
    painter.scale(camera.scale * frame.ratio, camera.scale * frame.ratio)
    _paint_over_tiles(painter, stage, camera, frame)
    if stage.wide:
        stage.overlay.paint_frames(painter, boxes_in_rows(stage.wide))
    if stage.late is not None:
        stage.overlay.paint_frames(painter, stage.late.rows)
    elif _is_empty(stage):
        middle = Point(camera.x, camera.y)
        paint(painter, marks.invitation(middle, stage.style, 1 / camera.scale))


def _paint_over_tiles(painter: QPainter, stage: Stage, camera: Camera, frame: Frame) -> None:
    """What the tiles do not show, or not as it is; then what stands out from afar."""
    on_show, shown, moment, far = stage.on_show, stage.shown, stage.moment, stage.far_cards
    unit, seen = 1 / camera.scale, camera.shown(frame)
    if moment is not None:
        moment.paint_links(painter, on_show, shown, unit, seen)
    lifted, pointed_at = stage.picture.lifted, stage.overlay.cards_in_hand(shown)
    again = stage.overlay.again(lifted)
    again -= far.hidden(on_show, shown, unit, pointed_at, again)
    stage.overlay.running = stage.is_running
    stage.overlay.paint(painter, shown, on_show, again, unit)
    if moment is None and stage.late is None:
        far.paint_links(painter, on_show, unit, seen, lifted)
    far.paint(painter, on_show, shown, unit, seen, pointed_at)
    far.frame(painter, shown, stage.overlay.many_cards(shown), unit)
    stage.far_changes.paint(painter, on_show, unit, seen, far.painted)
    if moment is not None:
        moment.paint_cards(painter, on_show, shown, far.painted, unit, seen)


def _is_empty(stage: Stage) -> bool:
    shown = stage.shown
    return not (shown.cards or shown.note_boxes or stage.overlay.preview.ghost)
