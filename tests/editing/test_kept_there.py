"""Kept runs of another map, as they answered there."""

from loopmap.editing.kept_there import kept_there
from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import KeptAnswer, KeptCourse, KeptRun, MapInfo

TRUST = RecordId("v1")


def by_links(name, direction, order=0):
    answer = KeptAnswer(TRUST, "Trust", "robust", direction, (0.9, 0.9))
    return KeptRun(RecordId(f"k{order}"), name, draws=50, answers=(answer,), order=order)


def map_with(*runs):
    return CausalMap(MapInfo(MapId("m1"), "Map"), {"runs": {run.id: run for run in runs}})


def test_the_latest_run_of_the_other_map_comes_first_with_what_it_answered():
    there = map_with(by_links("More", "up"), by_links("Less", "down", 1))
    first, second = kept_there(map_with(), there)
    assert (first.name, second.name) == ("Less", "More")
    assert first.there[0].startswith("Trust falls (")
    assert first.here == ()
    assert first.made.endswith("draws of strengths and delays, seed 0.")


def test_what_this_map_kept_under_that_name_stands_beside_it():
    (told,) = kept_there(map_with(by_links("more", "down")), map_with(by_links("More", "up")))
    assert told.here[0].startswith("Trust falls")
    assert told.there[0].startswith("Trust rises")


def test_runs_by_equations_tell_where_things_went():
    course = KeptCourse(TRUST, "Trust", "", ((0.0, 1.0), (5.0, 4.0)))
    (told,) = kept_there(map_with(), map_with(KeptRun(RecordId("k1"), "Ours", courses=(course,))))
    assert told.there == ("Trust goes from 1 to 4.",)
