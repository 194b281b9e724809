"""A document being edited: the only mutable object of a map.

Everything that shows a map listens here and hears the same values: what
changed, what is selected, which map is shown, whether it is saved. Listeners
may look but not edit: an edit made while listeners run is refused, so there
are no cascades.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from loopmap.editing.history import Done, History, Selection
from loopmap.errors import EditRefused
from loopmap.model.change import NOTHING, Change
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import IdSource, MapId, RecordId, random_ids
from loopmap.model.query import InUse
from loopmap.model.records import PREFIX

NO_SELECTION: Selection = frozenset()


@dataclass(frozen=True, slots=True)
class Event:
    """What listeners hear. ``change`` is empty when no record changed."""

    change: Change = NOTHING
    selection_changed: bool = False
    map_changed: bool = False
    replaced: bool = False
    saved_changed: bool = False
    label: str = ""


Listener = Callable[[Event], None]


class Session:
    """One open document with its history, selection and listeners.

    ``read_only`` says why edits are refused, or None: a file written by a newer
    version, or one that another window holds.
    """

    def __init__(
        self,
        document: Document,
        *,
        new_ids: IdSource | None = None,
        read_only: str | None = None,
    ) -> None:
        if not document.maps:
            raise EditRefused("A document needs at least one map.")
        self.document = document
        self.history = History()
        self.read_only = read_only
        self.selection: Selection = NO_SELECTION
        self.map_id: MapId = document.map_order[0]
        self._new_ids = new_ids or random_ids()
        self._handed_out: set[str] = set()
        self._listeners: list[Listener] = []
        self._telling = False

    @property
    def map(self) -> CausalMap:
        """The map on show."""
        return self.document.maps[self.map_id]

    @property
    def is_saved(self) -> bool:
        return self.history.is_saved

    def new_id(self, kind: type) -> RecordId:
        """An id for a new record of that kind, unused in the document and never given before."""
        new = self._new_ids(PREFIX[kind], InUse(self.document, self._handed_out))
        self._handed_out.add(new)
        return new

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Be told of everything from now on; call the answer to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def do(  # noqa: PLR0913  a step, and where it leads
        self,
        label: str,
        change: Change,
        *,
        select: Selection | None = None,
        merge: str | None = None,
        show: MapId | None = None,
        on: MapId | None = None,
    ) -> None:
        """Apply ``change`` as one undoable step; nothing happens for an empty change.

        ``show`` puts a map on show that there is then, such as one just made; ``on`` is the map
        that undo shows again, where it is not the one on show. Raises EditRefused when the
        document is read-only or listeners are running, InvalidChange when the change does not
        fit.
        """
        if not change:
            if select is not None:
                self.select(select)
            return
        self._refuse_if_closed()
        was_saved, before, shown = self.is_saved, self.selection, self.map_id
        self._apply(change)
        if show is not None and show in self.document.maps:
            self.map_id = show
        after = self._existing(before if select is None else select)
        self.history.push(Done(label, change, on or shown, before, after, merge))
        self.selection = after
        self._tell(
            Event(
                change,
                selection_changed=after != before or self.map_id != shown,
                map_changed=self.map_id != shown,
                saved_changed=was_saved != self.is_saved,
                label=label,
            )
        )

    def undo(self) -> str:
        """Take the last step back; answers its label. EditRefused when there is none."""
        if not self.history.done:
            raise EditRefused("There is nothing to undo.")
        self._refuse_if_closed()
        step = self.history.step_back()
        self._replay(step.change.inverse(), step.map, step.selection_before, step.label)
        return step.label

    def redo(self) -> str:
        """Do the last undone step again; answers its label. EditRefused when there is none."""
        if not self.history.undone:
            raise EditRefused("There is nothing to redo.")
        self._refuse_if_closed()
        step = self.history.step_forward()
        self._replay(step.change, step.map, step.selection_after, step.label)
        return step.label

    def select(self, records: Selection) -> None:
        """Select exactly these records of the map on show; ones that are not there are ignored."""
        kept = self._existing(records)
        if kept != self.selection:
            self.selection = kept
            self._tell(Event(selection_changed=True))

    def show_map(self, map_id: MapId) -> None:
        """Put another map of the document on show; the selection keeps what both maps have."""
        if map_id == self.map_id:
            return
        if map_id not in self.document.maps:
            raise EditRefused("There is no such map in this document.")
        self.map_id = map_id
        self.selection = self._existing(self.selection)
        self._tell(Event(selection_changed=True, map_changed=True))

    def mark_saved(self) -> None:
        """Say that the document as it stands is on disk."""
        if not self.is_saved:
            self.history.mark_saved()
            self._tell(Event(saved_changed=True))

    def begin_writing(self) -> None:
        """The document as it stands is being written; edits go on meanwhile."""
        self.history.begin_writing()

    def end_writing(self, *, worked: bool) -> None:
        """What was being written is on disk, or could not be written."""
        was_saved = self.is_saved
        self.history.end_writing(worked=worked)
        if was_saved != self.is_saved:
            self._tell(Event(saved_changed=True))

    def end_merging(self) -> None:
        """A gesture or a stay in a text field is over: the next step is its own."""
        self.history.end_merging()

    def _replay(self, change: Change, map_id: MapId, selection: Selection, label: str) -> None:
        shown = self.map_id
        self._apply(change)
        if map_id in self.document.maps:
            self.map_id = map_id
        self.selection = self._existing(selection)
        self._tell(
            Event(
                change,
                selection_changed=True,
                map_changed=self.map_id != shown,
                saved_changed=True,
                label=label,
            )
        )

    def _apply(self, change: Change) -> None:
        """Change the document; where the map on show goes, the one before it is shown."""
        order = self.document.map_order
        before = order[: order.index(self.map_id)]
        self.document = self.document.apply(change)
        if self.map_id not in self.document.maps:
            standing = [map_id for map_id in before if map_id in self.document.maps]
            self.map_id = standing[-1] if standing else self.document.map_order[0]

    def _existing(self, records: Selection) -> Selection:
        return frozenset(r for r in records if self.map.get(r) is not None)

    def _refuse_if_closed(self) -> None:
        if self.read_only is not None:
            raise EditRefused(self.read_only)
        if self._telling:
            raise EditRefused("An edit was asked for while another was being shown.")

    def _tell(self, event: Event) -> None:
        self._telling = True
        try:
            for listener in tuple(self._listeners):
                listener(event)
        finally:
            self._telling = False
