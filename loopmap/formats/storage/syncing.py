"""Bringing what was written to the disk itself: at once, or on a thread of its own.

A disk that is busy, slow or far away takes tens to hundreds of milliseconds for it, in which
whoever asks at once can do nothing else.
"""

from __future__ import annotations

import _thread
import os
import threading
from typing import BinaryIO, Protocol

_LOOK = 0.001
"""Seconds between two looks at whether all is on the disk, for who waits for it."""


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
        self._under_way: set[object] = set()
        self._trouble: OSError | None = None

    def ask(self, file: BinaryIO) -> None:
        copy, made = os.dup(file.fileno()), object()
        self._under_way.add(made)
        # Not threading.Thread: its start waits until the thread has come to its first turn,
        # which takes long on a busy machine.
        _thread.start_new_thread(self._bring, (copy, made))

    def is_done(self) -> bool:
        if self._under_way:
            return False
        trouble, self._trouble = self._trouble, None
        if trouble is not None:
            raise trouble
        return True

    def wait(self) -> None:
        pause = threading.Event()
        while self._under_way:
            pause.wait(_LOOK)

    def _bring(self, descriptor: int, made: object) -> None:
        """On another thread; the descriptor is ours, whatever became of the file."""
        try:
            os.fsync(descriptor)
        except OSError as trouble:
            self._trouble = trouble
        finally:
            os.close(descriptor)
            self._under_way.discard(made)
