"""The window as a whole: it comes together, follows its document and lets go of it."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu

from loopmap.diagram.look import Lens
from loopmap.editing.edits.notes import add_note, set_note_level
from loopmap.model.records import Level
from loopmap.ui.panels.fields import TextField
from loopmap.ui.status_bar import counts, saved_line
from tests.support.window import Answers, folders_in, make_window, small_document, write_small


def trigger(window, command):
    action = window.command_actions.by_id[command]
    assert action.isEnabled(), command
    action.trigger()


def test_the_first_page_offers_new_open_and_hides_the_tools(window):
    assert window.editor is None
    assert window.welcome.isVisible()
    assert not window.toolbar.isVisible()
    assert window.windowTitle() == "Loopmap"


def test_a_new_document_shows_an_empty_map_and_is_not_saved_yet(qtbot, window):
    trigger(window, "file.new")
    assert window.session is not None
    assert window.editor.tabs.titles == ["Today"]
    assert window.status.lines[0] == "Not saved yet"
    assert window.files.current.is_saved, "there is nothing to lose yet"


def test_an_opened_file_shows_its_counts_and_its_loops(qtbot, opened):
    qtbot.waitUntil(lambda: "complete" in opened.status.lines[1])
    assert opened.status.lines[1] == "3 variables · 3 links · 1 loop, complete"
    assert opened.status.lines[0] == "Saved"


def test_a_step_marks_the_title_and_undo_takes_the_mark_away(opened):
    session = opened.session
    session.select(frozenset(session.map.variables))
    trigger(opened, "edit.delete")
    assert opened.windowTitle().startswith("small*")
    assert opened.command_actions.by_id["edit.undo"].text() == "Undo “Delete”"
    trigger(opened, "edit.undo")
    assert opened.windowTitle() == "small – Loopmap"
    assert len(session.map.variables) == 3


def test_undo_is_refused_while_a_gesture_runs(qtbot, opened):
    session, canvas = opened.session, opened.editor.canvas
    session.select(frozenset(session.map.links))
    trigger(opened, "edit.delete")
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    qtbot.mouseMove(canvas, QPoint(160, 160))
    assert opened.editor.gesture_running
    opened.command_actions.by_id["edit.undo"].trigger()
    assert not session.map.links
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(160, 160))
    trigger(opened, "edit.undo")
    assert session.map.links


def test_letters_typed_in_the_sentence_bar_do_not_take_tools(qtbot, opened):
    trigger(opened, "insert.sentence")
    entry = opened.editor.panels.sentence.entry
    qtbot.waitUntil(entry.hasFocus)
    qtbot.keyClicks(entry, "vnltgdrsb")
    assert entry.toPlainText() == "vnltgdrsb"
    assert opened.editor.tool == "select"


def test_letters_typed_in_a_field_of_the_inspector_do_not_take_tools(qtbot, opened):
    from PySide6.QtWidgets import QLineEdit

    fields = [f for f in opened.editor.right.findChildren(QLineEdit) if f.isVisible()]
    fields[0].setFocus()
    fields[0].selectAll()
    qtbot.keyClicks(fields[0], "nlt")
    assert fields[0].text() == "nlt"
    assert opened.editor.tool == "select"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_commits_a_text_though_the_window_has_a_command_for_it(qtbot, opened, key):
    naming, session = opened.editor.canvas.naming, opened.session
    naming.begin(next(iter(session.map.variables)))
    naming.editor.setPlainText("Penalties")
    qtbot.keyClick(naming.editor, key, Qt.KeyboardModifier.ControlModifier)
    assert naming.editor is None
    question = next(
        f for f in opened.findChildren(TextField) if f.accessibleName() == "Focus question"
    )
    question.setFocus()
    question.setPlainText("Why do pupils stay away?")
    qtbot.keyClick(question, key, Qt.KeyboardModifier.ControlModifier)
    assert session.map.info.question == "Why do pupils stay away?"


@pytest.mark.parametrize("panel", ["left", "right", "sentence", "run"])
def test_every_panel_goes_and_comes_with_one_key(opened, panel):
    before = opened.editor.is_shown(panel)
    trigger(opened, f"view.{panel}")
    assert opened.editor.is_shown(panel) is not before
    trigger(opened, f"view.{panel}")
    assert opened.editor.is_shown(panel) is before


def test_a_panel_hidden_stays_hidden_for_the_next_document(qtbot, opened):
    trigger(opened, "view.right")
    trigger(opened, "file.new")
    assert not opened.editor.is_shown("right")


def test_where_there_is_no_loop_lighting_one_says_so(qtbot, opened):
    trigger(opened, "map.add")
    with qtbot.waitSignal(opened.editor.hint) as told:
        trigger(opened, "loops.next")
    assert told.args == ["There is no loop on this map to light yet."]


def test_lighting_a_loop_shows_it_on_the_canvas_and_in_the_list(qtbot, opened):
    panels = opened.editor.panels
    qtbot.waitUntil(lambda: panels.watch.loops is not None and not panels.watch.is_searching)
    trigger(opened, "loops.next")
    (loop,) = panels.watch.loops.loops
    assert panels.lit.lit == loop.key
    assert opened.editor.canvas.drawing.emphasis.lit[0].links == loop.key
    assert [badge.label for badge in opened.editor.canvas.drawing.badges] == ["R1"]
    trigger(opened, "loops.none")
    assert opened.editor.canvas.drawing.emphasis.lit == ()


def test_the_lens_changes_what_colours_say(opened):
    trigger(opened, "view.lens.evidence")
    assert opened.editor.canvas.drawing.emphasis.view.lens is Lens.EVIDENCE
    assert opened.command_actions.by_id["view.lens.evidence"].isChecked()
    trigger(opened, "view.lens.sign")
    assert opened.editor.canvas.drawing.emphasis.view.lens is Lens.SIGN


def test_a_lit_loop_goes_out_when_it_is_broken(qtbot, opened):
    panels = opened.editor.panels
    qtbot.waitUntil(lambda: panels.watch.loops is not None and not panels.watch.is_searching)
    trigger(opened, "loops.next")
    opened.session.select(frozenset({panels.lit.lit[0]}))
    trigger(opened, "edit.delete")
    qtbot.waitUntil(lambda: panels.lit.lit is None)


def test_the_theme_changes_window_and_canvas_at_once(opened):
    trigger(opened, "view.theme.dark")
    assert opened.theme.style.dark
    assert opened.editor.canvas.drawing.style.name == "dark"
    trigger(opened, "view.canvas_theme.projector")
    assert opened.theme.style.dark
    assert opened.editor.canvas.drawing.style.name == "projector"
    trigger(opened, "view.canvas_theme.window")
    trigger(opened, "view.theme.light")
    assert opened.editor.canvas.drawing.style.name == "light"


def test_larger_text_in_the_window_leaves_the_painted_map_as_it_is(opened):
    canvas = opened.editor.canvas
    tiles = canvas.stage.tiles
    trigger(opened, "view.larger_text")
    assert canvas.stage.tiles is tiles
    trigger(opened, "view.larger_map_text")
    assert canvas.stage.tiles is not tiles
    trigger(opened, "view.normal_map_text")
    trigger(opened, "view.normal_text")


def test_presenting_shows_the_map_alone_and_escape_goes_back(qtbot, opened):
    trigger(opened, "view.present")
    assert not opened.toolbar.isVisible()
    assert not opened.editor.left.isVisible()
    assert opened.editor.canvas.isVisible()
    qtbot.keyClick(opened.editor.canvas, Qt.Key.Key_Escape)
    assert opened.toolbar.isVisible()
    assert opened.editor.left.isVisible()


def test_the_tour_leads_to_its_last_sentence(qtbot, tmp_path, clock):
    example = write_small(tmp_path / "fines.loopmap")
    window = make_window(folders_in(tmp_path, (example,)), Answers(), clock)
    qtbot.addWidget(window, before_close_func=lambda w: w.files.give_up())
    window.show()
    trigger(window, "help.tour")
    qtbot.waitUntil(lambda: window.banner.text.startswith("1 of 5"))
    window.banner.choose("Next")
    assert window.editor.panels.lit.lit is not None
    for _ in range(3):
        window.banner.choose("Next")
    assert window.banner.text.startswith("5 of 5")


def test_a_file_dropped_on_the_window_opens(qtbot, window, small):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(small))])
    args = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, *args)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    dropping = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, *args)
    QApplication.sendEvent(window, dropping)
    qtbot.waitUntil(lambda: window.editor is not None)


def test_copy_and_paste_put_a_second_set_beside_the_first(opened):
    opened.session.select(frozenset(opened.session.map.variables))
    trigger(opened, "edit.copy")
    trigger(opened, "edit.paste")
    names = sorted(v.name for v in opened.session.map.variables.values())
    assert len(names) == len(set(names)) == 6
    assert len(opened.session.map.links) == 6


def test_enter_on_the_first_page_starts_a_map(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.editor is not None)


def test_tab_goes_down_the_first_page_before_the_examples(qtbot, window, small):
    window.welcome.show_examples([small, small.with_name("other.loopmap")])
    window.welcome.show_recent([small])
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.welcome.setFocus()
    met = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget().accessibleName())
    assert met == ["", "small", "Example: Small", "Example: Other"]


def test_a_new_map_waits_for_what_is_said(qtbot, window):
    window.files.new()
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    entry = window.editor.panels.sentence.entry
    qtbot.waitUntil(entry.hasFocus)
    qtbot.keyClicks(entry, "Fines + Strain")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert [v.name for v in window.session.map.variables.values()] == ["Fines", "Strain"]


def test_another_map_is_drawn_when_the_one_on_show_is_removed(opened):
    trigger(opened, "map.add")
    opened.session.show_map(opened.session.document.map_order[1])
    trigger(opened, "map.remove")
    canvas = opened.editor.canvas
    canvas.finish_painting()
    assert canvas.stage.map is opened.session.map
    assert canvas.drawing.label_boxes.keys() == opened.session.map.variables.keys()
    assert canvas.viewing.is_whole


def test_lines_of_text_are_pasted_as_sentences_and_names(opened):
    before = len(opened.session.map.links)
    QApplication.clipboard().setText("Worry + Help sought - Worry\n\nSleep\n")
    trigger(opened, "edit.paste")
    names = {v.name for v in opened.session.map.variables.values()}
    assert {"Worry", "Help sought", "Sleep"} <= names
    assert len(opened.session.map.links) == before + 2
    opened.session.undo()
    assert "Worry" not in {v.name for v in opened.session.map.variables.values()}


def test_pasting_nothing_says_so(qtbot, opened):
    QApplication.clipboard().setText("  \n")
    with qtbot.waitSignal(opened.editor.hint, check_params_cb=lambda line: "nothing" in line):
        trigger(opened, "edit.paste")


def test_closing_the_window_keeps_its_place_and_lets_the_file_go(qtbot, opened, small):
    lock = small.with_name(f".{small.name}.lock")
    assert lock.exists()
    opened.close()
    assert not lock.exists()
    assert opened.settings.current.geometry


@pytest.mark.parametrize(
    ("seconds", "saved", "new", "line"),
    [
        (None, True, True, "Not saved yet"),
        (None, False, True, "Not saved yet"),
        (None, True, False, "Saved"),
        (2.4, True, False, "Saved 2 s ago"),
        (130.0, True, False, "Saved 2 min ago"),
        (9000.0, True, False, "Saved"),
        (5.0, False, False, "Changed since it was saved"),
    ],
)
def test_the_status_line_says_how_the_document_stands_to_its_file(seconds, saved, new, line):
    assert saved_line(seconds, saved, new) == line


def test_counts_are_told_in_words():
    document = small_document()
    (causal_map,) = document.maps.values()
    assert counts(causal_map) == "3 variables · 3 links"
    assert counts(causal_map, "1 loop, complete").endswith("1 loop, complete")


def test_the_key_for_a_new_scenario_makes_one_of_what_is_selected_and_shows_it(qtbot, opened):
    chosen = next(iter(opened.session.map.variables))
    opened.session.select(frozenset({chosen}))
    trigger(opened, "what_if.new_scenario")
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    (scenario,) = opened.session.map.scenarios.values()
    assert scenario.interventions[0].target == chosen
    assert opened.editor.panels.run.scenario() == scenario


def test_the_outline_is_edited_by_keys_alone(qtbot, opened):
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    trigger(opened, "loops.outline")
    table = QApplication.focusWidget()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "Penalties")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(table.hasFocus)
    assert next(iter(opened.session.map.variables.values())).name == "Penalties"


def test_a_loop_stays_lit_when_it_is_named_and_when_its_name_is_forgotten(qtbot, opened):
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    trigger(opened, "loops.next")
    lit = opened.editor.panels.lit
    key = lit.lit
    trigger(opened, "loops.name")
    qtbot.keyClicks(QApplication.focusWidget(), "Trap")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened.session.map.loops) == 1)
    QApplication.processEvents()
    assert lit.lit == key
    trigger(opened, "loops.forget")
    assert not opened.session.map.loops
    assert not opened.command_actions.by_id["loops.forget"].isEnabled()
    assert lit.lit == key


def test_a_room_sees_the_map_and_what_is_said_and_no_panel(qtbot, opened):
    panels = opened.editor.panels
    trigger(opened, "view.present")
    trigger(opened, "insert.sentence")
    trigger(opened, "view.left")
    assert panels.sentence.isVisible()
    assert not panels.loops.isVisible()
    assert not panels.inspector.isVisible()
    panels.sentence.escaped.emit()
    assert not panels.sentence.isVisible()
    trigger(opened, "view.present")
    assert panels.loops.isVisible()
    assert panels.sentence.isVisible()


def test_the_sentence_bar_leaves_a_low_canvas_when_it_is_done_with(qtbot, opened):
    sentence = opened.editor.panels.sentence
    opened.resize(1200, 620)
    trigger(opened, "view.run")
    qtbot.waitUntil(lambda: not sentence.isVisible())
    trigger(opened, "insert.sentence")
    assert sentence.isVisible()
    sentence.escaped.emit()
    assert not sentence.isVisible()


def test_presenting_shows_no_private_note_and_shows_it_again_afterwards(opened):
    session = opened.session
    for text, level in (("Ask about Jo", Level.PRIVATE), ("Agreed in the room", Level.ROOM)):
        session.do("Note", add_note(session.document, session.map_id, text, (0, 0), session.new_id))
        newest = max(session.map.notes.values(), key=lambda note: note.order)
        change = set_note_level(session.document, session.map_id, [newest.id], level)
        session.do("Level", change)
    private = {n.id for n in session.map.notes.values() if n.level is Level.PRIVATE}
    canvas = opened.editor.canvas
    assert set(canvas.drawing.note_boxes) == set(session.map.notes)
    opened.presenting.start(opened.editor)
    assert set(canvas.drawing.note_boxes) == set(session.map.notes) - private
    session.do("Note", add_note(session.document, session.map_id, "Hush", (9, 9), session.new_id))
    assert set(canvas.drawing.note_boxes) == set(session.map.notes) - {
        n.id for n in session.map.notes.values() if n.level is Level.PRIVATE
    }
    opened.presenting.stop()
    assert set(canvas.drawing.note_boxes) == set(session.map.notes)


def test_a_document_closed_while_its_panels_are_made_leaves_nothing_behind(qtbot, window, small):
    window.files.open(small)
    qtbot.waitUntil(lambda: window.editor is not None)
    editor, session = window.editor, window.session
    editor.begin_panels()
    assert editor.panels is None
    window.files.give_up()
    assert window.editor is None
    editor.begin_panels()
    qtbot.wait(50)
    session.select(frozenset(list(session.map.variables)[:1]))
    assert not window.banner.isVisible()


@pytest.fixture
def lit_badge(qtbot, opened):
    """The badge of the one loop of the small map, where it is on the screen."""
    canvas = opened.editor.canvas
    qtbot.waitUntil(lambda: bool(canvas.drawing.badge_boxes))
    canvas.setFocus()
    (box,) = canvas.drawing.badge_boxes.values()
    place = canvas.camera.to_screen(box.centre, canvas.frame())
    return QPoint(round(place.x), round(place.y))


def test_pointing_at_a_badge_lights_its_loop_and_a_click_lets_the_rest_step_back(
    qtbot, opened, lit_badge
):
    canvas, lit = opened.editor.canvas, opened.editor.panels.lit
    qtbot.mouseMove(canvas, lit_badge + QPoint(200, 0))
    qtbot.mouseMove(canvas, lit_badge)
    assert canvas.stage.emphasis.lit
    assert not canvas.stage.emphasis.dim_rest
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=lit_badge)
    assert canvas.stage.emphasis.dim_rest
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=lit_badge)
    assert lit.lit is None
    assert not canvas.stage.emphasis.dim_rest


def test_the_arrow_keys_walk_the_loop_from_its_badge_and_tell_each_link(qtbot, opened, lit_badge):
    canvas, session = opened.editor.canvas, opened.session
    told = []
    opened.editor.panels.walk.stepped.connect(lambda key, link, words: told.append(words))
    session.select(frozenset())
    qtbot.keyClick(canvas, ".")
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(canvas, key)
    assert [words.split(".")[0] for words in told] == ["1 of 2", "2 of 2", "1 of 2"]


def test_a_badge_is_moved_by_key_and_put_back_by_a_command(qtbot, opened, lit_badge):
    canvas, session = opened.editor.canvas, opened.session
    qtbot.keyClick(canvas, ".")
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    (loop,) = session.map.loops.values()
    assert loop.x is not None
    assert loop.label == "R1"
    actions = opened.command_actions
    actions.refresh()
    assert actions.by_id["loops.badge_back"].isEnabled()
    actions.by_id["loops.badge_back"].trigger()
    (loop,) = session.map.loops.values()
    assert loop.x is None


def test_a_lit_loop_is_copied_as_text(qtbot, opened, lit_badge):
    opened.command_actions.by_id["loops.next"].trigger()
    opened.command_actions.by_id["loops.copy"].trigger()
    text = QApplication.clipboard().text()
    assert text.splitlines()[0] == "R1 (reinforcing)"
    assert "feeds itself" in text


def test_loops_through_what_is_selected_are_listed(qtbot, opened, lit_badge):
    session = opened.session
    strain = next(v.id for v in session.map.variables.values() if v.name == "Strain")
    session.select(frozenset({strain}))
    opened.command_actions.by_id["loops.through"].trigger()
    assert opened.editor.panels.choice.view.through == strain
    opened.command_actions.by_id["loops.everything"].trigger()
    assert opened.editor.panels.choice.view.through is None
