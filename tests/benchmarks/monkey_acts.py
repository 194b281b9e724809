"""What a person does at the window, each act as a row of events or a command of the menus."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopmap.diagram.geometry import Point
from loopmap.ui.editor import Editor
from loopmap.ui.main_window import MainWindow
from tests.benchmarks import hands
from tests.benchmarks.monkey_pages import PageActs

COMMANDS = (
    "edit.undo", "edit.undo", "edit.redo", "edit.select_all", "edit.copy", "edit.paste",
    "edit.duplicate", "edit.delete", "map.next", "map.previous", "map.duplicate", "map.future",
    "view.left", "view.right", "view.sentence", "view.run", "view.fit", "view.zoom_in",
    "view.zoom_out", "view.actual_size", "view.zoom_selection", "view.previous",
    "view.lens.sign", "view.lens.loops", "view.lens.evidence", "view.lens.groups",
    "view.lens.influence", "view.theme.dark", "view.theme.light", "view.canvas_theme.projector",
    "view.canvas_theme.window", "view.present", "view.larger_text", "view.normal_text",
    "loops.next", "loops.previous", "loops.none", "loops.show", "loops.outline",
    "map.check_names", "map.tidy", "what_if.run", "group.collapse_all", "group.open_all",
    "group.turn", "choose.downstream", "choose.upstream", "choose.neighbours", "link.same",
    "link.opposite", "link.delay", "link.reverse", "insert.group_selection", "arrange.left",
    "arrange.lock", "file.save", "changes.beside", "changes.over", "changes.flip",
    "changes.show", "stories.show", "what_if.over_time", "what_if.play", "what_if.fold",
)  # fmt: skip
"""Commands asked for, by id; one that the window does not have now is passed over."""


Steps = Iterator[str]
"""An act, step by step as the events come; every step says what is being done."""


class Acts:
    """Random acts at one window on some files; ``one`` begins one."""

    def __init__(
        self, window: MainWindow, chance: random.Random, files: list[Path], folder: Path
    ) -> None:
        self._window, self._chance, self._files, self._folder = window, chance, files, folder
        often = [self._drag, self._band, self._click, self._pan, self._zoom, self._rename]
        others = [self._say, self._link, self._find, self._rest, self._page]
        self._pages = PageActs(window, chance, folder)
        self._acts = [*often, *often, *others, *[self._command] * 16]
        self._opened = 0

    def one(self) -> Steps:
        """The steps of something done."""
        editor = self._window.editor
        if editor is None or editor.panels is None:
            return self._open() if not self._opened else iter(("waiting for a file",))
        if self._chance.random() < 0.006:
            return self._open()
        return self._chance.choice(self._acts)(editor)

    def _open(self) -> Steps:
        self._opened += 1
        path = self._chance.choice(self._files)
        if self._window.files.current is not None:
            self._window.files.give_up()
        self._window.files.open(path)
        yield f"open {path.name}"

    def _command(self, editor: Editor) -> Steps:
        name = self._chance.choice(COMMANDS)
        action = self._window.command_actions.by_id.get(name)
        if action is None or not action.isEnabled():
            yield f"{name} (not now)"
            return
        many = len(editor.session.selection) > 40
        if name == "edit.delete" and many and self._chance.random() < 0.7:
            editor.session.select(frozenset(sorted(editor.session.selection)[:5]))
        action.trigger()
        yield name
        if name == "view.present" and action.isChecked():
            action.trigger()
            yield "end presenting"

    def _drag(self, editor: Editor) -> Steps:
        start = at = self._thing(editor)
        hands.press(editor.canvas, start)
        yield "press to drag"
        for step in range(1, 20):
            by = QPointF(self._chance.uniform(4, 8) * step, self._chance.uniform(-5, 8) * step)
            at = start + by
            hands.move(editor.canvas, at)
            yield "drag"
        hands.release(editor.canvas, at)
        yield "drop"

    def _band(self, editor: Editor) -> Steps:
        width, height = editor.canvas.width(), editor.canvas.height()
        start = QPointF(self._chance.uniform(0, width / 2), self._chance.uniform(0, height / 2))
        hands.press(editor.canvas, start)
        for share in (0.1, 0.2, 0.3, 0.5):
            hands.move(editor.canvas, start + QPointF(width * share, height * share))
            yield "rubber band or drag"
        hands.release(editor.canvas, start + QPointF(width / 2, height / 2))
        yield "end of rubber band or drag"

    def _click(self, editor: Editor) -> Steps:
        at = self._thing(editor)
        hands.press(editor.canvas, at)
        hands.release(editor.canvas, at)
        yield "click"

    def _pan(self, editor: Editor) -> Steps:
        for _ in range(6):
            by = self._chance.uniform(-60, 60), self._chance.uniform(-40, 40)
            editor.canvas.camera = editor.canvas.camera.panned(*by)
            yield "pan"

    def _zoom(self, editor: Editor) -> Steps:
        factor = self._chance.choice((0.8, 0.9, 1.1, 1.2))
        for _ in range(4):
            editor.canvas.viewing.zoom_by(factor)
            yield "zoom"

    def _rename(self, editor: Editor) -> Steps:
        names = sorted(editor.session.map.variables)
        if not names or editor.session.read_only is not None:
            yield "rename (not now)"
            return
        editor.canvas.naming.begin(self._chance.choice(names))
        yield "begin to rename"
        yield from self._typed("rename", f"Thing {self._chance.randrange(1000)}")

    def _say(self, editor: Editor) -> Steps:
        if editor.panels is None or editor.session.read_only is not None:
            yield "say (not now)"
            return
        editor.panels.focus_sentence()
        yield "go to the sentence bar"
        names = [v.name for v in editor.session.map.variables.values()][:40]
        known = self._chance.choice(names) if names else "School trust"
        sign = self._chance.choice("+-")
        text = f"{known} {sign} New thing {self._chance.randrange(10**6)}"
        yield from self._typed("say a sentence", text)

    def _link(self, editor: Editor) -> Steps:
        hands.press(editor.canvas, self._thing(editor, rim=True))
        yield "press to draw a link"
        end = self._thing(editor)
        hands.move(editor.canvas, end)
        yield "draw a link"
        hands.release(editor.canvas, end)
        yield "end of a link"

    def _find(self, editor: Editor) -> Steps:
        if editor.panels is None:
            yield "find (not now)"
            return
        editor.panels.show_find()
        yield "open find"
        yield from self._typed("find", self._chance.choice(("school", "trust", "e", "zz")))
        editor.panels.find.leave()
        yield "leave find"

    def _rest(self, editor: Editor) -> Steps:
        return self._pages.rest(editor, self._thing(editor))

    def _page(self, editor: Editor) -> Steps:
        pages = self._pages
        often = [pages.turn_page, pages.scenario, pages.views] * 4
        return self._chance.choice([*often, pages.report, pages.export, pages.export])(editor)

    def _typed(self, doing: str, text: str) -> Steps:
        """Key by key, then Enter."""
        for letter in text:
            focused = QApplication.focusWidget()
            if focused is not None:
                QTest.keyClicks(focused, letter)
            yield f"{doing}: a key"
        focused = QApplication.focusWidget()
        if focused is not None:
            QTest.keyClick(focused, Qt.Key.Key_Return)
        yield f"{doing}: Enter"

    def _thing(self, editor: Editor, *, rim: bool = False) -> QPointF:
        """Where something on show stands, or anywhere; a map that is late stays late."""
        canvas = editor.canvas
        shown = canvas.camera.shown(canvas.frame())
        cards = canvas.stage.on_show.cards
        boxes = [box for _, box in sorted(cards.items()) if shown.holds(box)]
        if not boxes:
            return QPointF(canvas.width() / 2, canvas.height() / 2)
        box = self._chance.choice(boxes)
        place = Point(box.right - 1 if rim else box.x, box.y)
        at = canvas.camera.to_screen(place, canvas.frame())
        return QPointF(at.x, at.y)
