"""The window: puts bars, pages and the open document's editor together, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from loopmap.editing.session import Session
from loopmap.errors import EditRefused
from loopmap.ui.actions.clipboard import paste_at
from loopmap.ui.announce import Announcer
from loopmap.ui.banner import Banner
from loopmap.ui.canvas_menu import CanvasMenu
from loopmap.ui.closing import Closing
from loopmap.ui.editor import Editor
from loopmap.ui.errors import sentence
from loopmap.ui.field_keys import FieldKeys
from loopmap.ui.file_commands import FileCommands
from loopmap.ui.file_dialogs import FileDialogs
from loopmap.ui.file_drop import FileDrop
from loopmap.ui.file_menus import FileMenus
from loopmap.ui.folders import Folders
from loopmap.ui.jobs import Jobs
from loopmap.ui.means import Means
from loopmap.ui.menus import Actions, fill_menu_bar
from loopmap.ui.offered import PICTURES
from loopmap.ui.presenter.presenting import Presenting
from loopmap.ui.presenter.screen_menu import fill_screen_menu
from loopmap.ui.row_focus import RowFocus
from loopmap.ui.settings import SettingsFile
from loopmap.ui.status_bar import StatusBar
from loopmap.ui.status_lines import StatusLines
from loopmap.ui.step_by_step import StepByStep
from loopmap.ui.theme import Theme
from loopmap.ui.toolbar import Toolbar
from loopmap.ui.typed_ahead import TypedAhead
from loopmap.ui.warm_up import PAGES, import_one_by_one, is_warm, warm_up, warm_up_after
from loopmap.ui.welcome import Welcome
from loopmap.ui.window_pages import WindowPages
from loopmap.ui.window_place import WindowPlace
from loopmap.ui.writing_out import Writing

_AFTER_FIRST_PAINT = 30
"""Milliseconds from a document's arrival to the making of its panels: the map is seen first."""


