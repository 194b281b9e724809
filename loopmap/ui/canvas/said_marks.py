"""How a sentence that is being typed shows on the map: ghosts of what Enter will make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.primitives import Primitive, RoundBox, Stroke
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId
from loopmap.ui.canvas import marks

_DASH = (5.0, 4.0)


@dataclass(frozen=True, slots=True)
class SaidMarks:
    """What a sentence names and makes: new variables, standing ones, new links, changed ones.

    ``offered``: the variable that the name being typed may become.
    """

    new: frozenset[RecordId]
    named: tuple[RecordId, ...]
    added: tuple[RecordId, ...]
    altered: tuple[RecordId, ...]
    offered: RecordId | None = None


def under(drawing: Drawing, said: SaidMarks, style: Style) -> list[Primitive]:
    """Bands along the links: soft along new ones, warm along those that change."""
    listed: list[Primitive] = []
    for links, colour in ((said.added, style.selection_soft), (said.altered, style.halo(0))):
        paths = [drawing.link_paths[link] for link in links if link in drawing.link_paths]
        listed += [marks.along(path, "preview", Stroke(colour, 11.0, round=True)) for path in paths]
    return listed


def over(drawing: Drawing, said: SaidMarks, style: Style, unit: float) -> list[Primitive]:
    """Frames around the variables on the map that are named, dashed around the one offered."""
    width, colour = max(2.0, 1.6 * unit), style.preview
    boxes = marks.boxes_of(drawing, said.named)
    listed: list[Primitive] = [marks.outline(box, colour, width, style.radius) for box in boxes]
    if said.offered is not None and said.offered not in said.named:
        boxes = marks.boxes_of(drawing, [said.offered])
        listed += [marks.outline(box, colour, width, style.radius, _DASH) for box in boxes]
    return listed


def ghost(shapes: Iterable[Primitive], style: Style) -> list[Primitive]:
    """A card that is not there yet: the same with a dashed edge on the bare paper."""
    edge = Stroke(style.preview, max(1.6, style.card_line), _DASH)
    return [
        replace(shape, fill=style.paper, stroke=edge)
        if isinstance(shape, RoundBox) and shape.role == "card"
        else shape
        for shape in shapes
    ]
