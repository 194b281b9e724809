"""Whatever the keyboard can come to has a name for somebody who listens."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget

from loopmap.diagram.geometry import Box
from loopmap.editing.edits.groups import add_group
from loopmap.editing.edits.notes import add_note
from loopmap.model.records import Group, Note
from loopmap.ui.panels.proposals_dialog import ProposalsDialog
from tests.support.window import write_small

NAME = QAccessible.Text.Name
OWN_PARTS = ("qt_spinbox_lineedit", "qt_scrollarea_vcontainer", "qt_scrollarea_hcontainer")


def nameless(root):
    """Widgets that Tab can reach and that say nothing about themselves."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisibleTo(root) or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if widget.objectName() in OWN_PARTS or widget.focusProxy() is not None:
            continue
        if not isinstance(widget.parent(), QComboBox) and not name_of(widget):
            found.append((type(widget).__name__, widget.objectName(), widget.toolTip()))
    return found


def name_of(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    labels = interface.relations(QAccessible.RelationFlag.Label)
    told = " ".join(label.text(NAME) for label, _ in labels)
    if isinstance(widget, QComboBox):  # the words chosen are what Qt calls it here
        return (told or widget.accessibleName() or widget.accessibleDescription()).strip()
    return (told or interface.text(NAME)).strip()


def test_the_welcome_page_is_named(window, tmp_path, qtbot):
    write_small(tmp_path / "recent.loopmap")
    window.start(None)
    qtbot.waitUntil(window.welcome.isVisible)
    assert nameless(window) == []


@pytest.mark.parametrize("page", ["loops", "stories", "outline", "checks", "parking"])
def test_the_pages_on_the_left_are_named(opened, page):
    opened.editor.show_left(page)
    assert nameless(opened) == []


def records(session):
    group = add_group(
        session.document, session.map_id, "Money", Box(0, 0, 200, 100), session.new_id
    )
    session.do("Group", group)
    note = add_note(session.document, session.map_id, "Ask the school", (0, 0), session.new_id)
    session.do("Note", note)
    made = [key.id for change in (group, note) for key in change.touched(Group, Note)]
    variables, links = list(session.map.variables), list(session.map.links)
    return [[variables[0]], [links[0]], *([one] for one in made), variables[:2], []]


def test_the_inspector_is_named_whatever_is_selected(opened):
    for chosen in records(opened.session):
        opened.session.select(frozenset(chosen))
        QApplication.processEvents()
        assert nameless(opened) == []


class Windows(QObject):
    """Notes every widget that is shown as a window of its own, however shortly."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        shown = event.type() is QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append((type(watched).__name__, watched.accessibleName()))
        return False


def test_making_a_page_of_the_inspector_opens_no_window_of_its_own(opened):
    windows = Windows()
    QApplication.instance().installEventFilter(windows)
    for chosen in records(opened.session):
        opened.session.select(frozenset(chosen))
        opened.editor.turns.flush()
        QApplication.processEvents()
    QApplication.instance().removeEventFilter(windows)
    assert windows.seen == []


def test_the_run_panel_the_find_bar_and_the_palette_are_named(opened, qtbot):
    for command in ("edit.find", "what_if.run", "help.palette"):
        opened.command_actions.by_id[command].trigger()
        QApplication.processEvents()
        assert nameless(opened) == []


@pytest.mark.parametrize(
    "command", ["file.export", "file.export_report", "help.shortcuts", "help.guide"]
)
def test_dialogs_are_named(opened, command):
    opened.command_actions.by_id[command].trigger()
    (dialog,) = (w for w in opened.findChildren(QDialog) if w.isVisible())
    try:
        assert nameless(dialog) == []
    finally:
        dialog.reject()


def proposals(opened, qtbot):
    """The dialog of proposals, once they are there to be taken."""
    found = []

    def is_there():
        found[:] = [d for d in opened.findChildren(ProposalsDialog) if d.take.isEnabled()]
        return bool(found) and found[0].isVisible()

    qtbot.waitUntil(is_there)
    return found[0]


def test_equations_graphs_and_proposals_are_named(opened, qtbot):
    models, (first, *_) = opened.editor.panels.models, opened.session.map.variables
    models.show_equations(first)
    models.show_graph(first)
    models.propose()
    proposals(opened, qtbot)
    dialogs = [w for w in opened.findChildren(QDialog) if w.isVisible()]
    assert [nameless(dialog) for dialog in dialogs] == [[], [], []]
    for dialog in dialogs:
        dialog.close()


def test_pages_of_a_map_that_runs_by_its_equations_are_named(opened, qtbot):
    models = opened.editor.panels.models
    models.propose()
    proposals(opened, qtbot).take.click()
    models.run_as_model()
    pages = opened.editor.panels.run.pages
    for title in ("Curves", "What decides", "Kept"):
        pages.choose(title)
        QApplication.processEvents()
        assert nameless(opened) == []
