"""The views of a map that comes in, of the same records as they are called on the open map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from loopmap.editing.edits.touch import NewId, name_unlike, orders
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name, in_order, loop_key
from loopmap.model.views import Shows, View


def views_carried(
    standing: CausalMap,
    incoming: CausalMap,
    called: Mapping[RecordId, RecordId],
    new_id: NewId,
) -> Iterator[View]:
    """Each view under a free name; a view of the whole map is one of all that came in.

    The paper is another one here, so all that a view shows is looked at. What did not come
    in, and a view of nothing else, stays behind.
    """
    order = orders(standing.views)
    taken = {fold_name(view.name) for view in standing.views.values()}
    for view in in_order(incoming.views):
        moved = _of_here(view, incoming, called)
        if moved is None:
            continue
        name = name_unlike(view.name, taken)
        taken.add(fold_name(name))
        yield replace(moved, id=new_id(View), name=name, order=order())


def _of_here(view: View, incoming: CausalMap, called: Mapping[RecordId, RecordId]) -> View | None:
    scenario = called.get(view.scenario) if view.scenario is not None else None
    moved = replace(view, scenario=scenario, frame=None)
    if view.shows is Shows.LOOP:
        keys = [key for key in view.loops if all(link in called for link in key)]
        loops = tuple(loop_key(called[link] for link in key) for key in keys)
        return replace(moved, loops=loops) if loops else None
    whole = view.shows is Shows.MAP
    named = sorted(incoming.variables) if whole else view.records
    records = tuple(dict.fromkeys(called[each] for each in named if each in called))
    shows = Shows.RECORDS if whole else view.shows
    return replace(moved, shows=shows, records=records) if records else None
