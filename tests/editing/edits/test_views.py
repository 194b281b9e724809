"""Named views are made, renamed, changed, moved and removed, each in one step."""

from dataclasses import replace

import pytest

from loopmap.editing.edits import views as edits
from loopmap.editing.edits.maps import make_future_map, remove_map
from loopmap.editing.edits.merge import merge_variables
from loopmap.errors import EditRefused, FormatError
from loopmap.formats.loopmap_yaml.read import read
from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.change import replacing
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.views import Rest, Shows, View
from tests.support.fines import FINES, GAP, LOWERS, RAISES, STRAIN, TODAY, fines_session

NEW = RecordId("")
RING = (RAISES, LOWERS)


def made(session, **fields):
    wanted = View(NEW, fields.pop("name", "A view"), **fields)
    session.do("View", edits.add_view(session.document, TODAY, wanted, session.new_id))
    return in_order(session.map.views)[-1]


def do(session, edit, *arguments):
    session.do("View", edit(session.document, TODAY, *arguments))


def names(session):
    return [view.name for view in in_order(session.map.views)]


def test_a_new_view_is_the_last_and_its_name_is_numbered_where_another_has_it():
    session = fines_session()
    made(session, name="  The trap ")
    made(session, name="the TRAP")
    made(session, name="")
    assert names(session) == ["The trap", "the TRAP 2", "View"]


def test_what_a_view_names_is_kept_once_and_nothing_that_it_does_not_show():
    session = fines_session()
    some = made(session, shows=Shows.RECORDS, records=(FINES, GAP, FINES), loops=(RING,))
    assert (some.records, some.loops) == ((FINES, GAP), ())
    loop = made(session, shows=Shows.LOOP, records=(FINES,), loops=((LOWERS, RAISES), (RAISES,)))
    assert (loop.records, loop.loops) == ((), ((RAISES, LOWERS), (RAISES,)))


@pytest.mark.parametrize("shows", [shows for shows in Shows if shows is not Shows.MAP])
def test_a_view_of_nothing_is_refused(shows):
    session = fines_session()
    with pytest.raises(EditRefused, match="Choose first"):
        made(session, shows=shows)


def test_paper_is_kept_to_a_tenth_and_within_the_limits_of_a_map():
    session = fines_session()
    view = made(session, frame=(1.26, -2e9, 0.0, 400.04))
    assert view.frame == (1.3, -1e6, 1.0, 400.0)
    with pytest.raises(EditRefused, match="part of the paper"):
        made(session, frame=(float("nan"), 0.0, 1.0, 1.0))


def test_a_view_cannot_have_no_name_or_that_of_another():
    session = fines_session()
    one, two = made(session, name="One"), made(session, name="Two")
    do(session, edits.rename_view, two.id, " Three ")
    assert names(session) == ["One", "Three"]
    with pytest.raises(EditRefused, match="needs a name"):
        do(session, edits.rename_view, one.id, " ")
    with pytest.raises(EditRefused, match="Another view of this map is called “three”"):
        do(session, edits.rename_view, one.id, "three")


def test_updating_keeps_the_name_the_place_and_what_a_later_version_said():
    session = fines_session()
    view = made(session, name="One")
    later = replace(view, extra={"later": 1})
    session.do("later", replacing(TODAY, [(view, later)]))
    do(session, edits.update_view, view.id, View(NEW, "other", lens="loops", rest=Rest.HIDDEN))
    standing = session.map.views[view.id]
    assert (standing.name, standing.lens, standing.rest) == ("One", "loops", Rest.HIDDEN)
    assert (standing.order, standing.extra) == (view.order, {"later": 1})


def test_views_change_places_and_stay_at_the_ends():
    session = fines_session()
    one, *_ = [made(session, name=name) for name in ("One", "Two", "Three")]
    do(session, edits.move_view, one.id, 1)
    assert names(session) == ["Two", "One", "Three"]
    do(session, edits.move_view, one.id, 9)
    assert names(session) == ["Two", "Three", "One"]
    do(session, edits.move_view, one.id, -9)
    assert names(session) == ["One", "Two", "Three"]


def test_each_edit_is_one_step_and_goes_back_exactly():
    session = fines_session()
    before = session.document
    view = made(session)
    do(session, edits.rename_view, view.id, "Another")
    do(session, edits.remove_view, view.id)
    assert not session.map.views
    for _ in range(3):
        session.undo()
    assert session.document == before


def test_a_future_map_has_the_views_and_they_go_with_it_in_one_step():
    session = fines_session()
    made(session, shows=Shows.EFFECTS, records=(FINES,))
    change = make_future_map(session.document, TODAY, "Future", session.new_id)
    session.do("Future", change)
    (future,) = [m for i, m in session.document.maps.items() if i != TODAY]
    assert future.views == session.document.maps[TODAY].views
    with_both = session.document
    session.do("Remove", remove_map(session.document, future.id))
    session.undo()
    assert session.document == with_both


def test_merging_two_variables_leads_the_views_of_both_to_the_one_that_stays():
    session = fines_session()
    view = made(session, shows=Shows.RECORDS, records=(GAP, STRAIN, FINES))
    session.do("Merge", merge_variables(session.document, TODAY, GAP, FINES))
    assert session.map.views[view.id].records == (FINES, STRAIN)


def test_a_file_holds_views_exactly():
    session = fines_session()
    made(session, shows=Shows.LOOP, loops=(RING,), rest=Rest.HIDDEN, frame=(1.5, 2.0, 300.0, 200.0))
    made(session, name="Print", theme="print", paper="a4", legend=False, scenario=RecordId("s9"))
    assert read(write(session.document), "f").document.maps[TODAY].views == session.map.views


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("lens: heat", "has the lens “heat”"),
        ("theme: neon", "has the theme “neon”"),
        ("paper: a0", "has the page size “a0”"),
        ("measure: votes", "counts “votes”"),
    ],
)
def test_what_is_not_known_is_told_and_kept(field, said):
    session = fines_session()
    made(session, name="Later")
    content = write(session.document).replace(b"name: Later", f"name: Later, {field}".encode())
    opened = read(content, "f")
    assert [sentence for sentence in opened.warnings if said in sentence]
    assert write(opened.document) == content


def test_an_unknown_kind_of_view_is_refused_with_its_line_and_what_was_expected():
    session = fines_session()
    made(session, name="Later")
    content = write(session.document).replace(b"name: Later", b"name: Later, shows: votes")
    with pytest.raises(FormatError, match=r"“map”, “records”, “group”.*“votes”") as refused:
        read(content, "f")
    assert refused.value.field == "shows"
