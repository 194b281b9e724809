"""Matrices: names across and down, signed numbers where the one acts on the other."""

from collections import Counter

import pytest

from loopmap.errors import FormatError
from loopmap.formats.csv_links import read

MATRIX = ",Fines,Strain,Trust\nFines,0,0.62,-1\nStrain,,0,-0.25\nTrust,+,,\n"


def links(text, told=()):
    (causal_map,) = read(text.encode(), "m.csv", dict(told)).document.maps.values()
    name = {v.id: v.name for v in causal_map.variables.values()}
    return [
        (name[k.source], k.sign.value, name[k.target], k.strength.value)
        for k in causal_map.links.values()
    ]


def test_rows_act_on_columns_with_sign_and_strength():
    assert links(MATRIX) == [
        ("Fines", "+", "Strain", "medium"),
        ("Fines", "-", "Trust", "strong"),
        ("Strain", "-", "Trust", "weak"),
        ("Trust", "+", "Fines", "medium"),
    ]


def test_which_way_round_a_matrix_is_meant_can_be_said():
    (guess,) = read(MATRIX.encode(), "m.csv").guesses
    assert (guess.key, guess.taken) == ("matrix", "rows")
    turned = links(MATRIX, {"matrix": "columns"})
    assert ("Strain", "+", "Fines", "medium") in turned
    assert len(turned) == 4


def test_numbers_with_a_comma_quoted_names_and_a_self_link():
    text = '"";"A, b";"C"\n"A, b";0,5;-1\n"C";;2\n'
    assert links(text) == [
        ("A, b", "+", "A, b", "weak"),
        ("A, b", "-", "C", "medium"),
        ("C", "+", "C", "strong"),
    ]


def test_a_variable_without_links_and_one_that_only_rows_have_are_kept():
    text = "x,A,B\nA,,1\nB,,\nC,-1,\n"
    (causal_map,) = read(text.encode(), "m.csv").document.maps.values()
    assert [v.name for v in causal_map.variables.values()] == ["A", "B", "C"]
    assert len(causal_map.links) == 2


@pytest.mark.parametrize("text", ["x,A,B\nC,1,1\nD,1,1\n", "a,b\n1,2\n", "x,A,B\nA,one,two\nB,,\n"])
def test_what_is_no_matrix_is_not_taken_for_one(text):
    with pytest.raises(FormatError):
        read(text.encode(), "m.csv")


def test_a_0_beside_blank_cells_is_a_link_that_was_left_open():
    text = ",A,B,C\nA,0,0,\nB,,0,1\nC,,,0\n"
    assert links(text) == [("A", "?", "B", "medium"), ("B", "+", "C", "strong")]
    guess = read(text.encode(), "m.csv").guesses[-1]
    assert (guess.key, guess.taken) == ("zeros", "links")
    assert links(text, {"zeros": "nothing"}) == [("B", "+", "C", "strong")]


def test_a_0_in_a_matrix_full_of_numbers_is_no_link():
    text = ",A,B\nA,0,0\nB,1,0\n"
    assert links(text) == [("B", "+", "A", "strong")]
    assert read(text.encode(), "m.csv").guesses[-1].taken == "nothing"


WORKSHOPS = {
    "Beaufort_matrix.csv": (47, {"?": 56, "+": 2}),
    "Beaufort_matrix_newterms.csv": (47, {"+": 39, "-": 19}),
    "VirginiaBeach_matrix.csv": (34, {"?": 46}),
    "VirginiaBeach_matrix_newterms.csv": (33, {"?": 46}),
    "Wanchese_matrix.csv": (59, {"?": 75}),
    "Wanchese_matrix_newterms.csv": (57, {"?": 73}),
}


@pytest.mark.parametrize("name", WORKSHOPS)
def test_matrices_of_workshops_have_as_many_links_as_cells_that_are_not_blank(shared, name):
    """Counted in the files by themselves: `tail -n +2 FILE | tr ',' '\\n' | grep -c '[0-9]$'`."""
    path = shared / "corpus" / "workshops" / name
    (causal_map,) = read(path.read_bytes(), name).document.maps.values()
    signs = Counter(link.sign.value for link in causal_map.links.values())
    assert (len(causal_map.variables), dict(signs)) == WORKSHOPS[name]
