"""What a file draws of a model: where its variables lie, its arrows, texts and loops.

Names are compared as equations compare them; places are in map units once `room_in` made
room for cards.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from loopmap.diagram.layout.boxes import card_size
from loopmap.expr.names import CanonicalName
from loopmap.formats.incoming.room import Room, room_for
from loopmap.model.records import Kind, Sign, Strength

_LEAST_WIDER = 1.5
"""Names of such files are written smaller than ours."""

FARTHEST = 1e5
"""Beyond this nothing lies on a map, even with room for cards."""

MOST_BENT = 1.5

Place = tuple[float, float]
Ends = tuple[CanonicalName, CanonicalName]


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """An arrow from a cause to its effect. ``texts``: what speaks for it, with where it is from.

    ``only_starts``: where it leads to a stock with an equation, it only says what that begins
    with. ``kept`` is for the format that drew it.
    """

    sign: Sign = Sign.UNKNOWN
    delayed: bool = False
    bulge: float | None = None
    reason: str = ""
    texts: tuple[tuple[str, str], ...] = ()
    strength: Strength = Strength.MEDIUM
    only_starts: bool = False
    kept: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A text on the map."""

    text: str
    place: Place
    width: float = 180.0
    kept: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DrawnLoop:
    """A loop by its arrows in causal order."""

    label: str
    links: tuple[Ends, ...]
    name: str = ""
    story: str = ""
    place: Place | None = None
    kept: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A sign for a loop, drawn without saying which arrows it goes through.

    ``drawn`` is where the file has it, if room was made since.
    """

    label: str
    place: Place
    clockwise: bool
    kept: Mapping[str, Any] = field(default_factory=dict)
    drawn: Place | None = None


@dataclass(slots=True)
class Picture:
    """One map as a file draws it.

    ``names``: what is drawn, as it is written there. ``pipes`` lead from flows to stocks: they
    fill them, or the opposite. ``only``: the map has what is drawn and nothing else of the
    model. ``fills``: what is not drawn lies below, where the rest is. ``kinds`` hold where no
    equation says otherwise, ``kinds_told`` always; ``groups`` lead from the name of each to
    its variables; ``drawn`` is where the file has them, if room was made since; ``kept`` is for
    the map, ``of`` for each variable. ``complete``: there are no
    links but those drawn.
    """

    title: str = ""
    names: dict[CanonicalName, str] = field(default_factory=dict)
    places: dict[CanonicalName, Place] = field(default_factory=dict)
    drawn: Mapping[CanonicalName, Place] = field(default_factory=dict)
    links: dict[Ends, DrawnLink] = field(default_factory=dict)
    pipes: dict[Ends, Sign] = field(default_factory=dict)
    texts: list[DrawnText] = field(default_factory=list)
    loops: list[DrawnLoop] = field(default_factory=list)
    symbols: list[Symbol] = field(default_factory=list)
    kinds: dict[CanonicalName, Kind] = field(default_factory=dict)
    kinds_told: dict[CanonicalName, Kind] = field(default_factory=dict)
    groups: dict[str, tuple[CanonicalName, ...]] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    of: dict[CanonicalName, dict[str, Any]] = field(default_factory=dict)
    only: bool = False
    fills: bool = False
    complete: bool = False


def room_in(places: Mapping[CanonicalName, Place]) -> Room:
    """The room that cards of these names need: symbols of such files are small."""
    return room_for(places, {key: card_size(str(key)) for key in places}, _LEAST_WIDER)


def bulge_of_angle(start: Place, end: Place, degrees: float) -> float | None:
    """The bulge of the arc that leaves ``start`` at an angle, counted from the right upwards."""
    chord = math.atan2(start[1] - end[1], end[0] - start[0])
    turn = math.remainder(math.radians(degrees) - chord, math.tau)
    return _bounded(math.tan(turn / 2)) if abs(turn) < math.pi - 1e-6 else None


def angle_of_bulge(start: Place, end: Place, bulge: float) -> float:
    """The angle, from 0 to 360, at which an arc of that bulge leaves ``start``."""
    chord = math.atan2(start[1] - end[1], end[0] - start[0])
    return math.degrees(chord + 2 * math.atan(bulge)) % 360


def bulge_through(start: Place, end: Place, point: Place) -> float | None:
    """The bulge of the arc from ``start`` to ``end`` through a point; None where there is none."""
    one, other = _away(start, point), _away(end, point)
    if math.dist(start, end) < 1e-6 or math.hypot(*one) < 1e-6 or math.hypot(*other) < 1e-6:
        return None
    cross = one[0] * other[1] - one[1] * other[0]
    along = one[0] * other[0] + one[1] * other[1]
    seen = math.atan2(abs(cross), along)  # the angle under which the point sees both ends
    return _bounded(math.copysign(math.tan((math.pi - seen) / 2), -cross))


def _away(point: Place, centre: Place) -> Place:
    return point[0] - centre[0], point[1] - centre[1]


def _bounded(bulge: float) -> float:
    return round(min(max(bulge, -MOST_BENT), MOST_BENT), 3)
