"""A figure once more, of what may go out: nothing written down of the document is left in it."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from loopmap.analysis.identifiers import find_identifiers
from loopmap.analysis.loops import find_loops
from loopmap.diagram.emphasis import Badge, Lit
from loopmap.diagram.look import Lens
from loopmap.diagram.page import Asked, title_of
from loopmap.editing.edits.identifiers import Decision, decide
from loopmap.editing.going_out.known import known_of
from loopmap.editing.lens_view import Known, lens_view
from loopmap.editing.loop_pages import loop_pages
from loopmap.editing.what_if import known_loops, what_if
from loopmap.model.change import DOCUMENT, adding, replacing
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, MapInfo, NamedLoop, Sign, Variable
from loopmap.model.views import View
from loopmap.simulation import RunSettings
from loopmap.ui.exporting import Export, picture
from loopmap.ui.going_out.fresh import afresh
from loopmap.ui.going_out.held import held_by
from loopmap.ui.view_figures import ViewsWanted, all_views, on_views
from tests.support.every_byte import words_in
from tests.support.planted import PLANTED, STAYS, planted
from tests.support.small_maps import FINES, LOOP, STOP_FINING, STRAIN, TODAY

WORDS = (*PLANTED, STAYS, "Aaliyah")
BACK = RecordId("lsf")


def ringed():
    """The map that names people with a loop, and one made from it that names another."""
    there = MapInfo(MapId("m2"), "What Aaliyah wants", order=1.0, made_from=TODAY)
    back = Link(BACK, STRAIN, FINES, Sign.SAME, order=5)
    document = planted().apply(adding(TODAY, [back])).apply(adding(DOCUMENT, [there]))
    loop = document.maps[TODAY].loops[LOOP]
    around = NamedLoop(LOOP, (BACK, RecordId("lfs")), "R1", loop.name)
    changed = Variable(FINES, "Fines for Aaliyah")
    return document.apply(replacing(TODAY, [(loop, around)])).apply(adding(there.id, [changed]))


def replaced(document):
    found = find_identifiers(document)
    return document.apply(decide(document, [(each, Decision.REPLACE) for each in found]))


def known(causal_map):
    loops = find_loops(causal_map)
    run = what_if(
        causal_map,
        [causal_map.scenarios[STOP_FINING]],
        known_loops(causal_map, loops),
        settings=RunSettings(draws=30),
    )
    return Known(loops=loops, run=run)


@pytest.mark.parametrize("map_id", [TODAY, "m2"])
@pytest.mark.parametrize("lens", list(Lens))
def test_through_any_lens_it_is_drawn_anew(lens, map_id):
    before = ringed()
    going = replaced(before)
    shown = before.maps[MapId(map_id)]
    knows = known(shown) if map_id == TODAY else Known()
    key = find_loops(before.maps[TODAY]).loops[0].key
    badges = (Badge(key, "R1", "reinforcing"),) if map_id == TODAY else ()
    wanted = Export(
        Path("x.svg"),
        shown,
        title=title_of(before.info.title, shown.info.title),
        view=lens_view(lens, before, shown, knows),
        asked=Asked(title=True, legend=True, source=True, beliefs=True),
        badges=badges,
        lit=(Lit(key, called="R1 Trap of Jayden"),) if badges else (),
        loop_pages=loop_pages(before, shown, badges),
    )

    def look(document):
        there = document.maps[shown.id]
        return lens_view(lens, document, there, known_of(knows, there))

    assert words_in(WORDS, picture(wanted, ".svg")) != set()
    made = afresh(wanted, before, going, knows.loops, look)
    assert words_in(WORDS, picture(made, ".svg")) == set()
    assert words_in(WORDS, repr(made.loop_pages).encode()) == set()
    assert len(made.loop_pages) == len(wanted.loop_pages)


def test_what_did_not_change_is_asked_for_as_it_was():
    document = ringed()
    wanted = Export(Path("x.svg"), document.maps[TODAY])
    assert afresh(wanted, document, document, None, partial(pytest.fail)) is wanted


def test_named_views_follow_from_what_may_go_out():
    view = View(RecordId("w1"), "Jayden’s part", lens="change")
    before = ringed().apply(adding(TODAY, [view]))
    views = ViewsWanted(before, all_views(before))
    wanted = on_views(Export(Path("x.svg"), before.maps[TODAY]), views)
    assert "Jayden" in wanted.title
    names = {each.key.id for each in held_by(wanted, before)}
    assert {view.id, FINES} <= names
    made = afresh(wanted, before, replaced(before), None, partial(pytest.fail))
    assert made.title == "Child A’s part"
    assert words_in(WORDS, picture(made, ".svg")) == set()


def test_a_figure_of_what_changes_holds_the_names_of_the_other_map_too():
    document = ringed()
    there = document.maps[MapId("m2")]
    view = lens_view(Lens.CHANGE, document, there, Known())
    wanted = Export(Path("x.svg"), there)
    plain = {each.text for each in held_by(wanted, document)}
    changes = {each.text for each in held_by(replace(wanted, view=view), document)}
    assert "Jayden" not in plain
    assert "Jayden" in changes
