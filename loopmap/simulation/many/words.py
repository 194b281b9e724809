"""How far an answer over many draws can be trusted, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.simulation.draws import PRIORS
from loopmap.simulation.many.fold import Many
from loopmap.simulation.many.sketches import NEAR


def tell_partial(many: Many) -> str:
    """That the answer is not yet that of all draws asked for; empty where it is."""
    if not many.is_partial:
        return ""
    return (
        f"Partial: stopped after {many.done:,} of {many.wanted:,} draws for each of the"
        f" {_WAYS} ways of drawing. What follows is of those alone."
    )


_WAYS = {4: "four"}[len(PRIORS)]


def tell_accuracy(many: Many) -> Iterator[str]:
    """Which of the figures are exact and how near the others come."""
    yield (
        "Shares and classes are counted exactly; curves are read to"
        f" {NEAR:g} of the way from today to as far as anything goes."
    )
    if many.area_off:
        yield (
            "Which links decide is told from strengths put into bins: the area that ranks them"
            f" is off by {_upward(many.area_off):g} at most, of 1."
        )
    if many.later_draws:
        yield (
            "Where something that is still moving comes to rest was looked at in the first"
            f" {many.later_draws:,} draws."
        )


def _upward(number: float) -> float:
    """Rounded up to one figure, so that it never promises too much.

    >>> _upward(0.00051)
    0.0006
    """
    size = 0.1
    while size > number:
        size /= 10
    return round((int(number / size) + 1) * size, 12)
