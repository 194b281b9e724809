"""Files that people ask for beside the document: pictures, reports, tables, copies."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from loopmap.model.token import Token
from loopmap.ui.banner import Banner
from loopmap.ui.errors import sentence
from loopmap.ui.jobs import Jobs

T = TypeVar("T")


@dataclass(eq=False)
class _Order:
    """A file that was asked for: all it will write, and how.

    ``token`` is None until it begins. ``overtaken``: a later one writes all of that anew.
    """

    path: Path
    targets: frozenset[str]
    work: Callable[[Token], Any]
    done: Callable[[Any], None]
    token: Token | None = None
    overtaken: bool = False

    @property
    def is_stopped(self) -> bool:
        return self.token is not None and self.token.is_cancelled


@dataclass(frozen=True, slots=True)
class _Came:
    """What came of work that was not stopped."""

    value: Any


class Writing(QObject):
    """Writes files beside the window, each to its end unless all are stopped.

    Files of other names are written at once. Of those of one name the one that was asked for
    last is what lies there in the end: it begins when the older has ended, which is stopped
    where nothing of it would be left. ``changed`` tells that a file is done, ``failed`` that it
    could not be written, which the banner says.
    """

    changed = Signal()
    failed = Signal()

    def __init__(self, jobs: Jobs, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._banner = jobs, banner
        self._orders: list[_Order] = []
        """In the order they were asked for; what has begun and what waits for its turn."""

    @property
    def is_busy(self) -> bool:
        """Whether anything is still written, or is to be."""
        return bool(self._orders)

    @property
    def names(self) -> list[str]:
        """The files that will be there when all has ended, by name."""
        return [each.path.name for each in self._wanted() if not each.is_stopped]

    @property
    def stopping(self) -> list[str]:
        """The files that were begun and are being stopped, by name."""
        return [each.path.name for each in self._wanted() if each.is_stopped]

    def write(
        self,
        path: Path,
        work: Callable[[Token], T],
        done: Callable[[T], None],
        beside: Iterable[Path] = (),
    ) -> None:
        """Have ``work`` write ``path``, and what lies ``beside``; ``done`` is told what came of it.

        ``work`` is called on another thread.
        """
        new = _Order(path, frozenset(map(_same_place, (path, *beside))), work, done)
        for older in self._orders:
            if older.targets <= new.targets:
                older.overtaken = True
                if older.token is not None:
                    older.token.cancel()
        self._orders = [each for each in self._orders if each.token or not each.overtaken]
        self._orders.append(new)
        self._go_on()

    def stop(self) -> None:
        """Write nothing more; whoever has begun ends soon and leaves nothing half written."""
        self._orders = [each for each in self._orders if each.token]
        for each in self._orders:
            assert each.token is not None
            each.token.cancel()

    def _wanted(self) -> list[_Order]:
        return [each for each in self._orders if not each.overtaken]

    def _go_on(self) -> None:
        """Begin with all that no older one is in the way of."""
        taken: frozenset[str] = frozenset()
        for each in self._orders:
            if each.token is None and not taken & each.targets:
                each.token = self._jobs.run(
                    f"write {each.path}",
                    partial(_through, each.work),
                    partial(self._end, each),
                    partial(self._fail, each),
                    to_its_end=True,
                )
            taken |= each.targets

    def _end(self, order: _Order, came: _Came | None) -> None:
        self._orders.remove(order)
        self._go_on()
        if not order.overtaken:
            if came is not None:
                order.done(came.value)
            else:
                self._banner.tell(f"“{order.path.name}” was not written.")
        self.changed.emit()

    def _fail(self, order: _Order, fault: Exception) -> None:
        self._orders.remove(order)
        self._go_on()
        if not order.overtaken:
            self._banner.warn(sentence(fault))
            self.failed.emit()
        self.changed.emit()


def _through(work: Callable[[Token], T], token: Token) -> _Came:
    """On the worker's thread."""
    return _Came(work(token))


def _same_place(path: Path) -> str:
    """The file that is meant, however it is spelt."""
    return os.path.normcase(os.path.realpath(path))
