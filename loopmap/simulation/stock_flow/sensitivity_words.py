"""What many draws of a model's constants say, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from loopmap.simulation.stock_flow.sensitivity import Bar, Decider, Spread

BANDS = "Inner band: the middle half of the draws; outer: nine tenths of them."
NOT_A_FORECAST = "Draws lie evenly within the ranges; how often such numbers hold nobody knows."

_WORDS = ((0.95, "decides nearly all of it"), (0.8, "decides most of it"), (0.3, "decides some"))
_MOST = 3


def tell_deciders(outcome: str, deciders: Sequence[Decider]) -> tuple[str, ...]:
    """Which constants the outcome at the end goes with, most first; at most three sentences."""
    told = []
    for each in deciders[:_MOST]:
        word = next((text for least, text in _WORDS if abs(each.agreement) >= least), None)
        if word is not None:
            way = "more" if each.agreement > 0 else "less"
            told.append(f"“{each.name}” {word}: the more of it, the {way} “{outcome}”.")
    if told:
        return tuple(told)
    return (f"No number alone decides about “{outcome}”: it goes with none of them by itself.",)


def tell_draws(found: Spread, wanted: int) -> str:
    """How many draws there are so far, and how many had a value that is none."""
    told = f"{found.draws:,} draws."
    if found.draws < wanted:
        told = f"{found.draws:,} of {wanted:,} draws so far."
    if found.lost:
        had = "one of them" if found.lost == 1 else f"{found.lost:,} of them"
        told = f"{told} In {had} something has no value; they are left out."
    return told


def tell_turned(bar: Bar, outcome: str, unit: str) -> str:
    """What one constant alone does to the outcome at the end."""
    of = f" {unit}" if unit else ""
    return (
        f"“{bar.name}” from {_number(bar.low)} to {_number(bar.high)}: “{outcome}” ends at"
        f" {_number(bar.little)}{of} and {_number(bar.much)}{of}."
    )


def _number(value: float) -> str:
    shown = f"{value:,.4g}" if abs(value) < 1e6 else f"{value:.4g}"
    return shown.replace("-", "\N{MINUS SIGN}")
