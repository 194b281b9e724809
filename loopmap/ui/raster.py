"""PNG and PDF: the drawing painted by Qt into bytes, identical for identical input.

Works without a screen ("offscreen" platform). Both files carry the title and the
text description: PNG in its text chunks, PDF in its metadata. Neither carries a
date or a random number.
"""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QColor, QImage, QPageSize, QPaintDevice, QPainter, QPdfWriter

from loopmap.diagram.geometry import Box
from loopmap.diagram.page import Page
from loopmap.diagram.primitives import Primitive
from loopmap.diagram.thinning import in_layers
from loopmap.errors import ExportError
from loopmap.formats.pdf_order import in_fixed_order
from loopmap.formats.xml_text import escape
from loopmap.model.token import breathe
from loopmap.ui.fonts import load_fonts
from loopmap.ui.paint import paint

UNITS_PER_INCH = 96.0
"""A map unit is a CSS pixel: 96 of them are an inch of paper."""

MOST_PIXELS = 400_000_000

_AT_ONCE = 500_000
"""Pixels that get their ground at once: in all of a large picture at once, no other thread of
ours would come to its turn."""

_PDF_DPI = 1200

_SHAPES_AT_ONCE = 2_000
"""Shapes that Qt packs at once at the end of a page of a PDF: some ten milliseconds."""

_BYTES_AT_ONCE = 1 << 20


def write_png(page: Page, dpi: float = 192) -> bytes:
    """The picture at ``dpi`` pixels to the inch; 96 is one pixel to the map unit.

    Raises ExportError when that would be more than ``MOST_PIXELS`` pixels.
    """
    image = to_image(page.primitives, page.area, page.ground, dpi / UNITS_PER_INCH)
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    image.setText("Title", page.title)
    image.setText("Description", page.description)
    image.setText("Software", "Loopmap")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise ExportError("The picture could not be written as PNG.")
    return _taken_from(buffer)


def _taken_from(written: QBuffer) -> bytes:
    """All of it, piece by piece: a copy of tens of megabytes keeps all others from their turn."""
    taken = io.BytesIO()
    written.seek(0)
    while not written.atEnd():
        breathe()
        taken.write(written.read(_BYTES_AT_ONCE).data())
    return taken.getvalue()


def to_image(primitives: Iterable[Primitive], area: Box, ground: str, scale: float) -> QImage:
    """The part ``area`` of the drawing, ``scale`` pixels to the map unit."""
    load_fonts()
    width = max(1, round(area.width * scale))
    height = max(1, round(area.height * scale))
    if not (scale > 0 and width * height <= MOST_PIXELS):
        raise ExportError(
            f"A picture of {width} by {height} pixels is too large.", "Choose fewer dots per inch."
        )
    image = QImage(width, height, QImage.Format.Format_RGB32)
    with painting_on(image) as painter:
        rows = max(1, _AT_ONCE // width)
        for top in range(0, height, rows):
            breathe()
            painter.fillRect(0, top, width, rows, QColor(ground))
        painter.scale(scale, scale)
        painter.translate(-area.left, -area.top)
        paint(painter, in_layers(primitives))
    return image


@contextmanager
def painting_on(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter that is done with its device whatever happens, for painting may be cancelled."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()


def write_pdf(page: Page, *more: Page) -> bytes:
    """Each page as large as it is, text as text in embedded fonts.

    Title and description are those of the first.
    """
    load_fonts()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    _set_size(writer, page)
    writer.setResolution(_PDF_DPI)
    writer.setTitle(page.title)
    writer.setCreator("Loopmap")
    _name_for_good(writer, page)
    parts = []
    with painting_on(writer) as painter:
        for number, each in enumerate((page, *more)):
            if number:
                _set_size(writer, each)
                writer.newPage()
            parts.append(_paint_page(writer, painter, each))
    buffer.close()
    return in_fixed_order(bytes(data.data()), parts)


def _set_size(writer: QPdfWriter, page: Page) -> None:
    """The size of the page that comes next."""
    width, height = page.area.width, page.area.height
    points = QSizeF(width * 72 / UNITS_PER_INCH, height * 72 / UNITS_PER_INCH)
    writer.setPageSize(
        QPageSize(points, QPageSize.Unit.Point, "Map", QPageSize.SizeMatchPolicy.ExactMatch)
    )


def _paint_page(writer: QPdfWriter, painter: QPainter, page: Page) -> int:
    """Paint it as one page or, where much is on it, as several; as how many."""
    area, scale = page.area, _PDF_DPI / UNITS_PER_INCH
    painter.resetTransform()
    painter.scale(scale, scale)
    painter.translate(-area.left, -area.top)
    painter.fillRect(area.left, area.top, area.width, area.height, QColor(page.ground))  # type: ignore[call-overload]
    shapes = [*in_layers(page.primitives)]
    starts = range(0, max(len(shapes), 1), _SHAPES_AT_ONCE)
    for start in starts:
        if start:
            writer.newPage()
        paint(painter, shapes[start : start + _SHAPES_AT_ONCE])
    return len(starts)


def _name_for_good(writer: QPdfWriter, page: Page) -> None:
    """Give the file an identity and metadata that follow from its words alone."""
    words = f"{page.title}\n{page.description}"
    writer.setDocumentId(QUuid(str(uuid.uuid5(uuid.NAMESPACE_URL, words))))
    writer.setDocumentXmpMetadata(QByteArray(_xmp(page).encode("utf-8")))


def _xmp(page: Page) -> str:
    """Title and description as XMP (ISO 16684-1), where readers and catalogues look."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(page.title)}</rdf:li>'
        "</rdf:Alt></dc:title>"
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{escape(page.description)}</rdf:li></rdf:Alt></dc:description>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    )
