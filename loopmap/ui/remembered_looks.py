"""What a person has looked at in a file, from one time it is open to the next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from loopmap.formats.storage.looked_at import keep_looked_at, looked_at
from loopmap.ui.new_loops import NewLoops
from loopmap.ui.open_document import OpenDocument


class RememberedLooks(QObject):
    """Recalls it now, and keeps it when the document closes, for the file it then has."""

    def __init__(self, new: NewLoops, current: OpenDocument, folder: Path) -> None:
        super().__init__(new)
        self._new, self._current, self._folder = new, current, folder
        if current.path is not None:
            new.recall(looked_at(folder, current.path, current.session.document))
        new.closing.connect(self._keep)

    def _keep(self) -> None:
        current = self._current
        if current.path is not None:
            keep_looked_at(self._folder, current.path, current.session.document, self._new.seen)
