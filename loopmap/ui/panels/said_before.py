"""The sentences said before, to go through with Up and Down."""

from __future__ import annotations

KEPT = 100
"""Sentences that are remembered."""


class SaidBefore:
    """A list with a place in it; at its end nothing is shown."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._place = 0

    @property
    def is_at_end(self) -> bool:
        return self._place == len(self._said)

    def keep(self, text: str) -> None:
        """Add a sentence, which is then the last, and go to the end."""
        self._said = [*(said for said in self._said if said != text), text][-KEPT:]
        self._place = len(self._said)

    def step(self, by: int) -> str:
        """Go to an earlier (-1) or later sentence; "" at the end."""
        self._place = max(0, min(self._place + by, len(self._said)))
        return "" if self.is_at_end else self._said[self._place]
