"""Edits of thousands of records are worked out beside the window and done as one step each."""

import threading

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopmap.diagram.geometry import Point
from loopmap.editing.clip import MEDIA_TYPE
from loopmap.editing.edits.maps import add_map, remove_map
from loopmap.editing.edits.variables import add_variable
from loopmap.formats.storage.recovery import recover
from loopmap.model.records import Sign, Variable
from loopmap.ui.edits_beside import Prepared, Wanted
from tests.benchmarks import hands


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch):
    for module in (
        "pasting",
        "clipboard",
        "actions.edit",
        "actions.many",
        "actions.map_",
        "actions.arrange",
    ):
        monkeypatch.setattr(f"loopmap.ui.{module}.MANY", 2)
    monkeypatch.setattr("loopmap.ui.offered._LARGE", 10)


@pytest.fixture
def hints(opened):
    told = []
    opened.editor.hint.connect(told.append)
    return told


@pytest.fixture
def slow(opened):
    """Asks for an edit that makes a variable of that name, once ``gate`` is open."""
    gates = []

    def ask(name="Sleep", at=(900.0, 900.0)):
        gate = threading.Event()
        gates.append(gate)

        def work(document, map_id, new_id, _):
            assert gate.wait(10)
            change = add_variable(document, map_id, name, Point(*at), new_id)
            return Prepared(change, frozenset(k.id for k in change.touched(Variable)), "There.")

        editor = opened.editor
        wanted = Wanted(f"Make {name}", "Making", editor.session.map_id, lambda: work, lambda _: 0)
        editor.edits.ask(wanted)
        return gate

    yield ask
    for gate in gates:
        gate.set()


def trigger(window, command):
    window.command_actions.by_id[command].trigger()


def names(window):
    return sorted(v.name for v in window.session.map.variables.values())


def copy_all(window):
    window.session.select(frozenset(window.session.map.variables))
    trigger(window, "edit.copy")


def labels(window):
    return [step.label for step in window.session.history.done]


def until_done(qtbot, window):
    qtbot.waitUntil(lambda: window.editor.edits.coming is None)


@pytest.mark.parametrize("command", ["edit.paste", "edit.duplicate"])
def test_many_records_come_as_one_step_selected_and_in_view(qtbot, opened, hints, command):
    before = opened.session.document
    copy_all(opened)
    trigger(opened, command)
    assert opened.session.document is before
    assert hints[-1] in {"Pasting …", "Duplicating …"}
    until_done(qtbot, opened)
    session, canvas = opened.session, opened.editor.canvas
    assert (len(session.map.variables), len(session.map.links)) == (6, 6)
    made = frozenset(i for i in session.map.variables if i not in before.maps[session.map_id].ids())
    assert session.selection == made
    qtbot.waitUntil(lambda: canvas.viewing.camera == canvas.viewing.aim)
    assert all(canvas.viewing.seen.holds(canvas.drawing.cards[i]) for i in made)
    assert len(session.history.done) == 1
    session.undo()
    assert session.document == before


@pytest.mark.parametrize(
    ("command", "left"),
    [
        ("edit.delete", (0, 0)),
        ("edit.cut", (0, 0)),
        ("link.delay", (3, 3)),
        ("link.opposite", (3, 3)),
    ],
)
def test_all_that_is_selected_is_altered_as_one_step(qtbot, opened, command, left):
    session, before = opened.session, opened.session.document
    trigger(opened, "edit.select_all")
    trigger(opened, command)
    assert session.document is before
    until_done(qtbot, opened)
    assert (len(session.map.variables), len(session.map.links)) == left
    assert all(link.delayed or link.sign is Sign.OPPOSITE for link in session.map.links.values())
    assert len(session.history.done) == 1
    trigger(opened, "edit.undo")
    assert session.document == before
    if command == "edit.cut":
        trigger(opened, "edit.paste")
        until_done(qtbot, opened)
        assert len(session.map.links) == 6


@pytest.mark.parametrize("command", ["arrange.left", "arrange.down", "arrange.lock"])
def test_all_is_arranged_as_one_step_that_says_when_there_is_nothing_to_do(
    qtbot, opened, hints, command
):
    session, before = opened.session, opened.session.document
    trigger(opened, "edit.select_all")
    trigger(opened, command)
    until_done(qtbot, opened)
    lefts = {round(opened.editor.canvas.drawing.cards[i].left) for i in session.map.variables}
    locked = all(v.locked for v in session.map.variables.values())
    assert {"arrange.left": len(lefts) == 1, "arrange.lock": locked}.get(command, True)
    assert session.document != before or hints[-1].startswith("The gaps")
    trigger(opened, command)
    until_done(qtbot, opened)
    told = {"arrange.left": "They are in line already.", "arrange.lock": "Unlocking …"}
    assert hints[-1] == told.get(command, "The gaps between them are even already.")


