"""Copying and pasting with the real window: other documents, windows, files and pictures."""

import base64
from unittest.mock import patch

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopmap.diagram.geometry import Box, Point
from loopmap.editing.clip import MEDIA_TYPE
from loopmap.editing.edits.groups import add_group
from loopmap.editing.edits.maps import add_map
from loopmap.model.records import Group, Level, Sign
from loopmap.ui.canvas.view import Camera
from loopmap.ui.clipboard import PNG, SVG, ClipboardData, leave_plain
from tests.support.pictures import jpeg_header, png, truncated
from tests.support.window import make_window


def trigger(window, command):
    window.command_actions.by_id[command].trigger()


def formats():
    return QApplication.clipboard().mimeData().formats()


def image():
    made = QImage(40, 30, QImage.Format.Format_RGB32)
    made.fill(QColor(200, 40, 40))
    return made


@pytest.fixture
def other(qtbot, folders, answers, clock):
    """A second window on an empty map."""
    window = make_window(folders, answers, clock)
    qtbot.addWidget(window, before_close_func=lambda w: w.files.give_up())
    window.show()
    window.files.new()
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    return window


def test_what_is_copied_in_one_window_is_pasted_in_another_with_its_links_and_group(opened, other):
    session = opened.session
    members = [i for i, v in session.map.variables.items() if v.name != "Attendance"]
    area = Box(0, 0, 200, 100)
    change = add_group(
        session.document, session.map_id, "Home", area, session.new_id, members=members
    )
    session.do("Group", change, select=frozenset(key.id for key in change.touched(Group)))
    trigger(opened, "edit.copy")
    trigger(other, "edit.paste")
    pasted = other.session.map
    assert sorted(v.name for v in pasted.variables.values()) == ["Fines", "Strain"]
    assert [k.sign for k in pasted.links.values()] == [Sign.SAME, Sign.SAME]
    assert [group.name for group in pasted.groups.values()] == ["Home"]
    assert not pasted.ids() & session.map.ids()
    other.session.undo()
    assert not other.session.map.variables


def test_what_is_pasted_is_counted_and_seen_above_the_bar(qtbot, opened):
    canvas, told = opened.editor.canvas, []
    opened.editor.hint.connect(told.append)
    opened.session.select(frozenset(opened.session.map.variables))
    trigger(opened, "edit.copy")
    canvas.camera = Camera(0, 1400, 1.6)
    trigger(opened, "edit.paste")
    assert "Pasted: 3 variables, 3 links." in told
    area = opened.editor.area
    bar = opened.editor.panels.sentence
    qtbot.waitUntil(lambda: canvas.camera == canvas.viewing.aim)
    lowest = max(canvas.drawing.cards[i].bottom for i in opened.session.selection)
    assert canvas.camera.to_screen(Point(0, lowest), canvas.frame()).y <= bar.y()
    assert area.isAncestorOf(bar)


def test_what_is_pasted_lies_on_nothing_and_once_more_neither(opened):
    opened.session.select(frozenset(opened.session.map.variables))
    trigger(opened, "edit.copy")
    for _ in range(2):
        trigger(opened, "edit.paste")
    cards = list(opened.editor.canvas.drawing.cards.values())
    for place, one in enumerate(cards):
        assert not any(one.touches(card) for card in cards[place + 1 :])


def test_copy_as_picture_takes_the_whole_map_when_nothing_is_selected(opened):
    opened.session.select(frozenset())
    assert not opened.command_actions.by_id["edit.copy"].isEnabled()
    trigger(opened, "edit.copy_picture")
    assert PNG in formats()
    assert MEDIA_TYPE not in formats()
    content = bytes(QApplication.clipboard().mimeData().data(SVG).data()).decode()
    assert all(v.name in content for v in opened.session.map.variables.values())


def test_sentences_and_the_alternative_text_are_copied_as_text(opened):
    opened.session.select(frozenset())
    trigger(opened, "edit.copy_sentences")
    assert "Fines + Strain" in QApplication.clipboard().text()
    trigger(opened, "edit.copy_alt")
    told = QApplication.clipboard().text()
    assert told.startswith("Causal loop diagram, 3 variables and 3 links")
    assert "Fines to Strain: same way." in told


