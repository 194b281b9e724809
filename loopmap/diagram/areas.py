"""Where notes and groups stand, and how large they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loopmap.diagram.geometry import Box, Point, box_between, union
from loopmap.diagram.label import wrap_to
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.note_picture import pixels_of
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Note

_GROUP_ROOM = 20.0
_GROUP_NAME_ROOM = 22.0
NOTE_PADDING = 12.0
FRAME = 5.0
"""Around the picture of a note."""

NOT_SHOWN = "This picture cannot be shown."


def note_lines(note: Note, style: Style, measure: TextMeasure) -> list[str]:
    """The note's text as lines, as many as it takes; under why its picture cannot be shown."""
    room = max(40.0, note.width - 2 * NOTE_PADDING)
    text = f"{NOT_SHOWN}\n{note.text}".strip() if note.picture else note.text
    return wrap_to(text, room, style.small_size + 1, 400, measure)


def note_box(note: Note, style: Style, measure: TextMeasure) -> Box:
    """The note as drawn: as wide as it says, as high as its picture or its lines."""
    width = max(note.width, 40 + 2 * NOTE_PADDING)
    pixels = pixels_of(note.picture) if note.picture else None
    if pixels is not None:
        shown = (width - 2 * FRAME) * pixels.height / pixels.width
        return Box(note.x, note.y, width, shown + 2 * FRAME)
    lines = len(note_lines(note, style, measure))
    height = lines * measure.line_height(style.small_size + 1) + 2 * NOTE_PADDING
    return Box(note.x, note.y, width, height)


def group_boxes(
    causal_map: CausalMap, cards: Mapping[RecordId, Box], style: Style, measure: TextMeasure
) -> dict[RecordId, Box]:
    """Each group's area: around its members with room for its name. O(variables + groups)."""
    if not causal_map.groups:
        return {}
    members: dict[RecordId, list[Box]] = {}
    for variable in causal_map.variables.values():
        if variable.group is not None:
            members.setdefault(variable.group, []).append(cards[variable.id])
    return {
        group.id: area_around(group, members.get(group.id, ()), style, measure)
        for group in causal_map.groups.values()
    }


def name_box(group: Group, area: Box, style: Style, measure: TextMeasure) -> Box:
    """Where the name of a group stands: in the upper left corner of its area."""
    size = style.small_size + 1
    width = measure.width(group.name, size, 600)
    return Box(area.left + 16 + width / 2, area.top + 17.5, width + 8, size + 6)


def area_around(group: Group, members: Sequence[Box], style: Style, measure: TextMeasure) -> Box:
    """The area of a group with members on these cards; its own where there are none."""
    hull = union(members)
    if hull is None:
        return Box(group.x, group.y, group.width, group.height)
    area = hull.inflated(_GROUP_ROOM)
    name = measure.width(group.name, style.small_size + 1, 600) + 2 * _GROUP_ROOM
    return box_between(
        Point(area.left, area.top - _GROUP_NAME_ROOM),
        Point(max(area.right, area.left + name), area.bottom),
    )
