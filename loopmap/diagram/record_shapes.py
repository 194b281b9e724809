"""The shapes of what has an id in a drawing: a record, its halo, its name, its tag, a badge."""

from __future__ import annotations

from loopmap.diagram.area_marks import (
    badge_primitives,
    group_name_primitives,
    group_primitives,
    note_primitives,
    picture_primitives,
)
from loopmap.diagram.areas import note_lines
from loopmap.diagram.badge_place import turns_clockwise
from loopmap.diagram.card_marks import card_halo, card_primitives, tinted
from loopmap.diagram.drawn_ids import halo_for, is_name, named_by, tagged_by
from loopmap.diagram.faded import faded
from loopmap.diagram.fold import bundles_of, stacks_of
from loopmap.diagram.light import as_seen
from loopmap.diagram.link_marks import link_colour, link_halo, link_primitives
from loopmap.diagram.look import Look
from loopmap.diagram.look_seen import look_seen
from loopmap.diagram.primitives import Primitive
from loopmap.diagram.run_marks import run_shapes
from loopmap.diagram.scene import Scene
from loopmap.diagram.stack_marks import count_primitives, stack_primitives
from loopmap.diagram.style import Style
from loopmap.diagram.tag_marks import card_tag, link_tag
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Note
from loopmap.model.token import breathe

Shapes = tuple[Primitive, ...]


def shapes_of(scene: Scene, drawn: RecordId) -> Shapes:
    """Lowest first; nothing for an id that is not drawn."""
    breathe()
    causal_map, style = scene.causal_map, scene.light.style_of(drawn)
    if scene.light.hides(_told_of(drawn)) and drawn not in scene.badge_boxes:
        return ()
    if drawn in causal_map.links:
        return _link(scene, causal_map.links[drawn], style)
    if drawn in causal_map.variables:
        return _card(scene, drawn, style)
    if drawn in causal_map.notes:
        return _note(scene, causal_map.notes[drawn], style)
    if drawn in causal_map.groups:
        return group_primitives(causal_map.groups[drawn], scene.group_boxes[drawn], style)
    return (
        _name(scene, drawn)
        or _halo(scene, drawn)
        or _badge(scene, drawn)
        or _tag(scene, drawn)
        or scene.ghosts.shapes.get(drawn)
        or _ghost_tag(scene, drawn)
    )


def _told_of(drawn: RecordId) -> RecordId:
    """The record that an id in a drawing stands for: a name for its group, a tag for its link."""
    return named_by(drawn) if is_name(drawn) else tagged_by(halo_for(drawn))


def _card(scene: Scene, record: RecordId, style: Style) -> Shapes:
    label, box, measure = scene.places.labels[record], scene.places.cards[record], scene.measure
    look = look_seen(scene.emphasis.view, scene.causal_map, record)
    dressed = tinted(style, look)
    tag = _run_marks(scene, record, look, style)
    tag = tag or card_tag(record, box, look, style, measure, scene.card_corners.get(record, 0))
    stack = stacks_of(scene.causal_map).get(record)
    if stack is not None:
        return (*stack_primitives(stack, label, box, dressed, measure), *tag)
    variable = scene.causal_map.variables[record]
    return (*card_primitives(variable, label, box, dressed, measure), *tag)


def _run_marks(scene: Scene, record: RecordId, look: Look, style: Style) -> Shapes:
    """Tag and course of a variable and what is done to it, where its course is known."""
    seat = scene.run_seat(record)
    if seat is None:
        return ()
    return run_shapes(record, scene.places.cards[record], seat, look, style, scene.measure)


def _link(scene: Scene, link: Link, style: Style) -> Shapes:
    look = look_seen(scene.emphasis.view, scene.causal_map, link.id)
    path = scene.places.paths[link.id]
    bundle = bundles_of(scene.causal_map).get(link.id)
    mixed = bundle is not None and bundle.mixed
    ground = scene.ground
    if ground.areas:
        ground = ground.near(path.bounds)
    # What is lit lies on a halo, which no edge of ground may cut.
    cased = link.id not in scene.light.lit
    return link_primitives(link, path, style, ground, look, mixed_signs=mixed, cased=cased)


def _tag(scene: Scene, tag: RecordId) -> Shapes:
    link = tagged_by(tag)
    path, bundle = scene.places.paths.get(link), bundles_of(scene.causal_map).get(link)
    if path is None:
        return ()
    look, style = look_seen(scene.emphasis.view, scene.causal_map, link), scene.light.style_of(link)
    if bundle is None:
        at = scene.plate_seats.get(tag)
        return link_tag(link, path, look, style, scene.measure, at=at)
    colour = link_colour(scene.causal_map.links[link], style, look)
    share = scene.counts.get(link)
    return count_primitives(
        link, len(bundle.links), path, colour, style, scene.measure, share=share
    )


def _ghost_tag(scene: Scene, tag: RecordId) -> Shapes:
    plate = scene.ghosts.plates.get(tag)
    if plate is None:
        return ()
    record, path, look = plate
    at = scene.plate_seats.get(tag)
    return link_tag(record, path, look, scene.style, scene.measure, at=at)


def _note(scene: Scene, note: Note, style: Style) -> Shapes:
    box, opacity = scene.places.notes[note.id], 1.0 if style is scene.style else 1.0 - style.dim
    shown = picture_primitives(note, box, style, opacity=opacity)
    if shown is not None:
        return shown
    lines = note_lines(note, style, scene.measure)
    return note_primitives(note, box, lines, style, scene.measure)


def _name(scene: Scene, name: RecordId) -> Shapes:
    group = scene.causal_map.groups.get(named_by(name))
    if group is None:
        return ()
    box, style = scene.group_boxes[group.id], scene.light.style_of(group.id)
    return group_name_primitives(group, box, style, scene.measure)


def _halo(scene: Scene, halo: RecordId) -> Shapes:
    record = scene.light.halos.get(halo)
    if record is None:
        return ()
    colours = scene.light.lit[record]
    link = scene.causal_map.links.get(record)
    if link is not None:
        path = scene.places.paths[record]
        # Plain ones lie lowest, so that they are seen between the dashes of the others.
        return tuple(link_halo(link, path, colour, scene.style) for colour in sorted(colours))
    variable, box = scene.causal_map.variables[record], scene.places.cards[record]
    return (card_halo(variable, box, scene.style.halo(colours[0]), scene.style),)


def _badge(scene: Scene, record: RecordId) -> Shapes:
    if record not in scene.badge_boxes:
        return ()
    badge = next(badge for badge in scene.badges if badge.id == record)
    emphasis, arrows = scene.emphasis, as_seen(scene.causal_map, badge).links
    if any(map(scene.light.hides, arrows)):
        return ()
    ring = [place for arrow in arrows for place in scene.places.paths[arrow].line]
    lit = next((loop for loop in emphasis.lit if loop.links == badge.links), None)
    steps_back = scene.light.dims and lit is None and not scene.light.keeps(arrows)
    return badge_primitives(
        badge,
        scene.badge_boxes[record],
        faded(scene.style) if steps_back else scene.style,
        clockwise=turns_clockwise(ring),
        lit=scene.style.halo(lit.colour) if lit else None,
    )
