"""The maps of another document come in beside the open ones, in one step."""

from loopmap.editing.merging.beside import bring_maps
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Idea, KeptRun, MapInfo
from loopmap.model.rules import problems
from loopmap.simulation.fingerprint import fingerprint
from tests.editing.merging.test_into_map import HERE, new_ids, table
from tests.support.small_maps import fines


def test_maps_come_last_with_free_titles_their_evidence_and_where_they_are_from():
    standing = fines()
    arriving = fines().apply(
        adding(DOCUMENT, [MapInfo(MapId("m2"), "Future", 1.0, made_from=HERE), Idea("i1", "Ask")])
    )
    change = bring_maps(standing, arriving, arriving.map_order, "Table 2", new_ids())
    after = standing.apply(change)
    assert problems(after) == []
    assert after.apply(change.inverse()) == standing
    _, today, future = (after.maps[each] for each in after.map_order)
    assert [today.info.title, future.info.title] == ["Today 2", "Future"]
    assert future.info.made_from == today.id
    assert {v.origins for v in today.variables.values()} == {("Table 2",)}
    assert len(today.variables) == len(standing.maps[HERE].variables)
    assert all(e in after.evidence for v in today.variables.values() for e in v.evidence)
    assert [idea.text for idea in after.ideas.values()] == ["Ask"]


def test_only_the_maps_that_are_wanted_come():
    arriving = fines().apply(adding(DOCUMENT, [MapInfo(MapId("m2"), "Future", 1.0)]))
    standing = table("A + B")
    after = standing.apply(bring_maps(standing, arriving, [MapId("m2")], "Kumu", new_ids()))
    assert [m.info.title for m in after.maps.values()] == ["Map", "Future"]


def test_a_new_map_keeps_its_runs_which_still_answer_for_it():
    mark = fingerprint(fines().maps[HERE])
    run = KeptRun(RecordId("u1"), "As it was", fingerprint=mark)
    arriving = fines().apply(adding(HERE, [run]))
    standing = table("A + B")
    after = standing.apply(bring_maps(standing, arriving, [HERE], "Table 2", new_ids()))
    *_, came = after.maps.values()
    assert list(came.runs.values()) == [run]
    assert fingerprint(came) == mark