class MainWindow(QMainWindow):
    """What commands act on (the Desk of ``ui.actions``) and what people see."""

    def __init__(
        self,
        folders: Folders,
        settings: SettingsFile,
        theme: Theme,
        clock: Callable[[], float],
        *,
        dialogs: FileDialogs | None = None,
    ) -> None:
        super().__init__()
        self.settings, self.theme = settings, theme
        self.editor: Editor | None = None
        self.jobs, self.banner = Jobs(self), Banner()
        self.announcer, self._row_focus = Announcer(self), RowFocus(self)
        asked = dialogs or FileDialogs(self)
        writing = Writing(self.jobs, self.banner, self)
        self.means = Means(folders, settings, self.jobs, self.banner, asked, clock, theme, writing)
        self.files = FileCommands(self.means, self)
        self._closing = Closing(self.files, writing, self.banner, self)
        self.command_actions = Actions(self, self)
        self.toolbar, self.status = Toolbar(self.command_actions.by_id), StatusBar()
        self.welcome = Welcome(self.jobs, theme)
        self.place = WindowPlace(self, settings)
        self.presenting = Presenting(self, self.place, settings, theme, self.jobs)
        self._lines = StatusLines(self.files, self.status, self.toolbar, self)
        self._file_menus = FileMenus(self.files, self.means, self.welcome, self)
        self._canvas_menu = CanvasMenu(self.command_actions.by_id, self, partial(paste_at, self))
        self._dropping = FileDrop(self, self._dropped)
        self.pages = WindowPages(self)
        self._typed_ahead, self._field_keys = TypedAhead(self), FieldKeys(self)
        self._lay_out()
        self._connect()

    def start(self, file: Path | None) -> None:
        """Begin with ``file``, or with the first page if there is none."""
        if file is None:
            self._show_welcome()
        else:
            self._typed_ahead.begin()
            self._file_menus.tell_damage_once_opened()
            self.files.open(file)

    # the desk of commands

    @property
    def session(self) -> Session | None:
        """The open document's session, or None on the welcome page."""
        return None if self.files.current is None else self.files.current.session

    @property
    def is_full_screen(self) -> bool:
        return self.isFullScreen()

    @property
    def is_presenting(self) -> bool:
        """Whether this very window is what a room sees."""
        return self.place.is_presenting

    def set_full_screen(self, full: bool) -> None:
        self.place.set_full_screen(full)

    def quit(self) -> None:
        self.close()

    # how

    def _lay_out(self) -> None:
        self.setMinimumSize(720, 480)
        self._pages = QStackedWidget()
        self._pages.addWidget(QWidget())  # nothing yet, while the first file is read
        self._pages.addWidget(self.welcome)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.toolbar, self.banner):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        column.addWidget(self.status)
        self.setCentralWidget(middle)
        screens = {
            "view.present|View/Second screen/Present on": partial(fill_screen_menu, self.presenting)
        }
        fillers = self._file_menus.fillers | screens
        fill_menu_bar(self.menuBar(), self.command_actions, fillers)
        self.command_actions.redraw_icons()
        self.place.restore()

    def _connect(self) -> None:
        self.files.opened.connect(self._show_document)
        self.files.closed.connect(self._show_welcome)
        self.files.notOpened.connect(self._show_welcome_if_empty)
        self.files.lookWanted.connect(self.pages.look_over)
        self.files.allWanted.connect(self.pages.show_said)
        self.files.copyWanted.connect(self.pages.save_copy)
        self.files.tidyWanted.connect(self.command_actions.by_id["map.tidy"].trigger)
        self.files.settling.connect(self._finish_typing)
        self.files.changed.connect(self.command_actions.refresh)
        self.theme.changed.connect(self.command_actions.redraw_icons)
        self.theme.changed.connect(self.command_actions.refresh)
        self.command_actions.refused.connect(self._tell_refusal)
        self.command_actions.failed.connect(self.banner.warn)
        self.command_actions.switched.connect(partial(self.announcer.say, about="switch"))
        self.jobs.failed.connect(self._tell_fault)
        self.presenting.changed.connect(self.command_actions.refresh)
        self.presenting.told.connect(self.status.show_hint)
        self.banner.told.connect(self._announce)

    def _show_document(self) -> None:
        current, picture = self.files.current, self.files.picture
        assert current is not None
        editor = Editor(current.session, self.theme, self.settings, self.jobs, picture=picture)
        self.editor = editor
        editor.decisions.follow(self.means.folders.decided, lambda: current.path)
        editor.bridge.told.connect(self.command_actions.refresh)
        editor.refused.connect(self._tell_refusal)
        editor.addMapWanted.connect(self.command_actions.by_id["map.add"].trigger)
        editor.tabMenuWanted.connect(self._file_menus.tab_menu)
        editor.canvasMenuWanted.connect(partial(self._canvas_menu.open, editor))
        for changing in (editor.toolChanged, editor.panelsChanged, editor.canvas.renamingChanged):
            changing.connect(self.command_actions.refresh)
        editor.edits.changed.connect(self.command_actions.refresh)
        editor.edits.warm = current.warm
        editor.panelsMade.connect(self._follow_panels)
        self._lines.follow(editor)
        self._pages.addWidget(editor)
        self._pages.setCurrentWidget(editor)
        self._show_bars(True)
        self.command_actions.refresh()
        editor.canvas.setFocus()
        self._typed_ahead.arrive(editor.canvas, editor.begins_with_words)
        if self.files.is_placed_here:
            editor.tidying.go_on_soon()
        QTimer.singleShot(
            _AFTER_FIRST_PAINT, editor, self._begin_panels if is_warm() else self._warm_up
        )

    def _warm_up(self) -> None:
        """The first time, what panels need is imported while the map can be looked at."""
        self.jobs.run("warm up", warm_up, self._begin_panels)

    def _begin_panels(self, _: object = None) -> None:
        if self.editor is not None:
            self.editor.begin_panels()

    def _follow_panels(self) -> None:
        from loopmap.ui.editor_news import EditorNews
        from loopmap.ui.remembered_looks import RememberedLooks

        editor = self.editor
        if editor is None:  # it closes, and made them for that
            return
        panels = editor.panels
        assert panels is not None
        for choice in (panels.lit, panels.lenses):
            choice.changed.connect(self.command_actions.refresh)
        panels.walk.stepped.connect(self.command_actions.refresh)
        panels.walk.ended.connect(self.command_actions.refresh)
        panels.views.showing.changed.connect(self.command_actions.refresh)
        panels.structure.tableWanted.connect(self.command_actions.by_id["structure.table"].trigger)
        if self.files.current is not None:
            folder = self.means.folders.looked_at
            RememberedLooks(panels.choice.new, self.files.current, folder, self.jobs)
            panels.choice.new.closing.connect(editor.decisions.keep)
        panels.sentence.entry.thingsPasted.connect(self._paste_amid)
        EditorNews(editor, self.announcer)
        self.command_actions.refresh()
        if editor.begins_with_words():
            panels.focus_sentence()
        self._typed_ahead.give_back()
        self.jobs.run("warm up", warm_up_after, self._begin_pages)

    def _begin_pages(self, _: object = None) -> None:
        if self.editor is not None:
            StepByStep(import_one_by_one(PAGES), self.editor)

    def _paste_amid(self) -> None:
        """What was pasted into the empty sentence bar comes amid what is shown."""
        if self.editor is not None:
            canvas = self.editor.canvas
            paste_at(self, canvas.camera.shown(canvas.frame()).centre)

    def _show_welcome(self) -> None:
        editor, self.editor = self.editor, None
        self.presenting.stop()
        if editor is None:
            self._typed_ahead.give_back()
        else:
            self._typed_ahead.give_up()
            editor.close_session()
            self._pages.removeWidget(editor)
            editor.deleteLater()
        self._lines.follow(None)
        self._show_bars(False)
        self._pages.setCurrentWidget(self.welcome)
        self.welcome.setFocus(Qt.FocusReason.OtherFocusReason)
        self._file_menus.show_on_welcome()
        self.command_actions.refresh()

    def _show_welcome_if_empty(self) -> None:
        if self.editor is None:
            self._show_welcome()

    def _dropped(self, path: Path, at: QPoint) -> None:
        """A picture becomes a note of the open map; any other file is opened."""
        if self.editor is not None and path.suffix.lower() in PICTURES:
            canvas = self.editor.canvas
            place = canvas.mapFromGlobal(at)
            there = canvas.camera.to_map(place.x(), place.y(), canvas.frame())
            self.editor.pictures.add(path, there)
        else:
            self.files.open(path)

    def _show_bars(self, shown: bool) -> None:
        self.toolbar.setVisible(shown)
        self.status.setVisible(shown)

    def _announce(self, told: str, urgent: bool) -> None:
        self.announcer.say(told, about="banner", urgent=urgent)

    def _tell_fault(self, fault: Exception) -> None:
        if isinstance(fault, EditRefused):
            self._tell_refusal(str(fault))
        else:
            self.banner.warn(sentence(fault))

    def _tell_refusal(self, why: str) -> None:
        """In the status line, as for a gesture; in the banner where it would be cut there."""
        if self.editor is not None and self.status.has_room_for(why):
            self.editor.hint.emit(why)
        else:
            self.status.show_hint("")
            self.banner.warn(why)

    # what the computer asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a command that may not be done just now arrive here: say why not."""
        why = self.command_actions.why_not(event)
        if why and self.editor is not None:
            self.editor.hint.emit(why)
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window goes when nothing would be lost; what there is to ask stands in the banner."""
        self._finish_typing()
        if not self._closing.may_go():
            event.ignore()
            return
        self.presenting.stop()
        self.place.keep()
        self.files.give_up()
        self.jobs.close()
        event.accept()

    def _finish_typing(self) -> None:
        """Leave the field somebody types in, which keeps its text, and come back to it."""
        if self.editor is None:
            return
        self.editor.canvas.naming.finish()
        typing = self.editor.focusWidget()
        if typing is not None and typing.hasFocus():
            typing.clearFocus()
            typing.setFocus(Qt.FocusReason.OtherFocusReason)
