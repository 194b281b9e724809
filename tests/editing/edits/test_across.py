"""Changes brought from one of two maps to the other."""

from dataclasses import replace

import pytest

from loopmap.analysis.difference import Way, find_difference
from loopmap.editing.edits.across import bring_across
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Sign, Status, Strength
from tests.support.small_maps import after, new_ids
from tests.support.two_maps import ENDS, NAMES, causal_map, future

TODAY, AHEAD = MapId("today"), MapId("future")


def document(other, base=None):
    return Document(maps={m.id: m for m in (base or causal_map(), other)})


def difference(found):
    return find_difference(found.maps[TODAY], found.maps[AHEAD])


def bring(found, ones=None, *, back=False):
    """The document with what was asked for brought across, and what is told of it."""
    whole = difference(found)
    brought = bring_across(found, whole, whole if ones is None else ones, new_ids(found), back=back)
    return after(found, brought.change), brought


ALTERED = {
    "came": future(NAMES | {"e": "Advice"}, ENDS | {"l5": "ec+", "l6": "be-"}),
    "went": future(
        {i: n for i, n in NAMES.items() if i != "d"}, {i: t for i, t in ENDS.items() if i != "l4"}
    ),
    "links": future(
        l1={"sign": Sign.OPPOSITE, "strength": Strength.WEAK},
        l2={"delayed": True, "delay_length": "a term"},
        l3={"strength_range": (0.8, 0.9)},
        l4={"status": Status.STATED, "reason": "Heard twice."},
    ),
    "names": future(NAMES | {"a": "Penalties"}, ENDS | {"l4": "bd+"}),
}


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("how", ALTERED)
def test_all_of_it_brought_either_way_leaves_nothing_that_differs(how, back):
    changed, brought = bring(document(ALTERED[how]), back=back)
    assert not difference(changed)
    assert brought.left == ()
    untouched = AHEAD if not back else TODAY
    assert changed.maps[untouched] == document(ALTERED[how]).maps[untouched]


def test_one_change_is_brought_by_itself():
    found = document(ALTERED["links"])
    (one,) = (d for d in difference(found) if d.way is Way.WEAKENED)
    changed, _ = bring(found, [one])
    link = changed.maps[TODAY].links[RecordId("l1")]
    assert (link.strength, link.sign) == (Strength.WEAK, Sign.SAME)


def test_a_link_brings_the_variable_it_needs():
    found = document(ALTERED["came"])
    link = next(d for d in difference(found) if d.record.id == "l5")
    changed, brought = bring(found, [link])
    assert "e" in changed.maps[TODAY].variables
    assert "l6" not in changed.maps[TODAY].links
    assert brought.besides == ("“Advice” came with it.",)


def test_a_variable_that_goes_takes_its_links_and_that_is_told():
    found = document(ALTERED["went"])
    variable = next(d for d in difference(found) if d.record.id == "d")
    changed, brought = bring(found, [variable])
    assert "l4" not in changed.maps[TODAY].links
    assert brought.besides == ("1 link went with “Attendance”.",)


def test_what_there_is_no_room_for_is_left_and_told():
    """On the future a link leads where today has another one, which the future has not."""
    base = causal_map(ends=ENDS | {"l5": "bd+"})
    found = document(future(ends=ENDS | {"l4": "bd+"}), base)
    (one,) = (d for d in difference(found) if d.way is Way.REROUTED)
    changed, brought = bring(found, [one])
    assert changed == found
    assert brought.left == ("There is already a link from “Strain” to “Attendance”.",)


def test_words_about_the_map_stay_and_that_is_told():
    found = document(future())
    info = found.maps[AHEAD].info
    maps = dict(found.maps) | {AHEAD: found.maps[AHEAD].with_info(replace(info, question="Why?"))}
    changed, brought = bring(Document(maps=maps))
    assert changed.maps[TODAY] == found.maps[TODAY]
    assert brought.left == ("The map: only variables and links are brought across.",)
