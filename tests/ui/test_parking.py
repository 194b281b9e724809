"""Parking from anywhere in the window, the way onto the map, and who never sees it."""

import io
import re
import zipfile
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from loopmap.editing.edits.ideas import park
from loopmap.formats.private import for_others
from loopmap.formats.registry import formats_for_writing, open_file
from loopmap.formats.storage.recovery import recover
from loopmap.model.query import in_order
from loopmap.model.records import Sign
from loopmap.ui.canvas.view import Camera
from loopmap.ui.dragged_idea import drag_idea
from loopmap.ui.export_dialog import ExportDialog
from loopmap.ui.page_tabs import PageTabs

KEY = Qt.Key
SECRET, OPEN = "Xylophone", "Saxophone"


def texts(window):
    return [idea.text for idea in in_order(window.session.document.ideas)]


def trigger(window, command):
    window.command_actions.by_id[command].trigger()


def line_of(window) -> QLineEdit:
    return window.editor.panels.parking.entry.findChild(QLineEdit)


def focus(qtbot, window, widget):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def park_idea(window, text):
    window.session.do("Park an idea", park(window.session.document, text, window.session.new_id))
    return in_order(window.session.document.ideas)[-1].id


def test_one_key_on_the_canvas_parks_a_line_and_gives_the_keyboard_back(qtbot, opened):
    canvas = opened.editor.canvas
    focus(qtbot, opened, canvas)
    trigger(opened, "parking.park")
    QTest.keyClicks(line_of(opened), "Nobody rings back")
    QTest.keyClick(line_of(opened), KEY.Key_Return)
    assert texts(opened) == ["Nobody rings back"]
    assert canvas.hasFocus()
    assert not opened.editor.panels.parking.entry.isVisible()
    assert "1 idea on the parking list" in opened.status.lines[2]
    trigger(opened, "edit.undo")
    assert texts(opened) == []


def test_escape_and_an_empty_line_park_nothing(qtbot, opened):
    focus(qtbot, opened, opened.editor.canvas)
    for key in (KEY.Key_Escape, KEY.Key_Return):
        trigger(opened, "parking.park")
        QTest.keyClick(line_of(opened), key)
        assert not opened.editor.panels.parking.entry.isVisible()
        assert opened.editor.canvas.hasFocus()
    assert texts(opened) == []


def test_a_line_left_unfinished_is_there_again(qtbot, opened):
    focus(qtbot, opened, opened.editor.canvas)
    trigger(opened, "parking.park")
    QTest.keyClicks(line_of(opened), "Nobody rin")
    QTest.keyClick(line_of(opened), KEY.Key_Escape)
    trigger(opened, "parking.park")
    assert line_of(opened).text() == "Nobody rin"
    QTest.keyClick(line_of(opened), KEY.Key_Escape)


def test_in_the_sentence_bar_the_key_parks_what_is_typed(qtbot, opened):
    panels = opened.editor.panels
    focus(qtbot, opened, panels.sentence.entry)
    QTest.keyClicks(panels.sentence.entry, "something about bus fares")
    trigger(opened, "parking.park")
    assert texts(opened) == ["something about bus fares"]
    assert panels.sentence.text() == ""
    assert panels.sentence.entry.hasFocus()


def test_before_a_room_the_line_opens_and_the_list_stays_hidden(qtbot, opened):
    park_idea(opened, SECRET)
    trigger(opened, "view.present")
    parking = opened.editor.panels.parking
    assert not parking.panel.isVisible()
    assert not opened.command_actions.by_id["parking.show"].isEnabled()
    trigger(opened, "parking.park")
    QTest.keyClicks(line_of(opened), "Ask the nurse")
    QTest.keyClick(line_of(opened), KEY.Key_Return)
    assert texts(opened) == [SECRET, "Ask the nurse"]
    assert opened.is_presenting
    trigger(opened, "view.present")


def test_the_tab_says_how_many_wait(opened):
    tabs = opened.editor.left.findChild(PageTabs)

    def titles():
        return [tab.text() for tab in tabs.findChildren(QPushButton)]

    assert "Parking" in titles()
    park_idea(opened, "Bus fares")
    assert "Parking 1" in titles()
    opened.session.undo()
    assert "Parking" in titles()


