"""What flows through links, and what loops give back, follow from strengths and signs."""

import numpy as np

from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.simulation import Question, RunSettings
from loopmap.simulation.carrying import flows, power_of


def asked(causal_map, horizon=40.0):
    return Question(causal_map, RunSettings(100, horizon=horizon))


def doing(*acts):
    return Scenario(RecordId("s"), "S", acts)


PUSH = Intervention(Action.PUSH, RecordId("A"), 0.2)


def test_links_swell_with_what_flows_through_them_delays_later(map_of):
    causal_map = map_of("A + B, A - C", delayed=["A>C"])
    found = flows(asked(causal_map), doing(PUSH))
    assert set(found.links) == {"A>B", "A>C"}
    assert found.times[:3] == (0.0, 1.0, 2.0)
    quick, late = (np.array(found.links[link]) for link in ("A>B", "A>C"))
    assert quick[0] == late[0] == 0.0
    assert np.all(np.diff(quick) >= 0)
    assert late[-1] < 0 < quick[-1]
    assert abs(late[3]) / abs(late[-1]) < quick[3] / quick[-1]


def test_a_link_that_is_cut_takes_away_what_it_brought(map_of):
    found = flows(asked(map_of("A + B")), doing(Intervention(Action.CUT, RecordId("A>B"))))
    assert found.links["A>B"][-1] < -0.3


def test_loops_are_named_by_their_links(map_of):
    causal_map = map_of("A + B, B - A")
    power = power_of(asked(causal_map), doing(PUSH), [("A>B", "B>A")])
    assert power.loops == (("A>B", "B>A"),)
    assert power.complete
    assert power.relative[0].min() < -0.05
