"""Work in the background: keyed, the latest wins, answers come back on the window's thread.

A job gets an immutable snapshot when it is made and a token to ask whether it is still
wanted. Nothing is shared, so nothing is locked: the worker's answer travels back as a
queued signal, and the answer of a job that was overtaken is dropped.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QRunnable, QThreadPool, QTimer, Signal
from shiboken6 import isValid

from loopmap.errors import Cancelled
from loopmap.model.token import Token, working_for
from loopmap.ui.giving_way import Heart, PatientToken
from loopmap.ui.long_turns import VERY_LONG, turn_is_long

T = TypeVar("T")
OnError = Callable[[Exception], None]

PACE = 150
"""Milliseconds between two better answers that are told."""

_GIVE_WAY = 0.0005
"""Seconds after which a worker lets the window's thread go on. Python's own 5 ms, waited for
again and again in one turn of events, add up to pauses that people see."""


class _Messenger(QObject):
    """Carries an answer from a worker thread to the window's thread."""

    finished = Signal(object, object, object)  # the job, its value, its error or None
    improved = Signal(object, object)  # the job's token, its best value so far


@dataclass(eq=False)
class _Job:
    key: str
    token: Token
    work: Callable[[Token], Any]
    on_done: Callable[[Any], None]
    on_error: OnError | None
    on_better: Callable[[Any], None] | None = None
    to_its_end: bool = False
    answer: tuple[Any, Exception | None] | None = None


class _Worker(QRunnable):
    """Holds nothing of its job once it has begun.

    One that ends before ``QThreadPool.start`` has returned is never let go of by PySide.
    """

    def __init__(self, job: _Job, messenger: _Messenger) -> None:
        super().__init__()
        self._held: list[tuple[_Job, _Messenger]] = [(job, messenger)]

    @property
    def key(self) -> str:
        """What the job that it is to begin is called."""
        return self._held[0][0].key

    def run(self) -> None:
        job, messenger = self._held.pop()
        value, error, token = None, None, job.token
        try:
            with working_for(token):
                token.check()
                value = job.work(token)
        except Cancelled:
            pass
        except Exception as fault:  # noqa: BLE001  the job wrapper: every fault is carried across
            error = fault
        job.answer = value, error
        messenger.finished.emit(job, value, error)


