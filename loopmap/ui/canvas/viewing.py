"""Where the canvas is looking: the camera, the views before it, and one view for each map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QRect, Signal

from loopmap.diagram.geometry import Box, Point
from loopmap.model.ids import MapId
from loopmap.ui.canvas.corner_fit import CornerCard
from loopmap.ui.canvas.free_part import FreePart
from loopmap.ui.canvas.glide import Glide
from loopmap.ui.canvas.view import FIT_MARGIN, LARGEST_FIT, Camera, Frame
from loopmap.ui.canvas.views_before import ViewsBefore

READABLE = 0.6
"""Nobody's view is made smaller than this unless they ask for it."""

_SQUEEZE = 0.7
"""A bar that opens may make a whole map smaller by this: else its lowest row would be hidden."""

_GROWTH = 52.0
"""Logical pixels that such a bar may grow by, as it reads back, before the view moves again."""

_MUCH_NEARER = 1.2
"""How much larger what is tried could be seen before the view comes nearer."""


class Viewing(QObject):
    """The camera and the ways to move it; ``changed`` tells of every move.

    Jumps and zooming by steps glide; whatever a hand does ends a glide.

    ``covered`` is how many logical pixels at the bottom lie under something that
    floats over the canvas; fitting and revealing keep clear of them. ``overlaid`` is how
    many do so just now, while somebody types there; revealing, and what is fitted while it
    lasts, keep clear of those, too.
    ``largest`` is the scale beyond which nothing is fitted, ``card`` tells what floats in a
    corner that a fit should leave free.
    """

    changed = Signal()

    def __init__(self, frame: Callable[[], Frame], parent: QObject) -> None:
        super().__init__(parent)
        self.frame = frame
        self._camera = Camera()
        self._glide = Glide(self._look, self)
        self._before = ViewsBefore()
        self.covered = 0.0
        self.overlaid = 0.0
        self.largest = LARGEST_FIT
        self.card: Callable[[], CornerCard | None] = _no_card
        self._whole = True
        self._held: Callable[[], Camera] | None = None
        self._settled = FreePart(frame(), self.covered)

    @property
    def camera(self) -> Camera:
        return self._camera

    @camera.setter
    def camera(self, camera: Camera) -> None:
        """Look where a person wants to; from now on nothing is fitted unasked."""
        self._glide.stop()
        if camera != self._camera:
            self._whole, self._held = False, None
            self._look(camera)

    def move(self, camera: Camera) -> None:
        """Look where a hand moves the paper; where it rested before is gone back to."""
        if camera != self._camera:
            self._before.move(self.aim)
            self.camera = camera

    @property
    def aim(self) -> Camera:
        """Where the camera is, or where it is going."""
        return self._glide.end or self._camera

    def halt(self) -> None:
        """Stay where the camera is just now."""
        self._glide.stop()

    @property
    def seen(self) -> Box:
        """The part of the map in view and not covered for good."""
        return FreePart(self.frame(), self.covered).seen(self._camera)

    @property
    def free(self) -> Frame:
        """The window as far as nothing covers its lower rim just now."""
        return self._free_now.free

    @property
    def is_whole(self) -> bool:
        """Whether all of the map was asked for and nobody has moved the view since."""
        return self._whole

    @property
    def is_held(self) -> bool:
        """Whether a part of the paper was asked for and nobody has moved the view since."""
        return self._held is not None

    def jump(self, camera: Camera, left: Camera | None = None) -> None:
        """Look somewhere else, remembering where we were, or that we came from ``left``."""
        if camera != self.aim:
            self._before.leave(left or self.aim)
            self._go(camera)

    def back(self) -> None:
        """The view before the last jump."""
        camera = self._before.back(self.aim)
        if camera is not None:
            self._go(camera)

    def forward(self) -> None:
        """The view that was left by going back."""
        camera = self._before.forward(self.aim)
        if camera is not None:
            self._go(camera)

    def zoom_by(self, factor: float) -> None:
        """Zoom with the middle of the window staying where it is."""
        frame = self.frame()
        middle = Point(frame.width / 2, frame.height / 2)
        self._go(self.aim.zoomed(factor, middle, frame))

    def zoom_to(self, scale: float) -> None:
        """Look from so near, the middle staying where it is."""
        self.zoom_by(scale / self.aim.scale)

    def look_aside(self, across: float, down: float) -> None:
        """Move the view by parts of the window's size."""
        frame = self.frame()
        self._go(self.aim.panned(-across * frame.width, -down * frame.height))

    def centre(self, point: Point) -> None:
        """Put a place of the map in the middle, as near as it is seen now."""
        self.jump(replace(self.aim, x=point.x, y=point.y))

    def begin(self, bounds: Box | None) -> None:
        """All of ``bounds``, where nobody has looked at anything yet."""
        self._look(self._fitted(bounds))
        self._whole = True

    def fit(self, bounds: Box | None, left: Camera | None = None) -> None:
        """All of ``bounds`` in the window; going back leads to ``left``, or where we are."""
        self.jump(self._fitted(bounds), left)
        self._whole = True

    def look_at(self, area: Box) -> None:
        """Just ``area`` in the window, also when that changes, until somebody looks elsewhere."""
        self._hold(lambda: self._free_now.filled(area))

    def look_round(self, area: Box) -> None:
        """The same with room around it, as all of a map is shown."""
        self._hold(lambda: self._fitted(area))

    def _hold(self, wanted: Callable[[], Camera]) -> None:
        self.jump(wanted())
        self._whole, self._held = False, wanted

    def refit(self, bounds: Box | None, wanted: Box | None = None) -> None:
        """What to show after the window, or what covers it, has changed.

        All of ``bounds`` again while that is what was asked for and it can be read;
        otherwise the same place at the same scale, ``wanted`` kept in view if it was.
        """
        self._glide.land()
        was_seen = wanted is not None and self._settled.seen(self._camera).holds(wanted)
        self._settled = FreePart(self.frame(), self.covered)
        if self._held is not None:
            self._look(self._held())
            return
        again = self._fitted(bounds) if self._whole else None
        if again is not None and again.scale >= min(READABLE, self._camera.scale):
            self._look(again)
        elif wanted is not None and was_seen:
            self.reveal(wanted)

    def fit_again(self, bounds: Box | None) -> None:
        """All of ``bounds`` still, after what floats over it has changed, if that was asked for."""
        if self._whole:
            self._glide.land()
            self._look(self._fitted(bounds))

    def overlay(self, bottom: float, bounds: Callable[[], Box | None]) -> None:
        """Something is open over so many pixels just now: all of ``bounds`` still, if it was.

        Once it is clear the view stays, also when less of it is covered again, until
        ``uncover``; then nobody asks for the bounds.
        """
        self.overlaid, before = bottom, self.overlaid
        if bottom > max(before, self.covered):
            self._glide.land()
            self._shrink_to(bounds(), _SQUEEZE, bottom + _GROWTH)

    def uncover(self, bounds: Box | None) -> None:
        """What was open over the map was left: all of ``bounds`` as large as it may be again.

        Only if all was shown; never smaller than it is.
        """
        again = self._fitted(bounds, covered=self.covered)
        if self._whole and again.scale > self._camera.scale:
            self._glide.go(self._camera, again)

    def keep_up(self, bounds: Box | None, wanted: Box) -> None:
        """After the map has grown: still all of it while it can be read, ``wanted`` at any rate."""
        self._glide.land()
        self._shrink_to(bounds)
        self.reveal(wanted)

    def take_in(self, bounds: Box | None, wanted: Box) -> None:
        """After much has come in at once: all of ``wanted``, from farther away if it must be.

        Still all of ``bounds`` if that was what was shown. Going back leads where we were.
        """
        self._glide.land()
        if self._free_now.seen(self._camera).holds(wanted):
            return
        again = self._fitted(wanted, largest=self._camera.scale)
        if self._whole:
            self.fit(bounds)
        elif again.scale < self._camera.scale:
            self.jump(again)
        else:
            self.reveal(wanted)

    def begin_with(self, bounds: Box | None) -> None:
        """After all there is has come in at once: all of ``bounds``, not from an old map's afar."""
        self._glide.land()
        if bounds is not None and (
            not self._free_now.seen(self._camera).holds(bounds) or self._camera.scale < READABLE
        ):
            self.fit(bounds)

    def glimpse(self, area: Box) -> None:
        """All of ``area`` while something is tried there; ``return_to`` leads back.

        The view stays while it holds that and is not much farther away than it must be.
        """
        fitted = self._fitted(area)
        is_seen = self._free_now.seen(self.aim).holds(area)
        if not is_seen or fitted.scale > _MUCH_NEARER * self.aim.scale:
            self._glide.go(self._camera, fitted)

    def return_to(self, camera: Camera) -> None:
        """Where we looked before something was shown for a moment; it was never left."""
        self._glide.stop()
        self._look(camera)

    def actual_size(self) -> None:
        """One map unit is one pixel."""
        self.jump(replace(self.aim, scale=1.0))

    def reveal(self, box: Box) -> None:
        """Move the paper just far enough that ``box`` is seen; not at all where it is."""
        self._glide.land()
        if self._free_now.seen(self._camera).holds(box):
            return
        seen = self._free_now.seen(self._camera).inflated(-FIT_MARGIN / self._camera.scale)
        dx = _into(box.left, box.right, seen.left, seen.right)
        dy = _into(box.top, box.bottom, seen.top, seen.bottom)
        self._look(Camera(self._camera.x + dx, self._camera.y + dy, self._camera.scale))

    def reveal_pixels(self, area: QRect) -> None:
        """The same for a part of the window, in logical pixels."""
        frame, scale = self.frame(), self._camera.scale
        middle = self._camera.to_map(
            area.x() + area.width() / 2, area.y() + area.height() / 2, frame
        )
        self.reveal(Box(middle.x, middle.y, area.width() / scale, area.height() / scale))

    def leave(self, map_id: MapId) -> None:
        """Keep the view of a map that is no longer shown."""
        self._glide.land()
        self._before.keep(map_id, self._camera, whole=self._whole)

    def has_seen(self, map_id: MapId) -> bool:
        """Whether a view of that map was kept, so that entering it fits nothing."""
        return self._before.of(map_id)[0] is not None

    def enter(self, map_id: MapId, bounds: Box | None) -> None:
        """The view that map was left with; all of it the first time."""
        camera, whole = self._before.of(map_id)
        self._look(camera or self._fitted(bounds))
        self._whole, self._held = whole, None

    def carry_to(self, map_id: MapId) -> None:
        """When that map is entered next, it is looked at from just where we are now."""
        self._glide.land()
        self._before.keep(map_id, self._camera, whole=False)

    def _shrink_to(
        self, bounds: Box | None, squeeze: float = 1.0, covered: float | None = None
    ) -> None:
        """All of a map that was asked for whole, no larger than it is and while it can be read."""
        if (
            self._whole
            and bounds is not None
            and not self._free_now.seen(self._camera).holds(bounds)
        ):
            again = self._fitted(bounds, largest=self._camera.scale, covered=covered)
            if again.scale >= squeeze * min(READABLE, self._camera.scale):
                self._look(again)

    def _go(self, camera: Camera) -> None:
        """Glide there; from now on nothing is fitted unasked."""
        self._whole, self._held = False, None
        self._glide.go(self._camera, camera)

    def _look(self, camera: Camera) -> None:
        if camera != self._camera:
            self._camera = camera
            self.changed.emit()

    @property
    def _free_now(self) -> FreePart:
        return FreePart(self.frame(), max(self.covered, self.overlaid))

    def _fitted(
        self, bounds: Box | None, *, largest: float | None = None, covered: float | None = None
    ) -> Camera:
        """All of ``bounds`` in what is free, or would be with so much covered."""
        free = self._free_now if covered is None else self._free_now._replace(covered=covered)
        if largest is not None:
            return free.fitted(bounds, largest)
        return free.fitted_beside(self.card(), bounds, self.largest)


def _no_card() -> None:
    """Nothing floats in a corner."""


def _into(low: float, high: float, least: float, most: float) -> float:
    """How far a window must move so that low..high lies in least..most."""
    if low < least:
        return low - least
    return max(0.0, min(high - most, low - least))
