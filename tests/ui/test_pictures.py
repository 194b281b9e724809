"""Pictures of notes: safely read, made small, painted with the one painter."""

import base64
import random

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from loopmap.diagram.geometry import Box
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.note_picture import pixels_of, size_of
from loopmap.diagram.page import page_of
from loopmap.diagram.primitives import Image
from loopmap.diagram.style import load_style
from loopmap.model.ids import RecordId
from loopmap.model.records import Level, Note
from loopmap.model.token import Token
from loopmap.ui.paint import paint
from loopmap.ui.pictures import LARGEST, LONGEST, decoded, kept_picture, read_image
from loopmap.ui.raster import write_pdf, write_png
from tests.support.drawn_maps import map_of
from tests.support.pictures import BROKEN, as_text, png, truncated

RED = QColor(200, 40, 40)


def _painted(data, width=60, height=60):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint(painter, [Image(None, "picture", Box(30, 30, 40, 30), data, "png", "")])
    painter.end()
    return image


def _noise(width, height):
    """A picture that cannot be pressed without loss."""
    content = random.Random(7).randbytes(width * height * 4)
    return QImage(content, width, height, width * 4, QImage.Format.Format_RGB32).copy()


def test_a_picture_is_painted_in_its_box_and_nowhere_else(qapp):
    image = _painted(as_text(png(40, 30)))
    assert image.pixelColor(30, 30) == RED
    assert image.pixelColor(12, 30) == RED
    assert image.pixelColor(5, 30) == QColor("white")
    assert image.pixelColor(30, 10) == QColor("white")


def test_a_picture_that_breaks_off_says_that_it_cannot_be_shown(qapp):
    assert decoded(truncated()) == ()
    image = _painted(truncated(), 200, 60)
    assert image.pixelColor(12, 17) != QColor("white")
    assert image.pixelColor(12, 17) != RED


def test_large_pictures_have_levels_down_to_what_a_small_note_needs(qapp):
    levels = decoded(as_text(png(1600, 400)))
    assert [level.width() for level in levels] == [1600, 800, 400, 200]
    assert levels[1].height() == 200


def test_only_png_and_jpeg_are_read_whatever_else_qt_could(qapp):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    for content in (svg, b"GIF89a" + bytes(30), b"P6 1 1 255 abc", b"", png()[:30]):
        assert read_image(content) is None
    assert decoded(BROKEN) == ()


def test_what_is_kept_is_no_longer_and_no_heavier_than_it_may_be(qapp):
    kept = kept_picture(_noise(2400, 900), Token())
    pixels = pixels_of(kept)
    assert max(pixels.width, pixels.height) == LONGEST
    assert pixels.kind == "jpeg"
    assert len(base64.b64decode(kept)) <= LARGEST


def test_a_small_picture_keeps_every_pixel_and_nothing_of_the_file_it_came_from(qapp):
    image = read_image(png(30, 20), turned=True)
    image.setText("GPS", "51.5 N")
    image.setText("Author", "Somebody")
    content = base64.b64decode(kept_picture(image, Token()))
    assert size_of(content) == (30, 20, "png")
    assert b"GPS" not in content
    assert b"Somebody" not in content
    assert read_image(content).pixelColor(9, 9) == RED


def test_what_can_be_seen_through_stays_so(qapp):
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    kept = read_image(base64.b64decode(kept_picture(image, Token())))
    assert kept.pixelColor(3, 3).alpha() == 0


@pytest.mark.parametrize("write", [write_png, write_pdf])
def test_a_picture_for_the_room_is_in_the_export_and_a_private_one_is_not(qapp, write):
    def page(level):
        note = Note(RecordId("n1"), "", 0, 0, 200, level, as_text(png(400, 300)))
        return page_of(map_of(note), load_style(), bundled_measure())

    shown, hidden = write(page(Level.ROOM)), write(page(Level.PRIVATE))
    assert write(page(Level.ROOM)) == shown
    if write is write_png:
        image = QImage.fromData(shown)
        assert image.pixelColor(image.width() // 2, image.height() // 2) == RED
    else:
        assert b"/Subtype /Image" in shown
        assert b"/Subtype /Image" not in hidden
