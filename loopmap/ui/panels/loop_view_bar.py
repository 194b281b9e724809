"""Which loops the panel lists and in what order: two chips, two menus and an honest line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from loopmap.analysis.loop_views.tell import WHAT_THEY_ARE, counts_in_words, filters_in_words
from loopmap.analysis.loop_views.view import Among, Only, Order
from loopmap.analysis.loops import LoopList
from loopmap.analysis.wording import capitalised
from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.ui.loop_choice import LoopChoice
from loopmap.ui.panels.looks import muted
from loopmap.ui.panels.menu_button import MenuButton
from loopmap.ui.theme import mark

_KINDS = (Only.REINFORCING, Only.BALANCING, Only.UNDETERMINED)
_OTHERS = tuple(one for one in Only if one not in _KINDS)


class LoopViewBar(QWidget):
    """Shows and changes a choice of loops; hidden where there is nothing to choose from."""

    def __init__(self, session: Session, choice: LoopChoice) -> None:
        super().__init__()
        self.setAccessibleName("Which loops are listed")
        self._session, self._choice = session, choice
        self._key, self._all = _chip("Key loops"), _chip("All loops")
        self._among: dict[Among, QAction] = {}
        self._only: dict[Only, QAction] = {}
        self._order: dict[Order, QAction] = {}
        self._filters = MenuButton(self._make_filters())
        self._orders = MenuButton(self._make_orders())
        self._note = muted()
        self._chips = QWidget()
        self._lay_out()
        group = QButtonGroup(self)
        for place, chip in enumerate((self._key, self._all)):
            group.addButton(chip, place)
        group.idClicked.connect(self._choose_scope)

    def show_choice(self, loops: LoopList) -> None:
        """Show what is asked for and how many loops that leaves."""
        causal_map, view, choice = self._session.map, self._choice.view, self._choice.choice()
        shown = len(choice.shown) if view.key_only else 0
        self.setVisible(choice.every > 1 or view.leaves_out)
        self._chips.setVisible(not view.key_only or shown < choice.passing)
        (self._key if view.key_only else self._all).setChecked(True)
        is_all = loops.complete or view.among is not Among.LISTED
        self._all.setText(f"{'All' if is_all else 'Listed'} {choice.passing:,}")
        self._filters.set_words("Show", filters_in_words(causal_map, view))
        self._orders.set_words("Order", view.order.value)
        note = counts_in_words(causal_map, choice, self._choice.them())
        is_cut = view.order is Order.STRONGEST and not is_all
        self._note.setText(note)
        is_list = view.among is Among.LISTED  # what is sought through one thing says so itself
        is_told = view.through is None or (is_list and self._choice.sought.is_wanted)
        self._note.setVisible(bool(view.only) or is_cut or not is_told)
        for one, action in self._only.items():
            action.setChecked(one in view.only)
        self._order[view.order].setChecked(True)
        self._among[view.among].setChecked(True)

    def _lay_out(self) -> None:
        chips = QHBoxLayout(self._chips)
        chips.setContentsMargins(6, 0, 6, 2)
        chips.setSpacing(5)
        chips.addWidget(self._key)
        chips.addWidget(self._all)
        chips.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        self._note.setContentsMargins(6, 2, 6, 0)
        lines = QVBoxLayout()
        lines.setContentsMargins(4, 0, 0, 0)
        lines.setSpacing(1)
        for line in (self._filters, self._orders):
            lines.addWidget(line)
        layout.addWidget(self._chips)
        layout.addLayout(lines)
        layout.addWidget(self._note)

    def _choose_scope(self, place: int) -> None:
        self._choice.look(replace(self._choice.view, key_only=place == 0))

    def _make_filters(self) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName("Show only loops that are")
        menu.setToolTipsVisible(True)
        for among in Among:
            action = self._among[among] = menu.addAction(capitalised(among.value))
            action.setToolTip(WHAT_THEY_ARE[among])
            action.setCheckable(True)
            action.triggered.connect(partial(self._look_among, among))
        menu.addSeparator()
        self._add_filters(menu, _KINDS)
        menu.addSeparator()
        self._add_filters(menu, _OTHERS)
        menu.addSeparator()
        self._through = menu.addAction("Through what is selected")
        self._through.setCheckable(True)
        self._through.triggered.connect(self._turn_through)
        menu.addSeparator()
        menu.addAction("Show everything").triggered.connect(self._clear)
        menu.addAction("Mark all as looked at").triggered.connect(self._mark_seen)
        menu.aboutToShow.connect(self._before_filters)
        return menu

    def _add_filters(self, menu: QMenu, filters: Iterable[Only]) -> None:
        for one in filters:
            action = self._only[one] = menu.addAction(capitalised(one.value))
            action.setCheckable(True)
            action.triggered.connect(partial(self._turn, one))

    def _make_orders(self) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName("Order of the loops")
        for order in Order:
            action = self._order[order] = menu.addAction(capitalised(order.value))
            action.setCheckable(True)
            action.triggered.connect(partial(self._sort, order))
        menu.aboutToShow.connect(self._before_orders)
        return menu

    def _before_filters(self) -> None:
        for among, action in self._among.items():
            action.setChecked(among is self._choice.view.among)
        self._through.setChecked(self._choice.view.through is not None)
        self._through.setEnabled(
            self._choice.view.through is not None or self._selected() is not None
        )

    def _before_orders(self) -> None:
        for order, action in self._order.items():
            action.setChecked(order is self._choice.view.order)

    def _selected(self) -> RecordId | None:
        return through_of(self._session)

    def _turn(self, one: Only, _: bool = False) -> None:
        self._choice.turn(one)

    def _look_among(self, among: Among, _: bool = False) -> None:
        self._choice.look_among(among)

    def _sort(self, order: Order, _: bool = False) -> None:
        self._choice.look(replace(self._choice.view, order=order))

    def _turn_through(self, wanted: bool) -> None:
        self._choice.look_through(self._selected() if wanted else None)

    def _clear(self) -> None:
        self._choice.look(self._choice.view.everything())

    def _mark_seen(self) -> None:
        self._choice.mark_seen()


def through_of(session: Session) -> RecordId | None:
    """The one selected variable or link, that loops may pass, or None."""
    if len(session.selection) != 1:
        return None
    record = next(iter(session.selection))
    causal_map = session.map
    return record if record in causal_map.variables or record in causal_map.links else None


def _chip(words: str) -> QPushButton:
    chip = QPushButton(words)
    chip.setCheckable(True)
    chip.setAccessibleName(words)
    mark(chip, "chip")
    return chip
