"""A plan cuts a run into phases at the moments when interventions begin and end."""

from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention
from loopmap.simulation.map_model import compile_map
from loopmap.simulation.plan import plan_for


def test_phases_follow_one_another_without_gaps(map_of):
    model = compile_map(map_of("A + B, B + C"))
    acts = [
        Intervention(Action.PUSH, RecordId("A"), 0.5, start=2.0, stop=6.0),
        Intervention(Action.CUT, RecordId("B>C"), start=4.0),
    ]
    plan = plan_for(model, acts, 50, 0.2)
    assert [(p.first, p.last) for p in plan.phases] == [(0, 10), (10, 20), (20, 30), (30, 50)]
    assert [p.push[0] for p in plan.phases] == [0.0, 0.5, 0.5, 0.0]
    assert [p.factor[1] for p in plan.phases] == [1.0, 1.0, 0.0, 0.0]
    assert not plan.lasting
    assert plan.judged_at == 50


def test_factors_multiply_and_pushes_add(map_of):
    model = compile_map(map_of("A + B"))
    acts = [
        Intervention(Action.WEAKEN, RecordId("A>B"), 0.5),
        Intervention(Action.STRENGTHEN, RecordId("A>B"), 3.0),
        Intervention(Action.PUSH, RecordId("A"), 0.25),
        Intervention(Action.PUSH, RecordId("A"), 0.25),
    ]
    (phase,) = plan_for(model, acts, 50, 0.2).phases
    assert phase.factor[0] == 1.5
    assert phase.push[0] == 0.5


def test_a_passing_scenario_is_judged_when_its_last_intervention_ends(map_of):
    model = compile_map(map_of("A + B"))
    acts = [Intervention(Action.PUSH, RecordId("A"), 0.5, stop=4.0)]
    assert plan_for(model, acts, 50, 0.2).judged_at == 20


def test_times_outside_the_run_are_cut_to_it(map_of):
    model = compile_map(map_of("A + B"))
    acts = [Intervention(Action.PUSH, RecordId("A"), 0.5, start=-3.0, stop=1e6)]
    plan = plan_for(model, acts, 50, 0.2)
    assert [(p.first, p.last) for p in plan.phases] == [(0, 50)]
    assert plan.lasting
