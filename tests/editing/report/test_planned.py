"""What people choose of a report: their own words, levels, maps, runs and loops."""

from dataclasses import replace

import pytest

from loopmap.editing.report.compose import compose, paragraphs
from loopmap.editing.report.plan import Front, Planned, full_plan, plan_of
from loopmap.editing.report.sections import Section
from loopmap.editing.report.templates import template_named
from loopmap.formats.report.content import Bullets, Figure, Paragraph, Part, Table
from loopmap.model.change import DOCUMENT, adding, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Evidence, Idea, Level, Sign
from loopmap.model.report_choice import Reach
from tests.support.reports import fines, fines_with_a_run
from tests.support.signed_maps import TODAY, document_with, signed_map
from tests.support.told_report import every_word, headings

ROUND = (("A", "B", "+"), ("B", "A", "-"), ("B", "C", "?"))


def _with_levels():
    """Evidence, a reason, a note and a parked idea of every level on a small map."""
    document = document_with(signed_map(ROUND))
    link = next(iter(document.maps[TODAY].links.values()))
    pieces = [Evidence(RecordId(f"e{n}"), text=f"WORD-{n.value}", level=n) for n in Level]
    told = replace(link, reason="WORD-reason", evidence=tuple(e.id for e in pieces))
    document = document.apply(adding(DOCUMENT, [*pieces, Idea(RecordId("i1"), "WORD-parked")]))
    return document.apply(replacing(TODAY, [(link, told)]))


@pytest.mark.parametrize(
    ("room", "expected"),
    [(False, {"WORD-public"}), (True, {"WORD-public", "WORD-room", "WORD-reason", "WORD-parked"})],
)
def test_only_the_levels_chosen_are_told_and_private_never(room, expected):
    plan = plan_of(template_named("full"))
    parked = Planned("parked", tells=Section.PARKED)
    plan = replace(plan, room=room, sections=(*plan.sections, parked))
    report = compose(_with_levels(), TODAY, plan)
    words = " ".join(every_word(report))
    said = {f"WORD-{each}" for each in ("private", "room", "public", "reason", "parked")}
    assert {each for each in said if each in words} == expected


def test_what_is_parked_says_that_it_is_for_the_room():
    plan = replace(full_plan(), sections=(Planned("parked", tells=Section.PARKED),))
    assert "for the room alone" in compose(_with_levels(), TODAY, plan).missing[0]


def test_words_of_people_stand_before_and_after_what_is_told():
    plan = full_plan(Section.READING)
    said = replace(plan.sections[0], before="One.\nTwo.\n\nThree.", after="Last.")
    (part,) = compose(*fines(), replace(plan, sections=(said,))).parts
    assert [part.blocks[0].text, part.blocks[1].text] == ["One.\nTwo.", "Three."]
    assert part.blocks[-1] == Paragraph("Last.")
    assert paragraphs(" \n\n") == ()


def test_what_is_said_last_of_a_section_with_parts_is_a_part_of_its_own():
    plan = full_plan(Section.LOOPS)
    said = replace(plan.sections[0], after="Last.")
    (part,) = compose(*fines(), replace(plan, sections=(said,))).parts
    assert part.parts[-1] == Part("In our words", (Paragraph("Last."),))


def test_a_section_that_nobody_wrote_is_left_out_and_said():
    report = compose(*fines(), plan_of(template_named("committee")))
    assert "“Purpose” has no words yet, so it is left out." in report.missing
    assert "Purpose" not in [part.heading for part in report.parts]


def test_title_author_contact_place_and_date_stand_in_front():
    front = Front("Our paper", "The team", "a@example.org", "Leeds", "1 May")
    report = compose(*fines(), replace(full_plan(Section.READING), front=front))
    assert (report.title, report.author) == ("Our paper", "The team")
    leads = {block.lead: block.text for block in report.opening if block.lead}
    assert leads["Contact:"] == "a@example.org"
    assert (leads["Place:"], leads["Date:"]) == ("Leeds", "1 May")


@pytest.mark.parametrize(("maps", "compared"), [(Reach.THIS, False), (Reach.FUTURE, True)])
def test_a_map_told_alone_is_compared_with_none(maps, compared):
    plan = replace(full_plan(Section.CHANGES), maps=maps)
    report = compose(*fines(), plan)
    assert bool(report.parts) is compared
    assert bool(report.missing) is not compared


def test_all_maps_are_drawn():
    document, map_id = fines()
    plan = replace(full_plan(Section.MAP), maps=Reach.ALL)
    (part,) = compose(document, map_id, plan).parts
    drawn = [block for block in part.blocks if isinstance(block, Figure)]
    assert len(drawn) == len(document.maps) == 2


def test_a_run_that_is_left_out_is_not_told():
    plan = replace(full_plan(Section.WHAT_IF), without_runs=frozenset({RecordId("r1")}))
    report = compose(*fines_with_a_run(), plan)
    assert report.parts == ()
    assert report.missing == ("Every run of “Today” is left out, so none is told.",)


def test_chosen_loops_are_told_in_that_order_and_others_not():
    document, map_id = fines()
    records = document.maps[map_id].loops.values()
    keys = tuple(record.links for record in records if record.label != "R2")
    plan = replace(full_plan(Section.LOOPS), loops=(*keys, ("gone",)))
    (part,) = compose(document, map_id, plan).parts
    assert headings(part.parts) == ["B1 Deterrence as intended", "R1 Fines trap"]


def test_one_loop_is_a_report_of_its_own():
    report = compose(*fines(), plan_of(template_named("one-sheet")))
    assert report.title == "R1 Fines trap"
    assert headings(report.parts)[:3] == [
        *("How it goes round", "What speaks for it", "How to read it")
    ]
    assert sum(isinstance(block, Figure) for block in report.parts[0].blocks) == 1


