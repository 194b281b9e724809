"""The map as Enter will leave it, shown while a sentence is being typed.

New variables are seen at the places where they will be put, links as they will be
drawn. Nothing else moves, and the view follows only when the typing rests.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from loopmap.analysis.sentences.parts import Sentence
from loopmap.diagram.fold import stacks_of
from loopmap.diagram.geometry import Point, union
from loopmap.editing.sentence.trial import KeptPlaces, Tried, try_out
from loopmap.errors import EditRefused
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.canvas.marks import boxes_of
from loopmap.ui.canvas.said_marks import SaidMarks
from loopmap.ui.canvas.view import Camera

MOST_AT_ONCE = 600
"""With more links than this the preview waits for a pause between two keys."""

PAUSE, SHORT_PAUSE, NEXT = 60, 10, 1
"""Milliseconds of that pause; until a new variable is placed, after the key is seen; and until it
is drawn there."""

REST = 400
"""Milliseconds without a key after which the view follows what will be made."""


class SaidPreview(QObject):
    """Shows sentences on one canvas; ``places`` is what Enter has to place new variables by."""

    def __init__(self, canvas: CanvasWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.places = KeptPlaces(self.centre)
        self._sentence = Sentence("")
        self._offered: RecordId | None = None
        self._tried: Tried | None = None
        self._is_to_place = False
        self._before: Camera | None = None
        self._after: Camera | None = None
        self._soon = self._timer(PAUSE, self._draw)
        self._rest = self._timer(REST, self._follow)

    def show(self, sentence: Sentence, offered: RecordId | None = None) -> None:
        """Show what ``sentence`` would do, and light the variable that is ``offered``.

        Without either the map is shown as it is.
        """
        self._sentence, self._offered = sentence, offered
        new = sum(name.variable is None for name in sentence.names)
        self._is_to_place = False
        if not new and not sentence.is_note:
            self.places.forget()
        if not sentence and not sentence.is_note and offered is None:
            self._clear()
        elif len(self._canvas.session.map.links) > MOST_AT_ONCE:
            self._soon.start(PAUSE)
        elif new > self.places.count:
            self._is_to_place = True
            self._soon.start(SHORT_PAUSE)
        else:
            self._soon.stop()
            self._draw()

    def keep_view(self) -> None:
        """It has been said: stay where the view has gone."""
        self._before = None

    def variables_in_view(self) -> set[RecordId]:
        """The variables that are seen just now, or will be where the map is late."""
        canvas = self._canvas
        x, y, width, height = canvas.camera.shown(canvas.frame())
        variables, stacks = canvas.stage.map.variables, stacks_of(canvas.stage.map)
        return {
            i
            for i, at in variables.items()
            if abs(at.x - x) * 2 <= width and abs(at.y - y) * 2 <= height and i not in stacks
        }

    def centre(self) -> Point:
        return Point(self._canvas.camera.x, self._canvas.camera.y)

    def _draw(self) -> None:
        canvas, session = self._canvas, self._canvas.session
        if canvas.in_hand.busy:
            return
        try:
            tried = try_out(session.document, session.map_id, self._sentence, self.places)
        except EditRefused:
            self._clear()
            return
        if self._is_to_place:  # the places are kept, so that drawing them has a turn of its own
            self._is_to_place = False
            self._soon.start(NEXT)
            return
        canvas.stage.overlay.said = _marks(tried, self._offered)
        canvas.stage.preview(tried.after, [key.id for key, _ in tried.said.change])
        canvas.refresh(apart=True)
        self._tried = tried
        self._rest.start()

    def _clear(self) -> None:
        self._soon.stop()
        self._rest.stop()
        canvas = self._canvas
        if canvas.stage.overlay.said is not None:
            canvas.stage.overlay.said = None
            canvas.stage.preview(None)
            canvas.refresh()
        if self._before is not None and canvas.camera == self._after:
            canvas.viewing.return_to(self._before)
        self._before = None

    def _follow(self) -> None:
        """Bring into view what will be made; giving it up goes back to where we looked."""
        canvas = self._canvas
        if canvas.stage.overlay.said is None or self._tried is None:
            return
        drawing, before = canvas.stage.shown, canvas.camera
        said = self._tried.said
        wanted = union(boxes_of(drawing, said.variables or said.notes))
        if wanted is not None:
            canvas.viewing.keep_up(drawing.bounds, wanted)
        if canvas.camera != before:
            self._before = self._before or before
            self._after = canvas.camera

    def _timer(self, wait: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(then)
        return timer


def _marks(tried: Tried, offered: RecordId | None) -> SaidMarks:
    said = tried.said
    return SaidMarks(
        frozenset(said.new),
        tuple(record for record in said.variables if record not in said.new),
        said.added,
        said.altered,
        offered,
    )
