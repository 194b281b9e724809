"""What a gesture is: a generator from a press to a change.

The canvas starts a tool with the press, shows each Preview it yields and sends
the next Pointer. On release the tool returns a GestureResult; Esc closes the
generator. The document does not change in between, so there is nothing to
take back.

Only ``Pointer.released`` ends a gesture. ``clicks`` is 2 for the press of a
double click. ``scale`` is screen pixels per map unit, so that thresholds feel
the same at every zoom.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from loopmap.diagram.emphasis import Badge
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.hit import NOTHING_HIT, Hit
from loopmap.diagram.link_path import LinkPath
from loopmap.editing.edits.touch import NewId
from loopmap.editing.history import Selection
from loopmap.editing.tools.snapping import Guide
from loopmap.model.change import NOTHING, Change
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId

DRAG_FROM = 4.0
"""Screen pixels the pointer travels before a press becomes a drag."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is (map units), what lies under it, and which keys are held."""

    x: float
    y: float
    hit: Hit = NOTHING_HIT
    shift: bool = False
    ctrl: bool = False
    alt: bool = False
    scale: float = 1.0
    released: bool = False
    clicks: int = 1

    @property
    def at(self) -> Point:
        return Point(self.x, self.y)


class DrawnMap(Protocol):
    """What tools ask of a drawing (diagram.drawing.Drawing answers it)."""

    @property
    def badges(self) -> tuple[Badge, ...]: ...
    @property
    def label_boxes(self) -> Mapping[RecordId, Box]: ...
    @property
    def cards(self) -> Mapping[RecordId, Box]: ...
    @property
    def note_boxes(self) -> Mapping[RecordId, Box]: ...
    @property
    def group_boxes(self) -> Mapping[RecordId, Box]: ...
    @property
    def link_paths(self) -> Mapping[RecordId, LinkPath]: ...
    def own_bulge(self, link: RecordId) -> float: ...


@dataclass(frozen=True, slots=True)
class Scene:
    """What a tool works on: the document and map on show, the selection, and where all is drawn.

    ``snaps``: whether what is dragged snaps to its neighbours.
    """

    document: Document
    map_id: MapId
    selection: Selection
    drawing: DrawnMap
    new_id: NewId
    snaps: bool = True

    @property
    def map(self) -> CausalMap:
        return self.document.maps[self.map_id]


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link about to be drawn: from a variable or a place, to a variable or a place."""

    source: RecordId | None
    target: RecordId | None
    start: Point
    end: Point
    link: RecordId | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What the canvas shows while a gesture runs; nothing of it is in the document.

    ``moved``: centres of records being dragged (copies of them where ``copying``);
    ``joined``: the groups that some of them go into, or None for out of theirs;
    ``guides``: why they snapped where they are.
    ``line``: the link being drawn or, with ``LinkLine.link``, led elsewhere.
    ``bulges``: links being bent, None for by themselves. ``band``: the rubber band, or
    the area of a group. ``lit``: the variable a link would arrive at, or the group
    joined. ``ghost``: place of a new variable or note. ``selection``: what a rubber
    band would select. ``change``: what else would come of it, drawn as it would be.
    Where not ``allowed``, ``message`` says why.
    """

    moved: Mapping[RecordId, Point] = field(default_factory=lambda: MappingProxyType({}))
    copying: bool = False
    joined: Mapping[RecordId, RecordId | None] = field(default_factory=lambda: MappingProxyType({}))
    guides: tuple[Guide, ...] = ()
    line: LinkLine | None = None
    bulges: Mapping[RecordId, float | None] = field(default_factory=lambda: MappingProxyType({}))
    band: Box | None = None
    lit: RecordId | None = None
    ghost: Point | None = None
    selection: Selection | None = None
    change: Change = NOTHING
    allowed: bool = True
    message: str = ""


STILL = Preview()
"""Nothing to show yet."""


@dataclass(frozen=True, slots=True)
class GestureResult:
    """What a gesture came to: an undoable step, a selection, and what is to be named next.

    ``select`` None leaves the selection; ``rename`` is a record whose text is to be
    edited in place at once, with ``merge`` for both steps so that they are undone as
    one; ``message`` is for the status line. ``besides``: a click that adds to what was
    clicked before.
    """

    label: str = ""
    change: Change = NOTHING
    select: Selection | None = None
    rename: RecordId | None = None
    merge: str | None = None
    message: str = ""
    besides: bool = False


NO_RESULT = GestureResult()

Gesture = Generator[Preview, Pointer, GestureResult]
Tool = Callable[[Scene, Pointer], Gesture]


def is_drag(press: Pointer, now: Pointer) -> bool:
    """Whether the pointer has gone far enough from the press to mean it."""
    far = DRAG_FROM / now.scale
    return (now.x - press.x) ** 2 + (now.y - press.y) ** 2 > far * far


def variable_under(scene: Scene, pointer: Pointer) -> RecordId | None:
    """The variable under the pointer, or None.

    A link's head or handle lying over a variable does not hide it: what is being
    dragged often lies just there.
    """
    record = pointer.hit.record
    if record is not None and record in scene.map.variables:
        return record
    at = pointer.at
    under = [i for i, box in scene.drawing.label_boxes.items() if box.contains(at)]
    return max(under, key=lambda i: (scene.map.variables[i].order, i), default=None)


def naming(record: RecordId) -> str:
    """The merge key that makes a new record and the naming of it one step to undo."""
    return f"naming {record}"
