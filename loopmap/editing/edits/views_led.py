"""What views name, led to what stands for it where two variables are made one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order, loop_key
from loopmap.model.views import View


def views_led(
    causal_map: CausalMap,
    gone: RecordId,
    into: RecordId,
    instead: Mapping[RecordId, RecordId | None],
) -> Iterator[tuple[View, View]]:
    """Views before and after, those that name what goes. ``instead``: what stands for links."""
    led: dict[RecordId, RecordId] = {i: to for i, to in instead.items() if to is not None}
    led[gone] = into
    for view in in_order(causal_map.views):
        records = tuple(dict.fromkeys(led.get(each, each) for each in view.records))
        loops = dict.fromkeys(loop_key(led.get(each, each) for each in key) for key in view.loops)
        if (records, tuple(loops)) != (view.records, view.loops):
            yield view, replace(view, records=records, loops=tuple(loops))
