"""Many runs of equations: settings, draws, percentiles that come as near as they say."""

import pickle
from dataclasses import replace

import numpy as np
import pytest

from loopmap.errors import Cancelled, SimulationError
from loopmap.model.token import NEVER, Token
from loopmap.simulation.many import models
from loopmap.simulation.many.models import NEAR, ModelJob, many_of_model
from loopmap.simulation.stock_flow.ensemble import Trials, run_many
from loopmap.simulation.stock_flow.program import Program
from loopmap.simulation.stock_flow.sensitivity import Uncertain, drawn
from tests.support.equations import model

GROWTH = model(
    {"rate": "0.1", "births": "people * rate - 2"}, {"people": ("10", "births")}, stop=10
)
RATE = Uncertain("rate", -0.2, 0.3)


def test_each_setting_is_a_run_with_that_constant():
    job = ModelJob(GROWTH, ("people",), turned=(("rate", (0.0, 0.1, 0.2)),))
    found = many_of_model(job, NEVER)
    assert [setting.at for setting in found.settings] == [(0.0,), (0.1,), (0.2,)]
    for setting in found.settings:
        alone = Program(GROWTH).run({"rate": setting.at[0]})
        assert setting.courses["people"][1] == pytest.approx(alone.of("people"))
    assert not found.is_partial


def test_draws_begun_anywhere_are_those_of_one_go():
    whole = drawn([RATE], 3000, 7)["rate"]
    assert drawn([RATE], 1000, 7, 1000)["rate"].tolist() == whole[1000:2000].tolist()


def test_percentiles_come_as_near_in_proportion_as_they_say():
    job = ModelJob(GROWTH, ("people", "rate"), uncertain=(RATE,), draws=2500)
    (setting,) = many_of_model(job, NEVER).settings
    runs = run_many(Program(GROWTH), Trials({"rate": drawn([RATE], 2500, 0)["rate"]}), ["people"])
    for place, share in enumerate((10, 50, 90)):
        exact = np.percentile(runs.series["people"], share, axis=1, method="inverted_cdf")
        assert setting.courses["people"][place] == pytest.approx(exact.tolist(), rel=NEAR + 1e-9)
    assert setting.runs == 2500


def test_every_setting_sees_the_same_draws():
    job = ModelJob(GROWTH, ("rate",), turned=(("people0", (1.0,)),), uncertain=(RATE,), draws=20)
    with pytest.raises(SimulationError, match="is not a constant"):
        many_of_model(job, NEVER)
    level = model({"rate": "0.1", "more": "1", "sum": "rate + more"})
    job = ModelJob(level, ("sum", "rate"), (("more", (1.0, 2.0)),), (RATE,), 20)
    one, other = many_of_model(job, NEVER).settings
    assert one.courses["rate"] == other.courses["rate"]
    assert other.courses["sum"][1][0] > one.courses["sum"][1][0]


def test_whoever_does_a_chunk_does_the_same():
    job = ModelJob(GROWTH, ("people",), uncertain=(RATE,), draws=1200)
    elsewhere = models.look(pickle.loads(pickle.dumps(job)), 1, NEVER)
    assert pickle.dumps(elsewhere) == pickle.dumps(models.look(job, 1, NEVER))


def test_runs_that_have_no_value_are_counted_and_left_out():
    broken = model({"rate": "0.1", "y": "SQRT(rate)"})
    job = ModelJob(broken, ("y",), uncertain=(RATE,), draws=200)
    (setting,) = many_of_model(job, NEVER).settings
    assert 0 < setting.lost < 200
    assert all(value >= 0 for value in setting.courses["y"][0])


def test_stopped_it_answers_with_what_is_done():
    token = Token()
    job = ModelJob(GROWTH, ("people",), uncertain=(RATE,), draws=3000)
    found = many_of_model(job, token, heard=lambda done: token.cancel() if done == 2000 else None)
    assert found.is_partial
    assert found.settings[0].runs == 2000
    with pytest.raises(Cancelled):
        many_of_model(job, token)


def test_what_is_one_number_in_all_runs_is_told_exactly():
    job = ModelJob(GROWTH, ("people", "rate0"), uncertain=(RATE,), draws=1200)
    made = model({"rate": "0.1", "rate0": "123.456", "births": "people * rate - 2"},
                 {"people": ("10", "births")}, stop=10)  # fmt: skip
    (setting,) = many_of_model(replace(job, model=made), NEVER).settings
    assert {course[0] for course in setting.courses["people"]} == {10.0}
    assert {value for course in setting.courses["rate0"] for value in course} == {123.456}
    assert setting.moving == {"people"}


def test_what_moves_by_less_than_a_percentile_is_exact_is_still_seen_to_move():
    made = model({"rate": "0.1", "level": "1000 + rate"})
    job = ModelJob(made, ("level",), uncertain=(Uncertain("rate", 0.0, 1.0),), draws=500)
    (setting,) = many_of_model(job, NEVER).settings
    assert setting.moving == {"level"}
    low, middle, high = (course[-1] for course in setting.courses["level"])
    assert 1000.0 < low < middle < high < 1001.0


def test_the_largest_numbers_have_percentiles_too():
    made = model({"rate": "0.1", "huge": "1.6e308 * (rate + 0.1)"})
    job = ModelJob(made, ("huge",), uncertain=(Uncertain("rate", 0.1, 1.0),), draws=50)
    (setting,) = many_of_model(job, NEVER).settings
    assert all(1e307 < course[-1] < 1.8e308 for course in setting.courses["huge"])
