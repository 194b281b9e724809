"""The page “Views”: named views of all maps, shown by Enter, made of what is on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.looks import muted
from loopmap.ui.panels.steady_button import SteadyButton
from loopmap.ui.panels.views_list import ViewRow, ViewsList

NOTHING = (
    "No views yet. A view keeps what is on the screen: what is lit, the lens, the part of the"
    " map. It can be shown again, and exported the same at any time."
)


class ViewsPanel(QWidget):
    """``newWanted``: a view of what is on the screen; ``updateWanted``: the current one so.

    ``wholeWanted``: the map without a view; ``changing`` when the menu of ``change`` opens,
    ``appeared`` when the page is seen.
    """

    newWanted = Signal()
    updateWanted = Signal()
    wholeWanted = Signal()
    changing = Signal()
    appeared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Views")
        self.list = ViewsList()
        self.status = muted(NOTHING)
        self.new = plain_button("New view", "Keep what is on the screen as a view")
        self.update_ = plain_button("Update", "Let the view show what is on the screen now")
        self.whole = plain_button("Whole map", "Show the map without a view")
        self.change = SteadyButton("Change")
        self.change.setAccessibleDescription("What the view shows, and how it is exported")
        self.entries = QMenu(self)
        self.change.setMenu(self.entries)
        self._lay_out()
        self.new.clicked.connect(self.newWanted)
        self.update_.clicked.connect(self.updateWanted)
        self.whole.clicked.connect(self.wholeWanted)
        self.entries.aboutToShow.connect(self.changing)

    def show_views(self, rows: Sequence[ViewRow]) -> None:
        """These views; without any, what a view is."""
        if not rows and self.list.hasFocus():
            self.new.setFocus()
        self.list.show_views(rows)
        self.list.setVisible(bool(rows))
        self.update_.setEnabled(bool(rows))
        self.change.setEnabled(bool(rows))
        self.setFocusProxy(self.list if rows else self.new)

    def say(self, told: str, *, shown: bool) -> None:
        """What is to be said of the view that is shown, or of views at all."""
        told = told if self.list.count() else NOTHING
        self.status.setText(told)
        self.status.setVisible(bool(told))
        self.whole.setEnabled(shown)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.appeared.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 10, 9, 10)
        column.setSpacing(9)
        self.status.setContentsMargins(6, 0, 6, 0)
        above, below = QWidget(), QWidget()
        head, foot = FlowLayout(above, spacing=6), FlowLayout(below, spacing=6)
        head.addWidget(self.new)
        head.addWidget(self.whole)
        foot.addWidget(self.update_)
        foot.addWidget(self.change)
        column.addWidget(above)
        column.addWidget(self.status)
        column.addWidget(self.list, 1)
        column.addWidget(below)
        column.addStretch()
        self.setFocusProxy(self.new)