def _with_long_evidence(number):
    """The ring with that many pieces of evidence for a link of it, each many words long."""
    document = document_with(signed_map(ROUND))
    link = next(iter(document.maps[TODAY].links.values()))
    pieces = [
        Evidence(RecordId(f"e{n}"), text=f"{n} {'word ' * 130}", level=Level.PUBLIC)
        for n in range(number)
    ]
    document = document.apply(adding(DOCUMENT, pieces))
    told = replace(link, evidence=tuple(piece.id for piece in pieces))
    return document.apply(replacing(TODAY, [(link, told)]))


def test_one_sheet_tells_as_much_evidence_as_it_has_room_for():
    report = compose(_with_long_evidence(3), TODAY, plan_of(template_named("one-sheet")))
    (listed,) = (part for part in report.parts if part.heading == "What speaks for it")
    (block,) = listed.blocks
    assert block.lines[-1] == "And 2 more pieces of evidence."
    assert len(block.lines) == 2


def _loop_page(number, template):
    """What a report tells of the ring where that many pieces of evidence speak for it."""
    report = compose(_with_long_evidence(number), TODAY, plan_of(template_named(template)))
    return next(part for part in report.parts if part.heading == "Loops").parts[0].blocks


def test_the_more_speaks_for_a_loop_the_lower_its_figure_on_the_page_they_share():
    heights = [
        next(block.highest for block in _loop_page(number, "workshop") if isinstance(block, Figure))
        for number in (0, 1, 3)
    ]
    assert heights[0] >= heights[1] > heights[2]


def test_a_page_of_a_loop_tells_as_much_evidence_as_it_has_room_for():
    listed = _loop_page(9, "workshop")[-1]
    assert listed.lines[-1].startswith("And ")
    assert sum(map(len, listed.lines)) < 2500


def test_a_line_on_evidence_stands_above_its_figure_lest_a_page_break_part_them():
    *_, said, figure = _loop_page(2, "full")
    assert said.text == "2 pieces of evidence, told further on."
    assert isinstance(figure, Figure)


def test_the_section_of_loops_begins_the_page_of_its_first_loop():
    plan = plan_of(template_named("workshop"))
    assert plan.page_each
    (part,) = (each for each in compose(*fines(), plan).parts if each.heading == "Loops")
    assert part.begins_page, "or its heading ends the page before, alone over empty paper"
    assert [loop.begins_page for loop in part.parts] == [False, True, True]


def test_a_loop_that_is_not_there_is_said():
    sheet = plan_of(template_named("one-sheet"))
    for loops, said in (((), "No loop is lit or chosen"), ((("gone",),), "no such loop")):
        assert said in " ".join(compose(*fines(), replace(sheet, loops=loops)).missing)


def test_disagreements_say_how_many_loops_hinge_on_them_and_are_not_asked_again():
    document = document_with(signed_map((("A", "B", "+"), ("B", "A", "?"))))
    plan = plan_of(template_named("workshop"))
    parts = {part.heading: part for part in compose(document, TODAY, plan).parts}
    _, block = parts["Disagreements and points of tension"].blocks
    assert isinstance(block, Bullets)
    assert "1 loop hinges on it." in block.lines[0]
    asked = [block.text for block in parts["Open questions"].blocks if hasattr(block, "text")]
    assert "Which way is not agreed:" not in asked
    links = document.maps[TODAY].links.values()
    assert sum(link.sign is Sign.UNKNOWN for link in links) == 1


@pytest.mark.parametrize("room", [False, True])
def test_points_of_tension_are_told_and_what_holds_them_is_for_the_room(room):
    document = document_with(signed_map((("A", "B", "+"), ("B", "A", "-"))))
    first = next(iter(document.maps[TODAY].variables.values()))
    link = next(iter(document.maps[TODAY].links.values()))
    flagged = [(first, replace(first, tension="WORD-a")), (link, replace(link, tension=""))]
    document = document.apply(replacing(TODAY, flagged))
    plan = replace(plan_of(template_named("workshop")), room=room)
    parts = {part.heading: part for part in compose(document, TODAY, plan).parts}
    _, block = parts["Disagreements and points of tension"].blocks
    assert block.lines == (("A: WORD-a" if room else "A"), "A → B")


def test_links_name_their_evidence_by_its_number():
    (part,) = compose(*fines(), full_plan(Section.EVIDENCE)).parts
    table = part.blocks[-1]
    assert isinstance(table, Table)
    assert table.header == ("Link", "Rests on", "Evidence")
    assert part.blocks[0].lead == "1. Document:"
    assert {row[-1] for row in table.rows} == {"1"}


def test_the_committee_sees_the_first_changes_and_how_many_more_there_are(monkeypatch):
    monkeypatch.setattr("loopmap.editing.report.changes._FIRST", 2)
    plan = plan_of(template_named("committee"))
    parts = {part.heading: part for part in compose(*fines(), plan).parts}
    table, rest = parts["What would differ"].parts[0].blocks
    assert len(table.rows) == 2
    assert rest.text == "And 5 more, which the full report lists."


def test_the_committee_is_told_in_few_words():
    plan = plan_of(template_named("committee"))
    parts = {part.heading: part for part in compose(*fines(), plan).parts}
    assert parts["What keeps it going"].parts == ()
    assert headings(parts["What would differ"].parts) == ["What has to change"]
    figures = [b for part in parts.values() for b in part.blocks if isinstance(b, Figure)]
    assert len(figures) == 1
