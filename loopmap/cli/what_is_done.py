"""What is done, said on the command line: ``--say "stop fining; push trust up a little"``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loopmap.model.document import CausalMap, Document
    from loopmap.model.records import Scenario


def add_saying(parser: argparse.ArgumentParser) -> None:
    """Let scenarios be said, any number of them."""
    parser.add_argument(
        "--say",
        metavar="WORDS",
        action="append",
        default=[],
        help="a scenario in words, as in the window: “stop fining”, “push trust up a little from"
        " 5”, “cut fines -> stress; add link support -> trust +”; may be given several times;"
        " scenarios of the map are then run only by name",
    )


def said_on(document: Document, causal_map: CausalMap, said: Sequence[str]) -> tuple[Scenario, ...]:
    """The scenarios that were said, called by their words.

    SimulationError for words that are not understood and for what may not be.
    """
    from loopmap.editing.edits.scenarios import may_intervene
    from loopmap.editing.run_times import horizon_of
    from loopmap.editing.scenario_words.read import read
    from loopmap.errors import SimulationError
    from loopmap.model.ids import RecordId
    from loopmap.model.records import Scenario

    scenarios = []
    for number, words in enumerate(said, start=1):
        found = read(words, causal_map, horizon_of(causal_map))
        against = found.missing or next(
            (w for act in found.acts if (w := may_intervene(document, causal_map.id, act).why)), ""
        )
        if against or not found.acts:
            raise SimulationError(f"“{words}” cannot be run. {against}".rstrip())
        scenarios.append(Scenario(RecordId(f"said {number}"), words, found.acts))
    return tuple(scenarios)