@pytest.mark.parametrize("command", ["map.duplicate", "map.future"])
def test_a_map_is_copied_and_shown_as_one_step(qtbot, opened, command):
    session, before = opened.session, opened.session.document
    trigger(opened, command)
    assert session.document is before
    until_done(qtbot, opened)
    assert session.map_id == session.document.map_order[1]
    assert session.map.links == before.maps[before.map_order[0]].links
    trigger(opened, "edit.undo")
    assert session.document == before


def test_a_copy_does_not_turn_away_from_the_map_that_was_turned_to_meanwhile(qtbot, opened):
    session = opened.session
    session.do("Add a map", add_map(session.document, "Other", session.new_id))
    trigger(opened, "map.duplicate")
    session.show_map(session.document.map_order[1])
    until_done(qtbot, opened)
    assert session.map.info.title == "Other"
    assert len(session.document.maps) == 3


def test_what_comes_of_it_is_in_the_recovery_journal(qtbot, opened, folders):
    copy_all(opened)
    trigger(opened, "edit.paste")
    until_done(qtbot, opened)
    qtbot.waitUntil(lambda: bool(list(folders.recovery.glob("*.journal"))))
    (journal,) = folders.recovery.glob("*.journal")
    assert recover(journal).document == opened.session.document


def test_records_from_another_window_are_read_beside_this_one(qtbot, opened, hints):
    copy_all(opened)
    content = QApplication.clipboard().mimeData().data(MEDIA_TYPE)
    data = QMimeData()
    data.setData(MEDIA_TYPE, content)
    QApplication.clipboard().setMimeData(data)
    trigger(opened, "edit.paste")
    until_done(qtbot, opened)
    assert len(opened.session.map.links) == 6
    assert hints[-1] == "Pasted: 3 variables, 3 links."


def test_records_that_are_none_are_refused_in_a_sentence(qtbot, opened):
    opened.resize(1366, 768)
    data = QMimeData()
    data.setData(MEDIA_TYPE, b'{"loopmap-clip": 1, "variables": 7}')
    QApplication.clipboard().setMimeData(data)
    trigger(opened, "edit.paste")
    qtbot.waitUntil(lambda: "nothing to paste" in opened.status.lines[2])
    assert opened.editor.edits.coming is None


def offer_none_with_text(text="trust -> calm"):
    """What another program might offer: records that are none, and a text beside them."""
    data = QMimeData()
    data.setData(MEDIA_TYPE, b'{"loopmap-clip": 1, "variables": 7}')
    data.setText(text)
    QApplication.clipboard().setMimeData(data)


def test_records_that_are_none_give_way_to_the_text_beside_them(qtbot, opened):
    offer_none_with_text()
    before = opened.session.document
    trigger(opened, "edit.paste")
    qtbot.waitUntil(lambda: {"Trust", "Calm"} <= {*names(opened)})
    until_done(qtbot, opened)
    assert labels(opened) == ["Paste"]
    assert "nothing to paste" not in opened.banner.text
    opened.session.undo()
    assert opened.session.document == before


@pytest.mark.parametrize("what", ["another copy", "another map"])
def test_text_beside_records_that_are_none_goes_nowhere_else(qtbot, opened, slow, what):
    session = opened.session
    gate = slow()  # the paste waits for it
    offer_none_with_text()
    trigger(opened, "edit.paste")
    if what == "another copy":
        QApplication.clipboard().setText("hope -> courage")
    else:
        session.do("Add a map", add_map(session.document, "Next", session.new_id))
        session.show_map([*session.document.maps][-1])
    gate.set()
    qtbot.waitUntil(lambda: "nothing to paste" in opened.banner.text)
    assert opened.editor.edits.coming is None
    every = {v.name for m in session.document.maps.values() for v in m.variables.values()}
    assert not every & {"Trust", "Calm", "Hope", "Courage"}


