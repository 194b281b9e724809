"""An equation with all that helps to write it: offers, what is wrong, what it says in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from loopmap.editing.equation.complete import call_around, completion_at
from loopmap.editing.equation.known import Known
from loopmap.editing.equation.look import Complaint, Looked, Measured, look_at
from loopmap.editing.equation.parts import parts_of
from loopmap.ui.panels.equation_field import EquationField
from loopmap.ui.panels.equation_offers import EquationOffers
from loopmap.ui.panels.fields import empty, plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.looks import text as words
from loopmap.ui.theme import mark, style_in_force

_MOST_COMPLAINTS = 2


@dataclass(frozen=True, slots=True)
class About:
    """What an equation is about: names it may use, its units, how it reads in words."""

    known: Known
    measured: Measured | None = None
    reading: Callable[[str], str] = lambda _: ""


class EquationEditor(QWidget):
    """``committed`` carries the text, right or wrong, when it is done; ``entered`` tells Enter.

    ``escaped`` tells Esc where there was nothing to put back. ``addWanted`` carries a name
    that the equation uses and no variable has.
    """

    committed = Signal(str)
    entered = Signal()
    escaped = Signal()
    addWanted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._about = About(Known(()))
        self._shown, self._seen = "", ""
        self._looked = Looked(None, ())
        self._offers: EquationOffers | None = None
        self._moved = False
        self.field = EquationField(name)
        self.told = words()
        self._mends = QWidget()
        self._mend_row = FlowLayout(self._mends, spacing=10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for part in (self.field, self.told, self._mends):
            column.addWidget(part)
        self._connect()
        self._tell()

    @property
    def looked(self) -> Looked:
        """What was found in the text as it stands."""
        return self._looked

    @property
    def text(self) -> str:
        return self.field.toPlainText()

    def show_equation(self, text: str, about: About) -> None:
        """Show an equation, unless the person is just typing another one."""
        self._about = about
        typing = self.field.hasFocus() and self.text != self._shown
        if not typing:
            self._shown = text
            if self.text != text:
                self._seen = text
                self.field.setPlainText(text)
        self._look()

    def commit(self) -> None:
        """Say what was typed, if it is other than what was shown."""
        if self.text != self._shown:
            self._shown = self.text
            self.committed.emit(self._shown)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.field.set_style(style_in_force())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._put_away()

    def _connect(self) -> None:
        self.field.edited.connect(self._edit)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self._leave)
        self.field.escaped.connect(self._escape)
        self.field.completionWanted.connect(self._ask)
        self.field.stepped.connect(self._step)
        self.field.accepted.connect(self._accept)

    # typing

    def _edit(self) -> None:
        if self.text != self._seen:
            self._seen = self.text
            self._look()
            self._offer()
        elif self.field.hasFocus():
            self._put_away()
            self._look()
            self._help()

    def _look(self) -> None:
        known, text = self._about.known, self.text
        self._looked = look_at(text, known, self._about.measured)
        self.field.show_looks(parts_of(text, known), self._said())
        self._tell()

    def _said(self) -> tuple[Complaint, ...]:
        """All that is wrong, but for a name that is being typed just now."""
        typing = self.field.hasFocus() and self.text != self._shown
        caret = self.field.caret if typing else -1
        complaints = self._looked.complaints
        return tuple(c for c in complaints if not (c.unknown and c.span.stop == caret))

    def _enter(self) -> None:
        if self._moved:
            self._accept()
            return
        self._put_away()
        self.commit()
        self._show_all()
        self.entered.emit()

    def _leave(self) -> None:
        self._put_away()
        self._look()
        self.commit()

    def _show_all(self) -> None:
        """What is done is told whole, wherever the caret stands."""
        self.field.show_looks(parts_of(self.text, self._about.known), self._looked.complaints)
        self._tell(whole=True)

    def _escape(self) -> None:
        offers = self._offers
        if offers is not None and offers.isVisible():
            self._put_away()
        elif self.text != self._shown:
            self.field.setPlainText(self._shown)
            self._put_away()
        else:
            self.escaped.emit()

    # offers

    def _ask(self) -> None:
        self._offer(asked=True)

    def _offer(self, *, asked: bool = False) -> None:
        if not self.field.hasFocus() or self.field.isReadOnly():
            return
        completion = completion_at(self.text, self.field.caret, self._about.known, asked=asked)
        start = self.field.caret if completion is None else completion.span.start
        inside = call_around(self.text, self.field.caret)
        self._moved = False
        self._floating().offer(completion, inside, self._under(start))
        self.field.offers = completion is not None
        self._tell_offer()

    def _help(self) -> None:
        inside = call_around(self.text, self.field.caret)
        if inside is not None or self._offers is not None:
            self._floating().offer(None, inside, self._under(self.field.caret))

    def _floating(self) -> EquationOffers:
        """Made late: the window it floats over is known when somebody types."""
        if self._offers is None or self._offers.over is not self.window():
            self._offers = EquationOffers(self.window())
            self._offers.chosen.connect(self._take)
        return self._offers

    def _under(self, position: int) -> QPoint:
        place = self.field.place_of(position).bottomLeft()
        return self.field.mapTo(self.window(), place)

    def _step(self, by: int) -> None:
        if self._offers is not None:
            self._moved = True
            self._offers.step(by)
            self._tell_offer()

    def _accept(self) -> None:
        if self._offers is not None:
            self._take(self._offers.place)

    def _take(self, place: int) -> None:
        completion = None if self._offers is None else self._offers.completion
        self._put_away()
        if completion is not None:
            offer, span = completion.offers[place], completion.span
            self.field.put(span.start, span.stop, offer.text, offer.caret)
            self._put_away()
            self._help()

    def _put_away(self) -> None:
        self.field.offers = self._moved = False
        if self._offers is not None:
            self._offers.offer(None, None, QPoint())

    def _tell_offer(self) -> None:
        """What a screen reader hears of the offer that is lit."""
        current = self._offers.current if self._offers else None
        told = "" if current is None else f"{current.shown}, {current.note}. Tab accepts."
        self.field.setAccessibleDescription(told or self.told.text())

    # telling

    def _tell(self, *, whole: bool = False) -> None:
        complaints = self._looked.complaints if whole else self._said()
        shown = complaints[:_MOST_COMPLAINTS]
        lines = [complaint.sentence for complaint in shown]
        if len(complaints) > len(shown):
            lines.append(f"And {len(complaints) - len(shown)} more.")
        if not self._looked.complaints and self._looked.tree is not None:
            lines = [self._about.reading(self.text)]
        self.told.setText("\n".join(lines))
        self.told.setVisible(bool(self.told.text()))
        mark(self.told, self._tone(complaints))
        self.field.setAccessibleDescription(self.told.text())
        self._show_mends(shown)

    def _tone(self, complaints: tuple[Complaint, ...]) -> str:
        """Where more may be typed a complaint is no error yet."""
        if not complaints:
            return "muted"
        if self.field.hasFocus() and all(c.unfinished for c in complaints):
            return "muted"
        return "error" if any(c.blocks for c in complaints) else "warning"

    def _show_mends(self, complaints: tuple[Complaint, ...]) -> None:
        empty(self._mend_row)
        for complaint in complaints:
            for button in self._mends_of(complaint):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the field its keys
                self._mend_row.addWidget(button)
        self._mends.setVisible(self._mend_row.count() > 0)

    def _mends_of(self, complaint: Complaint) -> list[QPushButton]:
        found = []
        if complaint.instead:
            use = plain_button(f"Use {complaint.instead}", "Write this in its place")
            use.clicked.connect(lambda _=False, c=complaint: self._mend(c))
            found.append(use)
        if complaint.unknown:
            meaning = "Add a variable of this name to the map, with a link"
            add = plain_button(f"Add “{complaint.unknown}” to the map", meaning)
            add.clicked.connect(lambda _=False, n=complaint.unknown: self._add(n))
            found.append(add)
        return found

    def _mend(self, complaint: Complaint) -> None:
        span = complaint.span
        self.field.put(span.start, span.stop, complaint.instead, len(complaint.instead))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._put_away()

    def _add(self, name: str) -> None:
        self.commit()
        self.addWanted.emit(name)
