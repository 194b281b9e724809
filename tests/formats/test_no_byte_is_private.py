"""Fifty texts that are private are in no byte of any file for others, packed parts included."""

from dataclasses import replace
from pathlib import Path

import pytest

from loopmap.analysis.identifiers.places import texts_of
from loopmap.diagram.emphasis import Badge, Lit
from loopmap.diagram.look import Lens
from loopmap.diagram.page import Asked
from loopmap.diagram.style import load_style
from loopmap.editing.copied import Copied
from loopmap.editing.lens_view import Known, lens_view
from loopmap.editing.loop_pages import loop_pages
from loopmap.editing.over_time_chart import over_time_chart
from loopmap.editing.report.plan import full_plan
from loopmap.formats.private import for_others
from loopmap.formats.registry import formats_for_writing, open_file
from loopmap.model.ids import RecordId
from loopmap.model.report_choice import Reach
from loopmap.model.token import NEVER
from loopmap.ui.chart_out import SUFFIXES as CHARTS
from loopmap.ui.chart_out import chart_bytes
from loopmap.ui.clipboard import HTML, PNG, SVG, TEXT, Rendering, alternative, told
from loopmap.ui.exporting import SUFFIXES as FIGURES
from loopmap.ui.exporting import Export, picture
from loopmap.ui.figures import figures_of
from loopmap.ui.pair_picture import write_pair
from loopmap.ui.reporting import SUFFIXES as REPORTS
from loopmap.ui.reporting import Wanted, report
from tests.support.drawn_maps import HERE
from tests.support.every_byte import words_in
from tests.support.fifty_private import FIFTY, LATER, LINKS, SHOWN, fifty_private

KINDS = {each.id: each for each in formats_for_writing()}
FOR_OTHERS = sorted(KINDS.keys() - {"loopmap"})
WHOLE = Asked(title=True, legend=True, source=True, beliefs=True)
BADGES = (Badge(LINKS, "B1", "balancing"),)


def figure(suffix, **asked):
    document = fifty_private()
    pages = loop_pages(document, document.maps[HERE], BADGES)
    wanted = Export(Path(f"map{suffix}"), document.maps[HERE], asked=WHOLE, badges=BADGES)
    return replace(wanted, **({"loop_pages": pages} | asked))


def test_there_are_fifty_of_them_and_our_own_file_alone_keeps_them():
    document = fifty_private()
    assert len(set(FIFTY)) == 50
    assert words_in(FIFTY, KINDS["loopmap"].write(document)) == set(FIFTY)


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png", ".pptx"])
def test_what_is_packed_within_a_file_would_be_found(qapp, suffix):
    assert words_in(FIFTY[:1], picture(figure(suffix, title=FIFTY[0]), suffix)) == {FIFTY[0]}


def test_what_is_packed_within_a_sheet_would_be_found():
    assert words_in(FIFTY, KINDS["spreadsheet"].write(fifty_private())) != set()


@pytest.mark.parametrize("room", [False, True])
@pytest.mark.parametrize("kind", FOR_OTHERS)
def test_none_is_in_a_file_of_another_program_nor_comes_out_of_it_again(kind, room, tmp_path):
    written = KINDS[kind].write(for_others(fifty_private(), KINDS[kind], room=room).document)
    assert words_in(FIFTY, written) == set()
    file = tmp_path / f"map{KINDS[kind].suffixes[0]}"
    file.write_bytes(written)
    again = open_file(file).document
    read = "\n".join(each.text for each in texts_of(again)).encode()
    assert words_in(FIFTY, read) == set()


@pytest.mark.parametrize("suffix", FIGURES)
def test_none_is_in_a_figure_with_its_loop_pages(qapp, suffix):
    wanted = figure(suffix)
    assert words_in(FIFTY, picture(wanted, suffix)) == set()
    pages = [each.page for each in figures_of(wanted, suffix)]
    assert words_in(FIFTY, repr(pages).encode()) == set()


@pytest.mark.parametrize("lens", list(Lens))
def test_none_is_in_a_figure_through_any_lens_with_a_loop_lit(qapp, lens):
    document = fifty_private()
    later = document.maps[LATER]
    view = lens_view(lens, document, later, Known())
    wanted = Export(Path("x.svg"), later, view=view, asked=WHOLE, lit=(Lit(LINKS, called="B1"),))
    assert words_in(FIFTY, picture(wanted, ".svg")) == set()


def test_none_is_in_a_poster_nor_in_both_maps_on_one_sheet(qapp, tmp_path):
    assert words_in(FIFTY, picture(figure(".pdf", poster=True, loop_pages=()), ".pdf")) == set()
    maps = fifty_private().maps
    for suffix in (".svg", ".pdf", ".png"):
        out = write_pair(maps[HERE], maps[LATER], tmp_path / f"x{suffix}", "light", "a3")
        assert words_in(FIFTY, out.read_bytes()) == set()


@pytest.mark.parametrize("suffix", REPORTS)
@pytest.mark.parametrize("room", [False, True])
def test_none_is_in_a_report_of_all_maps_which_tells_what_is_public(qapp, suffix, room):
    plan = replace(full_plan(), maps=Reach.ALL)
    # what is parked is for the room, so that a report for the room tells it
    secret = [w for w in FIFTY if w not in _parked()] if room else FIFTY
    wanted = Wanted(Path(f"x{suffix}"), fifty_private(), HERE, plan=replace(plan, room=room))
    made = report(wanted, NEVER)
    files = (made.content, *made.beside.values(), *(name.encode() for name in made.beside))
    assert words_in(secret, *files) == set()
    assert words_in([SHOWN], *files) == {SHOWN}


def _parked():
    return {each.text for each in fifty_private().ideas.values()}


@pytest.mark.parametrize("suffix", CHARTS)
def test_none_is_in_a_chart_of_what_people_drew(qapp, suffix):
    shown = over_time_chart(fifty_private().maps[HERE], RecordId("v0"), None)
    assert words_in(FIFTY, chart_bytes(shown, suffix)) == set()
    assert words_in(FIFTY, repr(shown.page(load_style("light"))).encode()) == set()


def test_none_is_on_the_clipboard_for_other_programs(qapp):
    document = fifty_private()
    copied = Copied(document.maps[HERE], None, "Map", document.evidence)
    rendering = Rendering(copied, BADGES)
    offered = [rendering.content(kind) for kind in (SVG, PNG, HTML, TEXT)]
    spoken = [told(copied).encode(), alternative(copied).encode()]
    assert words_in(FIFTY, *offered, *spoken) == set()
