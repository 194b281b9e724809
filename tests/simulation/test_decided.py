"""Where no link decides, the page says why: all is settled, nearly so, or none does alone."""

import pytest

from loopmap.editing.what_if import scenarios_called
from loopmap.formats.registry import open_file
from loopmap.resources import example
from loopmap.simulation import Certainty, Question, RunSettings, compare
from loopmap.simulation.decided import deciding_for, tell_undecided


def result_of(name, scenario):
    document = open_file(example(name)).document
    causal_map = document.maps[document.map_order[0]]
    asked = Question(causal_map, RunSettings(250))
    return compare(asked, scenarios_called(causal_map, [scenario])).scenarios[0]


def one_of(result, certainty):
    return next(v for v, found in result.answers.items() if found.certainty is certainty)


@pytest.fixture(scope="module")
def crisis():
    return result_of("crisis-crowds-out-early-help", "Agree who does what")


def test_what_is_certain_is_decided_by_no_strength(crisis):
    certain = one_of(crisis, Certainty.CERTAIN)
    assert deciding_for(crisis, certain) == ()
    assert "however strong the links are" in tell_undecided(crisis, certain)


def test_of_what_is_robust_no_more_is_said_than_that_it_nearly_always_goes_so(crisis):
    robust = one_of(crisis, Certainty.ROBUST)
    said = tell_undecided(crisis, robust)
    assert "nearly all draws" in said
    assert "however strong" not in said


def test_for_all_that_matters_the_links_are_those_of_the_answer():
    fines = result_of("fines-for-non-attendance", "Stop fining")
    assert deciding_for(fines, None) == fines.deciding_links
    assert fines.deciding_links
