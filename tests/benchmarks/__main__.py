"""Measure everything and print a table; exit status 1 when a figure is over its budget.

``monkey`` is a session of its own: see that module.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

from tests.benchmarks.yardstick import yardstick

GROUPS = (
    "start",
    "files",
    "opening",
    "canvas",
    "ink",
    "edits",
    "loops",
    "session",
    "structure",
    "layout",
    "what_if",
    "playing",
    "stock_flow",
    "keystrokes",
    "capture",
)


def main() -> int:
    """Run all groups, or those named on the command line."""
    if sys.argv[1:2] == ["monkey"]:
        from tests.benchmarks import monkey

        return monkey.main(sys.argv[2:])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wanted = sys.argv[1:] or GROUPS
    print(f"the yardstick takes {yardstick() * 1e3:.2f} ms here now")
    over = 0
    for name in wanted:
        for figure in import_module(f"tests.benchmarks.{name}").figures():
            print(figure.row(), flush=True)
            over += not figure.within
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
