"""Metafiles: as large as the page, whole record by record, all in outlines, the same each time."""

import base64
import struct
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from loopmap.diagram.geometry import Box
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Asked, Page, page_of
from loopmap.diagram.primitives import Image, RoundBox, TextLine
from loopmap.diagram.style import load_style
from loopmap.ui.fonts import font
from loopmap.ui.metafile import write_metafile
from tests.support.drawn_maps import full_map

BITMAP, TEXT = 81, {83, 84, 96, 97}
BRUSH, FILL, END = 39, 62, 14


@pytest.fixture
def page(qapp):
    asked = Asked(title=True, legend=True, beliefs=True)
    return page_of(full_map(), load_style(), bundled_measure(), asked=asked)


def _records(content):
    at = 0
    while at < len(content):
        kind, length = struct.unpack_from("<II", content, at)
        assert length >= 8
        assert length % 4 == 0
        yield kind, content[at + 8 : at + length]
        at += length
    assert at == len(content)


def test_the_header_says_how_large_it_is_and_how_much_there_is(page):
    content = write_metafile(page)
    frame = struct.unpack_from("<4i", content, 24)
    signature, _, length, count = struct.unpack_from("<4sIII", content, 40)
    (handles,) = struct.unpack_from("<H", content, 56)
    records = list(_records(content))
    assert frame[:2] == (0, 0)
    assert frame[2] == pytest.approx(page.area.width / 96 * 2540, abs=1)
    assert frame[3] == pytest.approx(page.area.height / 96 * 2540, abs=1)
    assert (signature, length, count) == (b" EMF", len(content), len(records))
    assert handles == 1 + sum(kind == BRUSH for kind, _ in records)
    assert records[-1][0] == END
    assert f"Loopmap\0{page.title}\0\0".encode("utf-16-le") in content


def test_all_is_outlines_so_that_no_typeface_is_needed(page):
    kinds = [kind for kind, _ in _records(write_metafile(page))]
    drawn = [s for s in page.primitives if isinstance(s, RoundBox | TextLine)]
    assert not TEXT & set(kinds)
    assert kinds.count(FILL) >= len(drawn)


def test_the_same_page_gives_the_same_bytes(page):
    assert write_metafile(page) == write_metafile(replace(page))


def test_outlines_lie_on_the_page(page):
    for kind, content in _records(write_metafile(page)):
        if kind == FILL:
            left, top, right, bottom = (side / 16 for side in struct.unpack("<4i", content))
            assert -1 <= left <= right <= page.area.width + 1
            assert -1 <= top <= bottom <= page.area.height + 1


def test_a_picture_of_a_note_is_a_picture(qapp):
    drawn = QImage(3, 2, QImage.Format.Format_RGB32)
    drawn.fill(QColor("#ff0000"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn.save(buffer, "PNG")
    data = base64.b64encode(buffer.data().data()).decode()
    box = Box(20, 20, 30, 20)
    page = Page((Image(None, "picture", box, data, "png"),), Box(20, 20, 40, 40), "#ffffff", "", "")
    (content,) = (content for kind, content in _records(write_metafile(page)) if kind == BITMAP)
    left, top, right, bottom = (side / 16 for side in struct.unpack_from("<4i", content))
    assert (left, top, right, bottom) == (5, 10, 35, 30)
    across, down = struct.unpack_from("<ii", content, 76)
    rows = content[112:]
    assert len(rows) == down * (-(-across * 3 // 4) * 4)
    assert rows[:3] == b"\x00\x00\xff"


def test_what_was_painted_before_does_not_move_the_letters(page):
    before = write_metafile(page)
    for size in (64, 17, 64, 1000):
        picture = QImage(400, 200, QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(picture)
        painter.setFont(font(size))
        painter.drawText(QPointF(3.7, 90.3), f"Vow {size}")
        painter.end()
        assert write_metafile(page) == before
