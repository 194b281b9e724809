"""Runs are kept in the document, small, and can be asked again."""

import pytest

from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.links import set_sign
from loopmap.editing.edits.runs import (
    has_changed,
    keep_run,
    remove_run,
    rename_run,
    scenario_of,
    settings_of,
)
from loopmap.editing.edits.variables import rename_variable
from loopmap.errors import EditRefused
from loopmap.formats.loopmap_yaml.read import read
from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario, Sign
from loopmap.simulation import Question, RunSettings, compare
from tests.support.fines import FINES, RAISES, STRAIN, fines_session

STOP = Scenario(RecordId("s1"), "Stop fining", (Intervention(Action.CUT, RAISES),))
FEW = RunSettings(50, seed=7, horizon=20.0)


@pytest.fixture
def session():
    return fines_session()


def keep(session):
    found = compare(Question(session.map, FEW), [STOP])
    change = keep_run(session.document, session.map_id, found, session.new_id)
    session.do("Keep this run", change)
    return list(session.map.runs.values())[-1]


def test_a_run_is_kept_with_all_it_takes_to_ask_again_and_its_answers(session):
    kept = keep(session)
    assert (kept.name, kept.draws, kept.seed) == ("Stop fining", 50, 7)
    assert kept.interventions == STOP.interventions
    told = {answer.name: (answer.certainty, answer.direction) for answer in kept.answers}
    assert told["Family strain"] == ("certain", "down")
    again = compare(Question(session.map, settings_of(kept)), [scenario_of(kept)])
    held = {answer.variable: answer.share for answer in kept.answers}
    assert held == {
        outcome.variable: outcome.share and tuple(round(s, 4) for s in outcome.share)
        for outcome in again.scenarios[0].outcomes
    }


def test_the_second_of_one_name_is_numbered_and_undo_takes_it_away(session):
    keep(session)
    assert keep(session).name == "Stop fining 2"
    session.undo()
    assert [run.name for run in session.map.runs.values()] == ["Stop fining"]


def test_the_map_has_changed_when_a_sign_has_and_not_when_a_name_has(session):
    kept = keep(session)
    rename = rename_variable(session.document, session.map_id, STRAIN, "Strain at home")
    session.do("Rename", rename)
    assert not has_changed(session.map, kept)
    session.do("Sign", set_sign(session.document, session.map_id, [RAISES], Sign.OPPOSITE))
    assert has_changed(session.map, kept)


def test_a_kept_run_outlives_what_it_acted_on_and_is_written_and_read(session):
    kept = keep(session)
    session.do("Delete", delete_records(session.document, session.map_id, [FINES]))
    document = read(write(session.document), "fines.loopmap").document
    assert document.maps[session.map_id].runs[kept.id] == kept


def test_a_run_is_renamed_and_removed(session):
    kept = keep(session)
    rename = rename_run(session.document, session.map_id, kept.id, "  Before the holidays ")
    session.do("Rename", rename)
    assert session.map.runs[kept.id].name == "Before the holidays"
    with pytest.raises(EditRefused, match="needs a name"):
        rename_run(session.document, session.map_id, kept.id, "  ")
    session.do("Remove", remove_run(session.document, session.map_id, kept.id))
    assert not session.map.runs


def test_an_answer_of_nothing_cannot_be_kept(session):
    found = compare(Question(session.map, FEW), [])
    with pytest.raises(EditRefused, match="no answer yet"):
        keep_run(session.document, session.map_id, found, session.new_id)
