"""A short tour on an example: five sentences, each with the thing it speaks of in view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from loopmap.errors import LoopmapError
from loopmap.ui.banner import Choice

if TYPE_CHECKING:
    from loopmap.ui.editor_panels import EditorPanels
    from loopmap.ui.main_window import MainWindow

_LOOK_AGAIN = 100
"""Milliseconds until the next look at whether the example is open."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the tour: what is said, and what is shown with it."""

    text: str
    show: Callable[[EditorPanels], None]


STOPS = (
    Stop(
        "Each box is something that can go up or down. A blue arrow with + says that both go "
        "the same way, a dashed one with − that they go opposite ways.",
        lambda panels: panels.lit.light(None),
    ),
    Stop(
        "Loopmap finds the loops. This one is lit, and its card on the left tells it as a "
        "sentence. Ctrl+. goes to the next.",
        lambda panels: panels.lit.light_beside(1),
    ),
    Stop(
        "Say what drives what in the bar below: Fines + Debt − Attendance. Enter makes it "
        "true, Ctrl+Z takes it back.",
        lambda panels: panels.focus_sentence(),
    ),
    Stop(
        "Ask what would happen: a scenario is compared with how it is, over many draws of how "
        "strong each link may be. It says how sure the map lets you be.",
        lambda panels: panels.what_if.run(),
    ),
    Stop(
        "That is all you need to begin. F1 lists every key, Ctrl+Shift+P finds any command.",
        lambda panels: panels.lit.light(None),
    ),
)


class Tour(QObject):
    """Leads through ``STOPS`` in the banner; closing the banner ends it."""

    def __init__(self, window: MainWindow, example: Path) -> None:
        super().__init__(window)
        self._window, self._example = window, example
        self._at = 0
        self._wait = QTimer(self, interval=_LOOK_AGAIN)
        self._wait.timeout.connect(self._begin_when_open)

    def start(self) -> None:
        """Open the example and begin; LoopmapError while there is something to save."""
        current = self._window.files.current
        if current is not None and not current.is_saved:
            raise LoopmapError("The tour opens an example.", "Save your map first.")
        self._at = 0
        self._window.files.opened.connect(self._wait.start)
        self._window.files.open_example(self._example)

    def _begin_when_open(self) -> None:
        editor = self._window.editor
        panels = editor.panels if editor is not None else None
        if panels is None or panels.watch.loops is None:
            return
        self._wait.stop()
        self._window.files.opened.disconnect(self._wait.start)
        self._show()

    def _show(self) -> None:
        editor = self._window.editor
        if editor is None or editor.panels is None:
            return
        stop = STOPS[self._at]
        stop.show(editor.panels)
        more = (Choice("Next", self._go_on, primary=True),) if self._at + 1 < len(STOPS) else ()
        self._window.banner.tell(f"{self._at + 1} of {len(STOPS)}. {stop.text}", *more)

    def _go_on(self) -> None:
        self._at += 1
        self._show()
