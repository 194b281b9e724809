"""A list of loop cards of which one is open: what it shows, how high, and in which theme."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from loopmap.analysis.loop_labels import LabelBook
from loopmap.analysis.loops import LoopKey, LoopList
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap
from loopmap.ui.loop_choice import Entry
from loopmap.ui.panels.loop_card import LoopCard
from loopmap.ui.panels.loop_open_card import OpenCard
from loopmap.ui.panels.loop_rows import Index, LoopRows
from loopmap.ui.panels.loop_words import Reading


class LoopCardList(QListView):
    """The current card is the open one. ``told`` is what it tells below its title.

    ``_quiet`` while it is not a person who makes another card current.
    """

    def __init__(self, rows: LoopRows, style: Style) -> None:
        super().__init__()
        self._rows, self._quiet = rows, False
        self._open = OpenCard(self, rows)
        self.told = self._open.told
        self.told.left.connect(self.setFocus)
        self.told.readingWanted.connect(self.read)
        self._card = LoopCard(self, rows, style, self._open.sizes)
        self.setModel(rows)
        self.setItemDelegate(self._card)
        self.setAccessibleName("List of loops")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )

    @property
    def open_key(self) -> LoopKey:
        """The loop of the open card, broken or not; () where none is open."""
        place = self.currentIndex().row()
        return self._rows.any_key_at(place) if self._rows.any_key_there(place) else ()

    @property
    def reading(self) -> Reading:
        """How the loops are told."""
        return self._rows.reading

    def read(self, reading: Reading) -> None:
        """Tell the loops otherwise."""
        self._rows.read(reading)
        self.told.show_reading(reading)
        self._open.leave_stops()
        self._open.tell()

    def show_step(self, key: LoopKey, told: str) -> None:
        """Tell one step of a walk in a loop's card; "" tells the whole again."""
        self._rows.show_step(key, told)
        self._open.leave_stops()
        self._open.tell()

    def show_rows(
        self,
        causal_map: CausalMap,
        loops: LoopList,
        book: LabelBook,
        entries: Sequence[Entry],
    ) -> None:
        """Show another list; the same card stays open while the list has it."""
        here = self._rows.mark_at(self.currentIndex().row())
        at = self.verticalScrollBar().value()
        self._quiet = True
        self._rows.show(causal_map, loops, book, entries)
        self._quiet = False
        place = self._rows.place_of(here)
        if place is not None:
            self.open_card(place)
        self.setVisible(self._rows.rowCount() > 0)
        self._open.tell()
        self.verticalScrollBar().setValue(at)
        self._open.stay()

    def open_card(self, place: int) -> None:
        """Open the card in that row, without saying that anybody chose it."""
        self._quiet = True
        self._rows.bring(place)
        index: QModelIndex = self._rows.index(place)
        self.setCurrentIndex(index)
        self._quiet = False

    def begin_naming(self, key: LoopKey) -> None:
        """Let the person type a name into a loop's card; nothing for one not listed."""
        place = self._rows.place_of(key)
        if place is not None:
            self.open_card(place)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit(self.currentIndex())

    def set_greyed(self, greyed: bool) -> None:
        """Show that the list is about to change."""
        if greyed != self._card.greyed:
            self._card.greyed = greyed
            self.viewport().update()

    def set_style(self, style: Style) -> None:
        """Paint in another theme."""
        self._card.set_style(style)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._open.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._open.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._open.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._open.fit()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._open.place()
        self._open.keep_in_view()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._open.place()
