"""The views one has come from and gone back from, and the view each map was left with."""

from __future__ import annotations

from loopmap.model.ids import MapId
from loopmap.ui.canvas.view import Camera

KEPT_VIEWS = 30


class ViewsBefore:
    """Remembers cameras; the latest are kept."""

    def __init__(self) -> None:
        self._earlier: list[Camera] = []
        self._later: list[Camera] = []
        self._of_map: dict[MapId, tuple[Camera, bool]] = {}

    def leave(self, camera: Camera) -> None:
        """Somebody looks somewhere else from here."""
        self._earlier = [*self._earlier[-KEPT_VIEWS:], camera]
        self._later = []

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
