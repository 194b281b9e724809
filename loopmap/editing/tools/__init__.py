"""Gestures on the canvas as generators, playable without a screen.

Start reading at `gesture.py`: gestures as generators, playable without a screen; `snapping.py`
lines things up, `membership.py` says who joins a group.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from loopmap.editing.tools.add import add_group, add_note, add_variable
from loopmap.editing.tools.draw_link import draw_link
from loopmap.editing.tools.gesture import Tool
from loopmap.editing.tools.select import select

__all__ = ["TOOLS"]

TOOLS: Mapping[str, Tool] = MappingProxyType(
    {
        "select": select,
        "variable": add_variable,
        "link": draw_link,
        "note": add_note,
        "group": add_group,
    }
)
"""The tools of the toolbar by name, in its order."""
