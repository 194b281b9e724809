"""``loopmap simulate --beside MAP``: the same scenarios on another map of the document.

Today and the future side by side: what is called alike, outcome by outcome.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loopmap.model.document import CausalMap
    from loopmap.simulation import Comparison, Outcome, RunSettings, ScenarioResult


def beside(
    causal_map: CausalMap, other: CausalMap | None, names: list[str], settings: RunSettings
) -> Comparison | None:
    """The scenarios of those names on the other map, None where there is no other.

    SimulationError where that map has none of them.
    """
    if other is None:
        return None
    from loopmap.errors import SimulationError
    from loopmap.model.query import fold_name, in_order
    from loopmap.simulation import Question, compare

    wanted = {fold_name(name) for name in names}
    there = [s for s in in_order(other.scenarios) if fold_name(s.name) in wanted]
    if not there:
        raise SimulationError(
            f"“{other.info.title}” has no scenario that “{causal_map.info.title}” has by name."
        )
    return compare(Question(other, settings), there)


def print_beside(here: Comparison, there: Comparison) -> None:
    """For each scenario of both its outcomes on both maps, one below the other."""
    from loopmap.model.query import fold_name

    found = {fold_name(result.scenario.name): result for result in there.scenarios}
    print(f"“{here.map_title}” and “{there.map_title}” side by side")
    for result in here.scenarios:
        other = found.get(fold_name(result.scenario.name))
        if other is None:
            print(f"  {result.scenario.name}: only on “{here.map_title}”")
            continue
        print(f"  {result.scenario.name}")
        _print_outcomes(result, other, (here.map_title, there.map_title))
    print("  Each is measured from its own map as it is, so the two are not one scale.\n")


def _print_outcomes(result: ScenarioResult, other: ScenarioResult, titles: tuple[str, str]) -> None:
    there = {outcome.variable: outcome for outcome in other.outcomes}
    width = max(map(len, titles))
    for outcome in result.outcomes:
        print(f"    {outcome.name}")
        print(f"      {titles[0]:{width}}  {_told(outcome, result)}".rstrip())
        if outcome.variable in there:
            told = _told(there[outcome.variable], other)
            print(f"      {titles[1]:{width}}  {told}".rstrip())
        else:
            print(f"      {titles[1]:{width}}  not judged there")


def _told(outcome: Outcome, result: ScenarioResult) -> str:
    from loopmap.cli.simulate import VERBS
    from loopmap.simulation.words import tell_held

    size = result.answers[outcome.variable].size
    verb = f"{VERBS[outcome.direction.value]} {size.value if size else ''}"
    held = tell_held(outcome.direction, outcome.share, outcome.runaway)
    return f"{verb:26}  {outcome.certainty.value:9}  {held}"
