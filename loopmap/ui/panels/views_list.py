"""The named views as a list: each by its name and, below it, what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QPainter,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key
from loopmap.ui.panels.row_menu import Line, is_about_a_row, row_menu
from loopmap.ui.views.showing import At

Index = QModelIndex | QPersistentModelIndex

KEYS = (
    "Enter shows it, Esc goes back to the map, F2 renames it, Delete takes it away,"
    " Ctrl with up or down moves it."
)

PREVIEW = QSize(72, 48)
"""Pixels of a small picture of a view in letters of the usual size."""

_AT = Qt.ItemDataRole.UserRole
_TOLD = Qt.ItemDataRole.UserRole + 1
_CTRL = Qt.KeyboardModifier.ControlModifier
_ACROSS, _DOWN, _GAP = 8, 6, 10


class ViewRow(NamedTuple):
    """A view, what it is called and what is said below."""

    at: At
    name: str
    told: str


class ViewsList(QListWidget):
    """Says what is wanted of which view; ``rewritten`` carries it and its new name."""

    wanted = Signal(object)
    removing = Signal(object)
    moved = Signal(object, int)
    rewritten = Signal(object, str)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Named views")
        self.setAccessibleDescription(KEYS)
        self.setToolTip(KEYS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(2)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_TwoLines(self))
        self.itemChanged.connect(self._tell_rewritten)
        self.itemClicked.connect(self._tell_clicked)

    @property
    def current(self) -> At | None:
        """The view that keys are about."""
        return self._at(self.currentItem())

    def show_views(self, rows: Sequence[ViewRow]) -> None:
        """Other views; the same one stays current, or the one that took its place."""
        kept, row = self.current, self.currentRow()
        pictures = {self._at(self.item(n)): self.item(n).icon() for n in range(self.count())}
        self.blockSignals(True)
        self.clear()
        for each in rows:
            item = QListWidgetItem(each.name)
            item.setData(_AT, each.at)
            item.setData(_TOLD, each.told)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.name}: {each.told}")
            item.setIcon(pictures.get(each.at, QIcon()))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.addItem(item)
        self.blockSignals(False)
        places = [each.at for each in rows]
        self.setCurrentRow(
            places.index(kept) if kept in places else min(max(row, 0), len(places) - 1)
        )

    def choose(self, at: At | None) -> None:
        """Let that view be current, if it is there."""
        for row in range(self.count()):
            if self._at(self.item(row)) == at:
                self.setCurrentRow(row)

    def show_picture(self, at: At, picture: QIcon) -> None:
        """A small picture beside a view's name."""
        for row in range(self.count()):
            if self._at(self.item(row)) == at:
                self.blockSignals(True)
                self.item(row).setIcon(picture)
                self.blockSignals(False)
        self.scheduleDelayedItemsLayout()

    def begin_renaming(self) -> None:
        """Open the field for the current view's name."""
        item = self.currentItem()
        if item is not None:
            self.editItem(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap otherwise, also once there is a scroll bar."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, LIST_KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = self._acts().get((key, held))
        if self.state() == QAbstractItemView.State.EditingState or act is None:
            super().keyPressEvent(event)  # Enter that ends a name comes by here too
        elif self.current is not None or key == Qt.Key.Key_Escape:
            act()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if is_about_a_row(self, event):
            row_menu(self, self._lines()).popup(event.globalPos())

    def _lines(self) -> Sequence[Line]:
        current, row = self.current, self.currentRow()
        return (
            Line("Show", "Enter", lambda: self.wanted.emit(current)),
            Line("Rename", "F2", self.begin_renaming),
            Line("Move up", "Ctrl+Up", lambda: self.moved.emit(current, -1), row > 0),
            Line(
                "Move down",
                "Ctrl+Down",
                lambda: self.moved.emit(current, 1),
                row + 1 < self.count(),
            ),
            Line("Remove", "Del", lambda: self.removing.emit(current)),
        )

    def _acts(self) -> Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], None]]:
        none, current = Qt.KeyboardModifier.NoModifier, self.current
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        gone = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        return {
            **{(key, none): lambda: self.wanted.emit(current) for key in enter},
            **{(key, none): lambda: self.removing.emit(current) for key in gone},
            (Qt.Key.Key_F2, none): self.begin_renaming,
            (Qt.Key.Key_Up, _CTRL): lambda: self.moved.emit(current, -1),
            (Qt.Key.Key_Down, _CTRL): lambda: self.moved.emit(current, 1),
            (Qt.Key.Key_Escape, none): self.escaped.emit,
        }

    @staticmethod
    def _at(item: QListWidgetItem | None) -> At | None:
        return None if item is None else At(*item.data(_AT))

    def _tell_rewritten(self, item: QListWidgetItem) -> None:
        self.rewritten.emit(self._at(item), item.text())

    def _tell_clicked(self, item: QListWidgetItem) -> None:
        self.wanted.emit(self._at(item))


class _TwoLines(QStyledItemDelegate):
    """A small picture, the name in heavier letters, and below it what is said; all wrapped."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        drawn.text, drawn.icon = "", QIcon()
        view = self._list
        style = view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, view)
        place = option.rect.adjusted(_ACROSS, _DOWN, -_ACROSS, -_DOWN)
        icon = _picture(index)
        if icon is not None:
            at = QRect(place.topLeft(), self._picture_size())
            icon.paint(painter, at)
            place.setLeft(at.right() + _GAP)
        name, told = self._texts(index)
        painter.save()
        for text, font, role in (
            (name, self._heavy(), QPalette.ColorRole.Text),
            (told, view.font(), QPalette.ColorRole.PlaceholderText),
        ):
            painter.setFont(font)
            painter.setPen(option.palette.color(role))
            painter.drawText(place, int(Qt.TextFlag.TextWordWrap), text)
            place.setTop(place.top() + _height(font, place.width(), text))
        painter.restore()

    def sizeHint(self, _: QStyleOptionViewItem, index: Index) -> QSize:
        view = self._list
        across = max(view.viewport().width() - 2 * view.spacing(), 60)
        room = across - 2 * _ACROSS
        picture = QSize(0, 0)
        if _picture(index) is not None:
            picture = self._picture_size()
            room -= picture.width() + _GAP
        name, told = self._texts(index)
        words = _height(self._heavy(), room, name) + _height(view.font(), room, told)
        return QSize(across, max(words, picture.height()) + 2 * _DOWN)

    @property
    def _list(self) -> QListView:
        view = self.parent()
        assert isinstance(view, QListView)
        return view

    def _heavy(self) -> QFont:
        font = QFont(self._list.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _picture_size(self) -> QSize:
        """As large as letters are: twice as large in letters of twice the size."""
        return PREVIEW * max(1.0, self._list.fontMetrics().height() / 17)

    @staticmethod
    def _texts(index: Index) -> tuple[str, str]:
        return str(index.data()), str(index.data(_TOLD) or "")


def _picture(index: Index) -> QIcon | None:
    icon = index.data(Qt.ItemDataRole.DecorationRole)
    return icon if isinstance(icon, QIcon) and not icon.isNull() else None


def _height(font: QFont, width: int, text: str) -> int:
    room = QRect(0, 0, max(width, 40), 10_000)
    return QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
