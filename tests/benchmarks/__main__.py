"""Measure everything and print a table; exit status 1 when a figure is over its budget."""

from __future__ import annotations

import os
import sys

from tests.benchmarks.yardstick import yardstick


def main() -> int:
    """Run all groups, or those named on the command line."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.benchmarks import (
        canvas,
        capture,
        edits,
        files,
        keystrokes,
        layout,
        loops,
        start,
        what_if,
    )

    groups = {
        "start": start.figures,
        "files": files.figures,
        "canvas": canvas.figures,
        "edits": edits.figures,
        "loops": loops.figures,
        "layout": layout.figures,
        "what_if": what_if.figures,
        "keystrokes": keystrokes.figures,
        "capture": capture.figures,
    }
    wanted = sys.argv[1:] or list(groups)
    print(f"the yardstick takes {yardstick() * 1e3:.2f} ms here now")
    over = 0
    for name in wanted:
        for figure in groups[name]():
            print(figure.row(), flush=True)
            over += not figure.within
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
