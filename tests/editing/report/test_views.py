"""Named views as figures of a report: in place of the map, as more of them, or gone."""

from dataclasses import replace

import pytest

from loopmap.editing.report.compose import compose
from loopmap.editing.report.held import held
from loopmap.editing.report.plan import LONGEST_ALTERNATIVE, full_plan, plan_of
from loopmap.editing.report.sections import Section
from loopmap.editing.report.templates import template_named
from loopmap.formats.loopmap_yaml.read import read
from loopmap.formats.loopmap_yaml.write import write
from loopmap.formats.report.content import Figure
from loopmap.model.change import DOCUMENT, adding, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Level, Note
from loopmap.model.report_choice import ReportChoice
from loopmap.model.views import Rest, Shows, View
from tests.support.fines import FINES, STRAIN, TODAY, fines_document

PAIR = View(RecordId("w1"), "Fines and strain", Shows.RECORDS, (FINES, STRAIN), rest=Rest.HIDDEN)
DARK = View(RecordId("w2"), "In the dark", theme="dark", paper="a3")
PLAN = full_plan(Section.MAP)


def document(*views):
    return fines_document().apply(adding(TODAY, views or (PAIR, DARK)))


def figures(plan, made=None):
    report = compose(made or document(), TODAY, replace(PLAN, **plan))
    return [each for part in report.parts for each in part.blocks if isinstance(each, Figure)]


def names_on(figure):
    return {shape.text for shape in figure.page.primitives if hasattr(shape, "text")}


def test_a_view_stands_in_place_of_the_whole_map():
    (figure,) = figures({"figure": PAIR.id})
    assert figure.caption == "Fines and strain"
    assert figure.alternative.startswith("Causal-loop diagram “Fines and strain”:")
    assert "2 variables, 1 link" in figure.alternative
    assert "School attendance" not in names_on(figure)


def test_more_views_follow_the_map_in_the_order_asked_each_once():
    found = figures({"views": (DARK.id, PAIR.id, DARK.id)})
    assert [each.caption for each in found] == ["Fines: Today", "In the dark", "Fines and strain"]
    assert figures({"figure": DARK.id, "views": (DARK.id,)}) == figures({"figure": DARK.id})


def test_a_view_looks_as_it_says_but_for_a_sheet_that_no_report_has_room_for():
    light, dark = figures({"views": (DARK.id,)})
    assert light.page.ground != dark.page.ground
    free = replace(DARK, paper="")
    column = replace(PAIR, paper="one-column")
    asked = {"figure": PAIR.id, "views": (DARK.id,)}
    in_column, undressed = figures(asked, document(column, free))
    assert dark.page.area == undressed.page.area
    assert in_column.page.area.width == pytest.approx(80 / 25.4 * 96)


def test_its_name_is_its_caption_and_does_not_stand_in_the_drawing_too():
    (figure,) = figures({"figure": PAIR.id})
    assert PAIR.name not in names_on(figure)


@pytest.mark.parametrize(
    ("views", "said"),
    [
        ((), "is gone"),
        ((replace(PAIR, records=(RecordId("v99"),)),), "“Fines and strain”"),
    ],
)
def test_a_view_that_cannot_be_drawn_is_left_out_and_said(views, said):
    made = fines_document().apply(adding(TODAY, views)) if views else fines_document()
    report = compose(made, TODAY, replace(PLAN, figure=PAIR.id))
    assert len(report.parts[0].blocks) == 2, "the whole map and what kind of thing it is"
    assert [said in each for each in report.missing] == [True]


def test_a_report_without_the_map_says_that_it_shows_no_views():
    report = compose(document(), TODAY, replace(full_plan(Section.READING), views=(PAIR.id,)))
    assert "no section of the map" in report.missing[0]


@pytest.mark.parametrize("room", [False, True])
def test_a_view_shows_no_note_that_the_report_may_not_tell(room):
    notes = [
        Note(RecordId(f"n{n}"), f"NOTE-{level.value}", 0, 0, level=level)
        for n, level in enumerate(Level)
    ]
    made = document().apply(adding(TODAY, notes))
    (figure,) = figures({"figure": DARK.id, "room": room}, made)
    said = {word for word in names_on(figure) if word.startswith("NOTE")}
    assert said == ({"NOTE-room", "NOTE-public"} if room else {"NOTE-public"})


def test_an_alternative_is_never_longer_than_screen_readers_bear():
    long = replace(PAIR, name="A name " * 40)
    (figure,) = figures({"figure": PAIR.id}, document(long))
    assert len(figure.alternative) <= LONGEST_ALTERNATIVE
    assert "2 variables" in figure.alternative


def test_names_of_views_are_asked_about_where_they_are_told():
    named = document(replace(PAIR, name="Jayden Smith, UPN A123456789012A"))
    plan = replace(PLAN, figure=PAIR.id)
    assert {each.key.id for each in held(named, TODAY, plan)} == {PAIR.id}
    assert not held(named, TODAY, PLAN)


def test_what_was_chosen_is_kept_with_the_map():
    choice = ReportChoice(figure=PAIR.id, views=(DARK.id,))
    made = document()
    info = made.maps[TODAY].info
    made = made.apply(replacing(DOCUMENT, [(info, replace(info, report=choice))]))
    again = read(write(made), "fines.loopmap").document.maps[TODAY].info.report
    assert again == choice
    plan = plan_of(template_named("full"), again)
    assert (plan.figure, plan.views) == (PAIR.id, (DARK.id,))
