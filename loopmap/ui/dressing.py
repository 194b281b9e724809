"""Another style sheet on every widget: at once on what is seen, in passing on all that is hidden.

Most widgets of a window lie on pages that nobody looks at. Dressing them takes most of
the time, and can wait until the person goes on. Windows are painted in a turn of events
of their own, when all that shows in them is dressed and in its place.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_SLICE = 4
"""Milliseconds of dressing between two looks at what people do."""

_DRESSED = Qt.WidgetAttribute.WA_WState_Polished
_KNOWN = Qt.WidgetAttribute.WA_StyleSheetTarget


class Dressing(QObject):
    """Dresses the widgets of the application; what of them waits is told by ``waiting``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[QWidget] = deque()
        self._held: list[QWidget] = []
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    @property
    def waiting(self) -> int:
        """How many widgets still wear what they wore before."""
        return len(self._waiting)

    def put_on(self, application: QApplication, sheet: str) -> None:
        """Dress everything by this sheet, whatever is hidden a moment later. O(widgets)."""
        self._hold()
        hidden = [w for w in _parents_first() if w.testAttribute(_DRESSED) and not w.isVisible()]
        for widget in hidden:
            widget.style().unpolish(widget)
            widget.setAttribute(_DRESSED, False)  # so Qt passes it over
        # A sheet put in place of another dresses every widget once for each it lies in;
        # taken off and put on it dresses them twice, which takes a quarter of the time.
        application.setStyleSheet("")
        for widget in hidden:
            widget.setAttribute(_KNOWN, False)  # or the new sheet would not hear of its end
        application.setStyleSheet(sheet)
        for widget in hidden:
            widget.setAttribute(_DRESSED)
        self._waiting = deque(hidden)
        self._turn.start()

    def _hold(self) -> None:
        """Paint no window until all it shows is dressed and in its place."""
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.updatesEnabled()]
        for window in shown:
            window.setUpdatesEnabled(False)
        self._held += shown

    def _let_go(self) -> None:
        for window in self._held:
            if isValid(window):
                window.setUpdatesEnabled(True)
        self._held = []

    def _go_on(self) -> None:
        """The windows are painted in this turn; what is hidden has the next ones."""
        if self._held:
            self._let_go()
            return
        clock = QElapsedTimer()
        clock.start()
        while self._waiting and not clock.hasExpired(_SLICE):
            widget = self._waiting.popleft()
            if isValid(widget):
                _dress(widget)
        if not self._waiting:
            self._turn.stop()


def _dress(widget: QWidget) -> None:
    widget.style().polish(widget)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _parents_first() -> Iterator[QWidget]:
    """Every widget there is, none before the one it lies in: fonts are handed down."""
    found = deque(w for w in QApplication.topLevelWidgets() if w.parentWidget() is None)
    while found:
        widget = found.popleft()
        yield widget
        found.extend(child for child in widget.children() if isinstance(child, QWidget))
