"""Names that may mean the same variable, and names that only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopmap.analysis.alike import Likeness, alike_pairs, likeness, telling_words
from loopmap.model.ids import RecordId


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("School exclusions", "Exclusion from school"),
        ("Trust", "trust"),
        ("Families’ difficulties", "Difficulty of families"),
        ("Waiting times", "Waiting time"),
    ],
)
def test_the_same_words_in_another_order_or_number_are_the_same_name(one, other):
    assert likeness(one, other) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("School attendance", "School atendance"),
        ("Behaviour incidents", "Behavior incidents"),
        ("Time from referral to first help offered by any partner",
         "Time from referral to the first help offered by partner"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_makes_names_nearly_the_same(one, other):
    assert likeness(one, other) is Likeness.NEAR


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Emissions in y2005", "Emissions in y2009"),
        ("School inclusion", "School exclusion"),
        ("Appropriate referrals", "Inappropriate referrals"),
        ("Met need", "Unmet need"),
        ("Trust", "Distrust"),
        ("Trust", "Truth"),
        ("Year 8 exclusions", "Year 9 exclusions"),
        ("School attendance", "School moves"),
    ],
)
def test_opposites_other_numbers_and_other_words_are_other_names(one, other):
    assert likeness(one, other) is None


def test_small_words_and_plurals_do_not_tell_names_apart():
    assert telling_words("The policies of the schools") == ("policy", "school")
    assert telling_words("Stress in classes") == ("stress", "class")


@given(st.lists(st.text("abcde s", min_size=1, max_size=12).filter(str.strip), max_size=25))
def test_pairs_are_found_as_by_comparing_every_name_with_every_other(names):
    table = {RecordId(f"v{n}"): name for n, name in enumerate(names)}
    found = {(pair.first, pair.second) for pair in alike_pairs(table)}
    listed = list(table)
    same = {
        (one, other)
        for n, one in enumerate(listed)
        for other in listed[n + 1 :]
        if likeness(table[one], table[other]) is Likeness.SAME
    }
    assert same <= found
    assert all(likeness(table[a], table[b]) is not None for a, b in found)
