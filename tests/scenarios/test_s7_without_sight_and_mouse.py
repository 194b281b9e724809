"""A map made, walked, found one's way in and handed on by keyboard alone, by ear alone.

Nothing is done but by keys to whatever has the keyboard; nothing is known but what a
screen reader is told: the focused thing's name and description, and announcements.
"""

import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopmap.diagram.drawing import draw
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.formats.loopmap_yaml.write import write
from tests.support.listening import listening

Key = Qt.Key
NAME = QAccessible.Text.Name
LABEL = QAccessible.RelationFlag.Label
HOLDERS = (QAccessible.Role.List, QAccessible.Role.Table)
NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

VARIABLES = (
    "Fines issued",
    "Family strain",
    "School attendance",
    "Attendance gap",
    "Trust in services",
)
LINKS = (
    ("fines", "strain", ""),
    ("family", "school att", "-"),
    ("school", "gap", "-"),
    ("attendance gap", "fines", ""),
    ("fines", "trust", "-"),
    ("trust", "school att", ""),
)


class Person:
    """Somebody who types and listens."""

    def __init__(self, window, qtbot, hear):
        self._window, self._qtbot, self.hear = window, qtbot, hear

    def press(self, key, held=NONE):
        QTest.keyClick(self._with_the_keyboard(), key, held)
        QApplication.processEvents()

    def type(self, text):
        for letter in text:
            QTest.keyClicks(self._with_the_keyboard(), letter)

    def enter(self, text):
        self.type(text)
        self.press(Key.Key_Return)

    def focused(self):
        """Name and description of what a screen reader stands on."""
        found = QAccessible.queryAccessibleInterface(self._with_the_keyboard())
        while found.role() in HOLDERS and (inner := found.focusChild()) is not None:
            found = inner
        labels = [label.text(NAME) for label, _ in found.relations(LABEL)]
        return " ".join((*labels, found.text(NAME))), found.text(QAccessible.Text.Description)

    def press_until(self, key, words):
        """Press a key until the focused thing is called so; fails where it never is."""
        for _ in range(40):
            if words in " ".join(self.focused()):
                return
            self.press(key)
        raise AssertionError(f"never came to {words}, but to {self.focused()}")

    def come_into(self, title):
        """Wait until the window of that title has the keyboard: a screen gives it when it likes."""

        def is_there():
            active = QApplication.activeWindow()
            if active is None:  # a window manager would do this
                self._window.activateWindow()
            return active is not None and title in active.windowTitle()

        self._qtbot.waitUntil(is_there, timeout=60_000)

    def hear_until(self, words):
        """Wait until something with these words has been said; all that was said till then."""
        told = []

        def said():
            told.append(self.hear())
            return words in " ".join(told)

        self._qtbot.waitUntil(said)
        return " ".join(part for part in told if part)

    def _with_the_keyboard(self):
        if QApplication.activeWindow() is None:  # a window manager would do this
            self._window.activateWindow()
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return QApplication.activePopupWidget() or QApplication.focusWidget()


