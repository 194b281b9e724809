"""One thing at a time, on the command line: what each strength and delay alone does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from loopmap.cli.what_is_known import variable_called

if TYPE_CHECKING:
    from loopmap.model.document import CausalMap
    from loopmap.model.records import Scenario
    from loopmap.simulation import RunSettings


def print_turned(
    causal_map: CausalMap, scenarios: Sequence[Scenario], name: str, settings: RunSettings
) -> None:
    """Print the levers of every scenario on the variable of that name, most first."""
    from loopmap.simulation import Question
    from loopmap.simulation.tornado import tornado
    from loopmap.simulation.words import tell_bar

    variable = variable_called(causal_map, name)
    asked = Question(causal_map, settings)
    for scenario in scenarios:
        print(f"“{causal_map.variables[variable].name}” under “{scenario.name}”, one at a time")
        for bar in tornado(asked, scenario, variable).bars:
            print(f"  {tell_bar(bar)}")
        print()
