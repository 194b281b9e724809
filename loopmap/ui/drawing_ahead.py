"""Large maps drawn on another thread, while people go on with what is on show.

Five things are drawn so: the maps behind the other tabs, before anybody turns to them; a
map in a style of other sizes, the old one staying on show till then; a map of which so
much was changed at once that it is late; one of which so much was moved that it was drawn
roughly first; and, of a very large map, the places of signs and badges that the drawing on
show has left for later.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from loopmap.diagram.drawing import Drawing, draw, recolour
from loopmap.diagram.fold import fold
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.settle import settle
from loopmap.diagram.style import Style
from loopmap.editing.session import Session
from loopmap.model.document import CausalMap
from loopmap.model.token import Token
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.canvas.known_pictures import KEPT
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.canvas.stage import MOST_PROMPT
from loopmap.ui.jobs import Jobs
from loopmap.ui.paint import paint

REST = 1500
"""Milliseconds without an edit before maps that nobody looks at are drawn."""

LATE = "draw what is late"

_SOON = 40
"""Milliseconds from an edit until what it left for later is drawn: its other turns come first."""

_AGAIN = 60
"""Milliseconds until it is seen whether a hand has let go."""


class DrawingAhead(QObject):
    """Draws for one canvas; ``look`` whenever the document, the map or the light has changed.

    ``restyled`` when the map is on show in another style.
    """

    restyled = Signal()

    def __init__(self, canvas: CanvasWidget, session: Session, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas, self._session, self._jobs = canvas, session, jobs
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._draw_another)
        self._rest.start()
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._begin)
        self._soon.start()
        canvas.stage.somebody_settles = True
        canvas.lighting.changed.connect(self._soon.start)

    def close(self) -> None:
        """Draw nothing more."""
        self._rest.stop()
        self._soon.stop()
        for key in ("draw another map", LATE, "draw exactly", "draw in another style"):
            self._jobs.cancel(key)

    def look(self, _change: object = None) -> None:
        """Begin with what there is to draw, once everybody has heard of what happened."""
        self._rest.start()
        self._soon.start()

    def _begin(self) -> None:
        stage = self._canvas.stage
        if stage.late is not None:
            if not self._jobs.is_running(LATE):  # what changes meanwhile is taken up after it
                self._jobs.run(LATE, stage.late.picture, self._arrive)
        elif stage.is_rough:
            work = partial(_drawn, stage.map, stage.style)
            self._jobs.run("draw exactly", work, self._refine)
        elif not stage.on_show.is_settled:
            before = stage.on_show
            self._jobs.run("draw exactly", partial(_settled, before), partial(self._settle, before))
        else:
            self._jobs.cancel("draw exactly")

    def restyle(self, style: Style) -> None:
        """Show the map in another style, as soon as it is drawn in it."""
        stage = self._canvas.stage
        if style == stage.style:  # only the window around it looks otherwise
            self._jobs.cancel("draw in another style")
            self.restyled.emit()
            return
        show = partial(self._show_in_style, style)
        if stage.late is not None:
            self._jobs.run("draw in another style", partial(_drawn, stage.map, style), show)
            return
        drawing = stage.on_show
        if len(drawing.link_paths) <= MOST_PROMPT or drawing.style.gives_places_of(style):
            self._jobs.cancel("draw in another style")
            self._canvas.set_style(style)
            self.restyled.emit()
            return
        self._jobs.run(
            "draw in another style",
            lambda _: Picture(recolour(drawing, style), paint),
            show,
        )

    def _show_in_style(self, style: Style, picture: Picture) -> None:
        if self._canvas.in_hand.busy:
            QTimer.singleShot(_AGAIN, self, partial(self._show_in_style, style, picture))
        elif picture.drawing.causal_map is self._canvas.stage.map:
            self._canvas.set_style(style, picture)
            self.restyled.emit()
        else:
            self.restyle(style)

    def _settle(self, before: Drawing, drawing: Drawing) -> None:
        if self._canvas.in_hand.busy:
            QTimer.singleShot(_AGAIN, self, partial(self._settle, before, drawing))
        elif self._canvas.stage.on_show is before and self._canvas.stage.late is None:
            self._canvas.lighting.take(drawing)
        else:
            self._soon.start()

    def _arrive(self, picture: Picture) -> None:
        self._canvas.stage.arrive(picture)
        self._canvas.refresh()
        self.look()

    def _refine(self, picture: Picture) -> None:
        stage = self._canvas.stage
        if self._canvas.in_hand.busy:
            QTimer.singleShot(_AGAIN, self, partial(self._refine, picture))
        elif picture.drawing.causal_map is stage.map and picture.drawing.style == stage.style:
            stage.refine(picture)
            self._canvas.refresh()
        else:
            self.look()

    def _draw_another(self) -> None:
        """One of the maps behind the other tabs, then the next."""
        stage, document = self._canvas.stage, self._session.document
        for map_id in document.map_order:
            causal_map = document.maps[map_id]
            shown = map_id == self._session.map_id or stage.known.knows(causal_map, stage.style)
            if len(causal_map.links) > MOST_PROMPT and not shown:
                work = partial(_drawn, causal_map, stage.style)
                self._jobs.run("draw another map", work, self._keep)
                return

    def _keep(self, picture: Picture) -> None:
        self._canvas.stage.known.keep(picture)
        if len(self._session.document.maps) <= KEPT + 1:
            self._rest.start()


def _settled(before: Drawing, token: Token) -> Drawing:
    """The drawing with nothing left for later; the shapes that differ are made."""
    drawing = settle(before)
    for record in sorted(drawing.altered or ()):
        token.check()
        drawing.primitives(record)
    return drawing


def _drawn(causal_map: CausalMap, style: Style, token: Token) -> Picture:
    """The picture of a map, with a stack for each collapsed group."""
    drawing = draw(fold(causal_map), style, bundled_measure())
    token.check()
    return Picture(drawing, paint)
