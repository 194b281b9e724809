"""Waiting for a state for as long as a slow and busy machine may need to bring it.

Waiting costs nothing where the state comes, so nobody sets a patience of their own.
"""

from __future__ import annotations

from pytestqt.qtbot import QtBot

PATIENCE = 60_000
"""Milliseconds after which a state that has not come is believed never to come."""


class PatientBot(QtBot):
    """pytest-qt's, whose own patience of five seconds a busy machine uses up."""

    def waitUntil(self, callback, *, timeout=PATIENCE):
        return super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE, **also):
        return super().waitSignal(signal, timeout=timeout, **also)

    def waitSignals(self, signals, *, timeout=PATIENCE, **also):
        return super().waitSignals(signals, timeout=timeout, **also)

    def waitExposed(self, widget, *, timeout=PATIENCE):
        return super().waitExposed(widget, timeout=timeout)
