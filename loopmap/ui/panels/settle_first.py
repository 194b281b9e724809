"""The links marked ? that most loops hinge on, to be talked about first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from loopmap.analysis.loops import LoopList, Unsettled, unsettled_links
from loopmap.analysis.telling import arrow
from loopmap.editing.edits.links import set_sign
from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.model.records import Sign
from loopmap.ui.as_written import tip
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.looks import muted, strong
from loopmap.ui.panels.own_keys import keeps_key
from loopmap.ui.panels.wrapping_button import WrappingButton
from loopmap.ui.theme import mark

_MOST = 4
_ACROSS, _DOWN = 5, 3
_SETTLES = {
    Qt.Key.Key_Plus: Sign.SAME,
    Qt.Key.Key_Equal: Sign.SAME,
    Qt.Key.Key_Minus: Sign.OPPOSITE,
}


class SettleFirst(QWidget):
    """A line for each such link. ``linkWanted`` tells the link of one that was chosen.

    On a line + and − say which way its link is.
    """

    linkWanted = Signal(object)
    refused = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setAccessibleName("Settle these first")
        self._session = session
        self._note = muted()
        self._asking = Asking(session, self)
        self._asking.refused.connect(self.refused)
        self._lines = [_Line(session) for _ in range(_MOST)]
        for line in self._lines:
            line.wanted.connect(self.linkWanted)
            line.settled.connect(self._settle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 0)
        layout.setSpacing(1)
        self._heading = strong("Settle these first")
        layout.addWidget(self._heading)
        layout.addWidget(self._note)
        for line in self._lines:
            layout.addWidget(line)

    def show_links(self, loops: LoopList | None) -> None:
        """Show the links that most of the listed loops hinge on."""
        causal_map = self._session.map
        self.setVisible(loops is not None and bool(causal_map.links))
        if loops is None:
            return
        found = [each for each in unsettled_links(loops) if each.link in causal_map.links]
        for place, line in enumerate(self._lines):
            line.show_link(found[place] if place < len(found) else None)
        self._note.setText(self._say(len(found), loops.complete))
        self._heading.setVisible(bool(found))

    def begin(self) -> bool:
        """Put the keyboard on the first line, its link seen; False where there is none."""
        first = self._lines[0]
        if first.isHidden():
            return False
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        first.click()
        return True

    def _settle(self, link: RecordId, sign: Sign) -> None:
        session = self._session
        self._asking.do(
            "Set sign", lambda: set_sign(session.document, session.map_id, [link], sign)
        )

    def _say(self, found: int, complete: bool) -> str:
        if found:
            counted = "" if complete else "Of the listed loops. "
            first = f"The first {_MOST} of {found}. " if found > _MOST else ""
            return f"{counted}{first}Choose one, then + or \N{MINUS SIGN} says which way it is."
        unknown = sum(1 for link in self._session.map.links.values() if link.sign is Sign.UNKNOWN)
        if not unknown:
            return "No link is marked ? on this map."
        lies = "link marked ? lies" if unknown == 1 else "links marked ? lie"
        return f"{unknown} {lies} on no{'' if complete else ' listed'} loop."


class _Line(WrappingButton):
    """One link by its ends, and how many loops hinge on it."""

    wanted = Signal(object)
    settled = Signal(object, object)

    def __init__(self, session: Session) -> None:
        super().__init__(_ACROSS, _DOWN)
        self._session = session
        self._link: RecordId | None = None
        mark(self, "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)

    def show_link(self, unsettled: Unsettled | None) -> None:
        """Show a link, or nothing."""
        self.setVisible(unsettled is not None)
        if unsettled is None:
            return
        causal_map = self._session.map
        self._link = unsettled.link
        named = arrow(causal_map, causal_map.links[unsettled.link])
        one = unsettled.loops == 1
        loops, hinge = ("1 loop", "hinges") if one else (f"{unsettled.loops} loops", "hinge")
        self.set_words(f"{named} · {loops}")
        told = f"{named}: {loops} cannot be classified without its sign."
        self.setToolTip(tip(f"{told} Press + or \N{MINUS SIGN} to settle it."))
        self.setAccessibleDescription("Plus or minus settles it.")
        self.setAccessibleName(f"Select {named}; {loops} {hinge} on it")

    def event(self, event: QEvent) -> bool:
        """Keep + and − from the window, whose own keys are for what is selected."""
        return keeps_key(event, _SETTLES) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sign = _SETTLES.get(Qt.Key(event.key()))
        if sign is not None and self._link is not None:
            self.settled.emit(self._link, sign)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        if self._link is not None:
            self._session.select(frozenset({self._link}))
            self.wanted.emit(self._link)
