"""A map's answer as programs get it from the command line: plain values by agreed names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loopmap.simulation import Comparison, Outcome, ScenarioResult


def answer_keys(comparison: Comparison) -> dict[str, Any]:
    """A whole answer: of every scenario what was asked and what came of it."""
    return {
        "map": comparison.map_title,
        "draws": comparison.draws,
        "seed": comparison.seed,
        "horizon": comparison.horizon,
        "scenarios": [scenario_keys(result) for result in comparison.scenarios],
    }


def scenario_keys(result: ScenarioResult) -> dict[str, Any]:
    """A scenario's answer as programs get it."""
    return {
        "name": result.scenario.name,
        "interventions": list(result.interventions),
        "outcomes": [outcome_keys(outcome) for outcome in result.outcomes],
        "deciding_links": [
            {"from": link.source, "to": link.target, "why": link.why}
            for link in result.deciding_links
        ],
    }


def outcome_keys(outcome: Outcome) -> dict[str, Any]:
    """An outcome as programs get it."""
    return {
        "variable": outcome.name,
        "class": outcome.certainty.value,
        "direction": outcome.direction.value,
        "share": None if outcome.share is None else [round(s, 4) for s in outcome.share],
        "runaway": None if outcome.runaway is None else round(outcome.runaway, 4),
    }
