"""How long a link takes is said in the words people gave."""

import pytest

from loopmap.analysis.lateness import after


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "after a while"),
        ("a term", "after a term"),
        ("Term", "after a term"),
        ("hour", "after an hour"),
        ("2 years", "after 2 years"),
        ("several months.", "after several months"),
        ("one year", "after one year"),
        ("1–2 weeks", "after 1–2 weeks"),
        ("after Christmas", "after Christmas"),
        ("within weeks", "within weeks"),
        ("long", "after a while (long)"),
        ("varies by school", "after a while (varies by school)"),
    ],
)
def test_a_length_stands_in_a_sentence(given, said):
    assert after(given) == said
