"""A comparison answers with directions and how sure the map lets us be."""

import dataclasses

import pytest

from loopmap.errors import Cancelled, SimulationError
from loopmap.model.behaviour import Shape
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Role, Scenario, Sign, Strength
from loopmap.model.token import NEVER, Token
from loopmap.simulation import Certainty, Course, Direction, Question, RunSettings, compare

UP, DOWN = Direction.UP, Direction.DOWN


def asked(causal_map, scenarios, *, token=NEVER, **settings):
    return compare(Question(causal_map, RunSettings(**settings), token), scenarios)


def scenario(*acts, name="What if", outcomes=()):
    return Scenario(RecordId("s1"), name, tuple(acts), tuple(outcomes))


def push(variable, amount=0.05, **when):
    return Intervention(Action.PUSH, RecordId(variable), amount, **when)


def hold(variable, amount=-0.05, **when):
    return Intervention(Action.HOLD, RecordId(variable), amount, **when)


def cut(link, **when):
    return Intervention(Action.CUT, RecordId(link), **when)


def result_of(causal_map, *acts, draws=100, **settings):
    answers = asked(causal_map, [scenario(*acts)], draws=draws, **settings)
    return answers.scenarios[0]


def outcomes_of(causal_map, *acts, **settings):
    found = result_of(causal_map, *acts, **settings)
    return {outcome.variable: outcome for outcome in found.outcomes}


def test_nothing_happens_without_an_intervention(worked_example):
    found = result_of(worked_example)
    assert {o.certainty for o in found.outcomes} == {Certainty.NO_EFFECT}
    for band in found.bands.values():
        assert set(band.median) == set(band.low) == set(band.high) == {0.0}


def test_the_worked_example_of_the_design_is_reproduced(worked_example):
    # The table is for settled small pushes, so the run is long and the push is small.
    found = outcomes_of(worked_example, hold("Fining", -0.01), draws=10_000, horizon=100.0)
    stress, trust = found["Family stress"], found["Trust"]
    exclusions, attendance = found["Exclusions"], found["Attendance"]
    assert (stress.certainty, stress.direction) == (Certainty.CERTAIN, DOWN)
    assert stress.share == (1.0, 1.0)
    assert (trust.certainty, trust.direction) == (Certainty.LEANING, UP)
    assert trust.share == pytest.approx((0.89, 0.99), abs=0.02)
    assert (exclusions.certainty, exclusions.direction) == (Certainty.LEANING, DOWN)
    assert exclusions.share == pytest.approx((0.73, 0.97), abs=0.02)
    assert (attendance.certainty, attendance.direction) == (Certainty.OPEN, Direction.MIXED)
    assert attendance.share == pytest.approx((1 - 0.94, 1 - 0.12), abs=0.02)
    # 3 % of the draws in steps and 22 % of the strong ones run away: a quarter of the sum in all.
    assert attendance.runaway == pytest.approx((0.03 + 0.22) / 4, abs=0.02)


def test_the_links_that_decide_are_named_in_sentences(worked_example):
    act = hold("Fining")
    stop = scenario(act, outcomes=[RecordId("Exclusions")])
    found = asked(worked_example, [stop], draws=4000).scenarios[0]
    assert [(d.source, d.target) for d in found.deciding_links[:2]] == [
        ("Fining", "Family stress"),
        ("Family stress", "Disruption"),
    ]
    assert found.deciding_links[0].why == (
        "The stronger “Fining” acts on “Family stress”, the more draws say “Exclusions” falls."
    )


def test_the_same_question_gives_the_same_answer_and_another_seed_another(worked_example):
    stop = [scenario(hold("Fining"))]
    first = asked(worked_example, stop, draws=50, seed=7)
    assert asked(worked_example, stop, draws=50, seed=7) == first
    assert asked(worked_example, stop, draws=50, seed=8) != first


