"""The picture of a map that comes in, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

SIZE = (440, 400)
"""Logical pixels of the picture that is drawn; larger windows show it larger."""

SHARPER = 1.6
"""So much finer than the screen it is drawn, to stay sharp there."""

_LEAST = QSize(200, 130)


class MapView(QWidget):
    """Paper until there is a picture; what it shows is told to those who listen."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setAccessibleName("Picture of the map")
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage, told: str) -> None:
        """Show a picture of ``SIZE``; ``told`` says what there is to see."""
        self._image = image
        self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(*SIZE)

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._image.pixelColor(0, 0))
        room = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left, top = (self.width() - room.width()) / 2, (self.height() - room.height()) / 2
        painter.drawImage(QRectF(left, top, room.width(), room.height()), self._image)
        painter.end()