@pytest.fixture
def person(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with listening(window, qtbot) as hear:
        yield Person(window, qtbot, hear)


@pytest.fixture
def mapped(person, window, qtbot):
    """Step 1: in the outline five variables, six links, signs and a delay."""
    person.press(Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    person.hear_until("0 variables, 0 links, 0 loops.")
    person.press(Key.Key_U, CTRL | SHIFT)
    person.press(Key.Key_Insert)
    assert person.focused()[0] == "New variable"
    for name in VARIABLES:
        person.enter(name)
        assert f"Variable made. {name}." in person.hear()
    return person


def draw_links(person):
    """All six, each by a few letters of its ends; answers what was heard."""
    heard = []
    person.press_until(Key.Key_Tab, "The cause: type a few letters")
    for cause, effect, sign in LINKS:
        person.type(cause)
        person.press(Key.Key_Tab)
        assert "Sign" in " ".join(person.focused())
        person.type(sign)
        person.press(Key.Key_Tab)
        assert person.focused()[0] == "To"
        person.enter(effect)
        closes = {4: "Loop R1 found: ", 6: "Loop R2 found: "}
        heard.append(person.hear_until(closes.get(len(heard) + 1, "Link made.")))
        assert person.focused()[0] == "From"
    return heard


@pytest.fixture
def linked(mapped):
    return mapped, draw_links(mapped)


def test_a_map_is_made_by_ear_and_its_loops_are_told(linked, window):
    person, heard = linked
    assert "More fines issued lead to more family strain." in heard[0]
    assert "Higher school attendance leads to a narrower attendance gap." in heard[2]
    assert "Loop R1 found: " in heard[3]
    assert ", reinforcing." in heard[3]
    person.press(Key.Key_Escape)
    person.press_until(Key.Key_Left, "from ")
    person.press_until(Key.Key_Up, "from Family strain")
    person.press_until(Key.Key_Right, "no delay")
    person.type("d")
    assert person.focused()[0] == "after a delay"
    assert "After a delay. More family strain leads, after a while, to" in person.hear()
    causal_map = window.session.map
    assert (len(causal_map.variables), len(causal_map.links)) == (5, 6)
    assert [k.sign.value for k in causal_map.links.values()] == ["+", "-", "-", "+", "-", "+"]


def test_the_loop_is_walked_and_named(linked, window):
    person, _ = linked
    person.press(Key.Key_O, CTRL | SHIFT)
    person.press(Key.Key_Down)
    person.press_until(Key.Key_Up, "R1: ")
    steps = []
    for _ in range(4):
        person.press(Key.Key_Right)
        steps.append(person.hear_until(" of 4. "))
    assert "1 of 4. More fines issued lead to more family strain." in steps[0]
    assert "So it feeds itself." in steps[3]
    person.press(Key.Key_F2)
    assert person.focused()[0] == "Name of loop R1"
    person.enter("Fines trap")
    assert "Loop R1: Fines trap." in person.hear_until("Fines trap")
    (named,) = window.session.map.loops.values()
    assert (named.label, named.name) == ("R1", "Fines trap")


def test_a_variable_is_found_by_name_and_told(linked):
    person, _ = linked
    person.press(Key.Key_F, CTRL)
    assert person.focused()[0] == "Find on the map"
    person.type("school")
    heard = person.hear_until("driven by")
    assert "1 of 1. School attendance, variable, " in heard
    assert "driven by Family strain and Trust in services, affects Attendance gap" in heard
    assert "in loops R1, R2." in heard
    person.press(Key.Key_Escape)
    name, details = person.focused()
    assert name == "School attendance"
    assert "driven by Family strain and Trust in services" in details
    person.press(Key.Key_Tab)
    assert person.focused()[0] == "Attendance gap"


def ask_for(person, letter):
    """By the dialog of exports: the format by its first letter, then Enter."""
    person.press(Key.Key_E, CTRL)
    person.come_into("Export")
    person.press_until(Key.Key_Tab, "As")
    person.type(letter)
    person.press(Key.Key_Return)


def is_written(person, path):
    person.come_into("Loopmap")
    person.hear_until(path.name)
    assert path.exists()


def test_a_picture_and_a_report_say_what_they_show(linked, tmp_path, answers):
    person, _ = linked
    answers.path = tmp_path / "map.svg"
    ask_for(person, "S")
    is_written(person, answers.path)
    picture = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert 'aria-labelledby="title description"' in picture
    assert "5 variables and 6 links" in picture
    assert "Family strain to School attendance: opposite way." in picture
    answers.path = tmp_path / "map.docx"
    ask_for(person, "W")
    person.come_into("Report")  # which has a dialog of its own
    person.press_until(Key.Key_Tab, "Write")
    person.press(Key.Key_Return)
    is_written(person, answers.path)
    with zipfile.ZipFile(tmp_path / "map.docx") as report:
        text = report.read("word/document.xml").decode()
    assert "Trust in services" in text
    assert 'descr="' in text
    answers.path = tmp_path / "map.pdf"
    ask_for(person, "P")
    is_written(person, answers.path)
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")


def test_a_sighted_partner_opens_the_same_map_tidily_laid_out(linked, window, tmp_path, answers):
    person, _ = linked
    person.press(Key.Key_L, CTRL | SHIFT)
    person._qtbot.waitUntil(lambda: not window.editor.tidying.is_running)
    person.hear_until("Moved: ")  # all five or fewer: one may stand well where it stands
    answers.path = tmp_path / "ours.loopmap"
    person.press(Key.Key_S, CTRL)
    person._qtbot.waitUntil(lambda: window.session.is_saved)
    ours = window.session.document
    person.press(Key.Key_W, CTRL)
    person._qtbot.waitUntil(lambda: window.editor is None)
    person.press(Key.Key_O, CTRL)
    person._qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    assert write(window.session.document) == write(ours)
    person.hear_until("5 variables, 6 links, 2 loops.")
    drawing = draw(window.session.map, load_style("light"), bundled_measure())
    boxes = list(drawing.label_boxes.values())
    assert not [1 for n, a in enumerate(boxes) for b in boxes[:n] if a.inflated(6).touches(b)]
    paths = drawing.link_paths
    for link in window.session.map.links.values():
        others = [v for v in drawing.label_boxes if v not in (link.source, link.target)]
        for point in paths[link.id].line:
            assert not [v for v in others if drawing.label_boxes[v].contains(point)]
