"""More of an answer on the command line: why, and as a chart."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loopmap.editing.what_if import WhatIf

VERBS = {"up": "↑ rises", "down": "↓ falls", "mixed": "↕ either way", "none": "= as today"}
"""Which way something goes, with its arrow."""


def add_answering(parser: argparse.ArgumentParser) -> None:
    """Say what more can be asked of an answer."""
    parser.add_argument(
        "--why", action="store_true", help="also say what the answer for each outcome rests on"
    )
    parser.add_argument(
        "--chart",
        metavar="OUT",
        type=Path,
        help="also draw the outcomes of the first scenario: svg, png, pdf, html or csv by suffix",
    )


def print_why(found: WhatIf) -> None:
    """Print for every outcome of every scenario what its answer rests on."""
    from loopmap.simulation.why import tell_why

    for result in found.comparison.scenarios:
        print(f"Why, under “{result.scenario.name}”")
        for outcome in result.outcomes:
            first, *rest = tell_why(found.comparison, result, outcome.variable, outcome.name)
            print(f"  {first}")
            for sentence in rest:
                print(f"    {sentence}")
        print()


def write_chart(found: WhatIf, path: Path) -> None:
    """Draw the outcomes of the first scenario; nothing where there is none.

    Raises ExportError for a suffix that is not known, StorageError.
    """
    from loopmap.cli.offscreen import begin_qt
    from loopmap.editing.answer_chart import answer_chart
    from loopmap.formats.storage.save import save

    if not found.stories:
        return
    begin_qt()
    from loopmap.ui.chart_out import chart_bytes

    shown = answer_chart(found, found.stories[0].result.outcomes)
    save(path, chart_bytes(shown, path.suffix.lower()))
