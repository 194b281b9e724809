"""More of an answer on the command line: why, and as a chart."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loopmap.editing.what_if import WhatIf
    from loopmap.simulation import Outcome, ScenarioResult

VERBS = {"up": "↑ rises", "down": "↓ falls", "mixed": "↕ either way", "none": "= as today"}
"""Which way something goes, with its arrow."""

_CLASS = 9
"""The least width of the column of classes."""


def add_answering(parser: argparse.ArgumentParser) -> None:
    """Say what more can be asked of an answer."""
    parser.add_argument(
        "--why", action="store_true", help="also say what the answer for each outcome rests on"
    )
    parser.add_argument(
        "--chart",
        metavar="OUT",
        type=Path,
        help="also draw the outcomes of the first scenario, or the stocks of a run by equations:"
        " svg, png, pdf, emf, pptx, html or csv by suffix",
    )


def outcome_line(outcome: Outcome, result: ScenarioResult, wide: int) -> str:
    """Which way an outcome goes, how far, how sure and how often, in columns.

    ``wide``: the column of classes, which `class_width` tells.
    """
    from loopmap.simulation.words import tell_class, tell_held

    size = result.answers[outcome.variable].size
    verb = f"{VERBS[outcome.direction.value]} {size.value if size else ''}"
    certainty = tell_class(outcome.certainty, outcome.runaway)
    held = tell_held(outcome.direction, outcome.share, outcome.runaway)
    return f"{verb:26}  {certainty:{wide}}  {held}".rstrip()


def class_width(outcomes: Iterable[Outcome]) -> int:
    """How wide the column of classes has to be for all of these."""
    from loopmap.simulation.words import tell_class

    return max((_CLASS, *(len(tell_class(o.certainty, o.runaway)) for o in outcomes)))


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
