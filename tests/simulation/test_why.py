"""Why an answer is what it is, in sentences, and the answers for every variable."""

import pytest

from loopmap.editing.what_if import scenarios_called
from loopmap.formats.registry import open_file
from loopmap.model.ids import RecordId
from loopmap.model.query import variable_named
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.resources import example
from loopmap.simulation import Certainty, Question, RunSettings, compare
from loopmap.simulation.every import every_outcome
from loopmap.simulation.why import tell_why

FEW = RunSettings(250)


@pytest.fixture(scope="module")
def causal_map():
    document = open_file(example("fines-for-non-attendance")).document
    return document.maps[document.map_order[0]]


@pytest.fixture(scope="module")
def stopped(causal_map):
    return compare(Question(causal_map, FEW), scenarios_called(causal_map, ["Stop fining"]))


def why(causal_map, found, name):
    variable = variable_named(causal_map, name)
    return tell_why(found, found.scenarios[0], variable.id, variable.name)


def test_a_certain_answer_rests_on_the_map_alone_and_nothing_decides_it(causal_map, stopped):
    told = why(causal_map, stopped, "Family trust in services")
    assert told[0] == "“Family trust in services” rises: certain, given this map."
    assert any("whatever the strengths are, as long as things settle" in line for line in told)
    assert not any("The stronger" in line for line in told)
    assert not any("%" in line for line in told)


def test_an_open_answer_names_the_share_under_every_way_of_drawing_and_what_decides(
    causal_map, stopped
):
    told = why(causal_map, stopped, "School attendance")
    shares = next(line for line in told if line.startswith("It rose in"))
    for prior in stopped.priors:
        assert f"% with {prior}" in shares
    assert any(line.startswith("The stronger “Parental pressure to attend”") for line in told)


def test_what_was_not_checked_is_said_with_its_reason(causal_map):
    fines = variable_named(causal_map, "Fines issued to parents").id
    pulse = Scenario(RecordId("s"), "Once", (Intervention(Action.PULSE, fines, 0.5),))
    found = compare(Question(causal_map, FEW), [pulse])
    told = why(causal_map, found, "Family trust in services")
    assert any("what is done ends again" in line for line in told)


def test_no_sentence_promises_more_than_a_map_can(causal_map, stopped):
    for variable in causal_map.variables.values():
        for line in why(causal_map, stopped, variable.name):
            assert "probab" not in line.lower()
            assert "likely" not in line.lower()


def test_every_variable_is_answered_the_surest_first(causal_map, stopped):
    names = {v.id: v.name for v in causal_map.variables.values()}
    told = every_outcome(stopped.scenarios[0], names)
    assert {outcome.variable for outcome in told} == set(names)
    order = ["certain", "robust", "leaning", "open", "no effect"]
    places = [order.index(outcome.certainty.value) for outcome in told]
    assert places == sorted(places)


def test_the_same_answer_is_given_for_an_outcome_and_among_all(causal_map, stopped):
    result = stopped.scenarios[0]
    names = {v.id: v.name for v in causal_map.variables.values()}
    among_all = {outcome.variable: outcome for outcome in every_outcome(result, names)}
    for outcome in result.outcomes:
        assert among_all[outcome.variable] == outcome


def test_among_all_variables_too_certain_is_said_to_hold_only_where_it_settles():
    """Four in ten draws of this map run away."""
    document = open_file(example("crisis-crowds-out-early-help")).document
    crisis = document.maps[document.map_order[0]]
    scenarios = scenarios_called(crisis, ["Agree who does what"])
    result = compare(Question(crisis, FEW), scenarios).scenarios[0]
    names = {v.id: v.name for v in crisis.variables.values()}
    among_all = {outcome.variable: outcome for outcome in every_outcome(result, names)}
    assert [among_all[outcome.variable] for outcome in result.outcomes] == list(result.outcomes)
    sure = [o.sentence for o in among_all.values() if o.certainty is Certainty.CERTAIN]
    assert sure
    assert all("where it settles" in sentence for sentence in sure)
