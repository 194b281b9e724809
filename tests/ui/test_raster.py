"""PNG and PDF: the same bytes for the same map, described inside, private notes left out."""

import hashlib
import re
import subprocess
import sys
import zlib

import pytest
from PySide6.QtGui import QColor, QFontInfo, QImage

from loopmap.diagram.geometry import Box
from loopmap.diagram.measure import FAMILY, bundled_measure
from loopmap.diagram.page import Asked, page_of
from loopmap.diagram.primitives import TextLine
from loopmap.diagram.style import THEMES, load_style
from loopmap.errors import Cancelled, ExportError
from loopmap.model.token import Token, working_for
from loopmap.ui import raster
from loopmap.ui.fonts import font, load_fonts
from loopmap.ui.raster import to_image, write_pdf, write_png
from tests.support.drawn_maps import full_map, map_of

pytestmark = pytest.mark.usefixtures("qapp")

IN_A_PROCESS = """
import hashlib
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
from tests.ui.test_raster import _page
from loopmap.ui.raster import write_pdf, write_png
page = _page()
print(hashlib.sha256(write_pdf(page)).hexdigest(), hashlib.sha256(write_png(page)).hexdigest())
"""


def _page(theme="light"):
    asked = Asked(title=True, legend=True, source=True)
    return page_of(full_map(), load_style(theme), bundled_measure(), asked=asked)


def _streams(pdf):
    """The file with every compressed part unpacked."""
    parts = [pdf]
    for piece in pdf.split(b"stream\n")[1:]:
        try:
            parts.append(zlib.decompressobj().decompress(piece))
        except zlib.error:
            continue
    return b"".join(parts)


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_the_bundled_typeface_answers_for_every_weight(weight):
    load_fonts()
    info = QFontInfo(font(14, weight))
    assert (info.family(), info.weight()) == (FAMILY, weight)


def test_a_png_is_as_large_as_its_dots_per_inch_say():
    page = _page()
    image = QImage.fromData(write_png(page, 192))
    assert (image.width(), image.height()) == (
        round(page.area.width * 2),
        round(page.area.height * 2),
    )
    assert image.dotsPerMeterX() == round(192 / 0.0254)


def test_a_png_carries_title_and_description():
    image = QImage.fromData(write_png(_page(), 48))
    assert image.text("Title") == "Fines <today>"
    assert "Variable 1 to Variable 2: opposite way." in image.text("Description")


@pytest.mark.parametrize("theme", THEMES)
def test_a_png_has_the_ground_of_its_theme_and_something_on_it(theme):
    image = QImage.fromData(write_png(_page(theme), 96))
    ground = QColor(load_style(theme).paper)
    assert image.pixelColor(2, 2) == ground
    across = range(0, image.width(), 7)
    assert any(image.pixelColor(x, y) != ground for x in across for y in across if y < 300)


def test_a_picture_beyond_all_measure_is_refused():
    with pytest.raises(ExportError, match="too large"):
        write_png(_page(), 1_000_000)


def test_a_pdf_holds_its_fonts_its_title_and_no_real_date():
    pdf = write_pdf(_page())
    assert pdf.startswith(b"%PDF-1.")
    assert b"FontFile2" in pdf
    assert b"AtkinsonHyperlegibleNext" in pdf
    assert b"(D:20000101000000Z)" in pdf
    assert b"Variable 1 to Variable 2: opposite way." in _streams(pdf)


def _page_of_pdf(pdf):
    """How many pages there are, and of the first: its streams unpacked, and what it may use."""
    objects = dict(re.findall(rb"(?ms)^(\d+) 0 obj\n(.*?)^endobj", pdf))
    page = next(body for body in objects.values() if b"/Type /Page\n" in body)
    contents = re.search(rb"/Contents (\[[^\]]*\]|\d+ 0 R)", page)[1]
    streams = [objects[number] for number in re.findall(rb"(\d+) 0 R", contents)]
    packed = [body.split(b"stream\n", 1)[1].removesuffix(b"endstream\n") for body in streams]
    flat = [b"Flate" in body for body in streams]
    shown = b"".join(zlib.decompress(p) if f else p for p, f in zip(packed, flat, strict=True))
    used = objects[re.search(rb"/Resources (\d+) 0 R", page)[1]]
    return int(re.search(rb"/Count (\d+)", pdf)[1]), shown, used