def test_the_page_comes_up_with_the_keyboard_on_it(qtbot, opened):
    park_idea(opened, "Bus fares")
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    trigger(opened, "parking.show")
    qtbot.waitUntil(opened.editor.panels.parking.panel.list.hasFocus)


def test_enter_on_the_page_puts_a_sentence_on_the_map_as_one_step(opened):
    park_idea(opened, "attendance + trust")
    trigger(opened, "parking.show")
    before = len(opened.session.history.done)
    QTest.keyClick(opened.editor.panels.parking.panel.list, KEY.Key_Return)
    (link,) = opened.session.selection
    made = opened.session.map.links[link]
    assert opened.session.map.variables[made.target].name == "Trust"
    assert made.sign is Sign.SAME
    assert texts(opened) == []
    assert len(opened.session.history.done) == before + 1


def test_shift_enter_makes_a_note_in_view(opened):
    park_idea(opened, "Nobody rings back")
    trigger(opened, "parking.show")
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(opened.editor.panels.parking.panel.list, KEY.Key_Return, shift)
    (note,) = opened.session.map.notes.values()
    assert note.text == "Nobody rings back"
    assert opened.session.selection == {note.id}


def test_a_note_made_by_key_lies_on_no_card_and_no_link_though_one_is_amid_the_view(opened):
    canvas = opened.editor.canvas
    middle = next(iter(canvas.drawing.cards.values())).centre
    canvas.viewing.jump(Camera(middle.x, middle.y, 1.0))
    park_idea(opened, "Nobody rings back")
    opened.editor.panels.parking.panel.noteWanted.emit(next(iter(opened.session.document.ideas)))
    (note,) = canvas.drawing.note_boxes.values()
    assert not any(note.touches(card) for card in canvas.drawing.cards.values())
    assert not any(note.contains(path.handle) for path in canvas.drawing.link_paths.values())
    assert canvas.camera.shown(canvas.frame()).holds(note)


def test_what_cannot_be_a_name_is_refused_and_stays(qtbot, opened):
    park_idea(opened, "…!")
    trigger(opened, "parking.show")
    with qtbot.waitSignal(opened.editor.refused):
        QTest.keyClick(opened.editor.panels.parking.panel.list, KEY.Key_Return)
    assert texts(opened) == ["…!"]


class Dragging:
    """An idea over the canvas, at map points."""

    def __init__(self, window, data: QMimeData) -> None:
        self.canvas, self.data = window.editor.canvas, data

    def pixel(self, at) -> QPoint:
        place = self.canvas.camera.to_screen(at, self.canvas.frame())
        return QPoint(round(place.x), round(place.y))

    def send(self, kind, at):
        held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        place = self.pixel(at)
        place = QPointF(place) if kind is QDropEvent else place
        event = kind(place, Qt.DropAction.CopyAction, self.data, *held)
        event.ignore()
        QApplication.sendEvent(self.canvas, event)
        return event.isAccepted()

    def drop(self, at):
        return [self.send(kind, at) for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent)]


def test_an_idea_let_go_on_the_paper_is_a_variable_just_there(opened):
    idea = park_idea(opened, "Bus fares")
    dragging = Dragging(opened, drag_idea(idea, "Bus fares"))
    opened.editor.panels.parking.panel.list.setFocus()
    free = opened.editor.canvas.drawing.bounds
    at = type(free.centre)(free.left - 10, free.bottom + 10)
    assert dragging.send(QDragEnterEvent, at)
    assert opened.editor.canvas.stage.overlay.preview.ghost is not None
    assert dragging.drop(at) == [True, True, True]
    made = next(v for v in opened.session.map.variables.values() if v.name == "Bus fares")
    assert (made.x, made.y) == pytest.approx((at.x, at.y), abs=2)
    assert opened.focusWidget() is opened.editor.canvas
    assert opened.editor.canvas.stage.overlay.preview.ghost is None
    assert texts(opened) == []


def test_half_upon_others_it_stands_clear_just_where_it_was_seen(opened):
    text = "Nobody rings back, not even after three letters"
    idea = park_idea(opened, text)
    dragging, canvas = Dragging(opened, drag_idea(idea, text)), opened.editor.canvas
    box = next(iter(canvas.drawing.label_boxes.values()))
    at = type(box.centre)(box.right + 20, box.bottom + 12)
    dragging.send(QDragEnterEvent, at)
    seen = canvas.stage.overlay.preview.ghost
    dragging.drop(at)
    made = next(v for v in opened.session.map.variables.values() if v.name == text)
    assert (made.x, made.y) == pytest.approx(seen, abs=2)
    cards = canvas.drawing.label_boxes
    assert not any(cards[made.id].touches(card) for i, card in cards.items() if i != made.id)


