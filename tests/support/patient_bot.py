"""Waiting for a state for as long as a slow and busy machine may need to bring it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

PATIENCE = 60_000
"""Milliseconds after which a state that has not come is believed never to come."""


class PatientBot(QtBot):
    """pytest-qt's, whose own patience of five seconds a busy machine uses up.

    Waiting costs nothing where the state comes, so a test may ask for more patience, not less.
    """

    def waitUntil(self, callback, *, timeout=PATIENCE):
        return super().waitUntil(callback, timeout=max(timeout, PATIENCE))

    def waitSignal(self, signal, *, timeout=PATIENCE, raising=None, **also):
        if raising is not False:  # or else it is waited that nothing comes
            timeout = max(timeout, PATIENCE)
        return super().waitSignal(signal, timeout=timeout, raising=raising, **also)
