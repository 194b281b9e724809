"""Presenting: on a second screen where there is one, else alone on this one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow

from loopmap.diagram.style import Style, load_style
from loopmap.diagram.text_size import with_text
from loopmap.ui.editor import Editor
from loopmap.ui.jobs import Jobs
from loopmap.ui.presenter.following import Following
from loopmap.ui.presenter.room_window import RoomWindow
from loopmap.ui.presenter.test_card import TestCard, readable_from
from loopmap.ui.settings import SettingsFile
from loopmap.ui.theme import Theme
from loopmap.ui.window_place import WindowPlace

HERE = "here"
"""The choice of a screen that means this one, whatever others there are."""

_HELD = "The picture on the second screen is held. Ctrl+F5 lets it follow again."


def name_of(screen: QScreen) -> str:
    """What a screen is called in a menu and remembered by.

    Screens that call themselves nothing are told by their place.
    """
    size = screen.geometry()
    called = screen.model() or screen.name()
    return f"{called} ({size.width()} × {size.height()})"


class Presenting(QObject):
    """Starts and ends presenting; ``changed`` when it did, ``told`` carries a line about it.

    A second screen that goes takes the picture with it at once, for the computer would move
    it onto the facilitator's; when a screen comes back the picture does too. Nor does the
    window with its private notes ever stand before the room: where it comes to the room's
    screen, the picture takes the other one, or the map is alone on the only one.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        place: WindowPlace,
        settings: SettingsFile,
        theme: Theme,
        jobs: Jobs,
    ) -> None:
        super().__init__(window)
        self._window, self._place, self._settings = window, place, settings
        self._theme, self._jobs = theme, jobs
        self._editor: Editor | None = None
        # By name: the wrapper of a screen dies with a window that was asked for it.
        self._on: str | None = None
        self._room: RoomWindow | None = None  # hidden while it waits for a screen
        self.test_card: TestCard | None = None
        self._card_on = ""
        self._watches_window = False
        self.following: Following | None = None
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self.screen_gone)
        application.screenAdded.connect(self.screen_came)
        theme.changed.connect(self._restyle)

    @property
    def is_on(self) -> bool:
        """Whether the map is shown to a room, or waits for a screen to be."""
        return self._place.is_presenting or self._editor is not None

    @property
    def room(self) -> RoomWindow | None:
        """The window that the room sees, while there is a screen for it."""
        return None if self._room is None or self._room.isHidden() else self._room

    @property
    def is_held(self) -> bool:
        """Whether the picture on the second screen stands still."""
        return self.following is not None and self.following.is_held

    @property
    def wanted(self) -> str:
        """The name of the screen that would be presented on, or ``HERE``."""
        screen = self._chosen()
        return HERE if screen is None else name_of(screen)

    def others(self) -> list[QScreen]:
        """The screens that the main window is not on."""
        own = self._window.screen().name()
        return [screen for screen in QGuiApplication.screens() if screen.name() != own]

    def start(self, editor: Editor) -> None:
        """Show the map of ``editor`` to the room."""
        self.stop()
        screen = self._chosen()
        if screen is None:
            self._place.present(True, editor)
        else:
            self._editor = editor
            self._open(screen)
        self.changed.emit()

    def stop(self) -> None:
        """Go back."""
        self._place.present(False, None)
        self._close_test_card()
        was_on, self._editor = self._editor is not None, None
        self._close_room()
        if was_on:
            self.told.emit("")  # what was said of the second screen is no longer so
            self.changed.emit()

    def hold(self, held: bool) -> None:
        """Let the picture stand still, or follow again."""
        if self.following is not None and self.is_held != held:
            self.following.hold(held)
            self.told.emit(_HELD if held else "The second screen follows what you look at.")
            self.changed.emit()

    def choose_screen(self, name: str) -> None:
        """Present on that screen from now on; ``HERE`` for this one."""
        self._settings.change(room_screen=name)
        editor = self._editor or self._place.presented
        if editor is not None:
            self.start(editor)

    def show_test_card(self) -> None:
        """Put the test card on the screen that the room sees, or take it away."""
        if self.test_card is not None:
            self._close_test_card()
            return
        self.test_card = TestCard(self._style())
        self.test_card.closed.connect(self._close_test_card)
        screen = self._chosen()
        self._card_on = "" if screen is None else screen.name()
        self.test_card.fill(screen or self._window.screen())

    def _close_test_card(self) -> None:
        card, self.test_card = self.test_card, None
        if card is not None:
            card.close()
            card.deleteLater()
            self._window.activateWindow()

    def screen_gone(self, screen: QScreen) -> None:
        """Take the picture away with its screen, and wait for one."""
        if screen.name() == self._card_on:
            self._close_test_card()
        if self.room is not None and screen.name() == self._on:
            self.room.hide()
            self._take_off()
            self.told.emit("The second screen is gone. The map comes back when a screen does.")

    def screen_came(self, _: QScreen) -> None:
        """Bring the picture back, held if it was, with what was said last."""
        if self._room is not None and self.room is None:
            screen = self._chosen()
            if screen is not None:
                self._put_on(screen)
                self._tell()

    def keep_apart(self) -> None:
        """Show the room something else where the window has come to the room's own screen.

        The screen it stood on may be gone, or somebody has moved it.
        """
        if self.room is not None and self._window.screen().name() == self._on:
            assert self._editor is not None
            self.start(self._editor)

    def _chosen(self) -> QScreen | None:
        """The screen people chose if it is there, else the first other one; None for this one."""
        wanted, others = self._settings.current.room_screen, self.others()
        if wanted == HERE or not others:
            return None
        return next((screen for screen in others if name_of(screen) == wanted), others[0])

    def _open(self, screen: QScreen) -> None:
        assert self._editor is not None
        style = self._style()
        self._room = RoomWindow(style)
        self.following = Following(self._editor, self._room, style, self._jobs)
        self.following.shown.connect(self._tell)
        self._room.closed.connect(self.stop)
        self._put_on(screen)

    def _put_on(self, screen: QScreen) -> None:
        assert self._room is not None
        self._on = screen.name()
        screen.geometryChanged.connect(self._fill)
        self._room.fill(screen)
        self._window.activateWindow()
        self._watch_window()

    def _take_off(self) -> None:
        screen, self._on = self._room_screen(), None
        if screen is not None:
            screen.geometryChanged.disconnect(self._fill)

    def _watch_window(self) -> None:
        """Be told when the window comes to another screen; it has a handle once it was shown."""
        handle = self._window.windowHandle()
        if handle is None or self._watches_window:
            return
        self._watches_window = True
        # A screen that goes moves windows before it is off the list of screens.
        handle.screenChanged.connect(lambda _: QTimer.singleShot(0, self, self.keep_apart))

    def _tell(self) -> None:
        """Where the map is, how far away it can be read, and the keys that matter now."""
        screen = self._room_screen()
        if self.room is None or screen is None:
            return
        if self.is_held:
            self.told.emit(_HELD)
            return
        share = self.room.map.letter_share
        self.told.emit(
            f"On {name_of(screen)}: letters {share * 100:.1f} % of its height, readable"
            f" from {readable_from(share):.0f} m. Ctrl+F5 holds the picture, F5 ends it."
        )

    def _close_room(self) -> None:
        room, self._room = self._room, None
        if self.following is not None:
            self.following.close()
            self.following = None
        self._take_off()
        if room is not None:
            room.closed.disconnect(self.stop)
            room.close()
            room.deleteLater()

    def _fill(self) -> None:
        """The screen has another resolution."""
        screen = self._room_screen()
        if self.room is not None and screen is not None:
            self.room.fill(screen)

    def _room_screen(self) -> QScreen | None:
        return next((each for each in QGuiApplication.screens() if each.name() == self._on), None)

    def _restyle(self) -> None:
        if self.following is not None:
            self.following.set_style(self._style())

    def _style(self) -> Style:
        settings = self._settings.current
        if not settings.room_projector:
            return self._theme.canvas_style
        return with_text(load_style("projector"), settings.map_text)
