"""An edit of all that is selected: at once, or beside the window where that is thousands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from loopmap.editing.edits.touch import NewId
from loopmap.editing.history import Selection
from loopmap.model.change import Change
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.ui.actions.desk import Desk
from loopmap.ui.edits_beside import MANY, Prepared, Wanted

Edit = Callable[[Document, MapId, Iterable[RecordId]], Change]


def do_with_selected(desk: Desk, label: str, doing: str, edit: Edit) -> None:
    """Edit what is selected as one step; ``doing`` says it where it takes a moment."""
    session, editor = desk.session, desk.editor
    assert session is not None
    assert editor is not None
    chosen = session.selection
    if len(chosen) <= MANY:
        session.do(label, edit(session.document, session.map_id, sorted(chosen)))
        return
    work = partial(_worked_out, edit, chosen)
    editor.edits.ask(Wanted(label, doing, session.map_id, lambda: work, _nothing_more))


def _worked_out(
    edit: Edit,
    chosen: Selection,
    document: Document,
    map_id: MapId,
    _: NewId,
    __: Prepared | None,
) -> Prepared:
    return Prepared(edit(document, map_id, sorted(chosen)))


def _nothing_more(_: Selection) -> None:
    """What was selected stays in view."""
