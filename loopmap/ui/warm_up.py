"""What the panels and the first search will import, imported beforehand on another thread.

Each is a tenth of a second or so in which the window would answer nobody. Nothing with
Qt in it is here: its classes are made on the window's thread only.
"""

from __future__ import annotations

import sys
from importlib import import_module

from loopmap.model.token import Token

MODULES = (
    "loopmap.editing.lens_view",
    "loopmap.editing.what_if",
    "loopmap.editing.sentence.say_lines",
    "loopmap.diagram.layout.place",
    "loopmap.analysis.aloud_change",
    "loopmap.analysis.aloud_loops",
    "loopmap.analysis.checks",
    "networkx",
)


def is_warm() -> bool:
    """Whether all of it has been imported."""
    return all(name in sys.modules for name in MODULES)


def warm_up(token: Token) -> None:
    """Import what is missing."""
    for name in MODULES:
        token.check()
        import_module(name)
