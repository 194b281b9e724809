"""A few letters match a name better or worse."""

import pytest

from loopmap.editing.matching import Match, match


@pytest.mark.parametrize(
    ("typed", "name", "how"),
    [
        ("fines", "FINES", Match.WHOLE),
        ("fi", "Fines", Match.START),
        ("fin str", "Family financial strain", Match.WORDS),
        ("talk", "Home-school talk", Match.WORDS),
        ("school", "Home-school talk", Match.WORDS),
        ("ancia", "Family financial strain", Match.INSIDE),
        ("ffs", "Family financial strain", Match.INITIALS),
        ("fs", "Family financial strain", Match.LETTERS),
        ("attendence gap", "Attendance gap", Match.SPELLING),
        ("shcool att", "School attendance", Match.SPELLING),
        ("trust in police", "Trust in school", None),
        ("zz", "Fines", None),
        ("senif", "Fines", None),
        ("", "Fines", None),
    ],
)
def test_matches(typed, name, how):
    assert match(typed, name) is how
