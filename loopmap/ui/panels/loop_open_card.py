"""The lower part of the open card of a list of loops: the loop told, and what can be asked."""

from __future__ import annotations

from PySide6.QtWidgets import QListView

from loopmap.ui.panels.loop_card_sizes import CardSizes
from loopmap.ui.panels.loop_rows import LoopRows
from loopmap.ui.panels.loop_told import LoopTold

_LINES = 8
"""Of text: the list is never lower, unless its cards are."""


class OpenCard:
    """Keeps ``told`` in the current card of a list, as high as it needs and in view."""

    def __init__(self, view: QListView, rows: LoopRows) -> None:
        self._view, self._rows = view, rows
        self._opening = self._showing_stops = False
        self.told = LoopTold(view.viewport())
        self.told.hide()
        self.told.resized.connect(self.fit)
        self.told.stopsWanted.connect(self._turn_stops)
        self.told.readOn.connect(self.leave_stops)
        view.verticalScrollBar().actionTriggered.connect(self.leave_stops)
        self.sizes = CardSizes(view, rows, self.told.heightForWidth)

    def open(self) -> None:
        """Another card is open now: it is told, and its title brought into view."""
        self._opening = True
        self.tell()

    def stay(self) -> None:
        """The list is another and the card the same: nothing is to be brought into view."""
        self._opening = False

    def tell(self) -> None:
        """Tell the loop of the current card in it."""
        place = self._view.currentIndex().row()
        shown = self._rows.any_key_there(place)
        if shown:
            self.told.show_row(self._rows.any_key_at(place), self._rows.row_at(place))
        self.told.setVisible(shown)
        self.fit()

    def fit(self) -> None:
        """The list no higher than the cards need, so that what follows it follows at once."""
        whole = max(1, self.sizes.measure())
        least = _LINES * self._view.fontMetrics().lineSpacing()
        self._view.setMinimumHeight(min(least, whole))
        self._view.setMaximumHeight(whole)
        self._view.scheduleDelayedItemsLayout()

    def place(self) -> None:
        """Lay the told part over the room that the current card has for it."""
        here = self._view.currentIndex()
        whole = self._view.visualRect(here)
        if not self.told.isHidden() and whole.isValid():
            self.told.setGeometry(self.sizes.told_box(whole, here.row()))

    def keep_in_view(self) -> None:
        """What has just opened is seen: the card from its title on, or the links that stop it."""
        self._keep_top_in_view()
        if self._showing_stops:
            self._show_stops()

    def leave_stops(self) -> None:
        """The person has turned to something else: the links that stop a loop may go out of view.

        Until then they stay in view whenever list and panel find their heights, however late.
        """
        self._showing_stops = False

    def _turn_stops(self, shown: bool) -> None:
        self._showing_stops = shown

    def _show_stops(self) -> None:
        """As many of the links that stop a loop as there is room for, from the first on."""
        stops = self.told.stops.geometry().translated(self.told.pos())
        below = stops.bottom() - self._view.viewport().height()
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + max(0, min(below, stops.top())))

    def _keep_top_in_view(self) -> None:
        view, here = self._view, self._view.currentIndex()
        whole = view.visualRect(here)
        if not (self._opening and whole.isValid()):
            return
        self._opening = False
        if whole.bottom() > view.viewport().height():
            view.scrollTo(here, QListView.ScrollHint.EnsureVisible)
        if view.visualRect(here).top() < 0:
            view.scrollTo(here, QListView.ScrollHint.PositionAtTop)
