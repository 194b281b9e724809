"""The page of well-known stories that the map may tell, for people to judge.

It looks while it is on show. Up and down go from card to card, Enter opens one and lights
its loops, Delete puts one aside, Esc goes back to the canvas.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from loopmap.analysis.stories import StoryList
from loopmap.editing.session import Event, Session
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Variable
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.asking_page import AskingPage
from loopmap.ui.panels.fields import ChipRow, plain_button
from loopmap.ui.panels.looks import muted
from loopmap.ui.panels.open_story import OpenStory
from loopmap.ui.panels.stories_aside import StoriesAside
from loopmap.ui.panels.story_cards import StoryCards
from loopmap.ui.panels.story_words import status, weaker
from loopmap.ui.story_search import StorySearch

WHERE = (
    (False, "Whole map", "Look among all listed loops"),
    (True, "Around selection", "Only stories with the selected variable on a loop"),
)
_NOT_YET = "Looking for stories …"
_WEAKER = "Likenesses whose shape fits, though no delay bears it out"
_SELECT = "Select a variable to look around it."


class StoriesPanel(AskingPage):
    """Candidates of the map on show.

    ``lightWanted`` carries the keys of the loops to light, ``told`` what was found when
    somebody asked.
    """

    lightWanted = Signal(tuple)
    told = Signal(str)

    def __init__(self, session: Session, watch: LoopWatch, parent: QWidget | None = None) -> None:
        super().__init__("Stories", session, parent)
        self._search = StorySearch(session, watch, self)
        self._found: StoryList | None = None
        self._focus: RecordId | None = None
        self._around = self._weak = self._asked = self._focus_when_found = False
        self._where = ChipRow("Where to look", WHERE)
        self._status, self._cards = muted(_NOT_YET), StoryCards()
        self._weaker, self._aside = plain_button("", _WEAKER), StoriesAside()
        self._open = OpenStory(session, watch, self._cards, self)
        self._lay_out()
        self._connect()
        self.begin(self._search)

    @property
    def found(self) -> StoryList | None:
        """What was found, None before the first answer."""
        return self._found

    @property
    def status(self) -> str:
        """What the page says of how far it has looked."""
        return self._status.text()

    @property
    def cards(self) -> StoryCards:
        """The cards on show."""
        return self._cards

    @property
    def is_looking(self) -> bool:
        """Whether an answer is still to come."""
        return self._search.is_searching

    @property
    def shows_weak(self) -> bool:
        """Whether weaker likenesses are shown too."""
        return self._weak

    def look(self, *, around: bool) -> None:
        """Look in the whole map, or around the selected variable; tell what is found."""
        self._around, self._asked = around, True
        self._focus = self._selected() if around else None
        self._ask()

    def show_weak(self, wanted: bool) -> None:
        """Show the weaker likenesses too, ten at most, or hide them."""
        self._weak, self._asked = wanted, True
        self._ask()

    def close_card(self) -> None:
        """Close the open card, without saying that anybody chose so."""
        self._cards.close_card()

    def focus_cards(self) -> None:
        """Put the keyboard on the cards, or on what there is instead."""
        if not self._cards.focus_first():
            self._where.setFocus()
            self._focus_when_found = True

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 10, 9, 10)
        column.setSpacing(9)
        self._where.setContentsMargins(6, 0, 6, 0)
        self._status.setContentsMargins(6, 0, 6, 0)
        self._where.show_value(False)
        column.addWidget(self._cards)
        self._cards.add_above(self._where)
        self._cards.add_above(self._status)
        self._cards.add_below(self._weaker)
        self._weaker.setMinimumWidth(1)  # in large type its words must not widen the cards
        self._cards.add_below(self._aside)
        self._weaker.hide()
        self._aside.hide()

    def _connect(self) -> None:
        self._open.refused.connect(self.refused)
        self._open.lightWanted.connect(self.lightWanted)
        self._open.wanted.connect(self.wanted)
        self._search.begun.connect(self._wait)
        self._search.found.connect(self._show)
        self._where.chosen.connect(self._choose_where)
        self._weaker.clicked.connect(self._turn_weak)
        self._cards.escaped.connect(self.escaped)
        self._aside.back.connect(self._open.bring_back)
        self._aside.letGo.connect(self._open.leave_open)

    def _hear(self, event: Event) -> None:
        if event.map_changed or event.replaced:
            self._open.forget_cast()
            self._focus = None
        if self._around and (event.selection_changed or event.map_changed):
            selected = self._selected()
            if selected is not None and selected != self._focus:
                self._focus = selected
                self._ask()

    # looking

    def _selected(self) -> RecordId | None:
        chosen = [self._session.map.get(one) for one in self._session.selection]
        return chosen[0].id if len(chosen) == 1 and isinstance(chosen[0], Variable) else None

    def _choose_where(self, around: bool) -> None:
        self.look(around=around)

    def _turn_weak(self) -> None:
        self.show_weak(not self._weak)

    def _ask(self) -> None:
        self._where.show_value(self._around)
        if self._around and self._focus is None:
            self._status.setText(_SELECT)
            self.told.emit(_SELECT)
        else:
            self._search.ask(self._focus, weak=self._weak)
            if self._found is not None and not self._search.is_searching:
                self._tell()  # it is known already

    def _wait(self) -> None:
        if self._found is None:
            self._status.setText(_NOT_YET)

    def _show(self, found: StoryList) -> None:
        causal_map = self._session.map
        self._found = found
        focus = causal_map.variables.get(self._focus) if self._focus else None
        self._status.setText(status(causal_map, found, focus.name if focus else ""))
        self._weaker.setText(weaker(found, self._weak))
        self._weaker.setVisible(bool(found.weak))
        aside = [story for story in in_order(causal_map.found_stories) if story.dismissed]
        self._aside.show_records(causal_map, found.not_found, aside)
        self._aside.setVisible(bool(found.not_found or aside))
        self._open.show_found(found)
        self._tell()
        if self._focus_when_found and self._where.isAncestorOf(QApplication.focusWidget() or self):
            self._cards.focus_first()
        self._focus_when_found = False

    def _tell(self) -> None:
        """Say what was found if somebody has asked."""
        if self._asked:
            self._asked = False
            self.told.emit(self._status.text())