def test_an_image_becomes_a_private_picture_note_in_one_step(qtbot, opened):
    QApplication.clipboard().setImage(image())
    trigger(opened, "edit.paste")
    qtbot.waitUntil(lambda: len(opened.session.map.notes) == 1)
    (note,) = opened.session.map.notes.values()
    assert note.picture
    assert note.level is Level.PRIVATE
    assert opened.session.selection == {note.id}
    cards = opened.editor.canvas.drawing.cards.values()
    box = opened.editor.canvas.drawing.note_boxes[note.id]
    assert not any(box.touches(card) for card in cards)
    opened.session.undo()
    assert not opened.session.map.notes


def test_a_dropped_picture_lands_on_the_map(qtbot, opened, tmp_path):
    path = tmp_path / "Wall.PNG"
    path.write_bytes(png(60, 40))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    canvas = opened.editor.canvas
    at = opened.mapFromGlobal(canvas.mapToGlobal(canvas.rect().center()))
    held = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(at, Qt.DropAction.CopyAction, *held)
    QApplication.sendEvent(opened, entering)
    assert entering.isAccepted()
    dropping = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, *held)
    QApplication.sendEvent(opened, dropping)
    qtbot.waitUntil(lambda: len(opened.session.map.notes) == 1)


def test_pictures_dropped_one_soon_after_another_all_become_notes(qtbot, opened):
    for _ in range(3):
        opened.editor.pictures.add(png(60, 40), Point(0, 0))
    qtbot.waitUntil(lambda: len(opened.session.map.notes) == 3)


def test_a_picture_comes_on_the_map_it_was_meant_for(qtbot, opened):
    session = opened.session
    here = session.map_id
    session.do("Add a map", add_map(session.document, "Other", session.new_id))
    opened.editor.pictures.add(png(60, 40), Point(0, 0))
    (other,) = set(session.document.maps) - {here}
    session.show_map(other)
    qtbot.waitUntil(lambda: len(session.document.maps[here].notes) == 1)
    assert session.map_id == other
    assert not session.selection
    session.undo()
    assert session.map_id == here


def test_a_file_that_is_no_picture_is_refused_in_a_sentence(qtbot, opened, tmp_path):
    path = tmp_path / "broken.png"
    path.write_bytes(b"not at all")
    with qtbot.waitSignal(opened.editor.refused) as told:
        opened.editor.pictures.add(
            path, opened.editor.canvas.camera.shown(opened.editor.canvas.frame()).centre
        )
    assert "PNG and JPEG" in told.args[0]
    assert not opened.session.map.notes


@pytest.mark.parametrize(
    ("picture", "why"),
    [
        (jpeg_header(12000, 9000), "12,000 by 9,000 pixels"),
        (base64.b64decode(truncated()), "breaks off"),
    ],
)
def test_a_picture_that_cannot_be_read_says_what_is_the_matter(qtbot, opened, picture, why):
    with qtbot.waitSignal(opened.editor.refused) as told:
        opened.editor.pictures.add(picture, Point(0, 0))
    assert why in told.args[0]


def test_a_copied_file_is_opened_as_a_dropped_one_is(qtbot, opened, tmp_path):
    path = tmp_path / "links.csv"
    path.write_text("From,To\nSleep,Worry\n")
    QApplication.clipboard().setText(QUrl.fromLocalFile(str(path)).toString() + "\r\n")
    with patch.object(opened.files, "open") as opening:
        trigger(opened, "edit.paste")
    opening.assert_called_once_with(path)
    assert len(opened.session.map.variables) == 3


def test_several_copied_files_are_asked_for_one_by_one(opened):
    told = []
    opened.editor.hint.connect(told.append)
    QApplication.clipboard().setText("file:///a/one.csv\nfile:///a/two.csv")
    trigger(opened, "edit.paste")
    assert "one at a time" in told[-1]


def paste_into_the_bar(window):
    window.command_actions.by_id["insert.sentence"].trigger()
    QTest.keyClick(window.editor.panels.sentence.entry, "v", Qt.KeyboardModifier.ControlModifier)


