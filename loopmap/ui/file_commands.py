"""New, open, save, close and recover, with their questions asked in the banner."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from loopmap.editing.session import Session
from loopmap.errors import FormatError, StorageError
from loopmap.formats.storage.lock import Lock, LockedElsewhere, lock
from loopmap.formats.storage.recovery import Recovered, discard, recover, set_aside
from loopmap.model.token import Token
from loopmap.ui.banner import Choice
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.coming_in.said import SHOW_ALL, in_short, said_of
from loopmap.ui.errors import sentence
from loopmap.ui.means import Means
from loopmap.ui.open_document import OpenDocument, Origin, empty_document, origin_of
from loopmap.ui.opening import Arrival, arrive, explained, first_picture
from loopmap.ui.saving import SAVING, Saving

Then = Callable[[], None]

LEFT_BEHIND = "Changes to this map were not saved when Loopmap last stopped."


def _nothing() -> None:
    """Nobody wants to know."""


class FileCommands(QObject):
    """The one document of the window and the ways it comes and goes.

    ``opened``, ``notOpened`` and ``closed`` tell the window; ``changed`` that name, path or saved
    state may be different. ``settling`` asks that what is half typed becomes part of the document,
    before it is saved or left. ``lookWanted`` brings a file of another program in which something
    was guessed or is left out; it is shown once somebody has looked at it. ``copyWanted``: the
    document is to be written to a file of another program; ``tidyWanted``: its map is to be
    tidied; ``allWanted``: all that was said of its file is to be shown; ``notSaved``: what was to
    be written could not be. Nothing here is modal except the computer's file dialogs. ``picture``:
    while ``opened`` tells, the first map of the document if it is drawn already;
    ``is_placed_here``: whether it came without places.
    """

    opened = Signal()
    closed = Signal()
    notOpened = Signal()
    lookWanted = Signal(object)
    copyWanted = Signal(Path)
    tidyWanted = Signal()
    allWanted = Signal()
    settling = Signal()
    notSaved = Signal()
    changed = Signal()

    def __init__(self, means: Means, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._means = means
        self._saving = Saving(means, self)
        self._saving.saved.connect(self.changed)
        self._saving.failed.connect(self.notSaved)
        self._saving.copyWanted.connect(self.copyWanted)
        self.current: OpenDocument | None = None
        self.picture: Picture | None = None
        self.is_placed_here = False

    # coming

    def new(self) -> None:
        """Start an empty document, once the one that is open is safe."""
        self.when_safe(self._start_new)

    def ask_and_open(self) -> None:
        """Let the person choose a file, then open it."""
        path = self._means.dialogs.to_open()
        if path is not None:
            self.open(path)

    def open(self, path: Path, *, insist: bool = False) -> None:
        """Open ``path``, once the document that is open is safe.

        Reading happens in the background; an error leaves everything as it was and says so.
        Only when there is something to show is the open document asked about.
        """
        if insist or not self._is_current(path):
            self._read(path, insist=insist)

    def show(self, arrival: Arrival, *, insist: bool = False) -> None:
        """Show what was read, once the document that is open is safe."""
        self.when_safe(partial(self._show_now, arrival, insist=insist))

    def open_example(self, path: Path) -> None:
        """Open an example to look at and to change; saving it asks for a name."""
        self._read(path, as_example=True)

    def open_recovered(self, journal: Path) -> None:
        """Go on with what a crash left behind."""
        self._recover(journal)

    # staying

    @property
    def may_save(self) -> bool:
        """Whether saving would do anything."""
        current = self.current
        return (
            current is not None
            and current.session.read_only is None
            and (not current.is_saved or current.path is None)
            and not self._saving.is_writing_all(current)
        )

    @property
    def is_saving(self) -> bool:
        """Whether a file is being written: nothing closes before that has ended."""
        return self._saving.is_writing

    def save(self, then: Then | None = None) -> None:
        """Write the document to its file, asking for one if it has none; ``then`` if it worked."""
        if self.current is not None:
            self.settling.emit()
            self._saving.save(self.current, self._if_safe(then))

    def save_as(self, then: Then | None = None) -> None:
        """Ask for a file and write the document there."""
        if self.current is not None:
            self.settling.emit()
            self._saving.save_as(self.current, self._if_safe(then))

    # going

    def close(self) -> None:
        """Close the document, once it is safe."""
        self.when_safe(self.give_up)

    def when_safe(self, then: Then, waiting: Then = _nothing) -> None:
        """Do ``then`` now if nothing would be lost, or once it is written; otherwise ask first.

        ``waiting`` is done where it has to wait until something is written.
        """
        self.settling.emit()
        current = self.current
        if self.is_saving:
            self._saving.after(partial(self.when_safe, then, waiting))
            waiting()
            return
        if current is None or current.is_saved:
            then()
            return
        self._means.banner.ask(
            f"“{current.title}” has changes that are not saved.",
            Choice("Save", partial(self._save_and, then, waiting), primary=True),
            Choice("Don’t save", partial(self._discard_and, then, waiting)),
            about=SAVING,
        )

    def stay(self) -> None:
        """Do nothing more after what is being written."""
        self._saving.after(None)

    def give_up(self) -> None:
        """Close the document without asking; what is being written is written to its end."""
        self._saving.finish()
        current, self.current = self.current, None
        if current is not None:
            self._means.banner.put_away()
            current.close()
            self.closed.emit()

    # how

    def _if_safe(self, then: Then | None) -> Then | None:
        """What is done after saving; asked about once more if it was edited meanwhile."""
        return None if then is None else partial(self.when_safe, then)

    def _save_and(self, then: Then, waiting: Then) -> None:
        self.save(then)
        if self.is_saving:
            self.when_safe(then, waiting)

    def _discard_and(self, then: Then, waiting: Then) -> None:
        """Nothing is given up while it is being written."""
        if self.is_saving:
            self._saving.after(partial(self._discard_and, then, waiting))
            waiting()
        else:
            self.give_up()
            then()

    def _is_current(self, path: Path) -> bool:
        current = self.current
        return current is not None and current.path == path.absolute()

    def _start_new(self) -> None:
        self.give_up()
        self._adopt(Session(empty_document()))

    def _read(self, path: Path, *, insist: bool = False, as_example: bool = False) -> None:
        recovery, style = self._means.folders.recovery, self._means.theme.canvas_style
        now = self._means.clock()

        def work(token: Token) -> Arrival:
            return arrive(path, token, recovery, style, as_example=as_example, now=now)

        show = partial(self._show, insist=insist)
        self._means.jobs.run("open", work, show, partial(self._not_opened, path))

    def _not_opened(self, path: Path, fault: Exception) -> None:
        self._means.settings.forget(path.absolute())
        self._means.banner.warn(
            explained(fault, path) if isinstance(fault, FormatError) else sentence(fault)
        )
        self.notOpened.emit()

    def _show(self, arrival: Arrival, *, insist: bool) -> None:
        if arrival.wants_a_look:
            self.lookWanted.emit(arrival)
        else:
            self.show(arrival, insist=insist)

    def _show_now(self, arrival: Arrival, *, insist: bool) -> None:
        """Lock and show what was read; only now, so that an answer never given locks nothing.

        Not where the open document has been saved under that very name meanwhile: it is newer.
        """
        if arrival.home is not None and self._is_current(arrival.home) and not insist:
            return
        self.give_up()
        opened, held, mine = arrival.opened, None, None
        if arrival.home is not None:
            try:
                mine = lock(arrival.home, insist=insist)
            except LockedElsewhere as elsewhere:
                held = f"{elsewhere.text} It is shown here to read only."
        session = Session(opened.document, read_only=opened.read_only or held)
        self.is_placed_here = session.map_id in opened.unplaced
        origin = Origin(arrival.home, opened.fingerprint, mine, arrival.known, arrival.beginning)
        self._adopt(session, origin, arrival.picture)
        self.is_placed_here = False
        if arrival.home is not None:
            self._means.settings.remember(arrival.path)
        assert self.current is not None
        self.current.said = said_of(arrival.path.name, opened)
        self.changed.emit()
        self._tell_about(arrival, held, mine)

    def _tell_about(self, arrival: Arrival, held: str | None, mine: Lock | None) -> None:
        opened, tell = arrival.opened, self._means.banner.tell
        if opened.read_only is not None:
            tell(opened.read_only)
        elif held is not None:
            tell(held, Choice("Edit anyway", partial(self.open, arrival.path, insist=True)))
        elif arrival.left_behind is not None:
            recovering = partial(self.open_recovered, arrival.left_behind)
            tell(LEFT_BEHIND, Choice("Recover them", recovering, primary=True))
        elif crowded := arrival.crowded_told():
            tidy = Choice("Tidy", self.tidyWanted.emit)
            self._tell_in_short((crowded, *opened.warnings), tidy)
        elif opened.warnings:
            self._tell_in_short(opened.warnings)
        elif mine is not None and mine.note:
            tell(mine.note)

    def _tell_in_short(self, sentences: tuple[str, ...], *choices: Choice) -> None:
        short = in_short(sentences)
        rest = () if short == " ".join(sentences) else (Choice(SHOW_ALL, self.allWanted.emit),)
        self._means.banner.tell(short, *choices, *rest)

    def _recover(self, journal: Path) -> None:
        style = self._means.theme.canvas_style

        def work(_: Token) -> tuple[Recovered, Picture]:
            recovered = recover(journal)
            return recovered, first_picture(recovered.document, style)

        def failed(fault: Exception) -> None:
            set_aside(journal)
            self._means.banner.warn(sentence(fault))

        def show(found: tuple[Recovered, Picture]) -> None:
            self.when_safe(partial(self._show_recovered, journal, *found))

        self._means.jobs.run("open", work, show, failed)

    def _show_recovered(self, journal: Path, recovered: Recovered, picture: Picture) -> None:
        self.give_up()  # its lock may be the one that is wanted
        self._adopt(Session(recovered.document), origin_of(recovered), picture)
        assert self.current is not None
        try:
            self.current.note_unsaved(recovered.edits)
        except StorageError as trouble:
            self._means.banner.warn(str(trouble))
            return
        end = ""
        if recovered.is_whole:
            discard(journal)
        else:
            end = f" Part of it could not be read; the file is kept as “{set_aside(journal)}”."
        self._means.banner.tell(
            f"This is “{self.current.title}” as it was when Loopmap stopped.{end}",
            Choice("Save now", self.save, primary=True),
            about=SAVING,
        )
        self.changed.emit()

    def _adopt(
        self, session: Session, origin: Origin | None = None, picture: Picture | None = None
    ) -> None:
        means = self._means
        means.banner.put_away()
        current = OpenDocument(
            session, origin or Origin(), means.folders.recovery, means.clock, means.jobs, self
        )
        current.troubled.connect(partial(means.banner.warn, about=SAVING))
        self.current, self.picture = current, picture
        self.opened.emit()
        self.picture = None
