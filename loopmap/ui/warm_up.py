"""What the panels and the first search import, brought in while the map can be looked at.

All together is a few tenths of a second in which the window would answer nobody. What
has no Qt in it comes on another thread; classes of Qt are made on the window's thread
only, so the panels' modules come one in each turn of events.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
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
    "loopmap.analysis.stories",
    "loopmap.analysis.structure.overview",
)

PANELS = (
    "loopmap.ui.canvas.said_preview",
    "loopmap.ui.panels.checks_panel",
    "loopmap.ui.panels.find_bar",
    "loopmap.ui.panels.inspector",
    "loopmap.ui.panels.loops_panel",
    "loopmap.ui.panels.outline",
    "loopmap.ui.panels.run_panel",
    "loopmap.ui.panels.sentence_bar",
    "loopmap.ui.panels.stories_panel",
    "loopmap.ui.panels.structure_panel",
    "loopmap.ui.editor_panels",
)


def import_panels() -> Iterator[None]:
    """Import the panels' modules one by one, on the window's thread."""
    for name in PANELS:
        import_module(name)
        yield


def is_warm() -> bool:
    """Whether all of it has been imported."""
    return all(name in sys.modules for name in MODULES)


def warm_up(token: Token) -> None:
    """Import what is missing."""
    for name in MODULES:
        token.check()
        import_module(name)
