"""Nothing is in what goes out that would not have been asked about, wherever it was written."""

from dataclasses import replace
from pathlib import Path

import pytest

from loopmap.analysis.identifiers import find_identifiers
from loopmap.analysis.identifiers.places import texts_of, with_text
from loopmap.analysis.loops import find_loops
from loopmap.diagram.emphasis import Badge
from loopmap.diagram.look import Lens
from loopmap.diagram.page import Asked, title_of
from loopmap.editing.lens_view import Known, lens_view
from loopmap.editing.loop_pages import loop_pages
from loopmap.editing.report.held import held
from loopmap.editing.report.plan import full_plan
from loopmap.formats.registry import formats_for_writing
from loopmap.model.change import Key, adding, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Level, Sketch, SketchKind
from loopmap.model.report_choice import Reach
from loopmap.model.token import NEVER
from loopmap.model.views import View
from loopmap.ui.exporting import Export, picture
from loopmap.ui.going_out.held import held_by
from loopmap.ui.going_out.writers import Copy
from loopmap.ui.reporting import Wanted, report
from tests.support.every_byte import words_in
from tests.support.small_maps import FINES, TODAY
from tests.ui.going_out.test_fresh import known, ringed

KINDS = {each.id: each for each in formats_for_writing() if each.id != "loopmap"}


def everywhere():
    """A map in whose every text, private or not, another address stands; and the addresses."""
    hope = Sketch(RecordId("h8"), FINES, SketchKind.HOPE, ((0.0, 0.0), (1.0, 1.0)), "So we hope.")
    seen = [replace(hope, level=Level.PUBLIC), replace(hope, id=RecordId("h9"), level=Level.ROOM)]
    document = ringed().apply(adding(TODAY, [*seen, View(RecordId("w1"), "What we see")]))
    before: dict[Key, object] = {}
    after: dict[Key, object] = {}
    addresses = []
    for number, (key, path, text) in enumerate(texts_of(document)):
        record = document.get(key)
        address = f"p{number:03}q@example.org"
        before.setdefault(key, record)
        after[key] = with_text(after.get(key, record), path, f"{text} {address}")
        addresses.append(address)
    for key, record in after.items():
        document = document.apply(replacing(key.map, [(before[key], record)]))
    return document, tuple(addresses)


@pytest.fixture(scope="module")
def named_everywhere():
    return everywhere()


def texts(found):
    return {each.text for each in found}


def test_every_address_is_found(named_everywhere):
    document, addresses = named_everywhere
    assert len(addresses) > 15
    assert texts(find_identifiers(document)) >= set(addresses)


@pytest.mark.parametrize("map_id", [TODAY, "m2"])
@pytest.mark.parametrize("lens", list(Lens))
def test_a_figure_holds_no_more_than_is_asked_about(named_everywhere, lens, map_id):
    document, addresses = named_everywhere
    shown = document.maps[map_id]
    knows = known(shown) if map_id == TODAY else Known()
    badges = [Badge(loop.key, "R1", "reinforcing") for loop in find_loops(shown).loops]
    wanted = Export(
        Path("x.svg"),
        shown,
        title=title_of(document.info.title, shown.info.title),
        view=lens_view(lens, document, shown, knows),
        asked=Asked(title=True, legend=True, source=True, beliefs=True),
        loop_pages=loop_pages(document, shown, badges),
    )
    written = words_in(addresses, picture(wanted, ".svg"), repr(wanted.loop_pages).encode())
    assert written
    assert written <= texts(held_by(wanted, document))


@pytest.mark.parametrize("room", [False, True])
@pytest.mark.parametrize("maps", list(Reach))
def test_a_report_holds_no_more_than_is_asked_about(named_everywhere, room, maps):
    document, addresses = named_everywhere
    plan = replace(full_plan(), room=room, maps=maps)
    made = report(Wanted(Path("x.md"), document, TODAY, plan=plan), NEVER)
    written = words_in(addresses, made.content, *made.beside.values())
    assert written
    assert written <= texts(held(document, TODAY, plan))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_copy_holds_no_more_than_is_asked_about(named_everywhere, kind):
    document, addresses = named_everywhere
    copy = Copy(KINDS[kind])
    written = words_in(addresses, KINDS[kind].write(copy.of(document)))
    assert written <= texts(copy.holds(document, found=find_identifiers(document)))
