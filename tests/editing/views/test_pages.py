"""A view is a page made from the document alone: what remains, its paper, no secrets."""

from dataclasses import replace

import pytest

from loopmap.diagram.drawing import draw
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.papers import SLIDE
from loopmap.diagram.primitives import ArcPath
from loopmap.diagram.style import load_style
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.views.pages import ViewPages
from loopmap.editing.views.remains import remains_of, told_remains
from loopmap.editing.views.words import told_view
from loopmap.errors import ExportError
from loopmap.formats.loopmap_yaml.read import read
from loopmap.model.change import adding
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Level, Note
from loopmap.model.views import Rest, Shows, View
from loopmap.resources import example
from tests.support.fines import (
    ATTENDANCE,
    FINES,
    GAP,
    LOWERS,
    RAISES,
    STRAIN,
    TODAY,
    TRIGGERS,
    WIDENS,
    fines_document,
)

RING = (RAISES, LOWERS, WIDENS, TRIGGERS)
SECRET = Note(RecordId("n1"), "Jayden, Year 9", 130.0, 80.0, level=Level.PRIVATE)


def view(**fields):
    return View(RecordId("w1"), "A view", **fields)


def shown(document, wanted):
    return set(ViewPages(document).page(TODAY, wanted).shown.variables)


def names_on(document, wanted, **how):
    """Texts drawn, the names of cards in one line."""
    page = ViewPages(document).page(TODAY, wanted, **how).page
    return {shape.text for shape in page.primitives if hasattr(shape, "text")}


def without(document, *records):
    return document.apply(delete_records(document, TODAY, records))


@pytest.mark.parametrize(
    ("wanted", "there"),
    [
        (view(), {FINES, STRAIN, ATTENDANCE, GAP}),
        (view(shows=Shows.RECORDS, records=(FINES, GAP)), {FINES, GAP}),
        (view(shows=Shows.RECORDS, records=(LOWERS,)), {STRAIN, ATTENDANCE}),
        (view(shows=Shows.LOOP, loops=(RING,)), {FINES, STRAIN, ATTENDANCE, GAP}),
    ],
)
def test_what_is_shown_is_what_stays_alone_where_the_rest_is_hidden(wanted, there):
    document = fines_document()
    assert shown(document, replace(wanted, rest=Rest.HIDDEN)) == there
    assert shown(document, wanted) == set(document.maps[TODAY].variables), "faded it is there"


@pytest.mark.parametrize(
    ("shows", "there"),
    [(Shows.CAUSES, {FINES, STRAIN, GAP}), (Shows.EFFECTS, {STRAIN, ATTENDANCE, GAP})],
)
def test_causes_and_effects_are_followed_along_the_links(shows, there):
    document = without(fines_document(), WIDENS if shows is Shows.CAUSES else TRIGGERS)
    if shows is Shows.CAUSES:
        document = without(document, LOWERS)
    wanted = view(shows=shows, records=(STRAIN,), rest=Rest.HIDDEN)
    assert shown(document, wanted) == there


def test_a_group_is_its_members():
    group = Group(RecordId("g1"), "Home")
    document = fines_document().apply(adding(TODAY, [group]))
    standing = document.maps[TODAY].variables[STRAIN]
    document = document.apply(adding(TODAY, [replace(standing, id="v9", name="Rent", group="g1")]))
    wanted = view(shows=Shows.GROUP, records=(group.id,), rest=Rest.HIDDEN)
    assert shown(document, wanted) == {"v9"}
    assert told_view(document.maps[TODAY], wanted) == "Group “Home” alone"


def test_only_whole_cards_on_the_paper_are_drawn():
    wanted = view(frame=(0.0, 80.0, 200.0, 400.0))
    assert shown(fines_document(), wanted) == {FINES, GAP}
    with pytest.raises(ExportError, match="Nothing lies on the paper"):
        ViewPages(fines_document()).page(TODAY, view(frame=(9000.0, 0.0, 50.0, 50.0)))


