"""Small pictures of maps for the welcome page, drawn on another thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from loopmap.model.token import Token


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture as PNG, and the title of the document."""

    title: str
    png: bytes


def thumbnail(
    path: Path, theme: str, size: tuple[int, int], ratio: float, token: Token
) -> Thumbnail:
    """The first map of a file in a box of ``size`` logical pixels. Raises FormatError."""
    from loopmap.diagram.part import without_private
    from loopmap.diagram.style import load_style
    from loopmap.formats.registry import open_file
    from loopmap.ui.map_image import map_image

    document = open_file(path).document
    token.check()
    # A room may see this page.
    first = without_private(document.maps[document.map_order[0]])
    image = map_image(first, load_style(theme), size, ratio, token)
    return Thumbnail(document.info.title or path.stem, png_of(image))


def png_of(image: QImage) -> bytes:
    """The image as a file: bytes may go from one thread to another."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
