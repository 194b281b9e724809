"""Choosing a lens in the window: the canvas shows it and a card says what it means."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from loopmap.diagram.drawing import draw
from loopmap.diagram.drawn_ids import is_tag
from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.lenses.loops import loops_view
from loopmap.diagram.look import SIGNS, Lens
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.links import set_status
from loopmap.editing.edits.maps import make_future_map
from loopmap.model.ids import MapId
from loopmap.model.records import Status
from loopmap.ui import lens_choice
from tests.benchmarks.maps import document_of


def look_through(window, lens):
    window.command_actions.by_id[f"view.lens.{lens.value}"].trigger()


def shown(window):
    return window.editor.canvas.drawing.emphasis.view


def test_every_lens_is_a_command_with_a_key_that_is_ticked_while_it_is_on(opened):
    for number, lens in enumerate(Lens, start=1):
        action = opened.command_actions.by_id[f"view.lens.{lens.value}"]
        assert action.shortcut().toString() == f"Alt+{number}"
        action.trigger()
        assert shown(opened).lens is lens
        assert action.isChecked()


def test_a_card_says_what_the_lens_shows_until_it_is_put_away(opened):
    chip = opened.editor.panels.lens_chip
    assert chip.isHidden()
    look_through(opened, Lens.EVIDENCE)
    assert chip.isVisible()
    assert "nobody said" in chip.accessibleName()
    chip.dismiss()
    assert chip.isHidden()
    assert shown(opened).lens is Lens.EVIDENCE
    look_through(opened, Lens.GROUPS)
    assert chip.isVisible(), "another lens brings it back"
    look_through(opened, Lens.SIGN)
    assert chip.isHidden()


def test_a_click_folds_the_card_to_its_name_and_opens_it(opened):
    look_through(opened, Lens.EVIDENCE)
    chip = opened.editor.panels.lens_chip
    whole = chip.height()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.height() < whole
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.height() == whole


def test_the_card_stands_in_a_corner_within_the_canvas(opened):
    look_through(opened, Lens.EVIDENCE)
    assert opened.editor.area.rect().contains(opened.editor.panels.lens_chip.geometry())


def test_the_lens_follows_an_edit(qtbot, opened):
    look_through(opened, Lens.EVIDENCE)
    session = opened.session
    link = min(session.map.links)
    before = shown(opened).look(link)
    change = set_status(session.document, session.map_id, [link], Status.STATED)
    session.do("State", change)
    qtbot.waitUntil(lambda: shown(opened).look(link) != before)
    session.undo()
    qtbot.waitUntil(lambda: shown(opened).look(link) == before)


def test_the_loops_lens_waits_for_the_loops(qtbot, opened):
    look_through(opened, Lens.LOOPS)
    qtbot.waitUntil(lambda: "This is all there is." in shown(opened).says)
    assert {look.tag for look in shown(opened).looks.values()} == {"R", ""}


def test_on_a_large_map_the_loops_lens_follows_once_the_list_of_loops_has(
    qtbot, opened, monkeypatch
):
    monkeypatch.setattr(lens_choice, "MOST_AT_ONCE", 1)
    look_through(opened, Lens.LOOPS)
    qtbot.waitUntil(lambda: "This is all there is." in shown(opened).says)
    session, watch = opened.session, opened.editor.panels.watch
    session.do("Future", make_future_map(session.document, session.map_id, "F", session.new_id))
    session.show_map(session.document.map_order[1])
    assert watch.is_behind, "looking through the lens asks for no list of loops"
    qtbot.waitUntil(lambda: {look.tag for look in shown(opened).looks.values()} == {"R", ""})
    assert shown(opened).looks.keys() <= session.map.ids()


def test_a_small_map_is_compared_with_a_large_one_beside_the_window(qtbot, opened, monkeypatch):
    monkeypatch.setattr(lens_choice, "MOST_AT_ONCE", 1)
    session = opened.session
    session.do("Future", make_future_map(session.document, session.map_id, "F", session.new_id))
    session.show_map(session.document.map_order[1])
    gone = session.map.ids()
    session.do("Delete", delete_records(session.document, session.map_id, gone))
    look_through(opened, Lens.CHANGE)
    assert opened.jobs.is_running(lens_choice.JOB)
    qtbot.waitUntil(lambda: "0 new, 0 changed, 6 gone." in opened.editor.panels.lenses.view.says)


def test_an_exported_picture_is_seen_through_the_same_lens(opened, tmp_path):
    from loopmap.ui.export_dialog import ExportDialog

    look_through(opened, Lens.GROUPS)
    dialog = ExportDialog(opened.editor, opened.means, opened)
    try:
        assert dialog.wanted(tmp_path / "x.svg").view is shown(opened)
    finally:
        dialog.close()


def test_signs_are_what_a_map_begins_with(opened):
    assert shown(opened) is SIGNS


class TestOnALargeMap:
    @pytest.fixture(autouse=True)
    def _everything_is_large(self, monkeypatch):
        monkeypatch.setattr("loopmap.ui.lens_choice.MOST_AT_ONCE", 0)
        monkeypatch.setattr("loopmap.ui.lens_drawing.MOST_AT_ONCE", 0)

    def test_a_lens_is_drawn_in_the_background_and_shown_as_if_drawn_here(self, qtbot, opened):
        look_through(opened, Lens.EVIDENCE)
        qtbot.waitUntil(lambda: shown(opened).lens is Lens.EVIDENCE)
        drawing = opened.editor.canvas.drawing
        fresh = draw(opened.session.map, drawing.style, drawing.measure, emphasis=drawing.emphasis)
        assert all(drawing.primitives(i) == fresh.primitives(i) for i in fresh.layers())
        assert opened.editor.canvas.stage.emphasis is drawing.emphasis

    def test_an_edit_made_meanwhile_is_not_lost(self, qtbot, opened):
        session = opened.session
        look_through(opened, Lens.EVIDENCE)
        variable = min(session.map.variables)
        place = {variable: (333.0, 44.0)}
        session.do("Move", move_records(session.document, session.map_id, place))
        qtbot.waitUntil(lambda: shown(opened).lens is Lens.EVIDENCE)
        boxes = opened.editor.canvas.drawing.label_boxes
        assert boxes[variable].centre == (333.0, 44.0)

    def test_the_last_lens_chosen_is_the_one_that_is_shown(self, qtbot, opened):
        for lens in (Lens.LOOPS, Lens.GROUPS, Lens.INFLUENCE):
            look_through(opened, lens)
        qtbot.waitUntil(lambda: shown(opened).lens is Lens.INFLUENCE)
        look_through(opened, Lens.SIGN)
        qtbot.waitUntil(lambda: shown(opened) is SIGNS)

    def test_lighting_the_first_loop_dims_a_very_large_map_in_the_background(
        self, qtbot, opened, monkeypatch
    ):
        monkeypatch.setattr("loopmap.ui.lens_drawing.MOST_DIMMED_NOW", 0)
        stage, lit = opened.editor.canvas.stage, opened.editor.panels.lit
        qtbot.waitUntil(lambda: opened.editor.panels.watch.loops is not None)
        opened.command_actions.by_id["loops.next"].trigger()
        assert not stage.on_show.emphasis.lit, "the window does not wait for it"
        qtbot.waitUntil(lambda: [one.links for one in stage.on_show.emphasis.lit] == [lit.lit])
        lit.light(None)
        qtbot.waitUntil(lambda: not stage.on_show.emphasis.lit)


def test_so_many_tags_that_nobody_could_read_them_are_left_out(qapp):
    causal_map = document_of(300, 900).maps[MapId("m1")]
    view = loops_view(causal_map, dict.fromkeys(causal_map.links, "R"), "")
    drawing = draw(causal_map, load_style(), bundled_measure(), emphasis=Emphasis(view=view))
    assert not any(is_tag(record) for record in drawing.layers())
