"""A list of a map's variables follows the map, and lists nothing anew that it has."""

from dataclasses import replace

import pytest

from loopmap.ui.panels.variable_choice import VariableChoice
from tests.benchmarks.maps import MAP, document_of

VARIABLES = document_of(5, 8).maps[MAP].variables


def names(choice):
    return [choice.itemText(place) for place in range(choice.count())]


@pytest.fixture
def choice(qtbot):
    made = VariableChoice("Variable")
    qtbot.addWidget(made)
    made.show_variables(VARIABLES, "v3")
    return made


def test_variables_are_listed_in_order_and_one_is_chosen(choice):
    assert names(choice) == [v.name for v in sorted(VARIABLES.values(), key=lambda v: v.order)]
    assert choice.currentText() == VARIABLES["v3"].name
    assert choice.chosen(choice.currentIndex()) == "v3"


def test_one_that_is_called_otherwise_is_rewritten_where_it_stands(choice):
    choice.setItemData(0, "kept")  # what a list made anew would not have
    choice.show_variables({**VARIABLES, "v3": replace(VARIABLES["v3"], name="Rent")}, "v3")
    assert choice.currentText() == "Rent"
    assert names(choice).count("Rent") == 1
    assert choice.itemData(0) == "kept"


def test_what_comes_and_goes_is_listed_with_the_same_one_chosen(choice):
    fewer = {i: v for i, v in VARIABLES.items() if i != "v1"}
    choice.show_variables(fewer, "v3")
    assert len(names(choice)) == 4
    assert choice.currentText() == VARIABLES["v3"].name
    choice.show_variables(VARIABLES, "v1")
    assert choice.currentText() == VARIABLES["v1"].name


def test_none_is_chosen_where_there_is_none(choice):
    choice.show_variables({}, None)
    assert names(choice) == []
    assert choice.currentIndex() == -1
