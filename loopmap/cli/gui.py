"""``loopmap [FILE]``: the window."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

TITLE = "Open the window, with a file in it if one is named."

_NO_SCREEN = (
    "loopmap: there is no screen to open a window on (DISPLAY and WAYLAND_DISPLAY are not set).\n"
    "Without a screen, “loopmap demo” does the main job, and “loopmap --help” lists the rest."
)
_WRONG_USE = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What this verb understands."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a map to open")


def run(options: argparse.Namespace) -> int:
    """Open the window; answers when it is closed."""
    if not has_screen(os.environ, sys.platform):
        print(_NO_SCREEN, file=sys.stderr)
        return _WRONG_USE
    return window_program()(options.file)


def window_program() -> Callable[[Path | None], int]:
    """What opens the window, imported as quickly as can be.

    Nothing that is made while a program starts goes before it ends, so Python does not
    look for it; ``loopmap.ui.idle_collection`` collects from the first paint on.
    """
    gc.disable()
    from loopmap.ui.plain_imports import import_plainly

    import_plainly()
    from loopmap.ui.app import run as run_window

    return run_window


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown: always on Windows and macOS, else if a display is named."""
    if platform in ("win32", "darwin", "cygwin"):
        return True
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(environment.get(name) for name in named)
