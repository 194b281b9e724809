"""Private notes and evidence stay out of files for other programs, unless they came from there."""

from dataclasses import replace

from loopmap.formats.kept import keep
from loopmap.formats.private import for_others
from loopmap.formats.registry import formats_for_writing
from loopmap.model.change import DOCUMENT, replacing
from loopmap.model.records import Level
from loopmap.model.rules import problems
from tests.support.small_maps import NOTE, QUOTE, TODAY, fines

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
