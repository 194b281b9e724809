"""A column beside the canvas: a few pages under a row of plain tabs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from loopmap.ui.page_tabs import PageTabs

_LETTERS = 28
"""Letters that go into a line of the narrowest column …"""

_MOST_OF_IT = 0.28
"""… unless that is more than this share of the window."""


class SideColumn(QWidget):
    """Pages by name, shown from ``open`` on; ``pageShown`` tells which is on show."""

    pageShown = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._room = 0
        self._names: list[str] = []
        self._tabs, self._pages = PageTabs(), QStackedWidget()
        self._tabs.chosen.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(14, 6, 4, 4)
        head.addWidget(self._tabs)
        column.addWidget(self._head)
        column.addWidget(self._pages, 1)
        self._is_open = False
        self._head.hide()
        self._pages.hide()

    def keep_readable(self, room: int) -> None:
        """Be wide enough for a few words in a line of text, in a window ``room`` pixels wide."""
        self._room = room
        words = _LETTERS * self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(min(words, round(room * _MOST_OF_IT)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.keep_readable(self._room)

    def add(self, name: str, title: str, page: QWidget) -> None:
        """Put a page last. A column of one page shows no tabs."""
        self._names.append(name)
        self._pages.addWidget(page)
        self._tabs.add(title)
        if self._is_open:
            self.open()

    def open(self) -> None:
        """Show the pages; until then they can be put here one by one, and nobody sees it."""
        self._is_open = True
        self._head.setVisible(len(self._names) > 1)
        self._pages.show()

    def retitle(self, name: str, title: str) -> None:
        """Another title on the tab of that page."""
        self._tabs.retitle(self._names.index(name), title)

    def show_page(self, name: str) -> None:
        """Bring the page of that name to the front; unknown names are ignored."""
        if name in self._names:
            self._tabs.choose(self._names.index(name))

    def focus_page(self) -> None:
        """Put the keyboard on the page on show."""
        page = self._pages.currentWidget()
        if page is None:
            return
        first = page.focusProxy() or _first_focusable(page)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def page(self) -> str:
        """Name of the page on show; empty when there is none."""
        index = self._pages.currentIndex()
        return self._names[index] if index >= 0 else ""

    def _show(self, index: int) -> None:
        if 0 <= index < len(self._names):
            self._pages.setCurrentIndex(index)
            self.pageShown.emit(self._names[index])


def _first_focusable(page: QWidget) -> QWidget:
    for child in page.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(page):
            return child
    return page
