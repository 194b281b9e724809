"""Private notes and evidence stay out of files for other programs, unless they came from there."""

from dataclasses import replace

import pytest

from loopmap.formats.kept import keep
from loopmap.formats.private import for_others
from loopmap.formats.registry import formats_for_writing
from loopmap.model.change import DOCUMENT, adding, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import FoundStory, Idea, Level, Note, Sketch, SketchKind
from loopmap.model.report_choice import ReportChoice
from loopmap.model.rules import problems
from tests.support.every_byte import words_in
from tests.support.small_maps import (
    FINES,
    LOOP,
    NOTE,
    PRESSES,
    QUOTE,
    STOP_FINING,
    TODAY,
    fines,
)

KINDS = {each.id: each for each in formats_for_writing()}


def test_what_is_private_stays_here_and_is_told():
    going = for_others(fines(), KINDS["graphml"])
    assert (going.document.maps[TODAY].notes, going.document.evidence) == ({}, {})
    assert problems(going.document) == []
    assert going.told() == ("One private note and one private piece of evidence stay here.",)


def test_what_people_let_others_see_goes_and_so_does_what_came_from_there():
    document = fines()
    note, quote = document.maps[TODAY].notes[NOTE], document.evidence[QUOTE]
    came = replace(note, extra=keep({}, "graphml", {"id": "n0"}))
    document = document.apply(
        replacing(TODAY, [(note, came)]).then(
            replacing(DOCUMENT, [(quote, replace(quote, level=Level.ROOM))])
        )
    )
    going = for_others(document, KINDS["graphml"], room=True)
    assert going.document == document
    assert going.told() == ()
    assert for_others(document, KINDS["dot"], room=True).private["note"] == 1
    assert for_others(document, KINDS["graphml"]).room["evidence"] == 1


def test_our_own_format_alone_keeps_everything():
    assert for_others(fines(), KINDS["spreadsheet"]).private["note"] == 1
    assert for_others(fines(), KINDS["loopmap"]).document == fines()


def test_courses_over_time_stay_unless_they_are_for_others_and_parked_ideas_always_do():
    document, hope = (
        fines(),
        Sketch(RecordId("h1"), FINES, SketchKind.HOPE, ((0.0, 0.0), (1.0, -1.0))),
    )
    seen = replace(hope, id=RecordId("h2"), level=Level.PUBLIC)
    document = document.apply(
        adding(TODAY, [hope, seen]).then(adding(DOCUMENT, [Idea(RecordId("p1"), "Half heard")]))
    )
    going = for_others(document, KINDS["spreadsheet"])
    assert set(going.document.maps[TODAY].sketches) == {"h2"}
    assert going.document.ideas == {}
    (told,) = going.told()
    assert told.startswith("One private note, one private piece of evidence, one private course")
    assert told.endswith(" over time and one parked idea stay here.")


def _written_about():
    """The fines map with a text in every place that has no level, and what is for the room."""
    document = fines()
    causal_map = document.maps[TODAY]
    variable, link = causal_map.variables[FINES], causal_map.links[PRESSES]
    loop, tried = causal_map.loops[LOOP], causal_map.scenarios[STOP_FINING]
    judged = FoundStory(RecordId("f1"), "fixes", (FINES,), text="ROOM judged")
    return document.apply(
        replacing(
            TODAY,
            [
                (variable, replace(variable, meaning="ROOM meaning", tension="ROOM pulled")),
                (link, replace(link, reason="ROOM reason", extra={"kept.kumu.notes": "ROOM left"})),
                (loop, replace(loop, story="ROOM story")),
                (tried, replace(tried, description="ROOM described")),
            ],
        ).then(
            adding(
                TODAY,
                [
                    judged,
                    Note(RecordId("n8"), "ROOM note", level=Level.ROOM),
                    Note(RecordId("n9"), "Said to all", level=Level.PUBLIC),
                ],
            )
        )
    )


@pytest.mark.parametrize("kind", [each for each in KINDS if each != "loopmap"])
def test_what_is_for_the_room_goes_into_a_copy_only_where_people_ask(kind):
    document, wanted = _written_about(), KINDS[kind]
    going = for_others(document, wanted).document
    assert words_in(["ROOM"], wanted.write(going)) == set()
    assert going.maps[TODAY].links.keys() == document.maps[TODAY].links.keys()
    assert problems(going) == []
    if "reasons" in wanted.keeps:
        asked = for_others(document, wanted, room=True).document
        assert words_in(["ROOM reason"], wanted.write(asked)) == {"ROOM reason"}


def test_what_is_left_out_for_the_room_is_counted_and_that_two_pull_apart_still_told():
    going = for_others(_written_about(), KINDS["spreadsheet"])
    assert going.document.maps[TODAY].variables[FINES].tension == ""
    assert going.told()[-1] == (
        "One note, one reason, one meaning and 5 other texts are for the room and left out."
    )
    assert for_others(_written_about(), KINDS["spreadsheet"], room=True).room == {}


def test_what_was_written_for_a_report_is_in_that_report_and_in_no_copy_unasked():
    document, chosen = fines(), ReportChoice("committee", author="ROOM author")
    info = document.maps[TODAY].info
    document = document.apply(replacing(DOCUMENT, [(info, replace(info, report=chosen))]))
    sheet = KINDS["spreadsheet"]
    assert words_in(["ROOM"], sheet.write(for_others(document, sheet).document)) == set()
    assert for_others(document, sheet, room=True).document.maps[TODAY].info.report == chosen
    assert for_others(document).document.maps[TODAY].info.report == chosen
