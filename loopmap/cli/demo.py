"""``loopmap demo``: the main job on one map, in the window or, without a screen, headless."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

TITLE = "Show the main job on an example: in the window, or without a screen."

PICTURES = ("svg", "png", "pdf")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="a map; the fines example if none")
    parser.add_argument(
        "--out", metavar="FOLDER", default="output", help="where pictures go without a screen"
    )
    parser.add_argument("--headless", action="store_true", help="do without a screen in any case")


def run(options: argparse.Namespace) -> int:
    """Open the window on the map, or print its loops and what-if table and draw it."""
    from loopmap.cli import main
    from loopmap.resources import example

    file = options.file or str(example("fines-for-non-attendance"))
    if not options.headless and screen_answers():
        return main(["gui", file])
    print("There is no screen here, so Loopmap does the same work without its window.\n")
    print(f"{Path(file).name}: loops\n")
    status = main(["loops", file]) or _what_if(file)
    return status or _pictures(file, Path(options.out))


def screen_answers() -> bool:
    """Whether a window could be opened: asked of Qt itself, in a process of its own.

    Qt ends the process when a display is named that does not answer, so this one cannot ask.
    """
    from loopmap.cli.gui import has_screen

    unseen = os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal")
    if unseen or not has_screen(os.environ, sys.platform):
        return False
    question = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    asked = subprocess.run(  # noqa: S603 - our own interpreter, a fixed line
        [sys.executable, "-c", question], capture_output=True, check=False
    )
    return asked.returncode == 0


def _what_if(file: str) -> int:
    from loopmap.cli import main

    print(f"\n{Path(file).name}: what if?\n")
    return main(["simulate", file])


def _pictures(file: str, folder: Path) -> int:
    from loopmap.cli import main

    folder.mkdir(parents=True, exist_ok=True)
    print("\nThe map as a picture, with its title, legend and source:")
    for suffix in PICTURES:
        target = folder / f"{Path(file).stem}.{suffix}"
        status = main(["export", file, str(target), "--title", "--legend", "--source"])
        if status:
            return status
        print(f"  {target}")
    return 0
