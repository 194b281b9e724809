"""What the structure page can be about."""

from __future__ import annotations

from enum import Enum


class About(Enum):
    """What is asked about."""

    MAP = "the map"
    SELECTION = "the selection"
    WHERE = "where to look"
