"""How groups, notes and loop badges look."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from loopmap.diagram.areas import FRAME, NOTE_PADDING, name_box
from loopmap.diagram.badge_place import BADGE_RADIUS
from loopmap.diagram.card_marks import CAP_MIDDLE
from loopmap.diagram.emphasis import Badge
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.ground import CORNER
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.note_picture import pixels_of
from loopmap.diagram.primitives import (
    ArcPath,
    Image,
    Polygon,
    Primitive,
    RoundBox,
    Stroke,
    TextLine,
)
from loopmap.diagram.style import Style
from loopmap.model.records import Group, Level, Note

_FOLD = 13.0
_TURN = math.radians(285)


def group_primitives(group: Group, box: Box, style: Style) -> tuple[Primitive, ...]:
    """A softly tinted area."""
    edge = Stroke(style.group_border(group.colour), style.card_line)
    return (RoundBox(group.id, "area", box, CORNER, style.group_fill(group.colour), edge),)


def group_name_primitives(
    group: Group, box: Box, style: Style, measure: TextMeasure
) -> tuple[Primitive, ...]:
    """The group's name in the upper left corner of its area, on a patch that parts links."""
    size, patch = style.small_size + 1, name_box(group, box, style, measure)
    return (
        RoundBox(group.id, "patch", patch, 4.0, style.group_fill(group.colour)),
        TextLine(
            group.id, "name", patch.left + 4, patch.y + CAP_MIDDLE * size, group.name, size, 600,
            style.group_text, "start",
        ),
    )  # fmt: skip


def note_primitives(
    note: Note, box: Box, lines: Sequence[str], style: Style, measure: TextMeasure
) -> tuple[Primitive, ...]:
    """A slip of paper with a folded corner; a private one has a dashed edge."""
    dash = (3.0, 3.0) if note.level is Level.PRIVATE else ()
    edge = Stroke(style.note_border, style.card_line, dash)
    size = style.small_size + 1
    step = measure.line_height(size)
    first = box.top + NOTE_PADDING + step / 2 + CAP_MIDDLE * size
    return (
        Polygon(note.id, "note", _slip(box), style.note_fill, edge),
        Polygon(note.id, "fold", _fold(box), style.note_fold),
        *(
            TextLine(
                note.id, "text", box.left + NOTE_PADDING, first + number * step, line, size, 400,
                style.note_text, "start",
            )
            for number, line in enumerate(lines)
            if line
        ),
    )  # fmt: skip


def picture_primitives(
    note: Note, box: Box, style: Style, *, opacity: float = 1.0
) -> tuple[Primitive, ...] | None:
    """The picture of a note in a frame, dashed when private; None if it has none to show."""
    pixels = pixels_of(note.picture) if note.picture else None
    if pixels is None:
        return None
    dash = (3.0, 3.0) if note.level is Level.PRIVATE else ()
    edge = Stroke(style.note_border, style.card_line, dash)
    inner = box.inflated(-FRAME)
    return (
        RoundBox(note.id, "note", box, 2.0, style.note_fill, edge),
        Image(note.id, "picture", inner, note.picture, pixels.kind, note.text, opacity),
    )


def badge_primitives(
    badge: Badge, box: Box, style: Style, *, clockwise: bool, lit: str | None = None
) -> tuple[Primitive, ...]:
    """The loop's label within an arrow that turns the loop's way; ``lit`` fills it."""
    fill = Box(box.x, box.y, 2 * BADGE_RADIUS, 2 * BADGE_RADIUS)
    size = style.font_size if len(badge.label) < 4 else style.small_size
    return (
        RoundBox(badge.id, "badge", fill, BADGE_RADIUS, lit or style.badge_fill),
        *_turning_arrow(badge, box.centre, style, 1.0 if clockwise else -1.0),
        TextLine(
            badge.id, "badge", box.x, box.y + CAP_MIDDLE * size, badge.label, size, 700,
            style.badge_text,
        ),
    )  # fmt: skip


def _turning_arrow(badge: Badge, at: Point, style: Style, way: float) -> Iterator[Primitive]:
    """Most of a circle, open at the top, with a head at its end."""
    radius = BADGE_RADIUS
    start = -math.pi / 2 + way * (math.tau - _TURN) / 2
    sweep = way * _TURN
    end = start + sweep
    stroke = Stroke(style.badge_line, style.link_medium)
    yield ArcPath(
        badge.id, "badge", _on(at, radius, start), _on(at, radius, end), stroke, at, radius,
        start, sweep,
    )  # fmt: skip
    tip = end + way * 7.5 / radius
    head = (
        _on(at, radius, tip),
        _on(at, radius - 4.4, end - way * 1.5 / radius),
        _on(at, radius + 4.4, end - way * 1.5 / radius),
    )
    yield Polygon(badge.id, "badge", head, style.badge_line)


def _on(centre: Point, radius: float, angle: float) -> Point:
    return Point(centre.x + radius * math.cos(angle), centre.y + radius * math.sin(angle))


def _slip(box: Box) -> tuple[Point, ...]:
    return (
        Point(box.left, box.top),
        Point(box.right - _FOLD, box.top),
        Point(box.right, box.top + _FOLD),
        Point(box.right, box.bottom),
        Point(box.left, box.bottom),
    )


def _fold(box: Box) -> tuple[Point, ...]:
    return (
        Point(box.right - _FOLD, box.top),
        Point(box.right - _FOLD, box.top + _FOLD),
        Point(box.right, box.top + _FOLD),
    )
