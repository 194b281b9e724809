"""The views one has come from and gone back from, and the view each map was left with."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

from loopmap.model.ids import MapId
from loopmap.ui.canvas.view import Camera

KEPT_VIEWS = 30

ONE_MOVE = 1_000
"""Milliseconds between moves of a hand within which they are one move to whoever goes back."""


class ViewsBefore:
    """Remembers cameras; the latest are kept."""

    def __init__(self) -> None:
        self._earlier: list[Camera] = []
        self._later: list[Camera] = []
        self._of_map: dict[MapId, tuple[Camera, bool]] = {}
        self._moved = QElapsedTimer()

    def leave(self, camera: Camera) -> None:
        """Somebody looks somewhere else from here."""
        self._earlier = [*self._earlier[-KEPT_VIEWS:], camera]
        self._later = []

    def move(self, camera: Camera) -> None:
        """A hand moves on from here, after a rest or without one."""
        if not self._moved.isValid() or self._moved.hasExpired(ONE_MOVE):
            self.leave(camera)
        self._moved.start()

    def back(self, camera: Camera) -> Camera | None:
        """The view before, ``camera`` being the one now; None if there is none."""
        return _turned(self._earlier, self._later, camera)

    def forward(self, camera: Camera) -> Camera | None:
        """The view that was left by going back."""
        return _turned(self._later, self._earlier, camera)

    def keep(self, map_id: MapId, camera: Camera, *, whole: bool) -> None:
        """How a map was looked at, and whether all of it was asked for."""
        self._of_map[map_id] = camera, whole

    def of(self, map_id: MapId) -> tuple[Camera | None, bool]:
        """How that map was looked at; all of it where it never was."""
        return self._of_map.get(map_id, (None, True))


def _turned(here: list[Camera], there: list[Camera], camera: Camera) -> Camera | None:
    if not here:
        return None
    there.append(camera)
    return here.pop()
