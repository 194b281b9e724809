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

from loopmap.diagram.drawing import Drawing, recolour
from loopmap.diagram.style import Style
from loopmap.editing.session import Session
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.canvas.known_pictures import KEPT
from loopmap.ui.canvas.light import Light, of_no_other
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.canvas.stage import MOST_PROMPT
from loopmap.ui.jobs import Jobs
from loopmap.ui.paint import paint
from loopmap.ui.settling import Settling, drawn

REST = 1500
"""Milliseconds without an edit before maps that nobody looks at are drawn."""

MOST_RESTYLED_NOW = 24
"""Links of a map that is drawn at once in a style of other sizes."""

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
        self._settling = Settling(
            canvas.stage,
            jobs,
            self,
            take=canvas.lighting.take,
            painted=canvas.refresh,
            is_busy=lambda: canvas.in_hand.busy,
        )
        canvas.lighting.changed.connect(self._settling.look)
        canvas.turnedDiscreet.connect(self._settling.look)

    def close(self) -> None:
        """Draw nothing more."""
        self._rest.stop()
        self._settling.close()
        for key in ("draw another map", "draw in another style"):
            self._jobs.cancel(key)

    def look(self, _change: object = None) -> None:
        """Begin with what there is to draw, once everybody has heard of what happened."""
        self._rest.start()
        self._settling.look()

    def restyle(self, style: Style) -> None:
        """Show the map in another style, as soon as it is drawn in it."""
        stage = self._canvas.stage
        if style == stage.style:  # only the window around it looks otherwise
            self._jobs.cancel("draw in another style")
            self.restyled.emit()
            return
        show = partial(self._show_in_style, style)
        if stage.late is not None:
            work = partial(drawn, stage.map, style, stage.light)
            self._jobs.run("draw in another style", work, show)
            return
        drawing = stage.on_show
        if is_restyled_at_once(drawing, style):
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
            self._settling.look()  # loops may have been lit since
        else:
            self.restyle(style)

    def _draw_another(self) -> None:
        """One of the maps behind the other tabs, then the next."""
        canvas, document = self._canvas, self._session.document
        stage = canvas.stage
        light = Light(of_no_other(stage.emphasis), ())
        for map_id in document.map_order:
            causal_map = document.maps[map_id]
            shown = map_id == self._session.map_id or canvas.turning.knows(causal_map)
            if len(causal_map.links) > MOST_PROMPT and not shown:
                work = partial(drawn, causal_map, stage.style, light)
                self._jobs.run("draw another map", work, self._keep)
                return

    def _keep(self, picture: Picture) -> None:
        self._canvas.turning.known.keep(picture)
        if len(self._session.document.maps) <= KEPT + 1:
            self._rest.start()


def is_restyled_at_once(drawing: Drawing, style: Style) -> bool:
    """Whether a drawing is brought into another style in no time: few links, or all stay."""
    return len(drawing.link_paths) <= MOST_RESTYLED_NOW or drawing.style.gives_places_of(style)
