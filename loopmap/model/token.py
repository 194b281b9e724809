"""A way to stop long work from another thread: the asker cancels, the work checks now and then."""

from __future__ import annotations

from threading import Event

from loopmap.errors import Cancelled


class Token:
    """Handed to long work by whoever asked for it; may be shared between threads."""

    __slots__ = ("_cancelled",)

    def __init__(self) -> None:
        self._cancelled = Event()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next check; asking twice does nothing more."""
        self._cancelled.set()

    def check(self) -> None:
        """Go on, or raise Cancelled if somebody has asked to stop. About 50 ns."""
        if self._cancelled.is_set():
            raise Cancelled


class _Never(Token):
    """A token that nobody can cancel."""

    __slots__ = ()

    def cancel(self) -> None:
        raise AssertionError("NEVER is shared by everybody and cannot be cancelled")


NEVER = _Never()
"""For work that nobody will want to stop."""
