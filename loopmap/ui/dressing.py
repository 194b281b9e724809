"""Another style sheet on every widget, a few at a time: what is seen first, the hidden after it.

Nobody is kept waiting, and nobody sees a window half dressed: windows are painted when all
that shows in them is dressed and in its place. What is hidden is dressed when it is shown,
or in passing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from loopmap.ui.long_turns import turn_is_long

_FIRST_SLICE, _SEEN_SLICE, _HIDDEN_SLICE = 4, 8, 4
"""Milliseconds of dressing between two looks at what people do."""

_TO_LAY_OUT = 2
"""Turns after the last widget seen is dressed, in which rows that wrap find their heights."""

MOST_HELD = 250
"""Milliseconds that windows wait for a picture which is not a matter of dressing."""

_DRESSED = Qt.WidgetAttribute.WA_WState_Polished


class Dressing(QObject):
    """Dresses the widgets of the application; what of them waits is told by ``waiting``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: deque[QWidget] = deque()
        self._hidden: deque[QWidget] = deque()
        self._quiet_turns = 0
        self._held: list[QWidget] = []
        self._heard: list[QWidget] = []
        self._pictures: list[tuple[QWidget, Callable[[], bool]]] = []
        self._since = QElapsedTimer()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    @property
    def waiting(self) -> int:
        """How many widgets still wear what they wore before."""
        return len(self._seen) + len(self._hidden)

    def put_on(self, application: QApplication, sheet: str) -> None:
        """Begin to dress everything by this sheet. O(widgets)."""
        self._hold()
        _exchange(application, sheet)
        _mark([*self._seen, *self._hidden], dressed=True)  # by the sheet before, or one before it
        known = [w for w in _parents_first(_tops()) if w.testAttribute(_DRESSED)]
        _mark(known, dressed=False)
        self._seen = deque(w for w in known if w.isVisible())
        self._hidden = deque(w for w in known if not w.isVisible())
        self._look_out()
        _dress_some(self._seen, _FIRST_SLICE)
        self._turn.start()

    def wait_for(self, picture: QWidget, is_busy: Callable[[], bool]) -> None:
        """Paint no window before that picture has been made in its new looks."""
        self._hold()
        self._pictures.append((picture, is_busy))
        self._since.start()
        self._turn.start()

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        """What is shown before its turn is dressed with all that shows in it, then painted."""
        if event.type() is QEvent.Type.Show and isinstance(page, QWidget):
            waiting = deque(w for w in _parents_first([page]) if w.isVisible() and _waits(w))
            if waiting:
                self._hold()
            _dress_some(waiting, None if page.isWindow() else _SEEN_SLICE)
            self._seen.extend(waiting)
        return False

    def _hold(self) -> None:
        """Paint no window until all it shows is dressed and in its place."""
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.updatesEnabled()]
        for window in shown:
            window.setUpdatesEnabled(False)
        self._held += shown

    def _let_go(self) -> None:
        held, self._held = self._held, []
        for window in held:
            if isValid(window):
                window.setUpdatesEnabled(True)
                window.repaint()  # Qt does not come back to what it was to paint while held

    def _go_on(self) -> None:
        """What is seen, the windows' painting and what is hidden have turns of their own."""
        if turn_is_long():
            return
        self._quiet_turns += 1
        if self._seen:
            self._quiet_turns = 0
            _dress_some(self._seen, _SEEN_SLICE)
        elif self._held and self._quiet_turns > _TO_LAY_OUT and self._pictures_are_made():
            self._let_go()
        elif self._hidden:
            _dress_some(self._hidden, _HIDDEN_SLICE)
        elif not self._held:
            self._look_no_more()
            self._turn.stop()

    def _pictures_are_made(self) -> bool:
        if not self._since.isValid() or self._since.hasExpired(MOST_HELD):
            self._pictures = []
        self._pictures = [(p, busy) for p, busy in self._pictures if isValid(p) and busy()]
        return not self._pictures

    def _look_out(self) -> None:
        """Hear of all that is hidden of itself, not for what it lies in, when it is shown."""
        self._look_no_more()
        self._heard = [w for w in self._hidden if w.isHidden()]
        for widget in self._heard:
            widget.installEventFilter(self)

    def _look_no_more(self) -> None:
        for widget in self._heard:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._heard = []


def _exchange(application: QApplication, sheet: str) -> None:
    """Another sheet in force, with every widget still wearing the one before.

    Qt dresses anew, once for each widget it lies in, whatever it remembers to have dressed;
    so it is made to forget that first.
    """
    application.style().unpolish(application)
    application.setStyleSheet(sheet)


def _mark(widgets: Iterable[QWidget], *, dressed: bool) -> None:
    for widget in widgets:
        if isValid(widget):
            widget.setAttribute(_DRESSED, dressed)


def _waits(widget: QWidget) -> bool:
    """Whether it is still to be dressed; asked of what has been shown before or shows now."""
    return not widget.testAttribute(_DRESSED)


def _dress_some(waiting: deque[QWidget], milliseconds: int | None = None) -> None:
    """Dress the first of them for about so long, or all."""
    clock = QElapsedTimer()
    clock.start()
    while waiting and (milliseconds is None or not clock.hasExpired(milliseconds)):
        widget = waiting.popleft()
        if isValid(widget) and _waits(widget):
            _dress(widget)


def _dress(widget: QWidget) -> None:
    widget.setAttribute(_DRESSED)
    widget.style().polish(widget)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _tops() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.parentWidget() is None]


def _parents_first(tops: Iterable[QWidget]) -> Iterator[QWidget]:
    """These and every widget in them, none before the one it lies in: fonts are handed down.

    Qt looks for them: asked widget by widget, a window of a thousand takes five times as long.
    """
    for top in tops:
        yield top
        yield from top.findChildren(QWidget)
