"""Garbage is collected between tests and on their thread, as the window collects it.

Python by itself collects on whichever thread happens to allocate. With the program that is
never so (``loopmap.ui.idle_collection``), and with its tests it must not be: what an earlier
test left in a ring would end on a worker's thread. PySide6 6.11 hands it on to the main thread
(``BindingManager::runDeletionInMainThread``), where the process then dies at any line.
"""

from __future__ import annotations

import gc

_MANY = 100
"""Tests after which everything is looked at, not only what is young."""


class Collecting:
    """A plugin of pytest: takes collecting away from Python and does it after each test."""

    def __init__(self) -> None:
        self._since = 0
        gc.disable()

    def pytest_collection_finish(self) -> None:
        """What stands now stands until the end, and is not looked at again."""
        gc.collect()
        gc.freeze()

    def pytest_runtest_logfinish(self) -> None:
        """After a test and all its fixtures, whatever it did to collecting."""
        gc.disable()
        self._since = (self._since + 1) % _MANY
        gc.collect(1 if self._since else 2)
