"""A way to stop long work from another thread: the asker cancels, the work checks now and then."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from loopmap.errors import Cancelled


class Token:
    """Handed to long work by whoever asked for it; may be shared between threads."""

    __slots__ = ("_cancelled",)

    def __init__(self) -> None:
        self._cancelled = threading.Event()

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


class _Here(threading.local):
    """The token of the work that each thread does."""

    token: Token = NEVER


_here = _Here()


@contextmanager
def working_for(token: Token) -> Iterator[None]:
    """While this lasts, ``breathe`` on this thread checks that token."""
    before, _here.token = _here.token, token
    try:
        yield
    finally:
        _here.token = before


def breathe() -> None:
    """Check the token this thread works for, if it works for one; about 0.1 µs.

    For loops deep in work that is done at once as well as in the background, such as drawing:
    there a token handed from function to function would stand in every signature. Raises
    Cancelled, never on a thread that is not ``working_for`` a token.
    """
    _here.token.check()
