"""Naming things in place: the field over a card, and what becomes of its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, QRect, Signal
from PySide6.QtWidgets import QWidget

from loopmap.diagram.style import Style
from loopmap.editing.edits.groups import rename_group
from loopmap.editing.edits.notes import edit_note
from loopmap.editing.edits.variables import rename_variable
from loopmap.editing.session import Session
from loopmap.editing.tools.gesture import Preview
from loopmap.errors import EditRefused
from loopmap.model.change import Change, replacing
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name
from loopmap.model.records import Group, MapRecord, Note, Variable
from loopmap.ui.canvas.fitting import Fitting
from loopmap.ui.canvas.looking import Looking
from loopmap.ui.canvas.text_edit import InPlaceEditor


class Placement(NamedTuple):
    """Where the field goes, in logical pixels, how a text fits it at a scale, and its looks."""

    anchor: QPointF
    fitting: Fitting
    scale: float
    style: Style
    background: str
    ink: str


Placed = Callable[[RecordId], Placement | None]


class Renaming(QObject):
    """One text being edited at a time. ``ended`` tells when the field has gone."""

    hint = Signal(str)
    begun = Signal()
    ended = Signal()
    wentOn = Signal(object, bool)  # the record whose name is done, and whether backwards
    rewritten = Signal(QRect)  # where the field is now, in logical pixels
    trying = Signal(object)  # the Preview of the text as it stands; None when there is none

    def __init__(self, canvas: QWidget, session: Session, placed: Placed, looking: Looking) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._session = session
        self._placed = placed
        self._looking = looking
        self._editor: InPlaceEditor | None = None
        self._merge: str | None = None
        self.record: RecordId | None = None

    @property
    def editor(self) -> InPlaceEditor | None:
        """The field, while there is one."""
        return self._editor

    def begin(self, record_id: RecordId, merge: str | None = None) -> None:
        """Edit the text of a variable, note or group, brought into view.

        ``merge`` is that of the step which made the record: naming and making are
        then undone as one, and giving up takes the record away again.
        """
        self._looking.reveal(record_id)
        self.finish()
        record = self._session.map.get(record_id)
        text = _text_of(record)
        if text is None or self._placed(record_id) is None:
            return
        if self._session.read_only is not None:
            self.hint.emit(self._session.read_only)
            return
        self.record, self._merge = record_id, merge
        editor = InPlaceEditor(self._canvas, text, many_lines=isinstance(record, Note))
        self._editor = editor
        self.follow()
        editor.committed.connect(self._commit)
        editor.left.connect(self._leave)
        editor.cancelled.connect(self._escape)
        editor.wentOn.connect(partial(self._go_on, record_id, new=merge is not None))
        editor.rewritten.connect(self._try)
        editor.show()
        editor.setFocus()
        self.begun.emit()

    def follow(self) -> None:
        """Put the field where its card now lies; close it when the card has gone."""
        if self._editor is None or self.record is None:
            return
        placement = self._placed(self.record)
        if placement is None:
            self._close()
            return
        self._editor.dress(placement.background, placement.ink, placement.style)
        self._editor.place(placement.anchor, placement.fitting, placement.scale)

    def _try(self) -> None:
        """Show the map as it would be under that name, so that nothing jumps afterwards."""
        if self._editor is not None:
            self.rewritten.emit(self._editor.geometry())
        record = self._session.map.get(self.record) if self.record else None
        if self._editor is None or record is None:
            return
        name = clean_name(self._editor.typed())
        if isinstance(record, Variable | Group) and name:
            change = replacing(self._session.map_id, [(record, replace(record, name=name))])
            self.trying.emit(Preview(change=change))

    def finish(self) -> None:
        """Keep what is written as far as it may be, and go on with something else."""
        if self._editor is not None:
            self._leave(self._editor.toPlainText())

    def _escape(self) -> None:
        """Esc gives up, but never throws away what was written of a new note."""
        note = self._session.map.notes.get(self.record) if self.record else None
        text = self._editor.toPlainText().strip() if self._editor is not None else ""
        if self._merge is not None and note is not None and text not in {"", note.text}:
            self.finish()
        else:
            self.cancel()

    def cancel(self) -> None:
        """Give up: the old text stays; a record made for this goes away again."""
        merge = self._merge
        self._close()
        self.hint.emit("")
        done = self._session.history.done
        if merge is not None and done and done[-1].merge == merge:
            self._session.undo()

    def finish_quietly(self) -> None:
        """Go away without keeping anything: the map has been changed under the field."""
        self._close()

    def _commit(self, text: str) -> None:
        """Keep the text; where it is refused say why and let the person go on writing."""
        try:
            self._keep(text)
        except EditRefused as refusal:
            self.hint.emit(str(refusal))
            if self._editor is not None:
                self._editor.selectAll()
            return
        self._close()
        self.hint.emit("")

    def _go_on(self, record: RecordId, backwards: bool, *, new: bool) -> None:
        """Tab: on to the next name, unless this one was refused or belongs to something new."""
        if self._editor is None and not new:
            self.wentOn.emit(record, backwards)

    def _leave(self, text: str) -> None:
        try:
            self._keep(text)
        except EditRefused as refusal:
            self.hint.emit(str(refusal))
        self._close()

    def _keep(self, text: str) -> None:
        if self.record is None:
            return
        record, merge = self.record, self._merge
        change = self._change(record, text)
        if merge is not None:
            label = self._session.history.done[-1].label if self._session.history.done else ""
            self._session.do(label or "Rename", change, merge=merge)
        else:
            is_note = record in self._session.map.notes
            self._session.do("Edit note" if is_note else "Rename", change)
        self._session.end_merging()

    def _change(self, record_id: RecordId, text: str) -> Change:
        document, map_id = self._session.document, self._session.map_id
        record = self._session.map.get(record_id)
        if isinstance(record, Note):
            return edit_note(document, map_id, record_id, text)
        if isinstance(record, Group):
            return rename_group(document, map_id, record_id, text)
        return rename_variable(document, map_id, record_id, text)

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        self.record, self._merge = None, None
        if editor is not None:
            # Before it hides, or Qt gives the focus to whatever Tab would lead to.
            if editor.hasFocus():
                self._canvas.setFocus()
            editor.close_quietly()
            self.trying.emit(None)
            self.ended.emit()


def _text_of(record: MapRecord | None) -> str | None:
    if isinstance(record, Variable | Group):
        return record.name
    return record.text if isinstance(record, Note) else None
