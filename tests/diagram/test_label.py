"""Names on cards: whole, balanced, at words where there are any."""

from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.diagram.label import card_label, wrap, wrap_to
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style

MEASURE, STYLE = bundled_measure(), load_style()


def test_a_short_name_stays_on_one_line():
    assert wrap("Fines", 14, 500, MEASURE) == ("Fines",)


def test_a_longer_name_is_broken_into_lines_of_about_one_length():
    assert wrap("Attendance gap seen by school", 14, 500, MEASURE) == (
        "Attendance gap",
        "seen by school",
    )


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Z")), max_size=500))
@settings(max_examples=60)
def test_no_letter_of_a_name_is_ever_lost(name):
    assert "".join(wrap(name, 14, 500, MEASURE)).replace(" ", "") == name


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=14), min_size=1, max_size=40))
@settings(max_examples=60)
def test_words_are_kept_whole_and_in_order(words):
    assert " ".join(wrap(" ".join(words), 14, 500, MEASURE)).split() == words


def test_a_word_longer_than_a_line_is_cut_rather_than_left_to_stick_out():
    label = card_label("x" * 500, STYLE, MEASURE)
    assert len(label.lines) > 3
    assert all(MEASURE.width(line, STYLE.font_size, 500) <= label.width for line in label.lines)


def test_short_words_after_a_word_that_fills_its_line_share_one():
    name = "Antidisestablishmentarianismistically in the whole partnership"
    lines = card_label(name, STYLE, MEASURE).lines
    assert "in the" in " / ".join(lines)


def test_a_long_word_is_broken_after_its_stroke_or_hyphen():
    lines = card_label("Demand for Indulgence/Compensation", STYLE, MEASURE).lines
    assert lines == ("Demand for", "Indulgence/", "Compensation")


def test_a_name_takes_fewer_lines_where_one_ends_with_a_hyphen():
    assert wrap("Joint primary-secondary planning", 14, 500, MEASURE) == (
        "Joint primary-",
        "secondary planning",
    )
    assert wrap("Pupil-teacher relationship quality", 14, 500, MEASURE) == (
        "Pupil-teacher",
        "relationship quality",
    ), "no word is parted where that saves no line"


def test_a_card_has_room_for_its_lines():
    label = card_label("Exposure to criminal exploitation", STYLE, MEASURE)
    widest = max(MEASURE.width(line, STYLE.font_size, STYLE.label_weight) for line in label.lines)
    assert label.width >= widest + 2 * STYLE.padding_x - 1
    assert label.height == 2 * 17 + 2 * STYLE.padding_y


def test_paragraphs_keep_their_line_ends():
    assert wrap_to("One two\nthree", 400, 13, 400, MEASURE) == ["One two", "three"]
    assert wrap_to("", 400, 13, 400, MEASURE) == [""]
