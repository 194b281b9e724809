"""A sentence said is one change that makes it true."""

import pytest

from loopmap.analysis.sentences.parse import parse
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.layout.boxes import label_boxes
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.editing.sentence.say import as_written, say
from loopmap.errors import EditRefused
from loopmap.model.records import Level, Sign, Status
from tests.support.small_maps import (
    ATTENDANCE,
    FINES,
    HOME,
    LOWERS,
    PRESSES,
    STRAIN,
    TODAY,
    after,
    fines,
    new_ids,
)


def said(text, document=None, place=None):
    before = document or fines()
    result = say(before, TODAY, parse(text, before.maps[TODAY]), new_ids(before), place)
    return result, after(before, result.change)


def test_variables_and_links_are_made_as_they_are_entered():
    result, changed = said("Fines + Family financial strain - School attendance")
    table = changed.maps[TODAY]
    (new,) = result.new
    assert table.variables[new].name == "Family financial strain"
    assert [table.links[i].sign for i in result.path] == [Sign.SAME, Sign.OPPOSITE]
    assert [(table.links[i].source, table.links[i].target) for i in result.added] == [
        (FINES, new),
        (new, ATTENDANCE),
    ]
    assert result.variables == (FINES, new, ATTENDANCE)


def test_new_names_get_a_capital_and_are_made_once():
    result, changed = said("trust + calm - trust")
    names = [changed.maps[TODAY].variables[i].name for i in result.new]
    assert names == ["Trust", "Calm"]
    assert as_written("GP referrals") == "GP referrals"
    assert as_written("éclat") == "Éclat"


def test_said_again_nothing_changes():
    result, _ = said("fines + strain - school attendance")
    assert not result.change
    assert result.path == (PRESSES, LOWERS)


def test_a_link_with_another_sign_takes_the_one_that_was_said():
    result, changed = said("fines - strain")
    assert (result.turned, result.altered, result.added) == ((PRESSES,), (PRESSES,), ())
    assert changed.maps[TODAY].links[PRESSES].sign is Sign.OPPOSITE


def test_an_arrow_leaves_the_sign_and_a_delay_is_added():
    _, changed = said("fines ~> strain")
    link = changed.maps[TODAY].links[PRESSES]
    assert (link.sign, link.delayed, link.bulge) == (Sign.SAME, True, 0.2)


def test_doubt_is_a_sign_too():
    _, changed = said("fines ? strain")
    assert changed.maps[TODAY].links[PRESSES].sign is Sign.UNKNOWN


def test_reason_and_assumption_are_kept_with_the_links():
    result, changed = said('fines - trust "as parents told us" !')
    link = changed.maps[TODAY].links[result.added[0]]
    assert (link.reason, link.status) == ("as parents told us", Status.ASSUMED)


def test_a_reason_without_a_link_is_what_the_variable_means():
    result, changed = said('Trust "that the school means well"')
    assert changed.maps[TODAY].variables[result.new[0]].meaning == "that the school means well"


def groups_after(text):
    result, changed = said(text)
    table = changed.maps[TODAY]
    name_of = {one.id: one.name for one in table.groups.values()}
    return {
        table.variables[i].name: name_of.get(table.variables[i].group) for i in result.variables
    }


def test_a_group_is_for_what_the_sentence_makes():
    assert groups_after("Fines + Strain + Trust @school") == {
        "Fines": None,
        "Strain": "Home",
        "Trust": "School",
    }


def test_where_nobody_is_new_a_group_takes_in_who_has_none():
    assert groups_after("Fines + Strain @school") == {"Fines": "School", "Strain": "Home"}


def test_one_name_alone_moves_to_the_group():
    before = fines()
    _, changed = said("Strain @school", before)
    assert changed.maps[TODAY].variables[STRAIN].group not in (HOME, None)
    _, changed = said("Fines @home", before)
    assert changed.maps[TODAY].variables[FINES].group == HOME


def test_new_variables_lie_apart_and_nothing_else_moves():
    result, changed = said("Fines - Trust + Calm", place=PlaceNew())
    table = changed.maps[TODAY].variables
    assert all(table[i] == fines().maps[TODAY].variables[i] for i in (FINES, STRAIN, ATTENDANCE))
    places = [(table[i].x, table[i].y) for i in (*result.new, FINES, STRAIN, ATTENDANCE)]
    assert len(set(places)) == len(places)


def test_a_variable_may_act_on_itself():
    result, changed = said("fines + fines")
    assert changed.maps[TODAY].links[result.added[0]].target == FINES


def test_a_name_that_cannot_be_is_refused():
    with pytest.raises(EditRefused, match="500 characters"):
        said("fines + " + "x" * 600)


def test_nothing_said_is_nothing_done():
    assert not said("")[0].change


def test_a_quotation_by_itself_is_a_private_note_clear_of_all_cards():
    result, changed = said("“We never hear back”", place=PlaceNew(Point(0.0, 0.0)))
    table = changed.maps[TODAY]
    (made,) = result.notes
    note = table.notes[made]
    assert (note.text, note.level) == ("We never hear back", Level.PRIVATE)
    assert table.variables == fines().maps[TODAY].variables
    box = Box(note.x, note.y, note.width, 40.0)
    assert not any(box.touches(card) for card in label_boxes(table).values())


def test_a_quotation_beside_a_link_is_its_reason_and_no_note():
    result, changed = said('Fines + Strain "a letter on Friday"')
    assert result.notes == ()
    assert [changed.maps[TODAY].links[i].reason for i in result.path] == ["a letter on Friday"]
