"""The ways in which a record or a loop of one map may differ from that of another."""

from __future__ import annotations

from enum import Enum


class Way(Enum):
    """What became of a variable or a link on the way from one map to the other."""

    ADDED = "added"
    REMOVED = "removed"
    WEAKENED = "weakened"
    STRENGTHENED = "strengthened"
    RESIGNED = "re-signed"
    RETIMED = "re-timed"
    REROUTED = "led elsewhere"
    RENAMED = "renamed"
    ALSO = "also changed"


class LoopWay(Enum):
    """What became of a loop."""

    APPEARED = "appears"
    VANISHED = "vanishes"
    FLIPPED = "flips"
    SLOWED = "slows"
    QUICKENED = "quickens"