def test_neither_layout_nor_names_nor_order_change_a_run(worked_example):
    other = worked_example
    moved = {
        v.id: dataclasses.replace(v, x=900.0 - v.x, y=7.0, name=v.name[::-1], order=-v.order)
        for v in reversed(worked_example.variables.values())
    }
    other = type(other)(other.info, {"variables": moved, "links": other.links})
    one = result_of(worked_example, hold("Fining"), draws=50)
    two = result_of(other, hold("Fining"), draws=50)
    assert dict(one.bands) == dict(two.bands)


def test_cutting_a_link_takes_away_what_it_does_today(map_of):
    causal_map = map_of("Fines + Strain, Strain + Worry, Fines - Trust")
    found = outcomes_of(causal_map, cut("Fines>Strain"))
    assert (found["Strain"].certainty, found["Strain"].direction) == (Certainty.CERTAIN, DOWN)
    assert (found["Worry"].certainty, found["Worry"].direction) == (Certainty.CERTAIN, DOWN)
    assert found["Trust"].certainty is Certainty.NO_EFFECT
    assert found["Trust"].share is None


def test_a_delayed_link_that_is_cut_lets_go_later(map_of):
    text = "Fines + Strain"
    at_once = result_of(map_of(text), cut("Fines>Strain")).bands["Strain"].median
    late = result_of(map_of(text, delayed=["Fines>Strain"]), cut("Fines>Strain"))
    delayed = late.bands["Strain"].median
    assert at_once[2] < delayed[2] < 0
    assert delayed[-1] == pytest.approx(at_once[-1], abs=0.02)


def test_weakening_strengthening_and_adding_move_the_effect_their_way(map_of):
    causal_map = map_of("Advice - Worry, Fines + Worry")
    link = RecordId("Fines>Worry")
    weak = outcomes_of(causal_map, Intervention(Action.WEAKEN, link, 0.5))
    strong = outcomes_of(causal_map, Intervention(Action.STRENGTHEN, link, 2.0))
    add = Intervention(
        Action.ADD,
        source=RecordId("Advice"),
        destination=RecordId("Fines"),
        sign=Sign.OPPOSITE,
    )
    added = outcomes_of(causal_map, add)
    assert weak["Worry"].direction is DOWN
    assert strong["Worry"].direction is UP
    assert added["Fines"].direction is DOWN
    assert added["Worry"].direction is DOWN
    assert added["Worry"].certainty is Certainty.CERTAIN


def test_a_held_variable_no_longer_listens_to_its_causes(map_of):
    causal_map = map_of("Need + Help, Help + Trust")
    found = outcomes_of(causal_map, push("Need"), hold("Help", 0.0))
    assert found["Trust"].certainty is Certainty.NO_EFFECT
    assert found["Help"].certainty is Certainty.NO_EFFECT


def test_a_link_of_unknown_sign_leaves_the_answer_open_and_is_the_one_that_decides(map_of):
    found = result_of(map_of("Fines ? Attendance"), push("Fines"), draws=200)
    attendance = next(o for o in found.outcomes if o.variable == "Attendance")
    assert attendance.certainty is Certainty.OPEN
    assert found.deciding_links[0].source == "Fines"


def test_what_is_pushed_for_a_while_fades_again(map_of):
    found = outcomes_of(map_of("Advice + Trust"), push("Advice", 0.5, stop=10.0))
    assert found["Trust"].direction is UP
    assert found["Trust"].course is Course.FADES


def test_a_stock_keeps_what_was_added_to_it_while_a_level_returns(map_of):
    text = "Advice + Trust"
    act = push("Advice", 0.5, stop=10.0)
    level = result_of(map_of(text), act).bands["Trust"].median[-1]
    stock = result_of(map_of(text, stocks=["Trust"]), act).bands["Trust"].median[-1]
    assert abs(level) < 1e-6
    assert 0.1 < stock < 1.0


def test_first_down_then_up_is_said(map_of):
    causal_map = map_of(
        "Help - Pressure, Pressure + Calm, Help + Trust, Trust + Calm",
        delayed=["Help>Trust", "Trust>Calm"],
        strengths={
            "Help>Pressure": Strength.STRONG,
            "Help>Trust": Strength.STRONG,
            "Trust>Calm": Strength.STRONG,
            "Pressure>Calm": Strength.WEAK,
        },
    )
    assert outcomes_of(causal_map, push("Help"))["Calm"].course is Course.DOWN_THEN_UP


