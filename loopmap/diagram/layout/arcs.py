"""Many links at once as the arcs they are drawn as: what ``link_path`` measures, in arrays.

An arc is part of a circle; one that is drawn straight is a very large circle here. A
place on its circle lies on the arc just when it lies on the bowed side of the chord
between the arc's ends, which spares all angles when arcs are compared.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from loopmap.diagram.curve import STRAIGHT
from loopmap.diagram.layout.net import Bools, Floats, Ints
from loopmap.diagram.link_path import POINTS, SIGN_ASIDE, SIGN_BACK
from loopmap.diagram.style import Style
from loopmap.model.token import breathe

_SHARES = np.linspace(0.0, 1.0, 2 * POINTS - 1)
_TINY = 1e-9

_SIGN_FROM_TIP = SIGN_BACK + SIGN_ASIDE
"""No sign is farther from its arrowhead."""


@dataclass(slots=True)
class Arcs:
    """Arcs of any array shape S, places (S, 2): one row per link, or per try and link.

    ``side`` is 1 where the arc bows to the left of its way, else -1. ``tail`` and
    ``tip`` are its visible ends, ``seen`` the length between tail and head, ``sign``
    the usual place of its sign, ``low`` and ``high`` the corners of what it covers.
    """

    centre: Floats
    radius: Floats
    side: Floats
    tail: Floats
    tip: Floats
    sign: Floats
    seen: Floats
    low: Floats
    high: Floats

    def at(self, index: object) -> Arcs:
        """Some of the arcs, by anything that indexes their shape."""
        return Arcs(*(getattr(self, name)[index] for name in _FIELDS))

    def repeated(self, times: int, rows: Ints, others: Arcs) -> Arcs:
        """(times, …) these arcs with some ``rows`` replaced by ``others`` (times, rows)."""
        made = Arcs(*(np.repeat(getattr(self, name)[None], times, axis=0) for name in _FIELDS))
        for name in _FIELDS:
            getattr(made, name)[:, rows] = getattr(others, name)
        return made

    def put(self, rows: Ints, others: Arcs) -> None:
        """Replace these rows, in place."""
        for name in _FIELDS:
            getattr(self, name)[rows] = getattr(others, name)


_FIELDS = tuple(Arcs.__slots__)


def arcs(
    start: Floats, end: Floats, bulge: Floats, sizes: tuple[Floats, Floats], style: Style
) -> tuple[Arcs, Floats]:
    """The arcs from ``start`` to ``end`` (S, 2), cut where they leave and meet the cards.

    ``bulge`` (S); ``sizes``: width and height of the card at either end, each (S, 2).
    Answers also (S, 23, 2) places along each.
    """
    breathe()
    across = end - start
    chord = np.maximum(np.hypot(across[..., 0], across[..., 1]), _TINY)
    side = np.where(bulge < 0, -1.0, 1.0)
    bow = np.maximum(np.abs(bulge), STRAIGHT)
    radius = chord * (1 + bow * bow) / (4 * bow)
    half = 2 * np.arctan(bow)
    centre = (start + end) / 2 - _left(across, chord) * (side * radius * np.cos(half))[..., None]
    away = start - centre
    first = np.arctan2(away[..., 1], away[..., 0])
    turn = _Turn(centre, radius, first, side * 2 * half)
    leaving, meeting = _meetings(turn, np.array((start, end)), np.array(sizes) / 2 + style.gap)
    tail = np.where(leaving <= 1, leaving, 2.0).min(axis=0)
    tip = np.where(meeting <= 1, meeting, -1.0).max(axis=0)
    shown = (tail <= 1) & (tip >= 0) & (tail < tip)
    tail, tip = np.where(shown, tail, 0.0), np.where(shown, tip, 1.0)
    return _measured(turn, tail, tip, style)


def straight(start: Floats, end: Floats) -> Arcs:
    """Plain lines from ``start`` to ``end`` (S, 2), for being compared with arcs."""
    across = end - start
    chord = np.maximum(np.hypot(across[..., 0], across[..., 1]), _TINY)
    radius = chord * (1 + STRAIGHT * STRAIGHT) / (4 * STRAIGHT)
    left = _left(across, chord)
    aside = radius * math.cos(2 * math.atan(STRAIGHT))
    middle = (start + end) / 2
    low, high = np.minimum(start, end), np.maximum(start, end)
    one = np.ones_like(chord)
    return Arcs(middle - left * aside[..., None], radius, one, start, end, middle, chord, low, high)


def _left(across: Floats, chord: Floats) -> Floats:
    """(S, 2): one unit to the left of these ways, which are ``chord`` long."""
    left = np.empty_like(across)
    left[..., 0], left[..., 1] = across[..., 1], -across[..., 0]
    left /= chord[..., None]
    return left


class _Turn(NamedTuple):
    """Circles, the angle at which each arc begins, and how far it turns from there."""

    centre: Floats
    radius: Floats
    first: Floats
    sweep: Floats


def _measured(turn: _Turn, tail: Floats, tip: Floats, style: Style) -> tuple[Arcs, Floats]:
    breathe()
    centre, radius, first, sweep = turn
    length = radius * np.abs(sweep)
    seen = (tip - tail) * length
    angle = (first + sweep * tail)[..., None] + (sweep * (tip - tail))[..., None] * _SHARES
    ways = np.empty((*angle.shape[:-1], 2, len(_SHARES)))  # x beside x, for what is measured
    np.cos(angle, out=ways[..., 0, :])
    np.sin(angle, out=ways[..., 1, :])
    ways *= radius[..., None, None]
    ways += centre[..., None]
    line = ways.swapaxes(-1, -2)
    back = first + sweep * (tip - np.minimum(SIGN_BACK, 0.5 * seen) / length)
    out = np.empty((*back.shape, 2))
    np.cos(back, out=out[..., 0])
    np.sin(back, out=out[..., 1])
    made = Arcs(
        centre=centre,
        radius=radius,
        side=np.where(sweep < 0, -1.0, 1.0),
        tail=line[..., 0, :],
        tip=line[..., -1, :],
        sign=centre + out * (radius + SIGN_ASIDE)[..., None],
        seen=seen - np.minimum(style.head_length, 0.6 * seen),
        low=ways.min(axis=-1),
        high=ways.max(axis=-1),
    )
    return made, line


def _meetings(turn: _Turn, place: Floats, reach: Floats) -> Floats:
    """(2, 8, S) shares of each arc at which it may meet the outlines of two cards.

    9 for nowhere. ``place`` and ``reach``: the middles of the cards and half their sizes.
    """
    centre, radius, first, sweep = turn
    # Axes and sides in front, the many arcs behind, for numpy goes along the last.
    offset = np.ascontiguousarray((place - centre).transpose(-1, *range(place.ndim - 1)))
    half = reach.reshape(2, *(1,) * (place.ndim - reach.ndim), *reach.shape[1:])
    half = half.transpose(-1, *range(place.ndim - 1))
    part = np.empty((2, 2, *offset.shape[1:]))
    np.subtract(offset, half, out=part[:, 0])
    np.add(offset, half, out=part[:, 1])
    part /= radius
    rest = np.sqrt(np.maximum(1 - part * part, 0.0)) * radius
    angles = np.empty((2, 2, 2, *offset.shape[1:]))
    np.arccos(np.minimum(np.maximum(part, -1.0), 1.0), out=angles[:, :, 0])
    np.negative(angles[:, :, 0], out=angles[:, :, 1])
    np.subtract(math.pi / 2, angles[1], out=angles[1])  # counted from the y axis
    # Where it meets the line on which a side lies, it has to lie between the other two.
    on = np.empty_like(angles)
    np.subtract(rest, offset[::-1, None], out=on[:, :, 0])
    np.add(rest, offset[::-1, None], out=on[:, :, 1])  # as far as minus the rest is
    np.abs(on, out=on)
    missed = (on > half[::-1, None, None]) | (np.abs(part) > 1)[:, :, None]
    share = (np.sign(sweep) * (angles - first)) % math.tau / np.abs(sweep)
    share[missed] = 9.0
    return share.reshape(8, 2, *radius.shape).swapaxes(0, 1)


def crossing(some: Arcs, others: Arcs) -> Bools:
    """(…): whether the visible parts of two arcs meet, pair by pair; the shapes broadcast.

    Only pairs whose corners overlap are looked at closely.
    """
    breathe()
    meet = some.low[..., 0] <= others.high[..., 0]
    meet &= others.low[..., 0] <= some.high[..., 0]
    meet &= some.low[..., 1] <= others.high[..., 1]
    meet &= others.low[..., 1] <= some.high[..., 1]
    found = np.flatnonzero(meet)
    if len(found):
        one, other = (_picked(line, meet.shape, found) for line in (some, others))
        meet.ravel()[found] = _cross(one, other)
    return np.asarray(meet, dtype=bool)


def marks_on(some: Arcs, lines: Arcs, reach: float) -> tuple[Bools, Bools]:
    """Two (…): whether the tip, and the sign, of one arc is nearer than ``reach`` to another.

    Pair by pair, the shapes broadcast; only what lies about a line's corners is looked
    at closely.
    """
    breathe()
    room = reach + _SIGN_FROM_TIP
    close = some.tip[..., 0] >= lines.low[..., 0] - room
    close &= some.tip[..., 0] <= lines.high[..., 0] + room
    close &= some.tip[..., 1] >= lines.low[..., 1] - room
    close &= some.tip[..., 1] <= lines.high[..., 1] + room
    tips, signs = np.zeros_like(close), np.zeros_like(close)
    found = np.flatnonzero(close)
    if len(found):
        line = _picked(lines, close.shape, found)
        index = _index(some, close.shape, found)
        for marks, places in ((tips, some.tip), (signs, some.sign)):
            x, y = places.reshape(-1, 2)[index].T
            marks.ravel()[found] = _near(x, y, line, reach)
    return tips, signs


def _near(x: Floats, y: Floats, line: _Circle, reach: float) -> Bools:
    """(q,): whether each point is nearer than ``reach`` to its arc."""
    right, down = x - line.x, y - line.y
    far = np.hypot(right, down)
    out = line.radius / np.maximum(far, _TINY)
    close = np.abs(far - line.radius) < reach
    return np.asarray(close & _holds(line, line.x + right * out, line.y + down * out))


class _Circle(NamedTuple):
    """What comparing needs of some arcs (q,), each of it by itself, which is quicker."""

    x: Floats
    y: Floats
    radius: Floats
    side: Floats
    tail_x: Floats
    tail_y: Floats
    tip_x: Floats
    tip_y: Floats


def _picked(lines: Arcs, shape: tuple[int, ...], found: Ints) -> _Circle:
    """The arcs at these places, counted along the broadcast shape."""
    index = _index(lines, shape, found)
    table = np.empty((8, lines.radius.size))
    table[0:2] = lines.centre.reshape(-1, 2).T
    table[2], table[3] = lines.radius.ravel(), lines.side.ravel()
    table[4:6] = lines.tail.reshape(-1, 2).T
    table[6:8] = lines.tip.reshape(-1, 2).T
    return _Circle(*table.take(index, axis=1))


def _index(lines: Arcs, shape: tuple[int, ...], found: Ints) -> Ints:
    """The places in the arcs' own shape, counted along it, of those in the broadcast shape."""
    own = (1,) * (len(shape) - lines.radius.ndim) + lines.radius.shape
    index, step = np.zeros_like(found), 1
    for axis in range(len(shape) - 1, -1, -1):
        if own[: axis + 1] == shape[: axis + 1]:  # the rest is counted just so
            return index + step * found
        if step == lines.radius.size:
            break
        if own[axis] > 1:
            index += step * (found % shape[axis])
        found, step = found // shape[axis], step * own[axis]
    return index


def _cross(one: _Circle, other: _Circle) -> Bools:
    """(q,): whether each arc meets the other at one of the two places where their circles meet."""
    breathe()
    across, down = other.x - one.x, other.y - one.y
    apart = np.maximum(np.hypot(across, down), _TINY)
    across, down = across / apart, down / apart
    along = (one.radius**2 - other.radius**2 + apart**2) / (2 * apart)
    square = one.radius**2 - along**2
    aside = np.sqrt(np.maximum(square, 0.0))
    hit = np.zeros(len(apart), dtype=bool)
    for step in (aside, -aside):
        x = one.x + across * along - down * step
        y = one.y + down * along + across * step
        hit |= _holds(one, x, y) & _holds(other, x, y)
    return np.asarray(hit & (square >= 0))


def _holds(line: _Circle, x: Floats, y: Floats) -> Bools:
    """(q,): whether a place on the circle lies on the bowed side of the chord."""
    across = (line.tip_y - line.tail_y) * (x - line.tail_x)
    across -= (line.tip_x - line.tail_x) * (y - line.tail_y)
    return np.asarray(across * line.side >= 0)
