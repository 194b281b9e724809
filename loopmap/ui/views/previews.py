"""Small pictures of named views, drawn beside the window while their page is on show."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap

from loopmap.diagram.look import Lens
from loopmap.diagram.page import Page
from loopmap.diagram.thinning import in_layers
from loopmap.editing.session import Session
from loopmap.editing.views.pages import ViewPages
from loopmap.errors import ExportError
from loopmap.formats.view_words import lens_of
from loopmap.model.document import Document
from loopmap.model.token import Token
from loopmap.model.views import View
from loopmap.ui.jobs import Jobs
from loopmap.ui.paint import paint
from loopmap.ui.panels.views_list import PREVIEW
from loopmap.ui.panels.views_panel import ViewsPanel
from loopmap.ui.raster import painting_on
from loopmap.ui.thumbnails import png_of
from loopmap.ui.views.showing import At, Showing

JOB = "small pictures of views"
REST = 400
"""Milliseconds after the last edit."""

MOST_LINKS = 150
"""Views of larger maps have no small picture: nothing of it could be told apart."""

_SHARPNESS = 2.0
"""Pixels drawn for one of `PREVIEW`, which grows with the letters and the screen."""


class Previews(QObject):
    """Keeps the pictures in step with the document while anybody can see them."""

    def __init__(
        self, session: Session, showing: Showing, panel: ViewsPanel, jobs: Jobs, theme: str
    ) -> None:
        super().__init__(panel)
        self._session, self._showing, self._panel, self._jobs = session, showing, panel, jobs
        self._theme = theme
        self._drawn: Document | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._draw)
        panel.appeared.connect(self.ask)

    def close(self) -> None:
        """Draw nothing any more."""
        self._rest.stop()
        self._jobs.cancel(JOB)

    def use(self, theme: str) -> None:
        """Draw them in another theme."""
        if theme != self._theme:
            self._theme, self._drawn = theme, None
            self.ask()

    def ask(self) -> None:
        """Draw them soon, if they are seen and anything has changed."""
        if self._panel.isVisible() and self._drawn is not self._session.document:
            self._rest.start()

    def _draw(self) -> None:
        document = self._session.document
        wanted = [at for at in self._showing.all() if _is_small(document, at)]
        work = partial(_pictures, document, wanted, self._theme)
        self._jobs.run(JOB, work, partial(self._show, document))

    def _show(self, document: Document, found: dict[At, bytes]) -> None:
        self._drawn = document
        for at, png in found.items():
            picture = QPixmap()
            picture.loadFromData(png)
            self._panel.list.show_picture(at, QIcon(picture))


def _is_small(document: Document, at: At) -> bool:
    return len(document.maps[at.map_id].links) <= MOST_LINKS


def _pictures(document: Document, wanted: list[At], theme: str, token: Token) -> dict[At, bytes]:
    """A PNG of each view of which anything is left."""
    pages, found = ViewPages(document), {}
    for at in wanted:
        token.check()
        try:
            page = pages.page(at.map_id, _bare(document.maps[at.map_id].views[at.view], theme)).page
        except ExportError:
            continue
        found[at] = png_of(_image(page, PREVIEW * _SHARPNESS))
    return found


def _bare(view: View, theme: str) -> View:
    """The view with nothing around it, and without the run that a lens would need."""
    lens = Lens.SIGN.value if lens_of(view) is Lens.RUN else view.lens
    bare = replace(view, title=False, legend=False, source=False, beliefs=False)
    return replace(bare, paper="", theme=theme, lens=lens)


def _image(page: Page, size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(page.ground))
    area = page.area
    scale = min(size.width() / area.width, size.height() / area.height)
    with painting_on(image) as painter:
        painter.translate(size.width() / 2, size.height() / 2)
        painter.scale(scale, scale)
        painter.translate(-area.x, -area.y)
        paint(painter, in_layers(page.primitives))
    return image
