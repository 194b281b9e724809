"""Named views: made, renamed, changed, put in another order, removed."""

from __future__ import annotations

import math
from dataclasses import replace

from loopmap.editing.edits.touch import FARTHEST, NewId, free_name, map_of, record_of
from loopmap.errors import EditRefused
from loopmap.model.change import Change, adding, removing, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, in_order, loop_key, next_order
from loopmap.model.views import Shows, View


def add_view(document: Document, map_id: MapId, wanted: View, new_id: NewId) -> Change:
    """``wanted`` as a new view, the last of its map; its name is numbered if another has it.

    EditRefused where nothing is chosen that it could show.
    """
    causal_map = map_of(document, map_id)
    taken = [view.name for view in causal_map.views.values()]
    name = free_name(clean_name(wanted.name) or "View", taken)
    made = replace(wanted, id=new_id(View), name=name, order=next_order(causal_map.views))
    _require_something(made)
    return adding(map_id, [_sound(made)])


def rename_view(document: Document, map_id: MapId, view: RecordId, name: str) -> Change:
    """The view under another name; EditRefused for an empty one and for one that is taken."""
    standing = record_of(document, map_id, view, View)
    kept = clean_name(name)
    if not kept:
        raise EditRefused("A view needs a name.")
    others = [each.name for each in map_of(document, map_id).views.values() if each.id != view]
    if free_name(kept, others) != kept:
        raise EditRefused(f"Another view of this map is called “{kept}”.")
    return replacing(map_id, [(standing, replace(standing, name=kept))])


def update_view(document: Document, map_id: MapId, view: RecordId, wanted: View) -> Change:
    """The view showing what ``wanted`` does; its name, place and what is not known here stay."""
    standing = record_of(document, map_id, view, View)
    made = replace(wanted, id=view, name=standing.name, order=standing.order, extra=standing.extra)
    if made.shows is not standing.shows:
        _require_something(made)
    return replacing(map_id, [(standing, _sound(made))])


def move_view(document: Document, map_id: MapId, view: RecordId, by: int) -> Change:
    """The view so many places later among those of its map, or earlier; at an end it stays."""
    standing = record_of(document, map_id, view, View)
    listed = in_order(map_of(document, map_id).views)
    place = listed.index(standing)
    listed.remove(standing)
    listed.insert(max(0, place + by), standing)
    pairs = [(each, replace(each, order=float(n))) for n, each in enumerate(listed)]
    return replacing(map_id, [(each, moved) for each, moved in pairs if each != moved])


def remove_view(document: Document, map_id: MapId, view: RecordId) -> Change:
    """The map without that view."""
    return removing(map_id, [record_of(document, map_id, view, View)])


def _require_something(view: View) -> None:
    named = view.loops if view.shows is Shows.LOOP else view.records
    if view.shows is not Shows.MAP and not named:
        raise EditRefused("Choose first what the view is to show.")


def _sound(view: View) -> View:
    """The view as it is kept: each record and loop once, paper within the map's limits."""
    is_of_loops = view.shows is Shows.LOOP
    loops = tuple(dict.fromkeys(loop_key(key) for key in view.loops if key)) if is_of_loops else ()
    records = () if is_of_loops or view.shows is Shows.MAP else tuple(dict.fromkeys(view.records))
    return replace(view, records=records, loops=loops, frame=_frame(view.frame))


def _frame(
    frame: tuple[float, float, float, float] | None,
) -> tuple[float, float, float, float] | None:
    if frame is None:
        return None
    if not all(map(math.isfinite, frame)):
        raise EditRefused("This is not a part of the paper.")
    x, y, *sizes = frame
    x, y = (round(min(max(each, -FARTHEST), FARTHEST), 1) + 0.0 for each in (x, y))
    width, height = (round(min(max(each, 1.0), FARTHEST), 1) for each in sizes)
    return x, y, width, height