def test_what_has_gone_is_told_and_what_remains_is_shown():
    wanted = view(shows=Shows.RECORDS, records=(FINES, GAP, STRAIN), rest=Rest.HIDDEN)
    document = without(fines_document(), GAP)
    assert shown(document, wanted) == {FINES, STRAIN}
    assert told_remains(document.maps[TODAY], wanted) == (
        "1 of the 3 records that this view shows is gone; what remains is shown."
    )
    nothing = without(document, FINES, STRAIN)
    assert "Nothing of what this view shows" in told_remains(nothing.maps[TODAY], wanted)
    with pytest.raises(ExportError, match="Nothing of what the view “A view” shows"):
        ViewPages(nothing).page(TODAY, wanted)


def test_a_loop_that_was_broken_has_gone():
    wanted = view(shows=Shows.LOOP, loops=(RING,))
    document = without(fines_document(), WIDENS)
    assert remains_of(document.maps[TODAY], wanted).is_nothing
    assert not told_remains(fines_document().maps[TODAY], wanted)


@pytest.mark.parametrize("rest", list(Rest))
def test_a_private_note_is_on_no_page_whatever_the_view_shows(rest):
    document = fines_document().apply(adding(TODAY, [SECRET]))
    for wanted in (view(rest=rest), view(shows=Shows.RECORDS, records=("n1", FINES), rest=rest)):
        page = ViewPages(document).page(TODAY, wanted).page
        assert "Jayden" not in repr(page)


def test_what_stands_around_it_is_what_the_view_says():
    document = fines_document()
    with_title = names_on(document, view())
    assert "A view" in with_title
    assert "A view" not in names_on(document, view(title=False))
    believed = [text for text in with_title if text.startswith("A map of what people believe")]
    assert believed
    assert believed[0] not in names_on(document, view(beliefs=False))


def test_the_paper_asked_for_goes_before_that_of_the_view():
    page = ViewPages(fines_document()).page(TODAY, view(paper="a4"), SLIDE).page
    assert (page.area.width, page.area.height) == (SLIDE.width, SLIDE.height)


def test_the_same_document_gives_the_same_page():
    wanted = view(shows=Shows.EFFECTS, records=(FINES,), lens="loops", theme="dark")
    one, other = (ViewPages(fines_document()).page(TODAY, wanted).page for _ in range(2))
    assert one == other


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (view(), "Whole map"),
        (view(lens="evidence", frame=(0, 0, 9, 9)), "Whole map · part of the paper · evidence"),
        (view(shows=Shows.RECORDS, records=(FINES,)), "1 chosen record"),
        (view(shows=Shows.LOOP, loops=(RING,), rest=Rest.HIDDEN), "1 loop alone"),
        (view(shows=Shows.CAUSES, records=(GAP,)), "What leads to “Attendance gap”"),
        (view(shows=Shows.EFFECTS, records=("v99",)), "What follows from something that is gone"),
    ],
)
def test_a_view_is_told_in_a_few_words(wanted, told):
    assert told_view(fines_document().maps[TODAY], wanted) == told


@pytest.mark.parametrize("name", ["transition-and-bullying", "combined-map"])
def test_arrows_run_as_on_a_screen_that_hides_the_rest(name):
    document = read(example(name).read_bytes(), name).document
    causal_map = document.maps[document.map_order[0]]
    on_screen = draw(causal_map, load_style(), bundled_measure())
    pages = ViewPages(document)
    for loop in list(causal_map.loops.values())[:3]:
        wanted = View(RecordId("w"), "Alone", Shows.LOOP, loops=(loop.links,), rest=Rest.HIDDEN)
        found = pages.page(causal_map.id, wanted)
        drawn = {
            s.record: s
            for s in found.page.primitives
            if isinstance(s, ArcPath) and s.role == "link"
        }
        for link in loop.links:
            path = on_screen.link_paths[link]
            assert (drawn[link].start, drawn[link].end) == (path.tail, path.base)
