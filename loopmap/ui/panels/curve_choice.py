"""Which variables of a run are drawn: a list to tick, each with its line and its last value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem

from loopmap.diagram.charts.axis import number
from loopmap.model.ids import RecordId
from loopmap.model.records import Variable
from loopmap.ui.model_chart import line_pen
from loopmap.ui.panels.own_keys import keeps_key
from loopmap.ui.theme import style_in_force

_SAMPLE = (24, 12)


class CurveChoice(QListWidget):
    """``chosen`` carries the variables that are ticked, in the order they were ticked."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._ticked: list[RecordId] = []
        self._names: tuple[tuple[RecordId, str], ...] = ()
        self.setAccessibleName("Variables to draw")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(QSize(*_SAMPLE))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(self._turn)
        self.setMinimumHeight(4 * self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        """As low as it may be: it scrolls, and takes what is free besides."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @property
    def ticked(self) -> tuple[RecordId, ...]:
        """The variables to draw; their places are their colours."""
        return tuple(self._ticked)

    def tick(self, variables: Sequence[RecordId]) -> None:
        """Tick these and no others, without saying so."""
        if list(variables) != self._ticked:
            self._ticked = list(variables)
            self._paint_all()

    def show_ends(self, variables: Sequence[Variable], ends: Mapping[RecordId, float]) -> None:
        """Show these variables with the values they end at."""
        units = {v.id: v.unit for v in variables}
        lines = {v: f"{number(end)} {units[v]}".rstrip() for v, end in ends.items() if v in units}
        self.show_rows([(v.id, v.name) for v in variables], lines)

    def show_rows(
        self, names: Sequence[tuple[RecordId, str]], lines: Mapping[RecordId, str]
    ) -> None:
        """Show these variables, each with what is told of it below its name."""
        if tuple(names) != self._names:
            self._names = tuple(names)
            self._fill()
        for row, (variable, name) in enumerate(names):
            item, line = self.item(row), lines.get(variable, "")
            told = f"{name}\n{line}" if line else name
            if item.text() != told:
                item.setText(told)
                self._speak(item)

    def _fill(self) -> None:
        self.clear()
        there = {variable for variable, _ in self._names}
        self._ticked = [v for v in self._ticked if v in there]
        for variable, name in self._names:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, variable)
            item.setToolTip(name)
            self.addItem(item)
        self._paint_all()

    def event(self, event: QEvent) -> bool:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return keeps_key(event, keys, typing=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentItem() is not None:
                self._turn(self.currentItem())
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """The samples in the colours of the theme in force."""
        self._paint_all()

    def _turn(self, item: QListWidgetItem) -> None:
        variable = RecordId(item.data(Qt.ItemDataRole.UserRole))
        if variable in self._ticked:
            self._ticked.remove(variable)
        else:
            self._ticked.append(variable)
        self._paint_all()
        self.chosen.emit(self.ticked)

    def _paint_all(self) -> None:
        for row in range(self.count()):
            self._paint(self.item(row))

    def _paint(self, item: QListWidgetItem) -> None:
        variable = RecordId(item.data(Qt.ItemDataRole.UserRole) or "")
        is_shown = variable in self._ticked
        item.setIcon(_sample(self._ticked.index(variable) if is_shown else None))
        self._speak(item)

    def _speak(self, item: QListWidgetItem) -> None:
        variable = item.data(Qt.ItemDataRole.UserRole)
        told = [*item.text().splitlines(), "drawn" if variable in self._ticked else "not drawn"]
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(told))


def _sample(colour: int | None) -> QIcon:
    """The line of a curve, or an empty place for one."""
    style = style_in_force()
    picture = QPixmap(QSize(*_SAMPLE) * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide, high = _SAMPLE
    if colour is None:
        painter.setPen(QPen(QColor(style.text_disabled), 1.0))
        painter.drawEllipse(QPointF(wide / 2, high / 2), 4, 4)
    else:
        painter.setPen(line_pen(style, colour))
        painter.drawLine(QPointF(1, high / 2), QPointF(wide - 1, high / 2))
    painter.end()
    return QIcon(picture)
