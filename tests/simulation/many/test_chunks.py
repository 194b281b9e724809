"""Draws counted chunk by chunk answer as draws held in memory do."""

import pickle
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest

from loopmap.errors import Cancelled, SimulationError
from loopmap.model.behaviour import Shape
from loopmap.model.change import replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Fact, Intervention, Scenario
from loopmap.model.token import Token
from loopmap.simulation import Question, RunSettings, compare
from loopmap.simulation.many import compare_many
from loopmap.simulation.many.chunk import look
from loopmap.simulation.many.counts import together
from loopmap.simulation.many.job import job_of
from loopmap.simulation.many.words import tell_accuracy, tell_partial

HOLD = Intervention(Action.HOLD, RecordId("Fining"), -0.5)
EASE = Intervention(Action.PUSH, RecordId("Trust"), 0.5)
SCENARIOS = (
    Scenario(RecordId("s1"), "Stop fining", (HOLD,)),
    Scenario(RecordId("s2"), "Build trust", (EASE,)),
)
KNOWN = Fact(RecordId("f1"), RecordId("Fining"), RecordId("Trust"), rose=False)


def asked(causal_map, token=None, **settings):
    question = Question(causal_map, RunSettings(**settings))
    return question if token is None else replace(question, token=token)


def test_what_is_counted_is_what_is_held(worked_example):
    question = asked(worked_example, draws=300)
    held, many = compare(question, SCENARIOS), compare_many(question, SCENARIOS, size=70)
    assert many.comparison.pairs == held.pairs
    assert many.comparison.kept == held.kept
    for counted, wanted in zip(many.comparison.scenarios, held.scenarios, strict=True):
        assert counted.answers == wanted.answers
        assert counted.runaway == pytest.approx(wanted.runaway)
        assert [d.link for d in counted.deciding_links] == [d.link for d in wanted.deciding_links]
        assert counted.interventions == wanted.interventions


def test_chunks_of_any_size_give_the_same_answer(worked_example):
    question = asked(worked_example, draws=120)
    whole = compare_many(question, SCENARIOS, size=120).comparison
    parts = compare_many(question, SCENARIOS, size=37).comparison
    for one, other in zip(whole.scenarios, parts.scenarios, strict=True):
        assert one.answers == other.answers
        assert one.bands == other.bands
        assert one.deciding_links == other.deciding_links


def test_curves_are_those_of_all_draws_to_within_what_is_promised(worked_example):
    # In memory the bands are of 250 draws of each prior, so as many are all of them.
    question = asked(worked_example, draws=250)
    held = compare(question, SCENARIOS).scenarios[0]
    counted = compare_many(question, SCENARIOS).comparison.scenarios[0]
    for variable, band in held.bands.items():
        other = counted.bands[variable]
        for line in ("low", "median", "high"):
            off = np.abs(np.subtract(getattr(band, line), getattr(other, line)))
            assert off.max() < 0.01  # half a bin, and the way between two of 1,000 draws


def test_chunks_add_up_in_any_order(worked_example):
    job = job_of(asked(worked_example, draws=90), SCENARIOS, 30)
    first, second, third = (look(job, number) for number in range(3))
    there, back = together(together(first, second), third), together(together(third, second), first)
    assert pickle.dumps(there) == pickle.dumps(back)


def test_whoever_is_handed_a_chunk_counts_the_same(worked_example):
    job = job_of(asked(worked_example, draws=60, facts=(KNOWN,)), SCENARIOS, 30)
    elsewhere = look(pickle.loads(pickle.dumps(job)), 1)
    assert pickle.dumps(elsewhere) == pickle.dumps(look(job, 1))


def test_only_draws_that_agree_with_what_is_known_are_counted(worked_example):
    question = asked(worked_example, draws=400, facts=(KNOWN,))
    held, many = compare(question, SCENARIOS), compare_many(question, SCENARIOS, size=90)
    assert many.comparison.kept == held.kept
    assert many.comparison.scenarios[0].answers == held.scenarios[0].answers
    impossible = replace(KNOWN, effect=RecordId("Family stress"))
    with pytest.raises(SimulationError, match="Only 0 of 60 draws"):
        compare_many(asked(worked_example, draws=60, facts=(impossible,)), SCENARIOS, size=25)


def test_stopped_it_answers_with_the_chunks_that_are_done_and_says_so(worked_example):
    token, heard = Token(), []

    def hear(done):
        heard.append(done)
        if done == 100:
            token.cancel()

    question = asked(worked_example, token, draws=300)
    many = compare_many(question, SCENARIOS, heard=hear, size=50)
    assert heard == [50, 100]
    assert (many.done, many.wanted, many.is_partial) == (100, 300, True)
    assert tell_partial(many).startswith("Partial: stopped after 100 of 300 draws for each")
    fewer = compare_many(asked(worked_example, draws=100), SCENARIOS, size=50)
    assert fewer.comparison == many.comparison
    assert tell_partial(fewer) == ""


def test_stopped_before_anything_is_done_there_is_no_answer(worked_example):
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        compare_many(asked(worked_example, token, draws=300), SCENARIOS, size=50)


def test_memory_does_not_grow_with_the_draws(worked_example):
    def peak(draws):
        tracemalloc.start()
        compare_many(asked(worked_example, draws=draws), SCENARIOS[:1], size=40)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(40)
    assert peak(480) < 1.1 * peak(160)


def test_a_map_too_large_to_check_says_so(worked_example, monkeypatch):
    monkeypatch.setattr("loopmap.simulation.settling.LARGEST_BLOCK", 1)
    many = compare_many(asked(worked_example, draws=60), SCENARIOS[:1], size=20)
    assert many.comparison.scenarios[0].runaway is None
    assert many.later_draws == 0


def test_where_it_settles_after_the_run_is_told_of_the_first_chunk(map_of):
    slow = map_of("A + S, S + B", stocks=("S",))
    push = Scenario(RecordId("s1"), "Push", (Intervention(Action.PUSH, RecordId("A"), 0.5),))
    many = compare_many(asked(slow, draws=60, horizon=5.0), [push], size=20)
    assert many.later_draws == 80
    assert many.comparison.scenarios[0].settled
    assert "looked at in the first 80 draws." in " ".join(tell_accuracy(many))


@pytest.mark.parametrize("settle_time", [8.0, 400.0])
def test_where_links_are_bent_some_draws_of_the_first_chunk_are_run_on(map_of, settle_time):
    causal_map = map_of("A + B, A + Slow, Slow - B, Slow + B2, B2 - B")
    slow, link = causal_map.variables["Slow"], causal_map.links["Slow>B"]
    bent = replace(link, shape=Shape.SATURATING)
    changed = [(slow, replace(slow, settle_time=settle_time)), (link, bent)]
    causal_map = causal_map.with_steps(list(replacing(causal_map.id, changed)))
    push = Scenario(RecordId("s1"), "Push", (Intervention(Action.PUSH, RecordId("A"), 0.05),))
    question = asked(causal_map, draws=200, horizon=10.0)
    held, many = compare(question, [push]), compare_many(question, [push], size=200)
    assert many.later_draws == 800
    assert many.comparison.scenarios[0].settled == held.scenarios[0].settled
    assert ("Slow" in many.comparison.scenarios[0].settled) is (settle_time < 100)
    parts = compare_many(question, [push], size=50)
    assert parts.later_draws == 200
    assert "looked at in the first 200 draws." in " ".join(tell_accuracy(parts))
