"""Which likely identifiers would be in a file; and that none is in any once they are replaced."""

from pathlib import Path

import pytest

from loopmap.analysis.identifiers import find_identifiers
from loopmap.diagram.part import loop_of
from loopmap.editing.edits.identifiers import Decision, decide
from loopmap.editing.loop_pages import LoopPage
from loopmap.formats.going_out import in_file, in_picture, in_report
from loopmap.formats.private import for_others
from loopmap.formats.registry import formats_for_writing
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import KeptRun, MapInfo, Variable
from loopmap.model.token import NEVER
from loopmap.ui.exporting import Export, picture
from loopmap.ui.reporting import SUFFIXES as REPORTS
from loopmap.ui.reporting import Wanted, report
from tests.support.every_byte import words_in as hidden_in
from tests.support.planted import PLANTED, STAYS, planted
from tests.support.small_maps import LOOP, PRESSES, TODAY

KINDS = {each.id: each for each in formats_for_writing()}
FOR_OTHERS = sorted(KINDS.keys() - {"loopmap"})


def in_a_file(kind, *, room=True):
    document = planted()
    going = for_others(document, KINDS[kind], room=room).document
    return in_file(KINDS[kind], going, document.info.may_stay)


def decided(document):
    found = find_identifiers(document)
    return document.apply(decide(document, [(each, Decision.REPLACE) for each in found]))


def words_in(content):
    """Those of the planted words that any part of the bytes holds."""
    return hidden_in((*PLANTED, STAYS), content)


def test_all_that_is_planted_is_found():
    texts = {each.text for each in find_identifiers(planted())}
    assert texts == {*PLANTED, STAYS}


def test_a_list_of_links_holds_names_and_reasons_and_a_sheet_of_ours_all_but_what_is_private():
    assert {each.text for each in in_a_file("csv-links")} == {"Jayden", PLANTED[3]}
    assert {each.text for each in in_a_file("spreadsheet")} == set(PLANTED)
    assert {each.text for each in in_a_file("csv-links", room=False)} == {"Jayden"}


@pytest.mark.parametrize("room", [False, True])
@pytest.mark.parametrize("kind", FOR_OTHERS)
def test_every_planted_word_in_a_file_was_among_those_told_and_none_is_there_once_replaced(
    kind, room
):
    document = planted()
    written = KINDS[kind].write(for_others(document, KINDS[kind], room=room).document)
    assert words_in(written) <= {each.text for each in in_a_file(kind, room=room)}
    after = for_others(decided(document), KINDS[kind], room=room).document
    assert words_in(KINDS[kind].write(after)) == set()


def test_what_may_stay_is_not_told_of():
    document = planted()
    found = find_identifiers(document)
    kept = document.apply(decide(document, [(each, Decision.KEEP) for each in found]))
    going = for_others(kept, KINDS["spreadsheet"]).document
    assert going.info.may_stay == ()
    assert in_file(KINDS["spreadsheet"], going, kept.info.may_stay) == []


def test_a_picture_holds_what_is_drawn_and_a_report_what_is_said_of_the_map_too():
    document = planted()
    shown = document.maps[TODAY]
    drawn = [each.path[0] for each in in_picture(document, shown)]
    assert sorted(drawn) == ["name", "name", "text", "text"]
    reported = {each.path[0] for each in in_report(document, TODAY)}
    assert reported == {"name", "text", "question"}


def test_pages_of_loops_and_runs_bring_what_they_tell():
    document = planted()
    shown = document.maps[TODAY]
    bare, with_all = (
        in_picture(document, shown),
        in_picture(document, shown, loops=[PRESSES], scenario=True),
    )
    more = {(each.key.id, each.path) for each in with_all if each not in bare}
    assert more == {("e7", ("text",)), ("s1", ("name",))}


def test_a_part_of_the_map_holds_what_is_drawn_of_it():
    document = planted()
    part = loop_of(document.maps[TODAY], document.maps[TODAY].loops[LOOP].links[1:])
    assert "v" not in {each.key.id[0] for each in in_picture(document, part)}


@pytest.mark.parametrize("suffix", [".svg", ".pptx", ".pdf", ".png"])
def test_pictures_of_what_was_replaced_hold_nothing_of_it(qapp, suffix):
    document = decided(planted())
    shown = document.maps[TODAY]
    pages = (LoopPage((PRESSES,), "R1", ("A loop.",)),) if suffix == ".pptx" else ()
    asked = Export(Path(f"x{suffix}"), shown, title=document.info.title, loop_pages=pages)
    assert words_in(picture(asked, suffix)) == set()


def with_a_future_and_a_run(document):
    """The same with a map made from it that names somebody, and an answer that was kept."""
    there = MapInfo(MapId("m2"), "Later", order=1.0, made_from=TODAY)
    run = KeptRun(RecordId("r1"), "Stop", told=("Fines for Anna go down",))
    document = document.apply(adding(DOCUMENT, [there])).apply(adding(TODAY, [run]))
    return document.apply(adding(there.id, [Variable(RecordId("v9"), "Trust of Tom")]))


def test_a_report_brings_what_it_is_compared_with_and_what_runs_answered():
    document = with_a_future_and_a_run(planted())
    whole = {each.text for each in in_report(document, TODAY)}
    bare = {each.text for each in in_report(document, TODAY, compared=False, runs=False)}
    assert whole - bare == {"Anna", "Tom"}


@pytest.mark.parametrize("suffix", REPORTS)
def test_a_report_of_what_was_replaced_holds_nothing_of_it(qapp, suffix):
    def words(document):
        made = report(Wanted(Path(f"x{suffix}"), document, TODAY), NEVER)
        return set().union(*(words_in(file) for file in (made.content, *made.beside.values())))

    told = {each.text for each in in_report(planted(), TODAY)}
    assert {"Jayden"} <= words(planted()) <= told
    assert words(decided(planted())) == set()
