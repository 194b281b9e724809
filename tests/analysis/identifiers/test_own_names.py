"""Names that somebody wrote down: found as well, or left alone."""

from loopmap.analysis.identifiers import IdentifierKind, find_identifiers
from loopmap.analysis.identifiers.own_names import read_own_names
from tests.analysis.identifiers.test_find_identifiers import noted

LIST = "# of our area\nZephyrine  # in the office\nthe red house\n- Sarah\n\n"


def found(text, listed=LIST):
    own = read_own_names(listed)
    return [(each.kind, each.text) for each in find_identifiers(noted(text), own=own)]


def test_names_on_the_list_are_found_however_written_and_of_several_words():
    assert found("then zephyrine left The Red House") == [
        (IdentifierKind.NAME, "zephyrine"),
        (IdentifierKind.NAME, "The Red House"),
    ]


def test_what_is_to_be_left_alone_is_no_name_while_others_are():
    assert [text for _, text in found("Sarah met Jayden")] == ["Jayden"]


def test_a_name_of_the_list_is_no_part_of_a_word():
    assert found("zephyrines and a scared houseplant") == []


def test_an_empty_list_changes_nothing():
    assert [text for _, text in found("Sarah met Jayden", "")] == ["Sarah", "Jayden"]