class Jobs(QObject):
    """Runs work on a thread pool of its own; call ``close`` before the window goes.

    ``failed`` tells of faults of jobs that brought no ``on_error``.
    """

    failed = Signal(object)
    busyChanged = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_GIVE_WAY)
        self._pool = QThreadPool(self)
        self._heart = Heart(self)
        self._running: dict[str, _Job] = {}
        self._kept: list[_Job] = []
        self._closed = False
        self._messenger = _Messenger(self)
        self._messenger.finished.connect(self._hand_over)
        self._messenger.improved.connect(self._improve)

    def run(  # noqa: PLR0913  what is asked, who is told, and when it may go
        self,
        key: str,
        work: Callable[[Token], T],
        on_done: Callable[[T], None],
        on_error: OnError | None = None,
        *,
        can_wait: bool = False,
        to_its_end: bool = False,
    ) -> Token:
        """Start ``work``; an older job of the same key is cancelled and its answer dropped.

        ``work`` runs on another thread: it may use only values it closes over that
        nobody alters, and should call ``token.check()`` often. ``on_done`` and
        ``on_error`` are called on the window's thread, unless they are methods of what is
        gone. A job that ``can_wait`` lets others go first; one ``to_its_end`` is waited for
        even by ``close``. Answers the job's token.
        """
        self.cancel(key)
        job = _Job(key, PatientToken(self._heart.pulse), work, on_done, on_error)
        job.to_its_end = to_its_end
        if self._closed:
            job.token.cancel()
            return job.token
        self._running[key] = job
        self._kept.append(job)
        self._heart.start()
        self._pool.start(_Worker(job, self._messenger), -1 if can_wait else 0)
        self.busyChanged.emit(True)
        return job.token

    def improve(
        self,
        key: str,
        work: Callable[[Token], Iterator[T]],
        on_better: Callable[[T], None],
        on_done: Callable[[T | None], None],
        on_error: OnError | None = None,
    ) -> Token:
        """Start ``work`` that yields ever better answers; as ``run`` otherwise.

        ``on_better`` is called on the window's thread with the first of them and then
        every 150 ms at most, ``on_done`` with the last, or None when there was none.
        """
        token = self.run(key, partial(self._through, work), on_done, on_error)
        if key in self._running:
            self._running[key].on_better = on_better
        return token

    def _through(self, work: Callable[[Token], Iterator[T]], token: Token) -> T | None:
        """On the worker's thread: all of the work, telling of it now and then."""
        best, since = None, QElapsedTimer()
        for best in work(token):
            if not since.isValid() or since.elapsed() >= PACE:
                since.start()
                self._messenger.improved.emit(token, best)
        return best

    def cancel(self, key: str) -> None:
        """Stop caring about the job of that key; nothing happens when there is none."""
        job = self._running.pop(key, None)
        if job is not None:
            job.token.cancel()
            self._tell_busy()

    def is_running(self, key: str) -> bool:
        """Whether a job of that key has yet to answer."""
        return key in self._running

    def wait(self) -> None:
        """Wait for the answers of all that runs, and hand them over."""
        self._pool.waitForDone()
        for job in tuple(self._running.values()):
            if job.answer is not None:
                self._finish(job, *job.answer)  # which does nothing more when the news comes

    def close(self) -> None:
        """Cancel what need not come to its end, and wait until no worker runs.

        Later jobs are not started, and nobody is told of any any more.
        """
        self._closed = True
        for key, job in tuple(self._running.items()):
            if not job.to_its_end:
                self.cancel(key)
        self._heart.stop()  # nobody rests for a window that waits
        self._pool.waitForDone()
        self._running.clear()
        self._kept.clear()

    def _tell_busy(self) -> None:
        if not self._running:
            self._heart.stop()
        self.busyChanged.emit(bool(self._running))

    def _improve(self, token: Token, best: object) -> None:
        for job in self._running.values():
            if job.token is token and job.on_better is not None:
                job.on_better(best)
                return

    def _hand_over(self, job: _Job, value: object, error: Exception | None) -> None:
        """Answers that come together are heard one by one: what each asks for takes time."""
        if turn_is_long(VERY_LONG):
            QTimer.singleShot(0, self, partial(self._hand_over, job, value, error))
        else:
            self._finish(job, value, error)

    def _finish(self, job: _Job, value: object, error: Exception | None) -> None:
        self._kept = _held_elsewhere(self._kept)
        if self._running.get(job.key) is not job:
            return
        del self._running[job.key]
        self._tell_busy()
        if _is_gone(job.on_done):
            return
        if error is None:
            job.on_done(value)
        elif job.on_error is not None:
            job.on_error(error)
        else:
            self.failed.emit(error)


def _is_gone(call: Callable[..., object]) -> bool:
    """Whether it is a method, given some arguments or not, of a Qt object that is no more."""
    while isinstance(call, partial):
        call = call.func
    owner = getattr(call, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


def _held_elsewhere(kept: Sequence[T]) -> list[T]:
    """Those that anybody but that list still holds: what runs, a worker, or the news of its end.

    A worker must not be the last to let go of a job: what it works on and calls may be the last
    of a Qt object, which has to end on the thread it was made on. How many references counting
    itself makes differs between versions of Python, so one that nobody holds is counted with them.
    """
    *counts, unheld = [sys.getrefcount(each) for each in (*kept, object())]
    held_here = unheld + 1  # by the list
    return [each for each, count in zip(kept, counts, strict=True) if count > held_here]