def test_a_large_page_is_packed_in_parts_and_is_one_page_all_the_same(monkeypatch):
    page = _page()
    count, in_one, all_used = _page_of_pdf(write_pdf(page))
    monkeypatch.setattr(raster, "_SHAPES_AT_ONCE", 7)
    pdf = write_pdf(page)
    counted, shown, used = _page_of_pdf(pdf)
    assert count == counted == 1
    assert pdf.count(b"FlateDecode") > 3
    letters = re.compile(rb"<([0-9A-F]+)> Tj")
    assert letters.findall(shown) == letters.findall(in_one)
    assert shown.split().count(b"q") == shown.split().count(b"Q")
    assert set(re.findall(rb"(?m)^/F\d+", used)) == set(re.findall(rb"/F\d+", shown))
    assert used.count(b"/F") == all_used.count(b"/F")


def test_pages_packed_in_parts_come_one_after_the_other(monkeypatch):
    monkeypatch.setattr(raster, "_SHAPES_AT_ONCE", 7)
    page = _page()
    alone, both = (
        write_pdf(page),
        write_pdf(page, page_of(map_of(), load_style(), bundled_measure())),
    )
    assert [_page_of_pdf(pdf)[0] for pdf in (alone, both)] == [1, 2]
    assert both == write_pdf(page, page_of(map_of(), load_style(), bundled_measure()))


def test_a_dashed_line_is_a_dashed_line_in_a_pdf_and_no_row_of_outlines():
    dashes = rb"\[[\d.]+ [\d. ]+\]\d+ +d\n"  # ISO 32000-1, 8.4.3.6
    assert re.search(dashes, _streams(write_pdf(_page())))


def test_a_private_note_is_in_no_byte_of_a_picture():
    assert b"SECRET-WORD" not in _streams(write_pdf(_page()))
    assert "SECRET-WORD" not in str(QImage.fromData(write_png(_page())).text())


def test_two_processes_write_the_same_bytes():
    page = _page()
    mine = [hashlib.sha256(b).hexdigest() for b in (write_pdf(page), write_png(page))]
    ran = subprocess.run(
        [sys.executable, "-c", IN_A_PROCESS], capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == mine


def test_an_empty_map_can_be_written_too():
    page = page_of(map_of(), load_style(), bundled_measure())
    assert QImage.fromData(write_png(page)).width() > 0
    assert write_pdf(page)


@pytest.mark.parametrize("write", [write_png, write_pdf])
def test_painting_that_is_cancelled_lets_go_of_its_paper(write):
    """Qt warns, and the test fails, where paper goes on which somebody still paints."""
    token, page = Token(), _page()
    token.cancel()
    with working_for(token), pytest.raises(Cancelled):
        write(page)
    assert write(page)


def test_letters_are_as_large_as_asked_for_where_qt_has_no_such_size():
    def width(size):
        line = TextLine(None, "name", 50.0, 30.0, "Fines issued", size, 400, "#000000")
        image = to_image([line], Box(50, 25, 100, 14), "#ffffff", 8.0)
        dark = [x for x in range(image.width()) if _is_dark(image, x)]
        return dark[-1] - dark[0]

    assert width(5.4) == pytest.approx(width(10.8) / 2, rel=0.02)
    assert width(5.4) / width(5.0) == pytest.approx(1.08, rel=0.01)


def _is_dark(image, x):
    return any(image.pixelColor(x, y).lightness() < 128 for y in range(0, image.height(), 2))