def test_a_map_pasted_into_the_bar_of_a_new_document_keeps_all_it_had(opened, other):
    trigger(opened, "edit.select_all")
    trigger(opened, "edit.copy")
    paste_into_the_bar(other)
    assert other.editor.panels.sentence.text() == ""
    there, here = other.session.map, opened.session.map
    assert {v.name for v in there.variables.values()} == {v.name for v in here.variables.values()}
    assert {k.bulge for k in there.links.values()} == {k.bulge for k in here.links.values()}
    assert len(there.groups) == len(here.groups)


def test_a_picture_pasted_into_the_bar_is_a_note(qtbot, opened):
    QApplication.clipboard().setImage(image())
    paste_into_the_bar(opened)
    qtbot.waitUntil(lambda: len(opened.session.map.notes) == 1)


def test_a_variable_pasted_into_the_bar_is_its_name(opened):
    first = next(iter(opened.session.map.variables.values()))
    opened.session.select(frozenset([first.id]))
    trigger(opened, "edit.copy")
    paste_into_the_bar(opened)
    assert opened.editor.panels.sentence.text() == first.name


def test_a_private_picture_is_not_shown_to_a_room(qtbot, opened):
    QApplication.clipboard().setImage(image())
    trigger(opened, "edit.paste")
    qtbot.waitUntil(lambda: len(opened.session.map.notes) == 1)
    (note,) = opened.session.map.notes
    opened.editor.canvas.set_discreet(True)
    assert note not in opened.editor.canvas.drawing.note_boxes


def test_groups_are_collapsed_and_opened_by_command_as_one_step_each(opened):
    session = opened.session
    for name, members in (("Home", list(session.map.variables)[:2]), ("School", [])):
        change = add_group(
            session.document, session.map_id, name, Box(0, 0, 90, 90), session.new_id,
            members=members,
        )  # fmt: skip
        session.do("Group", change)
    steps = len(session.history.done)
    trigger(opened, "group.collapse_all")
    assert all(group.collapsed for group in session.map.groups.values())
    assert len(session.history.done) == steps + 1
    session.select(frozenset(list(session.map.variables)[:1]))
    assert opened.command_actions.by_id["group.turn"].text() == "Open the group"
    trigger(opened, "group.turn")
    assert [group.collapsed for group in session.map.groups.values()] == [False, True]
    trigger(opened, "group.open_all")
    assert not any(group.collapsed for group in session.map.groups.values())


def test_what_was_copied_is_left_as_plain_data_when_the_application_goes(opened):
    opened.session.select(frozenset(opened.session.map.variables))
    trigger(opened, "edit.copy")
    assert isinstance(QApplication.clipboard().mimeData(), ClipboardData)
    leave_plain()
    data = QApplication.clipboard().mimeData()
    assert not isinstance(data, ClipboardData)
    assert data.hasFormat(MEDIA_TYPE)
    assert "Fines + Strain" in data.text()


def test_a_duplicate_lies_beside_what_it_was_made_of_and_is_one_step(opened):
    session = opened.session
    before = session.document
    (fines,) = (i for i, v in session.map.variables.items() if v.name == "Fines")
    session.select(frozenset({fines}))
    for number in (1, 2, 3):
        trigger(opened, "edit.duplicate")
        (made,) = session.selection
        boxes = opened.editor.canvas.hands.drawn().label_boxes
        assert len(session.map.variables) == 3 + number
        assert not any(boxes[made].touches(box) for i, box in boxes.items() if i != made)
        assert boxes[made].x == boxes[fines].x or boxes[made].y == boxes[fines].y or number > 1
    for _ in range(3):
        session.undo()
    assert session.document == before


def test_copies_of_things_on_whole_units_lie_on_whole_units_whatever_their_sizes(opened):
    session = opened.session
    before = set(session.map.variables)
    assert all(v.x % 1 == 0 == v.y % 1 for v in session.map.variables.values())
    trigger(opened, "edit.select_all")
    trigger(opened, "edit.duplicate")
    made = [v for i, v in session.map.variables.items() if i not in before]
    assert len(made) == len(before)
    assert all(v.x % 1 == 0 == v.y % 1 for v in made)
