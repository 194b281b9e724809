"""Private notes and evidence stay out of files for other programs, unless they came from there."""

from dataclasses import replace

from loopmap.formats.kept import keep
from loopmap.formats.private import for_others
from loopmap.formats.registry import formats_for_writing
from loopmap.model.change import DOCUMENT, adding, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Idea, Level, Sketch, SketchKind
from loopmap.model.rules import problems
from tests.support.small_maps import FINES, NOTE, QUOTE, TODAY, fines

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
    going = for_others(document, KINDS["graphml"])
    assert going.document == document
    assert going.told() == ()
    assert for_others(document, KINDS["dot"]).notes == 1


def test_our_own_format_alone_keeps_everything():
    assert for_others(fines(), KINDS["spreadsheet"]).notes == 1
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
