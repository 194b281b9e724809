"""A scenario is explained by the loops it breaks, weakens, strengthens or adds."""

import dataclasses
from pathlib import Path

import pytest

from loopmap.analysis.loops import Budget, LoopKind, find_loops
from loopmap.editing.what_if import (
    LoopEffect,
    known_loops,
    scenarios_called,
    touched_loops,
    what_if,
)
from loopmap.errors import SimulationError
from loopmap.formats.registry import open_file
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import loop_key
from loopmap.model.records import (
    Action,
    Intervention,
    Link,
    MapInfo,
    NamedLoop,
    Scenario,
    Sign,
    Variable,
)
from loopmap.simulation import RunSettings

FINES_EXAMPLE = Path(__file__).parents[2] / "examples" / "fines-for-non-attendance.loopmap"
TODAY_OF_THE_EXAMPLE = MapId("today")
TODAY = MapId("m1")
LINKS = {
    "a": ("Attendance", "Fines", "-"),
    "b": ("Fines", "Attendance", "+"),
    "c": ("Fines", "Strain", "+"),
    "d": ("Strain", "Attendance", "-"),
    "e": ("Advice", "Strain", "-"),
}


@pytest.fixture
def causal_map() -> CausalMap:
    names = ("Attendance", "Fines", "Strain", "Advice")
    records = [
        *(Variable(RecordId(n), n, order=i) for i, n in enumerate(names)),
        *(Link(RecordId(i), RecordId(s), RecordId(t), Sign(p)) for i, (s, t, p) in LINKS.items()),
        NamedLoop(RecordId("p1"), loop_key(map(RecordId, "acd")), "R1", "Fines trap"),
        Scenario(RecordId("s1"), "Stop fining", (Intervention(Action.CUT, RecordId("a")),)),
        Scenario(RecordId("s2"), "Advice", (push("Advice"),), order=1),
    ]
    document = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    return document.apply(adding(TODAY, records)).maps[TODAY]


def push(variable):
    return Intervention(Action.PUSH, RecordId(variable), 0.5)


def story_of(causal_map, *acts):
    scenario = Scenario(RecordId("s9"), "Try", acts)
    found = what_if(causal_map, [scenario], known_loops(causal_map), settings=RunSettings(draws=20))
    return found.stories[0]


def test_cutting_a_link_breaks_the_loops_it_is_on(causal_map):
    story = story_of(causal_map, Intervention(Action.CUT, RecordId("a")))
    assert story.sentences == ("Breaks B1 and R1 “Fines trap”.",)
    assert {t.effect for t in story.touched} == {LoopEffect.BREAKS}
    assert story.untouched == 0


def test_holding_a_variable_breaks_the_loops_that_come_in_there(causal_map):
    story = story_of(causal_map, Intervention(Action.HOLD, RecordId("Strain"), -1.0))
    assert story.sentences == ("Breaks R1 “Fines trap”.", "Leaves one loop as it is.")


def test_where_not_all_loops_are_known_only_the_listed_ones_are_counted(causal_map):
    loops = find_loops(causal_map, Budget(max_length=2, probes=0))
    acts = (Intervention(Action.HOLD, RecordId("Strain"), -1.0),)
    scenario = Scenario(RecordId("s9"), "Try", acts)
    known, settings = known_loops(causal_map, loops), RunSettings(draws=20)
    (story,) = what_if(causal_map, [scenario], known, settings=settings).stories
    assert not loops.complete
    assert any("listed loop" in sentence for sentence in story.sentences)


def test_weakening_and_strengthening_are_told_apart(causal_map):
    weaker = Intervention(Action.WEAKEN, RecordId("c"), 0.5)
    stronger = Intervention(Action.STRENGTHEN, RecordId("b"), 2.0)
    story = story_of(causal_map, weaker, stronger)
    assert story.sentences == ("Weakens R1 “Fines trap”.", "Strengthens B1.")


def test_another_delay_changes_when_not_whether(causal_map):
    story = story_of(causal_map, Intervention(Action.DELAY, RecordId("c"), 8.0))
    assert story.sentences[0] == "Changes the timing of R1 “Fines trap”."


def test_an_added_link_adds_its_loops(causal_map):
    act = Intervention(
        Action.ADD,
        source=RecordId("Attendance"),
        destination=RecordId("Strain"),
        sign=Sign.OPPOSITE,
    )
    (touched,) = touched_loops(causal_map, [act], known_loops(causal_map))
    assert (touched.effect, touched.loop.kind) == (LoopEffect.ADDS, LoopKind.REINFORCING)
    assert story_of(causal_map, act).sentences[0] == "Adds a reinforcing loop of 2 links."


def test_a_push_leaves_every_loop_as_it_is(causal_map):
    assert story_of(causal_map, push("Advice")).sentences == ("Every loop stays as it is.",)


def test_scenarios_are_asked_for_by_name(causal_map):
    assert [s.name for s in scenarios_called(causal_map, [])] == ["Stop fining", "Advice"]
    assert [s.name for s in scenarios_called(causal_map, ["advice "])] == ["Advice"]
    with pytest.raises(SimulationError, match="It has “Stop fining”, “Advice”"):
        scenarios_called(causal_map, ["Fine more"])


def test_cutting_the_fines_link_of_the_example_takes_strain_off_families():
    today = open_file(FINES_EXAMPLE).document.maps[TODAY_OF_THE_EXAMPLE]
    (scenario,) = scenarios_called(today, ["Stop fining"])
    everything = dataclasses.replace(scenario, outcomes=tuple(today.variables))
    story = what_if(today, [everything], known_loops(today)).stories[0]
    answers = {o.name: (o.certainty.value, o.direction.value) for o in story.result.outcomes}
    assert answers["Fines issued to parents"] == ("certain", "down")
    assert answers["Family financial strain"] == ("certain", "down")
    assert answers["Difficulties at home"] == ("certain", "down")
    assert answers["Family trust in services"] == ("certain", "up")
    assert answers["School attendance"] == ("open", "mixed")
    assert answers["Parent knowledge of rights"] == ("no effect", "none")
    assert {touched.name for touched in story.touched} == {
        "Fines trap",
        "Driven from help",
        "Deterrence as intended",
    }
