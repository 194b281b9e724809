"""``loopmap simulate --beside MAP``: the same scenarios on another map of the document.

Today and the future side by side, over the same draws: on the other map the scenario of the
same name, or else the very same one, where that map has all that it acts on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from loopmap.cli.answer_keys import scenario_keys
from loopmap.cli.answering import class_width, outcome_line

if TYPE_CHECKING:
    from loopmap.model.document import CausalMap
    from loopmap.model.records import Scenario
    from loopmap.simulation import RunSettings
    from loopmap.simulation.side_by_side import SideBySide


def beside(
    causal_map: CausalMap,
    other: CausalMap | None,
    scenarios: Sequence[Scenario],
    settings: RunSettings,
) -> dict[str, SideBySide]:
    """By name, each scenario that can be asked of both maps; none where there is no other.

    SimulationError where that map has none of them.
    """
    if other is None:
        return {}
    from loopmap.errors import SimulationError
    from loopmap.simulation.side_by_side import asked_there, on_two_maps

    found = {}
    for scenario in scenarios:
        there = asked_there(other, scenario)
        if there is not None:
            found[scenario.name] = on_two_maps((causal_map, scenario), (other, there), settings)
    if not found:
        raise SimulationError(
            f"“{other.info.title}” has no scenario that “{causal_map.info.title}” has by name,"
            " and lacks what these act on."
        )
    return found


def keys_of_beside(found: dict[str, SideBySide]) -> dict[str, Any]:
    """What programs are told: the other map's answers, and of every outcome the pair."""
    title = next(iter(found.values())).names[1]
    scenarios = [
        scenario_keys(both.results[1]) | {"pairs": [pair.sentence for pair in both.pairs]}
        for both in found.values()
    ]
    return {"beside": {"map": title, "scenarios": scenarios}}


def print_beside(scenarios: Sequence[str], found: dict[str, SideBySide]) -> None:
    """For each scenario its outcomes on both maps, one below the other, and the pair in words."""
    from loopmap.simulation.side_by_side import NOT_PAIRED, TWO_MAPS

    names = next(iter(found.values())).names
    print(f"“{names[0]}” and “{names[1]}” side by side")
    for name in scenarios:
        if name not in found:
            print(f"  {name}: only on “{names[0]}”")
            continue
        print(f"  {name}")
        _print_outcomes(found[name])
    print(f"  {TWO_MAPS}")
    if not all(both.pairs for both in found.values()):
        print(f"  {NOT_PAIRED}")
    print()


def _print_outcomes(both: SideBySide) -> None:
    here, there = both.results
    others = {outcome.variable: outcome for outcome in there.outcomes}
    pairs = {pair.variable: pair.sentence for pair in both.pairs}
    width, wide = max(map(len, both.names)), class_width((*here.outcomes, *there.outcomes))
    for outcome in here.outcomes:
        print(f"    {outcome.name}")
        print(f"      {both.names[0]:{width}}  {outcome_line(outcome, here, wide)}")
        told = outcome_line(others[outcome.variable], there, wide)
        print(f"      {both.names[1]:{width}}  {told}")
        if outcome.variable in pairs:
            print(f"      {pairs[outcome.variable]}")
