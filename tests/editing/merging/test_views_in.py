"""Views come in with their map: of the same records, as they are called on the open map."""

from loopmap.editing.edits.views import add_view
from loopmap.editing.merging.beside import bring_maps
from loopmap.editing.merging.bringing import Incoming
from loopmap.editing.merging.into_map import merge_map
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.views import Shows, View
from tests.support.fines import (
    FINES,
    GAP,
    LOWERS,
    RAISES,
    STRAIN,
    TODAY,
    TRIGGERS,
    WIDENS,
    fines_document,
    fines_session,
)

RING = (RAISES, LOWERS, WIDENS, TRIGGERS)


def with_views():
    session = fines_session()
    for name, fields in (
        ("All", {"frame": (0.0, 0.0, 100.0, 100.0)}),
        ("Some", {"shows": Shows.RECORDS, "records": (FINES, GAP)}),
        ("Loop", {"shows": Shows.LOOP, "loops": (RING,)}),
        ("Gone", {"shows": Shows.EFFECTS, "records": (RecordId("v99"),)}),
    ):
        wanted = View(RecordId(""), name, **fields)
        session.do(name, add_view(session.document, TODAY, wanted, session.new_id))
    return session.document


def test_they_name_what_stands_for_their_records():
    session, incoming = fines_session(), Incoming(with_views(), TODAY, "Table 2")
    taken = View(RecordId(""), "some")
    session.do("View", add_view(session.document, TODAY, taken, session.new_id))
    same = {FINES: FINES, STRAIN: STRAIN}
    session.do("In", merge_map(session.document, TODAY, incoming, same, session.new_id).change)
    _, whole, some, loop = in_order(session.map.views)
    assert (some.name, some.records[0]) == ("Some 2", FINES)
    assert session.map.variables[some.records[1]].name == "Attendance gap"
    assert some.records[1] != GAP, "the one that came in is another record"
    assert all(link in session.map.links for link in loop.loops[0])
    assert (whole.name, whole.shows, whole.frame) == ("All", Shows.RECORDS, None)
    assert len(whole.records) == 4, "the whole map is all that came in"


def test_maps_brought_in_beside_the_others_keep_them_as_they_are():
    document, incoming = fines_document(), with_views()
    session = fines_session()
    after = document.apply(bring_maps(document, incoming, [TODAY], "Table 2", session.new_id))
    (new,) = [m for i, m in after.maps.items() if i != TODAY]
    assert new.views == incoming.maps[TODAY].views
