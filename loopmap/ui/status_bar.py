"""The slim line at the bottom: saved or not, what the map holds, a hint, the zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from loopmap.model.document import CausalMap
from loopmap.ui.one_line import OneLine
from loopmap.ui.zoom_box import ZoomBox

_LOOKED_AT, _READ, _LONGEST = 1_500, 70, 6_000
"""Milliseconds that a passing line is fresh, so that only another takes its place: to be seen, for
each of its letters, and at most."""
_GAPS = 80
"""Pixels between the parts of the line."""

_STYLED = Qt.WidgetAttribute.WA_StyledBackground


def counts(causal_map: CausalMap, loops: str = "", bold: int = 0) -> str:
    """“13 variables · 15 links · 3 loops, complete”: what a map holds, in words.

    ``bold``: how many links stand out from the others because the map is seen from afar.
    """
    count = len(causal_map.links)
    seen = f" ({bold} bold from here, the others fine)" if 0 < bold < count else ""
    parts = [
        _number(len(causal_map.variables), "variable"),
        _number(count, "link") + seen,
    ]
    if loops:
        parts.append(loops)
    return " · ".join(parts)


def saved_line(seconds: float | None, is_saved: bool, is_new: bool) -> str:
    """How the document stands to its file; ``seconds`` since this window saved it, or None."""
    if is_new:
        return "Not saved yet"
    if not is_saved:
        return "Changed since it was saved"
    if seconds is None:
        return "Saved"
    if seconds < 60:
        return f"Saved {max(1, int(seconds))} s ago"
    if seconds < 3600:
        return f"Saved {int(seconds // 60)} min ago"
    return "Saved"


class StatusBar(QWidget):
    """Shows what it is told; ``zoom`` asks for zooming."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(_STYLED)
        self._saved, self._counts, self._hint = OneLine(), OneLine(), OneLine()
        self._passing = self._prompt = self._pointed = ""
        self.zoom = ZoomBox()
        self._hint_timer = QTimer(self, singleShot=True)
        self._hint_timer.timeout.connect(self._age)
        self._lay_out()
        self.show_zoom(1.0)

    def show_saved(self, line: str) -> None:
        self._saved.setText(line)

    def show_counts(self, line: str) -> None:
        """How much is on the map; a line that passes takes no less room than what it stands for."""
        self._counts.setMinimumWidth(self._counts.width() if line.endswith("…") else 0)
        self._counts.setText(line)
        self._share()

    def show_prompt(self, text: str) -> None:
        """What keys do while something is being named; stays until it is another or empty."""
        self._prompt = text
        self.show_hint("")

    def show_hint(self, text: str) -> None:
        """A passing line; empty takes it away. It stays while there is nothing else to say."""
        self._passing = text
        self._tell()
        if text:
            self._hint_timer.start(min(_LOOKED_AT + _READ * len(text), _LONGEST))
        else:
            self._hint_timer.stop()

    def has_room_for(self, text: str) -> bool:
        """Whether a passing line can be read whole, the counts giving way to it."""
        counts = min(self._counts.sizeHint().width(), self._room() // 4)
        needed = self._hint.fontMetrics().horizontalAdvance(text)
        return self.isVisible() and needed <= self._room() - counts

    def show_pointed(self, text: str) -> None:
        """What the pointer would do where it is: said when no passing line is fresh."""
        self._pointed = text
        if text and not self._hint_timer.isActive():
            self._passing = ""
        self._tell()

    def settle(self) -> None:
        """People went on: a passing line that is no longer fresh goes."""
        if not self._hint_timer.isActive():
            self._passing = ""
            self._tell()

    def show_zoom(self, scale: float) -> None:
        """``scale`` 1.0 is 100 %."""
        self.zoom.show_scale(scale)

    @property
    def lines(self) -> tuple[str, str, str]:
        """Saved, counts and hint as they read now."""
        return self._saved.text(), self._counts.text(), self._hint.text()

    def _age(self) -> None:
        """Nothing vanishes by itself; a line only gives way to another, after a while."""
        if self._prompt or self._pointed:
            self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _tell(self) -> None:
        self._hint.setText(self._passing or self._prompt or self._pointed)
        self._share()

    def _share(self) -> None:
        """Counts of a large map leave half of the room to what is said, or all that this needs.

        A passing line, which may say why something was not done, comes first.
        """
        room = self._room()
        said = self._hint.sizeHint().width() if self._hint.text() else 0
        kept = said if self._passing else min(said, room // 2)
        self._counts.setMaximumWidth(max(room - kept, room // 4, 0))

    def _room(self) -> int:
        """Pixels for the counts and what is said."""
        return self.width() - self._saved.width() - self.zoom.width() - _GAPS

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 10, 2)
        row.setSpacing(4)
        row.addWidget(self._saved)
        row.addSpacing(16)
        row.addWidget(self._counts)
        row.addSpacing(24)
        row.addWidget(self._hint, 1)
        row.addWidget(self.zoom)
        self._size()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()

    def _size(self) -> None:
        """As high as one line in this size of text, the counts where the canvas begins."""
        self.setFixedHeight(max(32, self.fontMetrics().height() + 14))
        self._saved.setMinimumWidth(min(246, 20 * self.fontMetrics().averageCharWidth()))


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