def test_pasted_twice_in_a_row_they_come_twice_on_free_paper(qtbot, opened):
    copy_all(opened)
    trigger(opened, "edit.paste")
    trigger(opened, "edit.paste")
    until_done(qtbot, opened)
    assert labels(opened) == ["Paste", "Paste"]
    cards = list(opened.editor.canvas.drawing.cards.values())
    assert len(cards) == 9
    assert not any(a.touches(b) for at, a in enumerate(cards) for b in cards[at + 1 :])


def test_what_is_drawn_meanwhile_stays_and_comes_first(qtbot, opened, slow):
    gate, session = slow(), opened.session
    change = add_variable(session.document, session.map_id, "Worry", Point(0, 400), session.new_id)
    session.do("Add variable", change)
    gate.set()
    until_done(qtbot, opened)
    assert {"Sleep", "Worry"} <= set(names(opened))
    assert labels(opened) == ["Add variable", "Make Sleep"]
    session.undo()
    assert "Sleep" not in names(opened)
    assert "Worry" in names(opened)


@pytest.mark.parametrize("give_up", ["undo", "escape"])
def test_what_has_not_come_yet_is_given_up_and_nothing_else_is_undone(
    qtbot, opened, slow, hints, give_up
):
    session = opened.session
    change = add_variable(session.document, session.map_id, "Worry", Point(0, 400), session.new_id)
    session.do("Add variable", change)
    gate = slow()
    assert opened.command_actions.by_id["edit.undo"].text() == "Undo “Make Sleep”"
    if give_up == "undo":
        trigger(opened, "edit.undo")
    else:
        opened.editor.canvas.setFocus()
        QTest.keyClick(opened.editor.canvas, Qt.Key.Key_Escape)
    assert opened.editor.edits.coming is None
    assert hints[-1] == "Making: given up."
    gate.set()
    assert opened.jobs.is_running("edit") is False
    qtbot.wait(50)
    assert labels(opened) == ["Add variable"]
    trigger(opened, "edit.undo")
    assert "Worry" not in names(opened)


def test_of_two_that_wait_the_later_is_given_up_first(qtbot, opened, slow):
    first, second = slow("Sleep"), slow("Hope")
    trigger(opened, "edit.undo")
    first.set()
    second.set()
    until_done(qtbot, opened)
    assert labels(opened) == ["Make Sleep"]


def test_it_goes_on_the_map_it_was_asked_for_and_undo_leads_there(qtbot, opened, slow, hints):
    session = opened.session
    here = session.map_id
    session.do("Add a map", add_map(session.document, "Other", session.new_id))
    gate = slow()
    (other,) = set(session.document.maps) - {here}
    session.show_map(other)
    gate.set()
    until_done(qtbot, opened)
    assert session.map_id == other
    assert not session.map.variables
    assert "Sleep" in {v.name for v in session.document.maps[here].variables.values()}
    assert hints[-1].endswith("”: There.")
    session.undo()
    assert session.map_id == here
    assert "Sleep" not in names(opened)


def test_when_its_map_has_gone_that_is_said(qtbot, opened, slow):
    session = opened.session
    here = session.map_id
    session.do("Add a map", add_map(session.document, "Other", session.new_id))
    gate = slow()
    session.do("Remove", remove_map(session.document, here))
    gate.set()
    qtbot.waitUntil(lambda: "no longer in the document" in opened.status.lines[2])
    assert opened.editor.edits.coming is None


def test_nothing_is_done_under_a_hand(qtbot, opened, slow):
    canvas = opened.editor.canvas
    canvas.looking.fit()
    gate = slow()
    card = canvas.drawing.cards[next(iter(opened.session.map.variables))]
    at = canvas.camera.to_screen(card.centre, canvas.frame())
    place = QPointF(at.x, at.y)
    hands.press(canvas, place)
    hands.move(canvas, place + QPointF(40, 0))
    gate.set()
    qtbot.waitUntil(lambda: not opened.jobs.is_running("edit"))
    qtbot.wait(100)
    assert canvas.in_hand.busy
    assert "Sleep" not in names(opened)
    hands.release(canvas, place + QPointF(40, 0))
    until_done(qtbot, opened)
    assert labels(opened) == ["Move", "Make Sleep"]


def test_closing_the_document_meanwhile_gives_it_up(qtbot, opened, slow):
    gate, session = slow(), opened.session
    opened.files.give_up()
    opened.files.new()
    gate.set()
    qtbot.waitUntil(lambda: opened.session is not None and opened.session is not session)
    qtbot.wait(50)
    assert not session.history.done
    assert not opened.session.history.done