def test_strength_words_narrow_the_draws(map_of):
    text = "Fines + Strain"
    acts = [push("Fines", 0.2)]
    weak = result_of(map_of(text, strengths={"Fines>Strain": Strength.WEAK}), *acts)
    strong = result_of(map_of(text, strengths={"Fines>Strain": Strength.STRONG}), *acts)
    assert weak.bands["Strain"].high[-1] < strong.bands["Strain"].low[-1]


def test_a_strong_loop_is_recognised_as_self_amplifying(map_of):
    text = "Debt + Stress, Stress + Debt, Debt + Rent, Rent + Debt"
    strong = dict.fromkeys(("Debt>Stress", "Stress>Debt", "Debt>Rent"), Strength.STRONG)
    found = result_of(map_of(text, strengths=strong), push("Debt"))
    assert found.runaway is not None
    assert found.runaway > 0.25


def test_a_runaway_is_told_as_it_runs_and_not_by_the_formula_that_does_not_hold(map_of):
    text = "Debt + Stress, Stress + Debt, Debt + Rent, Rent + Debt"
    links = ("Debt>Stress", "Stress>Debt", "Debt>Rent", "Rent>Debt")
    causal_map = map_of(text, strengths=dict.fromkeys(links, Strength.STRONG))
    stronger = [Intervention(Action.STRENGTHEN, RecordId(link), 2.0) for link in links]
    held_up = [hold("Rent", 0.0, stop=1.0), push("Debt", 0.2)]
    found = result_of(causal_map, *stronger, *held_up)
    assert found.runaway == 1.0
    assert found.settled == {}
    debt = next(o for o in found.outcomes if o.variable == "Debt")
    assert (debt.direction, debt.share) == (UP, (1.0, 1.0))


def test_the_same_seed_gives_the_same_bytes(worked_example):
    runs = [repr(result_of(worked_example, hold("Fining"), seed=5)) for _ in range(2)]
    assert runs[0] == runs[1]


def test_a_part_that_nothing_leads_to_changes_nothing(map_of):
    alone = result_of(map_of("A + B, B - C"), push("A"))
    beside = result_of(map_of("A + B, B - C, X + Y, Y + X, C + X"), push("A"))
    assert {v: alone.bands[v] for v in "ABC"} == {v: beside.bands[v] for v in "ABC"}


def test_without_loops_the_sign_is_that_of_the_paths(map_of):
    found = outcomes_of(map_of("A - B, B - C, A + C, C - D"), push("A"))
    assert {v: found[v].direction for v in "BCD"} == {"B": DOWN, "C": UP, "D": DOWN}
    assert {o.certainty for o in found.values()} == {Certainty.CERTAIN}


def with_link(causal_map, link, **fields):
    """The map with one link otherwise."""
    links = dict(causal_map.links)
    links[RecordId(link)] = dataclasses.replace(links[RecordId(link)], **fields)
    return type(causal_map)(causal_map.info, {"variables": causal_map.variables, "links": links})


def test_a_link_the_group_doubts_is_there_in_as_many_draws(map_of):
    doubted = with_link(map_of("A + B"), "A>B", confidence=0.7)
    b = outcomes_of(doubted, push("A"), draws=1000)["B"]
    assert b.certainty is Certainty.LEANING
    assert b.share == pytest.approx((0.7, 0.7), abs=0.04)
    sure = with_link(map_of("A + B"), "A>B", confidence=1.0)
    assert outcomes_of(sure, push("A"))["B"].certainty is Certainty.CERTAIN


def test_a_threshold_that_is_not_reached_lets_nothing_through(map_of):
    gated = with_link(map_of("A + B"), "A>B", shape=Shape.THRESHOLD, threshold=0.4)
    assert outcomes_of(gated, push("A", 0.2))["B"].certainty is Certainty.NO_EFFECT
    assert outcomes_of(gated, push("A", 0.8))["B"].certainty is Certainty.ROBUST