def test_an_idea_let_go_on_a_variable_is_a_note_under_it(opened):
    idea = park_idea(opened, "Nobody rings back")
    canvas = opened.editor.canvas
    fines, box = next(iter(canvas.drawing.label_boxes.items()))
    dragging = Dragging(opened, drag_idea(idea, "Nobody rings back"))
    dragging.send(QDragEnterEvent, box.centre)
    assert canvas.stage.overlay.preview.lit == fines
    dragging.drop(box.centre)
    (note,) = opened.session.map.notes.values()
    assert note.text == "Nobody rings back"
    assert note.y > box.bottom


def test_a_second_note_under_it_lies_beside_the_first(opened):
    canvas = opened.editor.canvas
    box = next(iter(canvas.drawing.label_boxes.values()))
    for text in ("Nobody rings back", "Nobody writes"):
        Dragging(opened, drag_idea(park_idea(opened, text), text)).drop(box.centre)
    drawing = canvas.hands.drawn()
    first, second = drawing.note_boxes.values()
    assert not first.touches(second)
    assert not any(second.touches(card) for card in drawing.label_boxes.values())


def test_other_things_dragged_over_the_canvas_are_left_to_others(opened):
    data = QMimeData()
    data.setText("Fines")
    centre = opened.editor.canvas.drawing.bounds.centre
    assert Dragging(opened, data).drop(centre) == [False, False, False]


# who never sees it


def everything_in(content: bytes) -> bytes:
    """The bytes with all that is packed in them unpacked beside."""
    parts = [content]
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts += [packed.read(name) for name in packed.namelist()]
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            parts.append(zlib.decompress(found[1]))
        except zlib.error:
            continue
    return b"\n".join(parts)


def holds(content: bytes, text: str) -> bool:
    whole = everything_in(content)
    return any(text.encode(code) in whole for code in ("utf-8", "utf-16-le", "utf-16-be"))


@pytest.mark.parametrize("each", formats_for_writing(), ids=lambda f: f.id)
def test_no_file_but_our_own_holds_a_parked_idea(opened, each):
    park_idea(opened, SECRET)
    passed_on = for_others(opened.session.document, each)
    assert holds(each.write(passed_on.document), SECRET) == (each.id == "loopmap")
    assert passed_on.told() == (() if each.id == "loopmap" else ("One parked idea stays here.",))


def test_nothing_that_can_be_exported_holds_a_parked_idea(qtbot, opened, tmp_path):
    park_idea(opened, SECRET)
    idea = park_idea(opened, OPEN)
    opened.editor.panels.parking.panel.mapWanted.emit(idea)
    dialog = ExportDialog(opened.editor, opened.means, opened)
    suffixes = [str(dialog.format.itemData(n)) for n in range(dialog.format.count())]
    assert len(suffixes) >= 3
    for suffix in suffixes:
        path = tmp_path / f"map{suffix}"
        dialog.export_to(path)
        qtbot.waitUntil(path.exists)
        assert not holds(path.read_bytes(), SECRET), suffix
        if suffix in (".svg", ".docx"):
            assert holds(path.read_bytes(), OPEN), suffix
    dialog.close()


def test_the_canvas_and_what_is_told_of_it_hold_no_parked_idea(opened):
    opened.editor.canvas.finish_painting()
    before = opened.editor.canvas.grab().toImage()
    park_idea(opened, SECRET)
    opened.editor.canvas.finish_painting()
    assert opened.editor.canvas.grab().toImage() == before


def test_ideas_are_in_the_file_and_come_back_after_a_crash(qtbot, opened, small: Path):
    park_idea(opened, SECRET)
    recovered = recover(opened.files.current.keep_copy())
    assert [idea.text for idea in recovered.document.ideas.values()] == [SECRET]
    trigger(opened, "file.save")
    qtbot.waitUntil(lambda: not opened.files.is_saving)
    assert list(open_file(small).document.ideas.values()) == list(
        opened.session.document.ideas.values()
    )
