"""Pictures of notes: decoded once, painted sharp at every size, made small before they are kept."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageReader, QPainter

from loopmap.diagram.areas import NOT_SHOWN
from loopmap.diagram.note_picture import MOST_PIXELS, size_of
from loopmap.diagram.primitives import Image
from loopmap.errors import EditRefused
from loopmap.model.document import Document
from loopmap.model.token import Token
from loopmap.ui.fonts import font

LONGEST = 1600
"""Pixels of the longer side that a picture is kept with."""

LARGEST = 1_000_000
"""Bytes beyond which a picture is kept as JPEG, and that it is pressed below."""

_PLATE, _INK = "#fff9e3", "#4a4426"
_QUALITIES = (88, 75, 60, 45)
_SMALLEST_LEVEL = 200
_FORMATS = {"png": QByteArray(b"png"), "jpeg": QByteArray(b"jpeg")}

Levels = tuple[QImage, ...]
"""A picture and its halves, each half as wide as the one before."""


def paint_image(painter: QPainter, image: Image) -> None:
    """The picture in its box, from the level nearest to how large it is on the device."""
    box = QRectF(image.box.left, image.box.top, image.box.width, image.box.height)
    levels = decoded(image.data)
    if not levels:
        _paint_broken(painter, box)
        return
    wanted = painter.deviceTransform().mapRect(box).width()
    level = next((one for one in reversed(levels) if one.width() >= wanted), levels[0])
    painter.save()
    painter.setOpacity(painter.opacity() * image.opacity)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(box, level)
    painter.restore()


@lru_cache(maxsize=32)
def decoded(data: str) -> Levels:
    """A PNG or JPEG in base64 as images from the whole down; nothing if it cannot be read.

    Kept for the 32 pictures used last, so that it is no part of painting again. May be
    called on any thread.
    """
    try:
        image = read_image(base64.b64decode(data, validate=True))
    except ValueError:
        return ()
    if image is None:
        return ()
    levels = [image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)]
    while levels[-1].width() >= 2 * _SMALLEST_LEVEL:
        last = levels[-1]
        half = QSize(last.width() // 2, max(1, last.height() // 2))
        levels.append(_scaled(last, half))
    return tuple(levels)


def warm(document: Document, token: Token) -> None:
    """Decode the pictures of a document before they are painted; for a worker's thread."""
    for causal_map in document.maps.values():
        for note in causal_map.notes.values():
            if note.picture:
                token.check()
                decoded(note.picture)


def read_image(content: bytes, *, turned: bool = False) -> QImage | None:
    """The image in a PNG or JPEG file; None if it cannot be read.

    ``turned``: as its camera says, in the colours of the web. Nothing else is tried, and
    nothing that would be larger than ``MOST_PIXELS``.
    """
    pixels = size_of(content)
    if pixels is None:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, _FORMATS[pixels.kind])
    reader.setAutoTransform(turned)
    QImageReader.setAllocationLimit(MOST_PIXELS * 4 // 2**20 + 1)
    image = reader.read()
    if image.isNull():
        return None
    if turned and image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    return image


def kept_picture(image: QImage, token: Token) -> str:
    """An image as it is kept in a note: at most ``LONGEST`` wide or high, in base64.

    PNG where that is small, for it keeps every pixel; else JPEG. EditRefused where it
    cannot be made small enough. Carries nothing of the file it came from: no place, no
    date, no camera.
    """
    small = image
    if max(image.width(), image.height()) > LONGEST:
        size = image.size().scaled(LONGEST, LONGEST, Qt.AspectRatioMode.KeepAspectRatio)
        small = _scaled(image, size)
    token.check()
    for content in _pressed(_alone(small)):
        token.check()
        if len(content) <= LARGEST:
            return base64.b64encode(content).decode("ascii")
    raise EditRefused("This picture is too large to be kept in a note.")


def _pressed(image: QImage) -> Iterable[bytes]:
    """The image as PNG, then as JPEG of less and less quality."""
    yield _written(image, "PNG", -1)
    opaque = _painted(image, QImage.Format.Format_RGB32)
    for quality in _QUALITIES:
        yield _written(opaque, "JPEG", quality)


def _alone(image: QImage) -> QImage:
    """The pixels and nothing else that was in the file."""
    kinds = QImage.Format
    return _painted(image, kinds.Format_ARGB32 if image.hasAlphaChannel() else kinds.Format_RGB32)


def _painted(image: QImage, kind: QImage.Format) -> QImage:
    """A new image of that kind with this one on it; white where there is nothing to see through."""
    made = QImage(image.size(), kind)
    see_through = kind == QImage.Format.Format_ARGB32
    made.fill(Qt.GlobalColor.transparent if see_through else Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.drawImage(0, 0, image)
    painter.end()
    return made


def _written(image: QImage, kind: str, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _scaled(image: QImage, size: QSize) -> QImage:
    return image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _paint_broken(painter: QPainter, box: QRectF) -> None:
    """What stands for a picture whose first bytes are sound and whose rest is not."""
    painter.save()
    painter.fillRect(box, QColor(_PLATE))
    painter.setFont(font(13, 400))
    painter.setPen(QColor(_INK))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, NOT_SHOWN)
    painter.restore()
