"""What is no longer on a map, drawn faintly where it was: a dashed card, a dashed arrow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from loopmap.diagram.bulge import LONE
from loopmap.diagram.card_marks import text_lines
from loopmap.diagram.geometry import Box
from loopmap.diagram.label import card_label
from loopmap.diagram.link_marks import SIGN_GLYPHS
from loopmap.diagram.link_path import LinkPath, link_path, self_loop_path, widest_free_angle
from loopmap.diagram.look import Ghosts, Look, Tone
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.primitives import ArcPath, Polygon, Primitive, RoundBox, Stroke
from loopmap.diagram.style import Style
from loopmap.diagram.tag_marks import card_tag, link_tag
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable

GONE = Look(Tone.QUIET, tag="gone")
"""How anything that is no longer there is tagged."""

_DASH = (3.0, 3.5)
_GHOST = "ghost:"


def ghost_id(record: RecordId) -> RecordId:
    """What the ghost of a record is called in a drawing; never the id of a record."""
    return RecordId(_GHOST + record)


@dataclass(frozen=True, slots=True)
class GhostLayer:
    """Shapes by ghost, links below cards, and the boxes they lie in."""

    shapes: Mapping[RecordId, tuple[Primitive, ...]]
    boxes: tuple[Box, ...]


def ghost_layer(
    ghosts: Ghosts, cards: Mapping[RecordId, Box], style: Style, measure: TextMeasure
) -> GhostLayer:
    """Variables where they last stood; links between the cards of now, or the ghosts' own."""
    gone = {v.id: _box(v, style, measure) for v in ghosts.variables}
    ends = {**gone, **cards}
    paths = {
        link.id: _path(link, ends[link.source], ends[link.target], style)
        for link in ghosts.links
        if link.source in ends and link.target in ends and not _inside(link, ends)
    }
    arrows = {
        ghost_id(link.id): ghost_link(link, paths[link.id], style, measure)
        for link in ghosts.links
        if link.id in paths
    }
    boxes = {ghost_id(v.id): ghost_card(v, gone[v.id], style, measure) for v in ghosts.variables}
    around = (*gone.values(), *(path.bounds for path in paths.values()))
    return GhostLayer({**arrows, **boxes}, around)


def _inside(link: Link, ends: Mapping[RecordId, Box]) -> bool:
    """Whether both ends are within one collapsed group, where there is nothing to draw."""
    return link.source != link.target and ends[link.source] == ends[link.target]


def _box(variable: Variable, style: Style, measure: TextMeasure) -> Box:
    label = card_label(variable.name, style, measure)
    return Box(variable.x, variable.y, label.width, label.height)


def ghost_card(
    variable: Variable, box: Box, style: Style, measure: TextMeasure
) -> tuple[Primitive, ...]:
    """A dashed outline with the name in it."""
    record, label = ghost_id(variable.id), card_label(variable.name, style, measure)
    edge = Stroke(style.lens_quiet, style.card_line, _DASH)
    return (
        RoundBox(record, "ghost", box, style.radius, style.paper, edge),
        *text_lines(
            record, "ghost", label.lines, box, style.font_size, 400, style.lens_quiet, measure
        ),
        *card_tag(record, box, GONE, style, measure),
    )  # fmt: skip


def ghost_link(
    link: Link, path: LinkPath, style: Style, measure: TextMeasure
) -> tuple[Primitive, ...]:
    """A thin dashed arrow with a hollow head, and the sign it had in its tag."""
    record, look = ghost_id(link.id), replace(GONE, tag=f"{SIGN_GLYPHS[link.sign]} gone")
    return (*ghost_arrow(record, path, style), *link_tag(record, path, look, style, measure))


def ghost_arrow(record: RecordId, path: LinkPath, style: Style) -> tuple[Primitive, ...]:
    """The arrow alone."""
    curve, quiet = path.curve, style.lens_quiet
    return (
        ArcPath(
            record, "ghost", path.tail, path.base, Stroke(quiet, style.link_weak, _DASH),
            curve.centre, curve.radius, curve.angle + curve.sweep * path.t_tail,
            curve.sweep * (path.t_base - path.t_tail),
        ),
        Polygon(record, "ghost", path.head, style.paper, Stroke(quiet, 1.3)),
    )  # fmt: skip


def _path(link: Link, source: Box, target: Box, style: Style) -> LinkPath:
    if link.source == link.target:
        return self_loop_path(source, widest_free_angle(source, ()), style)
    bulge = -2 * LONE if link.bulge is None else link.bulge
    return link_path(source, target, bulge, style)