def test_a_range_of_strengths_overrules_the_word(map_of):
    narrow = with_link(map_of("A + B"), "A>B", strength_range=(0.4, 0.5))
    band = result_of(narrow, push("A", 0.5)).bands["B"]
    assert band.high[-1] / band.low[-1] < 1.3


def test_a_link_of_unknown_sign_leaves_it_open(map_of):
    found = outcomes_of(map_of("A ? B"), push("A"), draws=400)["B"]
    assert (found.certainty, found.direction) == (Certainty.OPEN, Direction.MIXED)


def test_times_that_fall_between_steps_are_moved_and_said(map_of):
    found = result_of(map_of("A + B"), push("A", start=3.14, stop=8.0), push("A"))
    (sentence,) = found.snapped
    assert sentence.endswith("until 8: its start was moved from 3.14 to 3.2.")


def test_a_variable_that_settles_at_once_does_not_swing_by_the_step(map_of):
    causal_map = map_of("A + B, B - A")
    variables = {
        i: dataclasses.replace(v, settle_time=0.25) for i, v in causal_map.variables.items()
    }
    quick = type(causal_map)(causal_map.info, {"variables": variables, "links": causal_map.links})
    act = Intervention(Action.STRENGTHEN, RecordId("A>B"), 2.0)
    band = result_of(quick, act, push("A", 0.2)).bands["A"]
    assert abs(band.high[-1] - band.high[-2]) < 1e-3


def test_outcomes_are_the_scenarios_own_then_the_maps_then_all(map_of):
    causal_map = map_of("Fines + Strain, Strain + Worry")
    worry = dataclasses.replace(causal_map.variables["Worry"], role=Role.OUTCOME)
    marked = type(causal_map)(
        causal_map.info,
        {"variables": {**causal_map.variables, "Worry": worry}, "links": causal_map.links},
    )
    own = scenario(push("Fines"), outcomes=[RecordId("Strain")])
    names = [
        [o.name for o in asked(m, [s], draws=10).scenarios[0].outcomes]
        for m, s in (
            (marked, own),
            (marked, scenario(push("Fines"))),
            (causal_map, scenario(push("Fines"))),
        )
    ]
    assert names == [["Strain"], ["Worry"], ["Fines", "Strain", "Worry"]]


def test_where_nobody_chose_what_nothing_happens_to_comes_last(map_of):
    causal_map = map_of("Rain + Mud, Fines + Strain")
    chosen = scenario(push("Fines"), outcomes=[RecordId("Rain"), RecordId("Fines")])
    names = [
        [o.name for o in asked(causal_map, [s], draws=10).scenarios[0].outcomes]
        for s in (scenario(push("Fines")), chosen)
    ]
    assert sorted(names[0][:2]) == ["Fines", "Strain"]
    assert sorted(names[0][2:]) == ["Mud", "Rain"]
    assert names[1] == ["Rain", "Fines"]


def test_scenarios_share_their_draws_so_an_untouched_part_answers_alike(map_of):
    causal_map = map_of("A + B, C + D")
    alone, both = asked(
        causal_map, [scenario(push("A")), scenario(push("A"), cut("C>D"))], draws=20
    ).scenarios
    assert alone.bands["B"] == both.bands["B"]


def test_a_map_of_one_variable_and_no_links_can_be_run(map_of):
    lonely = map_of("A + B")
    lonely = type(lonely)(lonely.info, {"variables": {"A": lonely.variables["A"]}})
    assert outcomes_of(lonely, push("A"))["A"].direction is UP


def test_a_cancelled_run_stops(worked_example):
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        asked(worked_example, [scenario(hold("Fining"))], token=token)


def test_impossible_settings_are_refused_in_a_sentence(worked_example):
    with pytest.raises(SimulationError, match="number of draws"):
        asked(worked_example, [], draws=0)
    with pytest.raises(SimulationError, match="length of a run"):
        asked(worked_example, [], horizon=float("nan"))
    with pytest.raises(SimulationError, match="is empty"):
        asked(type(worked_example)(worked_example.info), [])
