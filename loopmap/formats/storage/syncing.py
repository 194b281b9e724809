"""Bringing what was written to the disk itself: at once, or on a thread of its own.

A disk that is busy, slow or far away takes tens to hundreds of milliseconds for it, in which
whoever asks at once can do nothing else.
"""

from __future__ import annotations

import os
import threading
from typing import BinaryIO, Protocol


class Sync(Protocol):
    """Brings files to the disk; what of it fails is raised as OSError, at once or when asked."""

    def ask(self, file: BinaryIO) -> None:
        """Bring what has been written and flushed to the disk; the file may be closed then."""
        ...

    def is_done(self) -> bool:
        """Whether all that was asked for is on the disk."""
        ...

    def wait(self) -> None:
        """Until it is; never fails."""
        ...


class SyncAtOnce:
    """Comes back when it is on the disk."""

    def ask(self, file: BinaryIO) -> None:
        os.fsync(file.fileno())

    def is_done(self) -> bool:
        return True

    def wait(self) -> None:
        """Nothing is under way."""


class SyncBehind:
    """Comes back at once; files are brought to the disk on threads of their own."""

    def __init__(self) -> None:
        self._at_work: list[threading.Thread] = []
        self._trouble: OSError | None = None

    def ask(self, file: BinaryIO) -> None:
        copy = os.dup(file.fileno())  # theirs to close, whatever becomes of the file
        thread = threading.Thread(target=self._bring, args=(copy,), daemon=True)
        self._at_work.append(thread)
        thread.start()

    def is_done(self) -> bool:
        self._at_work = [thread for thread in self._at_work if thread.is_alive()]
        if self._at_work:
            return False
        trouble, self._trouble = self._trouble, None
        if trouble is not None:
            raise trouble
        return True

    def wait(self) -> None:
        for thread in self._at_work:
            thread.join()

    def _bring(self, descriptor: int) -> None:
        try:
            os.fsync(descriptor)
        except OSError as trouble:
            self._trouble = trouble
        finally:
            os.close(descriptor)
