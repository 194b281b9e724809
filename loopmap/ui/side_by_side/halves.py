"""The room of the map in the window: all of it, or two halves with what each is above them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget


class Halves(QWidget):
    """Gives ``area`` all the room, or one half of it with something else in the other.

    ``changed`` tells whether there are two now.
    """

    changed = Signal(bool)

    def __init__(self, area: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = area
        self._head: QWidget | None = None
        self._other: QWidget | None = None
        self._line = QFrame()
        self._line.setObjectName("halvesLine")
        self._line.setFixedWidth(1)
        self._line.hide()
        self._column = QVBoxLayout(self)
        self._row = QHBoxLayout()
        for layout in (self._column, self._row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._row.addWidget(area, 1)
        self._row.addWidget(self._line)
        self._column.addLayout(self._row, 1)

    def divide(self, head: QWidget, other: QWidget) -> None:
        """Put ``other`` beside the area, both as wide, and ``head`` above them."""
        self._head, self._other = head, other
        self._column.insertWidget(0, head)
        self._row.addWidget(other, 1)
        for widget in (head, self._line, other):
            widget.show()
        self.changed.emit(True)

    def put_area(self, *, first: bool) -> None:
        """Let the area be the left half, or the right one; left and right turn round with words."""
        if self._other is None:
            return
        order = (self._area, self._line, self._other)
        wanted = order if first else order[::-1]
        if self.area_is_first is not first:
            for widget in order:
                self._row.removeWidget(widget)
            for widget in wanted:
                self._row.addWidget(widget, 0 if widget is self._line else 1)

    def join(self) -> None:
        """Give the area all the room again; what stood beside and above it goes."""
        self.put_area(first=True)
        self._line.hide()
        for widget, layout in ((self._head, self._column), (self._other, self._row)):
            if widget is not None:
                layout.removeWidget(widget)
                widget.hide()
                widget.deleteLater()  # by and by: it may be the one that asked for it
        was_divided, self._head, self._other = self.are_divided, None, None
        if was_divided:
            self.changed.emit(False)

    @property
    def are_divided(self) -> bool:
        """Whether there are two."""
        return self._other is not None

    @property
    def area_is_first(self) -> bool:
        """Whether the area is the half that is read first."""
        return self._row.indexOf(self._area) == 0
