"""Headers as they are compared."""

import pytest

from loopmap.formats.sheets.sheet import folded


@pytest.mark.parametrize(
    ("header", "as_compared"),
    [(" From_Variable:", "from variable"), ("linkInfluence", "link influence"), ("TO", "to"),
     ("Type *", "type"), ("rel.type", "rel type")],
)  # fmt: skip
def test_case_marks_and_joined_words_do_not_count(header, as_compared):
    assert folded(header) == as_compared
