"""The window as a whole: it comes together, follows its document and lets go of it."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from loopmap.ui.status_bar import counts, saved_line
from tests.support.commands import trigger
from tests.support.window import Answers, folders_in, make_window, small_document, write_small


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


def test_a_panel_hidden_stays_hidden_for_the_next_document(qtbot, opened):
    trigger(opened, "view.right")
    trigger(opened, "file.new")
    assert not opened.editor.is_shown("right")


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
    assert counts(causal_map, bold=2) == "3 variables · 3 links (2 bold from here, the others fine)"
    assert counts(causal_map, bold=3) == "3 variables · 3 links"


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


@pytest.mark.parametrize("moved", [False, True])
def test_a_map_shown_whole_still_is_with_letters_of_another_size(qtbot, opened, moved):
    canvas = opened.editor.canvas
    opened.command_actions.by_id["view.fit"].trigger()
    qtbot.waitUntil(lambda: canvas.viewing.aim == canvas.camera)
    if moved:
        canvas.camera = canvas.camera.panned(40.0, 0.0)
    before, room = canvas.camera, canvas.stage.bounds
    opened.command_actions.by_id["view.canvas_theme.projector"].trigger()
    qtbot.waitUntil(lambda: canvas.stage.style.name == "projector")
    assert canvas.stage.bounds != room
    if moved:
        qtbot.waitUntil(opened.updatesEnabled)
        assert canvas.camera == before
    else:
        qtbot.waitUntil(lambda: canvas.camera != before)
        assert canvas.viewing.seen.holds(canvas.stage.bounds)
        assert canvas.viewing.is_whole
