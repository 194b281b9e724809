"""What was decided about likely identifiers of the document that is open, and of its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from loopmap.formats.storage.decided_before import decided_before, keep_decided

if TYPE_CHECKING:
    # What looks for identifiers is imported when somebody asks: not before the first picture.
    from loopmap.analysis.identifiers import Identifier
    from loopmap.editing.going_out.decided import Decided
    from loopmap.editing.going_out.remembered import Recall


class Decisions:
    """Remembered with the person and not in the file, so that nothing of it can go out.

    Of a document without a file they are remembered as soon as it has one.
    """

    def __init__(self) -> None:
        self._now: Decided | None = None
        self._folder: Path | None = None
        self._file: Callable[[], Path | None] = lambda: None

    def follow(self, folder: Path, file: Callable[[], Path | None]) -> None:
        """Remember in that folder, for whichever file the document then has."""
        self._folder, self._file = folder, file

    @property
    def now(self) -> Decided:
        """What is decided by now, as far as it was asked for."""
        from loopmap.editing.going_out.decided import NOTHING_DECIDED

        return self._now or NOTHING_DECIDED

    def recall(self) -> Recall:
        """How what is decided becomes known, where that was not yet asked for."""
        from loopmap.editing.going_out.decided import NOTHING_DECIDED
        from loopmap.editing.going_out.remembered import recalled

        now, folder, file = self._now, self._folder, self._file()
        if now is not None:
            return lambda _: now

        def from_file(found: Iterable[Identifier]) -> Decided:
            before = decided_before(folder, file) if folder and file else None
            return NOTHING_DECIDED if before is None else recalled(before, found)

        return from_file

    def known(self, decided: Decided) -> None:
        """What was recalled, once it is known of which file."""
        if self._now is None and self._folder is not None:
            self._now = decided

    def take(self, decided: Decided) -> None:
        """What is decided from now on."""
        self._now = decided
        self.keep()

    def keep(self) -> None:
        """Remember it; nothing to do where nothing was asked."""
        file = self._file()
        if self._now is None or self._folder is None or file is None:
            return
        from loopmap.editing.going_out.decided import NOTHING_DECIDED
        from loopmap.editing.going_out.remembered import to_keep

        if self._now != NOTHING_DECIDED:
            keep_decided(self._folder, file, to_keep(self._now))
