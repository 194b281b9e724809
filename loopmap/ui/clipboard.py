"""What copying puts on the clipboard: made when another program asks, or beforehand in a job."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData, QStringListModel
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from loopmap.diagram.alt_text import alt_text
from loopmap.diagram.describe import describe
from loopmap.diagram.emphasis import Badge
from loopmap.diagram.fold import fold
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Page, page_of
from loopmap.diagram.style import load_style
from loopmap.editing.clip import MEDIA_TYPE, Clip, clip_to_json
from loopmap.editing.copied import Copied
from loopmap.formats.html_figure import html_figure
from loopmap.model.made_once import made_once
from loopmap.model.token import Token
from loopmap.ui.edits_beside import MANY
from loopmap.ui.jobs import Jobs
from loopmap.ui.raster import UNITS_PER_INCH, write_png

TWICE = 2.0
"""Pixels of a copied picture for each map unit."""

MOST_PIXELS = 24_000_000
"""Pixels of a copied picture: a larger map is drawn smaller, so that it can be pasted at all."""

SVG, PNG, HTML, TEXT = "image/svg+xml", "image/png", "text/html", "text/plain"
QT_IMAGE = "application/x-qt-image"
"""Under this name Qt hands a picture to the clipboards of Windows and macOS."""

RECORDS = (MEDIA_TYPE, SVG, PNG, QT_IMAGE, HTML, TEXT)
PICTURE = (SVG, PNG, QT_IMAGE, HTML)


class Rendering:
    """Every format of what was copied, each made once. May be asked on any thread."""

    def __init__(self, copied: Copied, badges: Iterable[Badge] = ()) -> None:
        self._copied = copied
        self._badges = tuple(badges)

    @property
    def clip(self) -> Clip:
        """The records that were copied."""
        return self._copied.clip

    @property
    def is_large(self) -> bool:
        """Whether so many records may have been copied that gathering them takes a moment."""
        return self._copied.most > MANY

    def content(self, kind: str) -> bytes:
        """The bytes of one of ``RECORDS``."""
        match kind:
            case "image/svg+xml":
                return self.svg
            case "image/png" | "application/x-qt-image":
                return self.png
            case "text/html":
                return self.html
            case "text/plain":
                return self._copied.sentences.encode()
        return clip_to_json(self.clip).encode()

    def is_made(self, kind: str) -> bool:
        """Whether a format of the picture need not be made any more."""
        return {SVG: "svg", HTML: "html"}.get(kind, "png") in self.__dict__

    def prepare(self, token: Token) -> None:
        """Make what takes long, so that nobody has to wait for it."""
        for part in ("page", "svg", "png", "html"):
            token.check()
            getattr(self, part)

    @made_once
    def page(self) -> Page:
        copied = self._copied
        drawn = copied.shown.links.keys()
        badges = tuple(badge for badge in self._badges if drawn >= set(badge.links))
        style, measure = load_style("light"), bundled_measure()
        return page_of(copied.shown, style, measure, title=copied.title, badges=badges)

    @made_once
    def svg(self) -> bytes:
        from loopmap.formats.svg import write_svg

        return write_svg(self.page, fold(self._copied.shown), typeface=True)

    @made_once
    def png(self) -> bytes:
        area = self.page.area
        scale = min(TWICE, math.sqrt(MOST_PIXELS / (area.width * area.height)))
        return write_png(self.page, UNITS_PER_INCH * scale)

    @made_once
    def html(self) -> bytes:
        size = round(self.page.area.width), round(self.page.area.height)
        return html_figure(self.png, size, alternative(self._copied), self._copied.title)


class ClipboardData(QMimeData):
    """Offers formats at once and makes each when it is asked for."""

    def __init__(self, rendering: Rendering, kinds: tuple[str, ...]) -> None:
        super().__init__()
        self._rendering, self._kinds = rendering, kinds

    def formats(self) -> list[str]:
        return list(self._kinds)

    def hasFormat(self, kind: str, /) -> bool:
        return kind in self._kinds

    def retrieveData(self, kind: str, _wanted: object, /) -> object:
        """The content as Qt wants it: text as text, the picture for Qt as an image."""
        if kind not in self._kinds:
            return None
        content = self._rendering.content(kind)
        if kind == QT_IMAGE:
            return QImage.fromData(content)
        return content.decode() if kind in (TEXT, HTML) else QByteArray(content)

    @property
    def rendering(self) -> Rendering:
        """What makes the formats; it outlives this, and may be asked on any thread."""
        return self._rendering

    @property
    def clip(self) -> Clip | None:
        """The records that are offered, as they are."""
        return self._rendering.clip if MEDIA_TYPE in self._kinds else None

    def made(self) -> QMimeData:
        """What has been made by now and what is made at once, as data that needs no Python."""
        data, rendering = data_without_python(), self._rendering
        for kind in self._kinds:
            if kind not in (PNG, QT_IMAGE, HTML, SVG) or rendering.is_made(kind):
                data.setData(kind, QByteArray(rendering.content(kind)))
        return data


def put(copied: Copied, kinds: tuple[str, ...], badges: Iterable[Badge], jobs: Jobs) -> None:
    """Offer what was copied in these formats; the pictures are made in the background."""
    rendering = Rendering(copied, badges)
    QApplication.clipboard().setMimeData(ClipboardData(rendering, kinds))
    jobs.run("copy", rendering.prepare, _ready, can_wait=True)


def leave_plain() -> None:
    """Let the clipboard outlive the application: Python is gone when it is asked again."""
    board = QApplication.clipboard()
    data = board.mimeData()
    if isinstance(data, ClipboardData):
        board.setMimeData(data.made())


def data_without_python() -> QMimeData:
    """Empty data that Qt itself has made, for what is put on the clipboard ready-made.

    What ``QMimeData()`` makes is of a class of the binding's own, which needs Python even to
    be destroyed; some clipboards do that when Python has gone.
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    for kind in data.formats():
        data.removeFormat(kind)
    return data


def put_text(text: str) -> None:
    """Offer a text alone."""
    QApplication.clipboard().setText(text)


def alternative(copied: Copied) -> str:
    """The short text that stands for its picture."""
    return alt_text(fold(copied.shown), copied.title)


def told(copied: Copied) -> str:
    """The short text and then all the picture shows, link by link."""
    return f"{alternative(copied)}\n\n{describe(fold(copied.shown), copied.title)}"


def _ready(_: None) -> None:
    """Nothing to do: the clipboard asks for it when it is wanted."""
