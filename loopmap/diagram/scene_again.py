"""What looks otherwise in a scene than in the one before, so that the rest is not drawn again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import compress
from operator import is_not

from loopmap.diagram.drawn_ids import halo_of, name_of, tag_of
from loopmap.diagram.fold import seen_as
from loopmap.diagram.geometry import Box
from loopmap.diagram.ghost_marks import ghosts_otherwise
from loopmap.diagram.ground import CORNER
from loopmap.diagram.held_paths import HeldPaths
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.look import AS_EVER
from loopmap.diagram.scene import Scene
from loopmap.model.ids import RecordId

_AROUND = CORNER + 8.0
"""Map units from the sides of a group's area within which an edge of ground depends on it."""


def differing(now: Scene, earlier: Scene, touched: Collection[RecordId]) -> frozenset[RecordId]:
    """Ids of what was touched, stands or looks otherwise, badges and ghosts too. O(records)."""
    places, before = now.places, earlier.places
    found = set(touched)
    for table, old in (
        (places.cards, before.cards),
        (places.notes, before.notes),
        (places.groups, before.groups),
    ):
        found.update([i for i in _others(old, table) if old.get(i) != table.get(i)])
    found.update(paths_otherwise(before.paths, places.paths))
    found.update(_seated_otherwise(now, earlier))
    found.update(_in_other_light(now, earlier, found))
    found.update(_on_other_ground(now, earlier, found))
    groups = earlier.causal_map.groups.keys() | now.causal_map.groups.keys()
    names = [name_of(group) for group in found & groups]
    badges = _badges_otherwise(now, earlier)
    ghosts = ghosts_otherwise(earlier.ghosts, now.ghosts)
    either = {*now.tags, *earlier.tags}
    tags = [tag for i in found if (tag := tag_of(i)) in either]
    tags += [*_plates_elsewhere(now, earlier), *_counts_elsewhere(now, earlier)]
    return frozenset((*found, *names, *badges, *ghosts, *tags))


def _seated_otherwise(now: Scene, earlier: Scene) -> list[RecordId]:
    """Cards on which what a lens shows stands elsewhere, out of the way of others."""
    corners, were = now.card_corners, earlier.card_corners
    found = [i for i in {**were, **corners} if corners.get(i) != were.get(i)]
    seats, before = now.run_seats, earlier.run_seats
    if seats is before or now.held_seats is not None:
        return found
    return found + [i for i in {**before, **seats} if seats.get(i) != before.get(i)]


def _plates_elsewhere(now: Scene, earlier: Scene) -> list[RecordId]:
    """Tags that have made way for others, or had to."""
    seats, before = now.plate_seats, earlier.plate_seats
    return [i for i in {**before, **seats} if seats.get(i) != before.get(i)]


def _counts_elsewhere(now: Scene, earlier: Scene) -> list[RecordId]:
    """Tags of bundles whose count has made way for other lines, or had to."""
    counts, before = now.counts, earlier.counts
    if counts is before:
        return []
    return [tag_of(i) for i, at in counts.items() if before.get(i, at) != at]


def _on_other_ground(now: Scene, earlier: Scene, found: Collection[RecordId]) -> list[RecordId]:
    """Links whose signs or edges lie on a group that differs, or lay on it."""
    tables = (now.group_boxes, earlier.group_boxes)
    areas = [table[i] for table in tables for i in sorted(table) if i in found]
    if not areas:
        return []
    groups = sorted({i for table in tables for i in table if i in found})
    elsewhere = [box for i in groups for box in _grounds_otherwise(now, earlier, i)]
    return [*now.places.with_signs_in(areas), *now.places.reaching(elsewhere)]


def _grounds_otherwise(now: Scene, earlier: Scene, group: RecordId) -> Iterator[Box]:
    """Where a line may have another ground: all of a group's areas, or by where its sides moved."""
    boxes = [scene.group_boxes[group] for scene in (now, earlier) if group in scene.group_boxes]
    records = [scene.causal_map.groups.get(group) for scene in (now, earlier)]
    styles = [scene.light.style_of(group) for scene in (now, earlier)]
    if len(boxes) == 1 or records[0] is not records[1] or styles[0] is not styles[1]:
        yield from (box.inflated(_AROUND) for box in boxes)
        return
    top, bottom, left, right = zip(*(box.edges() for box in boxes), strict=True)
    yield from (one.union(was).inflated(_AROUND) for one, was in (top, bottom) if one.y != was.y)
    yield from (one.union(was).inflated(_AROUND) for one, was in (left, right) if one.x != was.x)


def _in_other_light(now: Scene, earlier: Scene, found: Collection[RecordId]) -> list[RecordId]:
    """Halos that differ, what a lens shows otherwise, and what is faded in one of the two."""
    light, before, places = now.light, earlier.light, now.places
    lit, was = light.lit, before.lit
    halos = [halo_of(i) for i in {**was, **lit} if was.get(i) != lit.get(i) or i in found]
    halos += [i for i in was.keys() ^ lit.keys() if i in places.paths]
    halos += _shown_otherwise(now, earlier)
    if not (light.dims or before.dims):
        return halos
    all_of_it = (*places.cards, *places.paths, *places.notes, *now.group_boxes)
    return halos + [i for i in all_of_it if light.style_of(i) is not before.style_of(i)]


def _shown_otherwise(now: Scene, earlier: Scene) -> list[RecordId]:
    """What the two lenses look at in different ways, as it is drawn."""
    looks, before = now.emphasis.view.looks, earlier.emphasis.view.looks
    if looks is before:
        return []
    every = looks.keys() | before.keys()
    differ = (i for i in every if looks.get(i, AS_EVER) != before.get(i, AS_EVER))
    return [seen for i in differ if (seen := seen_as(now.causal_map, i)) is not None]


def _badges_otherwise(now: Scene, earlier: Scene) -> list[RecordId]:
    """Badges that came, went or may look otherwise; of the same ones held, those put elsewhere."""
    every = [badge.id for badge in (*now.badges, *earlier.badges)]
    same = now.badges == earlier.badges and now.emphasis is earlier.emphasis
    if now.held_badges is None or not same:
        return every
    return [i for i in every if now.badge_boxes.get(i) != earlier.badge_boxes.get(i)]


def paths_otherwise(
    old: Mapping[RecordId, LinkPath], now: Mapping[RecordId, LinkPath]
) -> Collection[RecordId]:
    """Links with another path; those in a hand are known without looking at all."""
    if isinstance(now, HeldPaths):
        return now.anew.union(_others(old, now.before))
    return _others(old, now)


def _others(old: Mapping[RecordId, object], now: Mapping[RecordId, object]) -> list[RecordId]:
    """Ids in one of two tables whose value is not the very same in both. O(records)."""
    if old is now:
        return []
    if list(old) == list(now):
        return list(compress(now, map(is_not, old.values(), now.values())))
    others = compress(now, map(is_not, map(old.get, now), now.values()))
    return [*(old.keys() - now.keys()), *others]
