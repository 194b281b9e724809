"""A screen without a screen, as large as people's: Qt's own would have 800 by 800 points."""

from __future__ import annotations

import json
from pathlib import Path

_DPI = 96


def platform(folder: Path, width: int = 1920, height: int = 1080) -> str:
    """What QT_QPA_PLATFORM has to say for one screen of that many pixels.

    It is described in a file in ``folder``, which must last until the application is there.
    """
    screen = {
        "name": "Screen",
        "x": 0,
        "y": 0,
        "width": width,
        "height": height,
        "logicalDpi": _DPI,
        "logicalBaseDpi": _DPI,
        "dpr": 1,
    }
    path = folder / "screen.json"
    path.write_text(json.dumps({"screens": [screen]}), "utf-8")
    return f"offscreen:configfile={path}"
