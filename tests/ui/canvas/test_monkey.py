"""A monkey at the canvas: whatever it does, the picture is that of the document."""

import contextlib
import random

import pytest
from PySide6.QtCore import QPoint, Qt

from loopmap.diagram.geometry import Point
from loopmap.editing.edits.locking import set_locked
from loopmap.editing.edits.stacking import Way, stack
from loopmap.errors import EditRefused
from loopmap.model.rules import problems

CTRL = Qt.KeyboardModifier.ControlModifier
HELD = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    CTRL,
]
KEYS = [
    Qt.Key.Key_Tab,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Delete,
    Qt.Key.Key_F2,
]


class Monkey:
    def __init__(self, robot, rng):
        self.robot, self.rng = robot, rng
        self.place = Point(0, 0)

    def somewhere(self):
        boxes = list(self.robot.canvas.drawing.label_boxes.values())
        paths = list(self.robot.canvas.drawing.link_paths.values())
        things = [b.centre for b in boxes] + [Point(b.right, b.y) for b in boxes]
        things += [p.handle for p in paths] + [p.tip for p in paths]
        if things and self.rng.random() < 0.7:
            return self.rng.choice(things)
        return Point(self.rng.uniform(-250, 400), self.rng.uniform(-200, 300))

    def act(self):
        often = [self.drag, self.drag, self.click, self.double_click, self.key, self.letters]
        seldom = [self.halfway, self.zoom, self.history, self.tool, self.lock, self.stack]
        act = self.rng.choice([*often, *seldom])
        act()

    def drag(self):
        self.robot.drag(self.somewhere(), self.somewhere(), self.rng.choice(HELD))

    def click(self):
        self.robot.click(self.somewhere(), self.rng.choice(HELD))

    def double_click(self):
        self.robot.double_click(self.somewhere())

    def key(self):
        self.robot.key(self.rng.choice(KEYS))

    def letters(self):
        typed = ["l", "n", "o", "i", "+", "-", "d", "[", "3", "abc", "?", "e", "c", "j", "-fi"]
        self.robot.type(self.rng.choice(typed))

    def halfway(self):
        self.robot.press(self.somewhere())
        self.robot.move(self.somewhere())
        self.robot.canvas.repaint()

    def zoom(self):
        self.robot.wheel(
            self.rng.uniform(-2, 2), QPoint(200, 200), self.rng.choice([HELD[0], CTRL])
        )

    def history(self):
        with contextlib.suppress(EditRefused):
            self.rng.choice([self.robot.session.undo, self.robot.session.redo])()

    def lock(self):
        session, chosen = self.robot.session, self.some()
        lock = self.rng.random() < 0.5
        session.do("Lock", set_locked(session.document, session.map_id, chosen, lock))

    def stack(self):
        session, drawing = self.robot.session, self.robot.canvas.drawing
        boxes = {**drawing.cards, **drawing.note_boxes}
        way = self.rng.choice(list(Way))
        change = stack(session.document, session.map_id, self.some(), way, boxes)
        session.do("Stack", change)

    def some(self):
        records = sorted(r.id for r in self.robot.session.map.records())
        return self.rng.sample(records, min(2, len(records)))

    def tool(self):
        tools = ["select", "variable", "link", "note", "group"]
        self.robot.canvas.in_hand.take(self.rng.choice(tools))


@pytest.mark.parametrize("seed", range(4))
def test_whatever_a_monkey_does_the_picture_is_that_of_the_document(robot, same_as_fresh, seed):
    monkey = Monkey(robot, random.Random(seed))
    for _ in range(120):
        monkey.act()
    robot.canvas.naming.finish()
    robot.canvas.in_hand.give_up()
    robot.canvas.in_hand.take("select")
    robot.canvas.looking.fit()
    assert problems(robot.session.document) == []
    same_as_fresh(robot)
