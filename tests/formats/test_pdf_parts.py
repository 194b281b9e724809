"""Pages of a PDF put together: their contents in a row, and all that they use."""

import pytest

from loopmap.errors import ExportError
from loopmap.formats.pdf_parts import joined

OBJECTS = {
    1: b"1 0 obj\n<<\n/Type /Pages\n/Kids \n[\n2 0 R\n5 0 R\n8 0 R\n]\n/Count 3\n>>\nendobj\n",
    2: b"2 0 obj\n<<\n/Type /Page\n/Contents 3 0 R\n/Resources 4 0 R\n>>\nendobj\n",
    4: b"4 0 obj\n<<\n/Font <<\n/F11 11 0 R\n>>\n/XObject <<\n>>\n>>\nendobj\n",
    5: b"5 0 obj\n<<\n/Type /Page\n/Contents 6 0 R\n/Resources 7 0 R\n>>\nendobj\n",
    7: b"7 0 obj\n<<\n/Font <<\n/F12 12 0 R\n/F11 11 0 R\n>>\n/XObject <<\n>>\n>>\nendobj\n",
    8: b"8 0 obj\n<<\n/Type /Page\n/Contents 9 0 R\n/Resources 10 0 R\n>>\nendobj\n",
    10: b"10 0 obj\n<<\n/Font <<\n>>\n/XObject <<\n>>\n>>\nendobj\n",
}
PLACED = {number: (100 * number, body) for number, body in OBJECTS.items()}


def test_two_pages_become_one_with_the_contents_of_both():
    found = joined(PLACED, (2, 1))
    assert b"/Kids [2 0 R 8 0 R]" in found[1][1]
    assert b"/Count 2" in found[1][1]
    assert b"/Contents [11 0 R 3 0 R 12 0 R 6 0 R 13 0 R]" in found[2][1]
    assert [found[n][1].split(b"stream\n")[1] for n in (11, 12, 13)] == [
        b"q\nend", b"Q\nq\nend", b"Q\nend"
    ]  # fmt: skip
    assert found[8] == PLACED[8]


def test_what_either_uses_the_page_may_use():
    used = joined(PLACED, (2, 1))[4][1]
    assert b"/Font <<\n/F11 11 0 R\n/F12 12 0 R\n>>\n/XObject <<\n>>" in used


@pytest.mark.parametrize("parts", [(2,), (2, 2), (4,)])
def test_another_number_of_pages_is_refused(parts):
    with pytest.raises(ExportError):
        joined(PLACED, parts)


def test_a_page_without_contents_is_refused():
    bare = {**PLACED, 5: (500, b"5 0 obj\n<<\n/Type /Page\n>>\nendobj\n")}
    with pytest.raises(ExportError):
        joined(bare, (2, 1))
