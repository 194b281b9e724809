"""Work in the background: keyed, the latest wins, answers come back on the window's thread.

A job gets an immutable snapshot when it is made and a token to ask whether it is still
wanted. Nothing is shared, so nothing is locked: the worker's answer travels back as a
queued signal, and the answer of a job that was overtaken is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from loopmap.errors import Cancelled
from loopmap.model.token import Token

T = TypeVar("T")
OnError = Callable[[Exception], None]


class _Messenger(QObject):
    """Carries an answer from a worker thread to the window's thread."""

    finished = Signal(object, object, object)  # the job, its value, its error or None


@dataclass(eq=False)
class _Job:
    key: str
    token: Token
    on_done: Callable[[Any], None]
    on_error: OnError | None


class _Worker(QRunnable):
    def __init__(self, job: _Job, work: Callable[[Token], Any], messenger: _Messenger) -> None:
        super().__init__()
        self._job, self._work, self._messenger = job, work, messenger

    def run(self) -> None:
        value, error = None, None
        try:
            self._job.token.check()
            value = self._work(self._job.token)
        except Cancelled:
            return
        except Exception as fault:  # noqa: BLE001  the job wrapper: every fault is carried across
            error = fault
        if not self._job.token.is_cancelled:
            self._messenger.finished.emit(self._job, value, error)


class Jobs(QObject):
    """Runs work on a thread pool of its own; call ``close`` before the window goes.

    ``failed`` tells of faults of jobs that brought no ``on_error``.
    """

    failed = Signal(object)
    busyChanged = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: dict[str, _Job] = {}
        self._closed = False
        self._messenger = _Messenger(self)
        self._messenger.finished.connect(self._finish)

    def run(
        self,
        key: str,
        work: Callable[[Token], T],
        on_done: Callable[[T], None],
        on_error: OnError | None = None,
        *,
        can_wait: bool = False,
    ) -> Token:
        """Start ``work``; an older job of the same key is cancelled and its answer dropped.

        ``work`` runs on another thread: it may use only values it closes over that
        nobody alters, and should call ``token.check()`` often. ``on_done`` and
        ``on_error`` are called on the window's thread. A job that ``can_wait`` lets
        others go first. Answers the job's token.
        """
        self.cancel(key)
        job = _Job(key, Token(), on_done, on_error)
        if self._closed:
            job.token.cancel()
            return job.token
        self._running[key] = job
        self._pool.start(_Worker(job, work, self._messenger), -1 if can_wait else 0)
        self.busyChanged.emit(True)
        return job.token

    def cancel(self, key: str) -> None:
        """Stop caring about the job of that key; nothing happens when there is none."""
        job = self._running.pop(key, None)
        if job is not None:
            job.token.cancel()
            self.busyChanged.emit(bool(self._running))

    def is_running(self, key: str) -> bool:
        """Whether a job of that key has yet to answer."""
        return key in self._running

    def close(self) -> None:
        """Cancel everything and wait until no worker runs; later jobs are not started."""
        self._closed = True
        for key in tuple(self._running):
            self.cancel(key)
        self._pool.clear()
        self._pool.waitForDone()

    def _finish(self, job: _Job, value: object, error: Exception | None) -> None:
        if self._running.get(job.key) is not job:
            return
        del self._running[job.key]
        self.busyChanged.emit(bool(self._running))
        if error is None:
            job.on_done(value)
        elif job.on_error is not None:
            job.on_error(error)
        else:
            self.failed.emit(error)
