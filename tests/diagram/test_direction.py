"""Which way a text reads follows from its first letter, whatever stands before it."""

import pytest

from loopmap.diagram.direction import reads_right_to_left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trust", False),
        ("אמון", True),
        ("ثقة الأسرة", True),
        ("1. (אמון) trust", True),
        ("Trust (אמון)", False),
        ("日本", False),
        ("123 – !", False),
        ("", False),
    ],
)
def test_the_first_letter_says_it(text, expected):
    assert reads_right_to_left(text) is expected
