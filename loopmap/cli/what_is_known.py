"""What is known to have happened, from the command line: ``--known CAUSE EFFECT rose``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loopmap.model.document import CausalMap
    from loopmap.model.ids import RecordId
    from loopmap.model.records import Fact

_WAYS = ("rose", "fell")


def add_known(parser: argparse.ArgumentParser) -> None:
    """Let facts be given, any number of them."""
    parser.add_argument(
        "--known",
        metavar=("CAUSE", "EFFECT", "rose|fell"),
        nargs=3,
        action="append",
        default=[],
        help="when CAUSE went up for good, EFFECT rose or fell: only draws that agree count;"
        " may be given several times",
    )


def facts_in(causal_map: CausalMap, known: Sequence[Sequence[str]]) -> tuple[Fact, ...]:
    """The facts that were given. SimulationError for names and words that are not known."""
    from loopmap.errors import SimulationError
    from loopmap.model.ids import RecordId
    from loopmap.model.records import Fact

    facts = []
    for number, (cause, effect, way) in enumerate(known, start=1):
        if way not in _WAYS:
            raise SimulationError(f"“{way}” is not known here: an effect “rose” or “fell”.")
        ends = variable_called(causal_map, cause), variable_called(causal_map, effect)
        facts.append(Fact(RecordId(f"known {number}"), *ends, rose=way == "rose"))
    return tuple(facts)


def variable_called(causal_map: CausalMap, name: str) -> RecordId:
    """The variable of that name; SimulationError where there is none."""
    from loopmap.errors import SimulationError
    from loopmap.model.query import variable_named

    found = variable_named(causal_map, name)
    if found is None:
        raise SimulationError(f"There is no variable called “{name}” on this map.")
    return found.id
