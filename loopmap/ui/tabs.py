"""The tabs of a document's maps: show, add, rename in place, reorder."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabBar, QToolButton, QWidget

from loopmap.editing.edits.maps import move_map, rename_map
from loopmap.editing.session import Session
from loopmap.errors import EditRefused
from loopmap.model.ids import MapId
from loopmap.ui.bridge import Bridge
from loopmap.ui.theme import mark


class MapTabs(QWidget):
    """One tab for each map, in step with the session.

    ``refused`` carries the sentence of an edit that was not allowed; ``addWanted`` and
    ``menuWanted`` leave adding and the menu of a tab to the owner. ``escaped`` asks for
    the keyboard to go back to the canvas when a title has been typed.
    """

    addWanted = Signal()
    menuWanted = Signal(QPoint)
    refused = Signal(str)
    escaped = Signal()

    def __init__(self, session: Session, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._filling = False
        self._bar = _Tabs()
        self._bar.setAccessibleName("Maps of this document")
        self._add = QToolButton()
        self._field: _TitleField | None = None
        self._lay_out()
        self._connect(bridge)
        self._fill()

    @property
    def titles(self) -> list[str]:
        """Titles as the tabs show them."""
        return [self._bar.tabText(index).replace("&&", "&") for index in range(self._bar.count())]

    def begin_rename(self) -> None:
        """Let the person type another title on the tab of the map on show."""
        if self._session.read_only is not None:
            self.refused.emit(self._session.read_only)
            return
        self._field = _TitleField(self._session.map.info.title, self)
        rect = self._bar.tabRect(self._bar.currentIndex())
        self._field.open_at(QRect(self._bar.mapTo(self, rect.topLeft()), rect.size()))
        self._field.finished.connect(self._rename)
        self._field.escaped.connect(self.escaped)

    def _lay_out(self) -> None:
        self._bar.setObjectName("mapTabs")
        self._bar.setMovable(True)
        self._bar.setExpanding(False)
        self._bar.setUsesScrollButtons(True)
        self._bar.setElideMode(Qt.TextElideMode.ElideRight)
        self._bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._add.setText("+")
        self._add.setToolTip("New map (Ctrl+T)")
        self._add.setAccessibleName("New map")
        mark(self._add, "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 0)
        row.setSpacing(4)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._add)
        row.addStretch(1)

    def _connect(self, bridge: Bridge) -> None:
        bridge.documentChanged.connect(self._fill)
        bridge.mapChanged.connect(self._fill)
        self._bar.currentChanged.connect(self._show)
        self._bar.tabMoved.connect(self._moved)
        self._bar.tabBarDoubleClicked.connect(self._double_clicked)
        self._bar.customContextMenuRequested.connect(self._menu)
        self._add.clicked.connect(self.addWanted)

    def _fill(self) -> None:
        document = self._session.document
        wanted = [(m, document.maps[m].info.title) for m in document.map_order]
        here = document.map_order.index(self._session.map_id)
        self._filling = True
        shown = [(self._map_at(i), title) for i, title in enumerate(self.titles)]
        same = _alike(shown, wanted)
        after = min(_alike(shown[::-1], wanted[::-1]), len(wanted) - same, len(shown) - same)
        for index in reversed(range(same, len(shown) - after)):
            self._bar.removeTab(index)
        for index in range(same, len(wanted) - after):
            map_id, title = wanted[index]
            self._bar.insertTab(index, title.replace("&", "&&"))
            self._bar.setTabData(index, map_id)
        for index, (map_id, title) in enumerate(wanted):
            told = document.maps[map_id].info.question or title
            if self._bar.tabToolTip(index) != told:
                self._bar.setTabToolTip(index, told)
        self._bar.setCurrentIndex(here)
        self._bar.updateGeometry()
        self._add.setEnabled(self._session.read_only is None)
        self._filling = False

    def _map_at(self, index: int) -> MapId:
        return MapId(self._bar.tabData(index))

    def _show(self, index: int) -> None:
        if not self._filling and index >= 0:
            self._session.show_map(self._map_at(index))

    def _moved(self, _: int, to: int) -> None:
        if self._filling:
            return
        try:
            self._session.do("Move map", move_map(self._session.document, self._map_at(to), to))
        except EditRefused as refusal:
            self.refused.emit(str(refusal))
            self._fill()

    def _double_clicked(self, index: int) -> None:
        if index >= 0:
            self.begin_rename()

    def _menu(self, at: QPoint) -> None:
        index = self._bar.tabAt(at)
        if index >= 0:
            self._bar.setCurrentIndex(index)
            self.menuWanted.emit(self._bar.mapToGlobal(at))

    def _rename(self, title: str | None) -> None:
        self._field = None
        if title is None:
            return
        try:
            change = rename_map(self._session.document, self._session.map_id, title)
            self._session.do("Rename map", change)
        except EditRefused as refusal:
            self.refused.emit(str(refusal))


def _alike(shown: list[tuple[MapId, str]], wanted: list[tuple[MapId, str]]) -> int:
    """How many tabs at the beginning are as they should be."""
    pairs = zip(shown, wanted, strict=False)
    differing = (i for i, (one, other) in enumerate(pairs) if one != other)
    return next(differing, min(len(shown), len(wanted)))


class _Tabs(QTabBar):
    """A tab bar no wider than its tabs, so that what follows stands right after the last one."""

    def sizeHint(self) -> QSize:
        width = sum(self.tabSizeHint(index).width() for index in range(self.count()))
        return QSize(width + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 120), super().minimumSizeHint().height())


class _TitleField(QLineEdit):
    """A field over a tab; Enter or leaving it takes the title, Esc does not."""

    finished = Signal(object)
    escaped = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setAccessibleName("Title of the map")
        self.setMaxLength(500)
        self._done = False
        self.editingFinished.connect(self._take)

    def open_at(self, rect: QRect) -> None:
        """Show over that place, all text selected."""
        self.setGeometry(rect.x(), rect.y(), max(rect.width(), 160), rect.height())
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._finish(None)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.selectAll()
        event.accept()

    def _take(self) -> None:
        self._finish(self.text())

    def _finish(self, title: str | None) -> None:
        if self._done:
            return
        self._done = True
        # Before it hides, or Qt gives the focus to whatever Tab would lead to.
        if self.hasFocus():
            self.escaped.emit()
        self.hide()
        self.finished.emit(title)
        self.deleteLater()
