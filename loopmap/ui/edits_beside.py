"""Edits of thousands of records, worked out beside the window and done when they are ready.

Each goes on the map it was asked for and is one step, in the order in which they were asked
for. Who goes on drawing meanwhile keeps what is drawn: the edit is then worked out again on
the map as it is by now. Undo and Esc give up what has not come yet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from loopmap.editing.edits.touch import NewId
from loopmap.editing.history import Selection
from loopmap.editing.ids_beside import ids_beside
from loopmap.editing.session import Session
from loopmap.errors import LoopmapError
from loopmap.model.change import Change
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.token import Token, breathe
from loopmap.ui.jobs import Jobs

MANY = 1000
"""An edit of more records is worked out beside the window."""

TRIES = 20
"""Times that an edit is worked out beside the window, where the map changes meanwhile."""

KEY = "edit"

_AGAIN = 60
"""Milliseconds until it is seen whether a hand has let go."""


@dataclass(frozen=True)
class Prepared:
    """An edit as it was worked out: what it does, what is selected then, what is said of it.

    ``show``: the map that it makes, to be shown.
    """

    change: Change
    select: Selection | None = None
    told: str = ""
    show: MapId | None = None


Work = Callable[[Document, MapId, NewId, Prepared | None], Prepared]
"""Works an edit of a map out, on any thread; the last is what came of it before the map changed."""


@dataclass(frozen=True)
class Wanted:
    """An edit that was asked for.

    ``begin`` is called on the window's thread, for what the work needs to know of the window;
    ``then`` when the edit is done and its map is on show; ``instead`` when it is refused, and
    answers whether something else was done for it. Where it ``brings`` records, they are
    selected in the end.
    """

    label: str
    doing: str
    map_id: MapId
    begin: Callable[[], Work]
    then: Callable[[Selection], None]
    instead: Callable[[LoopmapError], bool] = lambda _: False
    brings: bool = False


@dataclass(frozen=True)
class _Ready:
    """What a wanted edit came to on the ``document`` of that moment."""

    wanted: Wanted
    document: Document
    prepared: Prepared
    tries: int


class EditsBeside(QObject):
    """The edits of one session that are still being worked out.

    ``warm`` is called beside the window with each of them, for what others will ask of it.

    ``hint`` carries what is said meanwhile and when it is done, ``refused`` why not; ``changed``
    tells that something is ``coming``, or no more, ``brought`` whether records that were to come
    are there and selected. While a hand ``is_busy`` nothing is done
    under it.
    """

    hint, refused, changed, brought = Signal(str), Signal(str), Signal(), Signal(bool)

    def __init__(
        self, session: Session, canvas: QWidget, jobs: Jobs, is_busy: Callable[[], bool]
    ) -> None:
        super().__init__(canvas)
        self._session, self._canvas, self._jobs = session, canvas, jobs
        self._is_busy = is_busy
        self.warm: Callable[[Change], object] = _nothing
        self._waiting: list[Wanted] = []
        canvas.installEventFilter(self)

    @property
    def coming(self) -> str | None:
        """What the edit asked for last is called, while it has not come yet."""
        return self._waiting[-1].label if self._waiting else None

    @property
    def brings(self) -> bool:
        """Whether records are to come on the map on show that will then be selected."""
        here = self._session.map_id
        return any(wanted.brings and wanted.map_id == here for wanted in self._waiting)

    def ask(self, wanted: Wanted) -> None:
        """Have it worked out and done, after those asked for before."""
        self._waiting.append(wanted)
        self.hint.emit(f"{wanted.doing} …")
        if len(self._waiting) == 1:
            self._begin()
        self.changed.emit()

    def give_up(self) -> bool:
        """Take back what was asked for last, if it has not come yet; whether there was anything."""
        if not self._waiting:
            return False
        given_up = self._waiting.pop()
        if not self._waiting:
            self._jobs.cancel(KEY)
        self.hint.emit(f"{given_up.doing}: given up.")
        self._tell(given_up, is_there=False)
        return True

    def close_session(self) -> None:
        """Do nothing more; the session may go."""
        self._waiting.clear()
        self._jobs.cancel(KEY)
        self._canvas.removeEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Esc on the canvas gives up."""
        if (
            self._waiting
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and not self._is_busy()
        ):
            if event.type() == QEvent.Type.KeyPress:
                self.give_up()
            event.accept()
            return True
        return False

    def _begin(self, before: Prepared | None = None, tries: int = 1) -> None:
        wanted = self._waiting[0]
        work = wanted.begin()
        beside = partial(_worked_out, wanted, work, self._session.document, before, tries)
        self._jobs.run(KEY, partial(beside, self.warm), self._take, partial(self._fail, wanted))

    def _take(self, ready: _Ready) -> None:
        """Do what was worked out; on a map that has changed meanwhile it is worked out again."""
        if not self._waiting or self._waiting[0] is not ready.wanted:
            return
        if self._is_busy():
            QTimer.singleShot(_AGAIN, self, partial(self._take, ready))
        elif self._session.document is ready.document:
            self._do(ready.wanted, ready.prepared)
        elif ready.tries < TRIES:
            self._begin(ready.prepared, ready.tries + 1)
        else:
            self._do_here(ready)

    def _do_here(self, ready: _Ready) -> None:
        """Somebody never rests: work it out while nothing else can change."""
        wanted, session = ready.wanted, self._session
        try:
            work = wanted.begin()
            prepared = work(session.document, wanted.map_id, session.new_id, ready.prepared)
        except LoopmapError as refusal:
            self._fail(wanted, refusal)
            return
        self._do(wanted, prepared)

    def _do(self, wanted: Wanted, prepared: Prepared) -> None:
        session = self._session
        is_seen = session.map_id == wanted.map_id
        try:
            session.do(
                wanted.label,
                prepared.change,
                select=prepared.select if is_seen else None,
                show=prepared.show if is_seen else None,
                on=wanted.map_id,
            )
        except LoopmapError as refusal:
            self._fail(wanted, refusal)
            return
        if prepared.told:
            title = session.document.maps[wanted.map_id].info.title
            self.hint.emit(prepared.told if is_seen else f"On “{title}”: {prepared.told}")
        is_there = is_seen and bool(prepared.select)
        if is_there and prepared.select:
            wanted.then(prepared.select)
        self._next(wanted, is_there=is_there)

    def _fail(self, wanted: Wanted, fault: Exception) -> None:
        if not isinstance(fault, LoopmapError):
            self._jobs.failed.emit(fault)
        elif not wanted.instead(fault):
            self.refused.emit(str(fault))
        self._next(wanted)

    def _next(self, done: Wanted, *, is_there: bool = False) -> None:
        if self._waiting and self._waiting[0] is done:
            del self._waiting[0]
        if self._waiting:
            self._begin()
        self._tell(done, is_there=is_there)

    def _tell(self, done: Wanted, *, is_there: bool) -> None:
        self.changed.emit()
        if done.brings:
            self.brought.emit(is_there)


def _worked_out(  # noqa: PLR0913, PLR0917  what was asked for, of what, and how often
    wanted: Wanted,
    work: Work,
    document: Document,
    before: Prepared | None,
    tries: int,
    warm: Callable[[Change], object],
    _: Token,
) -> _Ready:
    new_ids = ids_beside(document)

    def new_id(kind: type) -> RecordId:
        breathe()
        return new_ids(kind)

    prepared = work(document, wanted.map_id, new_id, before)
    prepared.change.touched()  # every listener will ask
    warm(prepared.change)
    return _Ready(wanted, document, prepared, tries)


def _nothing(_: Change) -> None:
    """Nobody asks for more."""
