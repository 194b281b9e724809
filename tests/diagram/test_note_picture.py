"""Picture notes: as high as their picture, described, private like any note; broken ones say so."""

from hypothesis import given
from hypothesis import strategies as st

from loopmap.diagram.areas import FRAME, NOT_SHOWN
from loopmap.diagram.drawing import Emphasis, Lit, draw
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.note_picture import MOST_PIXELS, Pixels, pixels_of, size_of
from loopmap.diagram.page import page_of
from loopmap.diagram.primitives import Image, TextLine
from loopmap.diagram.style import load_style
from loopmap.formats.svg import write_svg
from loopmap.model.ids import RecordId
from loopmap.model.records import Level, Note
from tests.support.drawn_maps import map_of, ring
from tests.support.pictures import BROKEN, as_text, jpeg_header, png, truncated

STYLE, MEASURE = load_style(), bundled_measure()
N1 = RecordId("n1")


def _note(picture, text="A wall of sticky notes", level=Level.ROOM, width=210.0):
    return Note(N1, text, 0, 0, width, level, picture)


def test_the_size_of_a_picture_is_read_from_its_first_bytes():
    assert size_of(png(40, 30)) == Pixels(40, 30, "png")
    assert size_of(jpeg_header(640, 480) + bytes(9)) == Pixels(640, 480, "jpeg")
    assert pixels_of(as_text(png(7, 9))) == Pixels(7, 9, "png")


def test_what_is_no_picture_or_far_too_large_has_no_size():
    side = int(MOST_PIXELS**0.5) + 1
    for content in (b"", b"GIF89a" + bytes(20), png()[:20], jpeg_header(0, 9), b"\xff\xd8\xff"):
        assert size_of(content) is None
    assert size_of(png(1, 1).replace(b"\x00\x00\x00\x01" * 2, side.to_bytes(4, "big") * 2)) is None
    assert pixels_of(BROKEN) is None
    assert pixels_of("çñ") is None


@given(st.binary(max_size=60))
def test_no_bytes_whatever_raise(content):
    size_of(b"\xff\xd8\xff" + content)
    size_of(b"\x89PNG\r\n\x1a\n" + content)
    pixels_of(content.decode("latin-1"))


def test_a_picture_note_is_as_high_as_its_picture_and_shows_no_words():
    drawing = draw(map_of(_note(as_text(png(40, 30)))), STYLE, MEASURE)
    box = drawing.note_boxes[N1]
    assert box.width == 210.0
    assert box.height == (210.0 - 2 * FRAME) * 30 / 40 + 2 * FRAME
    (image,) = [s for s in drawing.primitives(N1) if isinstance(s, Image)]
    assert image.title == "A wall of sticky notes"
    assert not [s for s in drawing.primitives(N1) if isinstance(s, TextLine)]


def test_a_picture_that_cannot_be_shown_is_a_note_that_says_so_with_its_words():
    for broken in (BROKEN, as_text(b"GIF89a")):
        drawing = draw(map_of(_note(broken)), STYLE, MEASURE)
        lines = [s.text for s in drawing.primitives(N1) if isinstance(s, TextLine)]
        assert NOT_SHOWN in " ".join(lines)
        assert "sticky notes" in " ".join(lines)
        assert drawing.causal_map.notes[N1].picture == broken


def test_a_picture_steps_back_behind_a_lit_loop():
    causal_map = map_of(*ring([(0, 0), (300, 0), (150, 200)]), _note(as_text(png())))
    light = Emphasis(lit=(Lit(tuple(RecordId(f"l{i}") for i in range(3))),), dim_rest=True)
    drawing = draw(causal_map, STYLE, MEASURE, emphasis=light)
    (image,) = [s for s in drawing.primitives(N1) if isinstance(s, Image)]
    assert image.opacity < 0.5


def test_in_svg_it_is_an_image_with_what_it_shows_as_its_title():
    page = page_of(map_of(_note(as_text(png()), "Notes & <arrows>")), STYLE, MEASURE)
    text = write_svg(page).decode()
    assert f'xlink:href="data:image/png;base64,{as_text(png())}"' in text
    assert "<title>Notes &amp; &lt;arrows&gt;</title></image>" in text
    assert 'xmlns:xlink="http://www.w3.org/1999/xlink"' in text
    assert "Picture: Notes & <arrows>" in page.description


def test_a_private_picture_is_on_no_page_and_a_map_without_pictures_needs_no_xlink():
    page = page_of(map_of(_note(as_text(png()), level=Level.PRIVATE)), STYLE, MEASURE)
    assert not [s for s in page.primitives if isinstance(s, Image)]
    assert b"xlink" not in write_svg(page)
    assert "sticky" not in page.description


def test_a_picture_nobody_described_is_told_to_be_one():
    page = page_of(map_of(_note(truncated(), text="")), STYLE, MEASURE)
    assert "Picture: not described." in page.description
