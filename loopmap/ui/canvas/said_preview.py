"""The map as Enter will leave it, shown while a sentence is being typed.

New variables are seen at the places where they will be put, links as they will be
drawn. Nothing else moves, and the view follows only when the typing rests.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from loopmap.diagram.geometry import union
from loopmap.editing.sentence.parts import Sentence
from loopmap.editing.sentence.say import Place
from loopmap.editing.sentence.trial import Tried, try_out
from loopmap.errors import EditRefused
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.canvas.said_marks import SaidMarks
from loopmap.ui.canvas.view import Camera

MOST_AT_ONCE = 600
"""With more links than this the preview waits for a pause between two keys."""

PAUSE = 60
"""Milliseconds of that pause."""

REST = 400
"""Milliseconds without a key after which the view follows what will be made."""


class SaidPreview(QObject):
    """Shows sentences on one canvas; ``place`` is what Enter will place new variables by."""

    def __init__(self, canvas: CanvasWidget, place: Place) -> None:
        super().__init__(canvas)
        self._canvas, self._place = canvas, place
        self._sentence = Sentence("")
        self._before: Camera | None = None
        self._after: Camera | None = None
        self._soon = self._timer(PAUSE, self._draw)
        self._rest = self._timer(REST, self._follow)

    def show(self, sentence: Sentence) -> None:
        """Show what ``sentence`` would do; one that says nothing shows the map as it is."""
        self._sentence = sentence
        if not sentence:
            self._clear()
        elif len(self._canvas.session.map.links) > MOST_AT_ONCE:
            self._soon.start()
        else:
            self._draw()

    def keep_view(self) -> None:
        """It has been said: stay where the view has gone."""
        self._before = None

    def _draw(self) -> None:
        canvas, session = self._canvas, self._canvas.session
        if canvas.gesture_running:
            return
        try:
            tried = try_out(session.document, session.map_id, self._sentence, self._place)
        except EditRefused:
            self._clear()
            return
        touched = [key.id for key, _ in tried.said.change]
        canvas.stage.preview(tried.after, touched)
        canvas.stage.overlay.said = _marks(tried)
        canvas.refresh()
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
            canvas.camera = self._before
        self._before = None

    def _follow(self) -> None:
        """Bring into view what will be made; where we looked before is gone back to after."""
        canvas, drawing = self._canvas, self._canvas.stage.shown
        links = self._tried.after.links
        ends = [end for link in self._tried.said.path for end in (links[link].source, links[link].target)]
        boxes = drawing.label_boxes
        wanted = union([boxes[i] for i in (*self._tried.said.variables, *ends) if i in boxes])
        if canvas.stage.overlay.said is None or wanted is None:
            return
        before = canvas.camera
        canvas.viewing.keep_up(drawing.bounds, wanted)
        if canvas.camera != before:
            self._before = self._before or before
            self._after = canvas.camera

    def _timer(self, wait: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(then)
        return timer


def _marks(tried: Tried) -> SaidMarks:
    said = tried.said
    return SaidMarks(
        frozenset(said.new),
        tuple(record for record in said.variables if record not in said.new),
        said.added,
        said.altered,
    )
