"""Naming the other end of a link on the canvas: chain entry, and linking by typing.

E and C on a variable make its next effect or cause, already linked and being named where
it will lie. L and Shift+L ask which variable it is linked to or from. In all of them a
name that is on the map leads to that variable, any other name makes one, and the sign may
be typed with it. Until Enter nothing is in the document, so giving up leaves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from loopmap.editing.sentence.far_end import FarEnd, Way, with_name
from loopmap.editing.sentence.far_end_choice import Choice, choices
from loopmap.editing.session import Session
from loopmap.errors import EditRefused
from loopmap.model.ids import RecordId
from loopmap.ui.canvas import far_end_words as words
from loopmap.ui.canvas.far_end_field import FarEndField
from loopmap.ui.canvas.far_end_place import FarEndPlace
from loopmap.ui.canvas.far_end_rows import offers_of
from loopmap.ui.canvas.far_end_trial import FarEndTrial
from loopmap.ui.canvas.lead_trial import LeadTrial
from loopmap.ui.canvas.offers import Offers
from loopmap.ui.canvas.surface import CanvasSurface
from loopmap.ui.canvas.walk import Direction, next_towards

Then = Callable[[FarEndTrial, RecordId], None]


class FarEndEntry(QObject):
    """One end being named at a time.

    ``preview`` speaks as a gesture does, None ends it. ``hint`` says what the keys do now,
    ``said`` what has been done or why not. ``made`` carries the links that came of it.
    """

    preview = Signal(object)
    hint = Signal(str)
    said = Signal(str)
    made = Signal(object)
    begun = Signal()
    ended = Signal()

    def __init__(
        self, paper: CanvasSurface, session: Session, recent: Callable[[], Sequence[RecordId]]
    ) -> None:
        super().__init__(paper)
        self._paper, self._session, self._recent = paper, session, recent
        self._place = FarEndPlace(paper)
        self._offers = Offers(paper)
        self._offers.taken.connect(self._take)
        self._trial: FarEndTrial | None = None
        self._asking = self._listing = False
        self._choice = Choice()
        self.field: FarEndField | None = None

    @property
    def running(self) -> bool:
        return self._trial is not None

    def begin(self, near: RecordId, way: Way, *, asking: bool = False) -> None:
        """Name an effect or a cause of ``near``; ``asking``: which of the variables there are."""
        if self._may_begin():
            self._begin(FarEndTrial(self._session, near, way), asking=asking)

    def lead(self, link: RecordId, way: Way) -> None:
        """Ask to which other effect, or from which other cause, a link is to lead."""
        if self._may_begin():
            self._begin(LeadTrial(self._session, link, way), asking=True)

    def _may_begin(self) -> bool:
        self.give_up()
        if self._session.read_only is not None:
            self.said.emit(self._session.read_only)
        return self._session.read_only is None

    def _begin(self, trial: FarEndTrial, *, asking: bool) -> None:
        self._trial, self._asking = trial, asking
        self._choice, self._listing = Choice(), False
        way = trial.way
        name = words.asked(self._session.map, trial.near, way)
        self.field = FarEndField(self._paper, words.PLACEHOLDERS[way, asking], name)
        self._connect(self.field)
        self.begun.emit()
        self._place.show_room(self._trial, asking=asking)
        self._typed()
        self.field.show()
        self.field.setFocus()

    def give_up(self) -> None:
        """Go away and leave nothing behind."""
        field, self.field, self._trial = self.field, None, None
        if field is None:
            return
        # Before it hides, or Qt gives the focus to whatever Tab would lead to.
        if field.hasFocus():
            self._paper.setFocus()
        field.close_quietly()
        self._offers.hide()
        self.preview.emit(None)
        self.hint.emit("")
        self.ended.emit()

    def leave(self) -> None:
        """The person goes elsewhere: a name written at its place is kept, a question is not."""
        if self._trial is not None and not self._asking and self._end().name:
            self._finish()
        self.give_up()

    def follow(self) -> None:
        """Put field and list where they belong: the view, the style or the text is another."""
        if self.field is not None and self._trial is not None:
            self._place.put(self.field, self._offers, self._trial, asking=self._asking)

    # what keys do

    def _connect(self, field: FarEndField) -> None:
        field.rewritten.connect(self._typed)
        field.cancelled.connect(self.give_up)
        field.left.connect(self.leave)
        field.finished.connect(self._finish)
        field.goOn.connect(self._go_on)
        field.another.connect(self._name_another)
        field.tabbed.connect(self._tab)
        field.wentTo.connect(self._arrow)

    def _typed(self) -> None:
        """Another text: look who may be meant, and show what would come of it."""
        if self.field is None or self._trial is None:
            return
        found = choices(
            self._session.map,
            self.field.typed(),
            self._trial.near,
            self._recent(),
            asking=self._asking,
            listing=self._listing,
        )
        self._choice = found.after(self._choice)
        self._tell()

    def _arrow(self, arrow: Direction) -> None:
        """Up and down choose in the list; without one, arrows walk the map to the other end."""
        if self._trial is None:
            return
        choice = self._choice
        if choice.rows:
            self._choice = choice.moved({Direction.DOWN: 1, Direction.UP: -1}.get(arrow, 0))
        else:
            boxes, start = self._paper.stage.drawing.label_boxes, choice.walked or self._trial.near
            found = next_towards(self._session.map, boxes, start, arrow)
            self._choice = replace(choice, walked=found or choice.walked)
        self._tell()

    def _tab(self) -> None:
        """Write out the name offered; where there is none to write out, go on from this one."""
        if self._choice.for_tab is not None:
            self._write_out(self._choice.for_tab)
        elif self._end().name:
            self._go_on()
        else:
            self._listing = True
            self._typed()

    def _take(self, row: int) -> None:
        """That row of the list was clicked."""
        record = self._choice.rows[row]
        if record is not None:
            self._write_out(record)
        elif self.field is not None:
            self._choice = self._choice.moved(row - self._choice.current)
            self._tell()
            self.field.setFocus()

    def _write_out(self, record: RecordId) -> None:
        """That variable is meant: its name stands in the field, ready for a sign or Enter."""
        if self.field is not None:
            causal_map = self._session.map
            name, typed = causal_map.variables[record].name, self.field.toPlainText()
            self.field.rewrite(with_name(typed, name, causal_map))
            self.field.setFocus()

    def _go_on(self) -> None:
        """Make it, and name what comes of it in turn."""
        self._finish(lambda trial, far: self.begin(far, trial.way))

    def _name_another(self) -> None:
        """Make it, and go back to where it started for another."""
        asking = self._asking
        self._finish(lambda trial, _: self.begin(trial.near, trial.way, asking=asking))

    def _finish(self, then: Then | None = None) -> None:
        """Make it true, as one step, and go on where ``then`` leads."""
        trial, end, session = self._trial, self._end(), self._session
        if trial is None or self.field is None:
            return
        if not end.name and not self.field.typed().strip():
            self.give_up()
            return
        try:
            said = trial.say(end)
        except EditRefused as refusal:
            self.said.emit(str(refusal))
            return
        if not said.change and then is None:
            self.said.emit(words.standing(session.map, trial.near, end, trial.way))
            return
        self.give_up()
        session.do(trial.label(end), said.change, select=frozenset(said.path))
        self.made.emit(said.path)
        self.said.emit(words.done(session.map, said.path[0]))
        if then is not None:
            then(trial, next((v for v in said.variables if v != trial.near), trial.near))

    # showing

    def _end(self) -> FarEnd:
        """What Enter makes."""
        return self._choice.end(self._session.map)

    def _tell(self) -> None:
        """Show what Enter would do, on the map, in the list and in words."""
        trial, field, end = self._trial, self.field, self._end()
        if trial is None or field is None:
            return
        drawing = self._paper.stage.drawing
        trial.settle(end, drawing)
        self.preview.emit(trial.preview(end, drawing, asking=self._asking))
        rows = offers_of(self._choice, self._session.map)
        self._offers.offer(rows, self._choice.current)
        self.follow()
        self._place.keep_seen(field)
        names, tab = self._session.map.variables, self._choice.for_tab
        told = words.keys(
            names[trial.near].name, end, trial.way, tab=names[tab].name if tab else ""
        )
        field.setAccessibleDescription(told)
        self.hint.emit(told)
