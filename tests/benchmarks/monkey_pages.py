"""What a person in a hurry does beside the map: pages, scenarios, views, dialogs, and looking."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from loopmap.editing.edits.scenarios import add_scenario
from loopmap.errors import EditRefused
from loopmap.model.records import Action, Intervention
from loopmap.ui.editor import Editor
from loopmap.ui.export_dialog import ExportDialog
from loopmap.ui.exporting import export
from loopmap.ui.main_window import MainWindow
from loopmap.ui.report.dialog import ReportDialog
from tests.benchmarks import hands

_STEPS_OF_REST = 26
"""Steps that a pointer rests on a variable: half a second, in which its neighbours come out."""

_STEPS_OF_READING = 40
"""Steps for which a dialog stands open, while it looks at what it would write."""

_PAGES = ("loops", "structure", "stories", "changes", "checks", "views", "outline")
_MOST_SCENARIOS = 4

Steps = Iterator[str]


class PageActs:
    """Acts at the pages and dialogs of one window; each is begun with the editor as it is."""

    def __init__(self, window: MainWindow, chance: random.Random, folder: Path) -> None:
        self._window, self._chance, self._folder = window, chance, folder

    def rest(self, editor: Editor, at: QPointF) -> Steps:
        """The pointer comes to a thing and stays there, and then goes on."""
        for _ in range(_STEPS_OF_REST):
            hands.move(editor.canvas, at, held=False)
            yield "rest on a variable"
        hands.move(editor.canvas, QPointF(2, 2), held=False)
        yield "go on from a variable"

    def turn_page(self, editor: Editor) -> Steps:
        """Another page of the left column."""
        page = self._chance.choice(_PAGES)
        editor.show_left(page)
        yield f"page {page}"

    def scenario(self, editor: Editor) -> Steps:
        """A scenario is made, or one of the chips chosen, and a page of its answer looked at."""
        if editor.panels is None:
            yield "scenario (not now)"
            return
        editor.show_panel("run", shown=True)
        yield "what if"
        session, variables = editor.session, sorted(editor.session.map.variables)
        if variables and len(session.map.scenarios) < _MOST_SCENARIOS:
            act = Intervention(Action.PUSH, self._chance.choice(variables), 0.5)
            try:
                change = add_scenario(
                    session.document, session.map_id, "Push", session.new_id, interventions=[act]
                )
                session.do("Add scenario", change)
            except EditRefused:
                yield "scenario (not now)"
                return
            yield "new scenario"
        chips = _buttons(editor.panels.run, "Scenario: ")
        if chips:
            self._chance.choice(chips).click()
            yield "choose a scenario"
        for _ in range(3):
            yield "look at its answer"
        tabs = list(editor.panels.run.pages.tabs.findChildren(QAbstractButton))
        if tabs:
            self._chance.choice(tabs).click()
            yield "page of the answer"

    def views(self, editor: Editor) -> Steps:
        """What is on the screen is kept as a view, or one of those kept comes back."""
        panels = editor.panels
        if panels is None or editor.session.read_only is not None:
            yield "views (not now)"
            return
        panels.views.open()
        yield "page views"
        for name in self._chance.sample(("new", "next", "previous", "update", "leave"), 3):
            action = self._window.command_actions.by_id.get(f"views.{name}")
            if action is not None and action.isEnabled() and self._has_room(editor, name):
                action.trigger()
                yield f"views.{name}"

    def _has_room(self, editor: Editor, name: str) -> bool:
        return name != "new" or len(editor.session.map.views) < _MOST_SCENARIOS

    def report(self, editor: Editor) -> Steps:
        """The report's dialog is opened, read and left."""
        if editor.panels is None:
            yield "report (not now)"
            return
        dialog = ReportDialog(editor, self._window.means, self._window)
        yield from self._read("report", dialog)

    def export(self, editor: Editor) -> Steps:
        """The export dialog is opened and read, and a picture drawn as it asks for it."""
        dialog = ExportDialog(editor, self._window.means, self._window)
        wanted = dialog.wanted(self._folder / f"asked.{self._chance.choice(('svg', 'png', 'pdf'))}")
        yield from self._read("export dialog", dialog)
        self._window.jobs.run("export", lambda token: export(wanted, token), lambda _: None)
        yield f"export {wanted.path.suffix}"

    def _read(self, doing: str, dialog: QDialog) -> Steps:
        dialog.open()
        yield f"open the {doing}"
        for _ in range(_STEPS_OF_READING):
            yield f"read the {doing}"
        dialog.reject()
        yield f"leave the {doing}"


def _buttons(widget: QWidget, named: str) -> list[QAbstractButton]:
    found = widget.findChildren(QAbstractButton)
    return [one for one in found if one.accessibleName().startswith(named)]
