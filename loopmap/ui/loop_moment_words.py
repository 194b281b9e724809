"""What loops do at one moment, in words: no figure that a map does not know."""

from __future__ import annotations

from loopmap.editing.loop_shares import LoopShares
from loopmap.simulation.words import tell_share

_SIZES = (
    (0.05, "next to nothing of the change"),
    (0.15, "about a tenth of the change"),
    (0.29, "about a fifth of the change"),
    (0.42, "about a third of the change"),
    (0.6, "about half of the change"),
    (0.85, "most of the change"),
)


def way_in_words(course: float) -> str:
    """What a loop does, by the sign of its part in the change."""
    return "drives on" if course > 0 else "holds back"


def share_in_words(share: float) -> str:
    """How much of the change, without a false figure."""
    return next((words for end, words in _SIZES if share < end), "nearly all of the change")


def led_in_words(led: tuple[float, float], draws: int) -> str:
    """In how many draws a loop leads, over the ways of drawing; of one run, whether it does."""
    low, high = led
    if draws == 1:
        return "leads" if high else "does not lead"
    if high == 0:
        return "leads in no draw"
    return f"leads in {'all draws' if low == 1.0 else f'{tell_share(led)} of draws'}"


def moment_told(shares: LoopShares, place: int) -> str:
    """One moment: what each loop does, and how much of the change that is."""
    if shares.is_still(place):
        return "Nothing changes here."
    told = [
        f"{loop.title} {way_in_words(loop.course[place])}:"
        f" {share_in_words(abs(loop.course[place]))}"
        for loop in shares.loops
        if loop.course[place]
    ]
    return "; ".join(told) + "." if told else "No loop moves here."
