"""Changes brought both ways in one step, as they were chosen."""

from loopmap.editing.edits.across_chosen import bring_chosen
from loopmap.model.ids import RecordId
from tests.editing.edits.test_across import AHEAD, ALTERED, TODAY, difference, document
from tests.support.small_maps import after, new_ids


def test_some_are_as_on_the_later_map_and_some_as_on_the_earlier():
    found = document(ALTERED["came"])
    whole = difference(found)
    later = [one for one in whole if one.record.id in ("e", "l5")]
    earlier = [one for one in whole if one.record.id == "l6"]
    brought = bring_chosen(found, whole, later, earlier, new_ids(found))
    changed = after(found, brought.change)
    assert {RecordId("l5")} == changed.maps[AHEAD].links.keys() & {RecordId("l5"), RecordId("l6")}
    assert RecordId("e") in changed.maps[TODAY].variables
    assert not difference(changed)
    assert brought.left == ()


def test_with_nothing_chosen_nothing_changes():
    found = document(ALTERED["links"])
    assert not bring_chosen(found, difference(found), (), (), new_ids(found)).change
