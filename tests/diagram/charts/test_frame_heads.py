"""Titles of frames: whole words, whole names, and the unit of time beside them or below."""

from loopmap.diagram.charts.frame_heads import Letters, heads
from loopmap.diagram.measure import bundled_measure

LETTERS = Letters(14.0, bundled_measure())
DEER = ("Deer Population", "Predator Population")


def head(names, room, most=2):
    (found,) = heads([names], [room], "Months →", most, LETTERS)
    return found


def test_what_has_room_stands_in_one_line_beside_the_time():
    assert head(DEER, 400) == (("Deer Population, Predator Population",), True)


def test_names_are_wrapped_at_words_and_never_cut():
    lines = head(DEER, 170).lines
    assert " ".join(lines).rstrip() == "Deer Population, Predator Population"
    assert all(LETTERS.width(line) <= 170 for line in lines)


def test_of_many_names_the_first_stand_in_full_and_the_others_are_counted():
    names = (*DEER, "Food", "Area", "Hunting of predators", "Grass")
    said = " ".join(head(names, 180).lines)
    assert said.startswith("Deer Population")
    assert " more" in said
    assert "…" not in said


def test_all_heads_have_as_many_lines():
    found = heads([DEER, ("Food",)], [170, 170], "Months →", 3, LETTERS)
    assert len({len(one.lines) for one in found}) == 1
    assert all(one.has_time for one in found)


def test_a_name_that_no_line_could_hold_is_cut_at_last():
    lines = head(("Unbelievably-long-compound-name-of-a-unit",), 60).lines
    assert any("…" in line for line in lines)
