"""The clipboard: formats others can use, nothing private in them, made when asked for."""

from __future__ import annotations

import base64
import re

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage

from loopmap.editing.clip import MEDIA_TYPE, Clip, clip_from_json, clip_to_json
from loopmap.editing.copied import Copied
from loopmap.ui import clipboard
from loopmap.ui.clipboard import (
    HTML,
    PICTURE,
    PNG,
    QT_IMAGE,
    RECORDS,
    SVG,
    TEXT,
    ClipboardData,
    Rendering,
    told,
)
from loopmap.ui.offered import offered
from tests.support.drawn_maps import full_map, map_of
from tests.support.folded_maps import households
from tests.support.pictures import png

SECRET = b"SECRET-WORD"


@pytest.fixture
def data(qapp):
    return ClipboardData(Rendering(Copied(full_map(), None, "Fines & more")), RECORDS)


def _bytes(data, kind):
    return bytes(data.data(kind).data())


def test_every_format_is_offered_and_holds_what_it_should(data):
    assert data.formats() == list(RECORDS)
    assert clip_from_json(_bytes(data, MEDIA_TYPE).decode()).variables
    assert _bytes(data, SVG).startswith(b"<?xml")
    assert _bytes(data, PNG).startswith(b"\x89PNG")
    assert "Variable 0 + Variable 1" in data.text()
    assert data.hasImage()
    assert isinstance(data.imageData(), QImage)


def test_the_picture_has_two_pixels_for_each_unit_of_the_map(data):
    width = float(re.search(rb'<svg[^>]* width="([\d.]+)"', _bytes(data, SVG)).group(1))
    image = QImage.fromData(_bytes(data, PNG))
    assert image.width() == round(2 * width)
    assert data.imageData().size() == image.size()


def test_a_map_too_large_for_twice_its_size_is_drawn_smaller(qapp, monkeypatch):
    monkeypatch.setattr(clipboard, "MOST_PIXELS", 10_000)
    image = QImage.fromData(Rendering(Copied(full_map(), None, "")).png)
    assert image.width() * image.height() <= 11_000


def test_the_page_has_the_picture_with_its_words_and_loads_nothing(data):
    page = data.html()
    assert 'alt="Causal loop diagram, 4 variables and 5 links: Fines &amp; more.' in page
    (content,) = re.findall(r'src="data:image/png;base64,([^"]+)"', page)
    assert base64.b64decode(content) == _bytes(data, PNG)
    assert "http" not in page


def test_what_is_private_is_in_our_own_records_and_nowhere_else(data):
    assert SECRET in _bytes(data, MEDIA_TYPE)
    for kind in (SVG, HTML, TEXT):
        assert SECRET not in _bytes(data, kind)
    assert SECRET not in _bytes(data, PNG)
    assert SECRET.decode() not in told(Copied(full_map(), None, "Fines"))


def test_nothing_is_made_before_somebody_asks(qapp, monkeypatch):
    made = []
    monkeypatch.setattr(clipboard, "page_of", lambda *a, **k: made.append("page"))
    monkeypatch.setattr(clipboard, "clip_to_json", lambda clip: made.append("clip") or "{}")
    data = ClipboardData(Rendering(Copied(full_map(), None, "")), RECORDS)
    assert data.hasFormat(PNG)
    assert data.hasText()
    assert made == []
    data.data(MEDIA_TYPE)
    assert made == ["clip"]


def test_a_copied_picture_is_no_records_and_no_text(qapp):
    data = ClipboardData(Rendering(Copied(full_map(), None, "")), PICTURE)
    assert not data.hasFormat(MEDIA_TYPE)
    assert not data.hasText()
    assert _bytes(data, MEDIA_TYPE) == b""
    assert data.hasFormat(QT_IMAGE)


def test_a_folded_map_is_copied_as_it_is_seen_and_its_records_whole(qapp):
    data = ClipboardData(Rendering(Copied(households(), None, "")), RECORDS)
    assert b"2 variables" in _bytes(data, SVG)
    assert len(clip_from_json(_bytes(data, MEDIA_TYPE).decode()).variables) == 5
    assert "2 collapsed groups" in data.html()
    assert "Strain" in data.text()


# what is taken


def _mime(**formats):
    data = QMimeData()
    names = {"records": MEDIA_TYPE, "text": TEXT, "html": HTML, "png": PNG}
    for name, content in formats.items():
        data.setData(names[name], QByteArray(content))
    return data


def test_our_own_records_come_first_then_text_then_a_page_then_a_picture(qapp):
    records = clip_to_json(Copied(full_map(), None, "").clip).encode()
    everything = {"records": records, "text": b"Fines + Strain", "html": b"<b>x</b>", "png": png()}
    assert isinstance(offered(_mime(**everything)), Clip)
    del everything["records"]
    assert offered(_mime(**everything)) == "Fines + Strain"
    del everything["text"]
    assert offered(_mime(**everything)) == "x"
    del everything["html"]
    assert offered(_mime(**everything)) == png()
    assert offered(_mime()) is None
    assert offered(None) is None


def test_a_spreadsheet_gives_its_cells_though_it_offers_a_picture_too(qapp):
    page = b"<table><tr><td>Fines</td><td>+</td><td>Strain</td></tr></table>"
    cells = b"Fines\t+\tStrain\n"
    assert offered(_mime(text=cells, html=page, png=png())) == cells.decode()
    assert offered(_mime(html=page, png=png())) == "Fines\t+\tStrain"


def test_words_of_a_page_stay_apart_whatever_stands_in_bold_and_between_its_lines(qapp):
    page = b"<h1>News</h1>\n<p>Exclusions <b>rise</b>\n again</p>\n<ul>\n <li>Hunger </li>\n</ul>"
    assert offered(_mime(html=page)).split("\n") == ["News", "Exclusions rise again", "Hunger"]
    table = b"<table>\n <tr>\n <td> Fines </td>\n <td>Family <i>strain</i></td>\n </tr></table>"
    assert offered(_mime(html=table)) == "Fines\tFamily strain"


def test_a_page_with_nothing_but_a_picture_is_a_picture(qapp):
    page = b"<style>p {}</style><title>t</title><img src='x.png'>"
    assert offered(_mime(html=page, png=png())) == png()


def test_a_copied_picture_file_is_a_picture_though_its_path_is_offered_as_text(qapp):
    data = _mime(text=b"/tmp/wall.png")
    data.setUrls([QUrl.fromLocalFile("/tmp/wall.png")])
    assert offered(data).name == "wall.png"
    data.setUrls([QUrl.fromLocalFile("/tmp/map.csv")])
    assert offered(data) == "/tmp/wall.png"


def test_records_that_are_none_are_passed_over(qapp):
    assert offered(_mime(records=b"{}", text=b"Fines")) == "Fines"


def test_an_image_without_a_file_is_taken_as_it_is(qapp):
    image = QImage(3, 3, QImage.Format.Format_RGB32)
    image.fill(0)
    data = QMimeData()
    data.setImageData(image)
    assert isinstance(offered(data), QImage | bytes)


def test_the_sentences_of_a_map_without_links_are_its_names(qapp):
    copied = Copied(map_of(*households().variables.values()), None, "")
    assert "Fines" in copied.sentences.splitlines()
