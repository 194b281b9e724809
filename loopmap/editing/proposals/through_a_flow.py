"""What leads to a stock without being a flow is led through a flow of the stock's own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loopmap.analysis.wording import lower_first
from loopmap.editing.edits.touch import NewId, free_name, orders
from loopmap.model.change import Change, adding, replacing
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order, loop_key
from loopmap.model.records import Kind, Link, NamedLoop, Sign, Variable


@dataclass(frozen=True, slots=True)
class Flowing:
    """The change, and the flow it makes."""

    change: Change
    flow: RecordId


def through_a_flow(
    causal_map: CausalMap, stock: Variable, links: list[Link], new_id: NewId
) -> Flowing:
    """A new flow into ``stock``, with ``links`` led to it in place of the stock.

    Links keep all that was said of them, and loops their names and labels: they are one
    link longer, of the same kind.
    """
    names = [variable.name for variable in causal_map.variables.values()]
    name = free_name(f"Change in {lower_first(stock.name)}", names)
    flow = Variable(
        new_id(Variable),
        name,
        stock.x,
        stock.y,
        Kind.FLOW,
        group=stock.group,
        order=orders(causal_map.variables)(),
    )
    on = Link(new_id(Link), flow.id, stock.id, Sign.SAME, order=orders(causal_map.links)())
    led = [(link, replace(link, target=flow.id, bulge=None)) for link in links]
    map_id = causal_map.id
    change = adding(map_id, [flow, on]).then(replacing(map_id, led))
    return Flowing(change.then(replacing(map_id, _loops(causal_map, links, on.id))), flow.id)


def _loops(
    causal_map: CausalMap, links: list[Link], on: RecordId
) -> list[tuple[NamedLoop, NamedLoop]]:
    """Named loops with the new link behind each that was led elsewhere."""
    led = {link.id for link in links}
    found = []
    for loop in in_order(causal_map.loops):
        if led.intersection(loop.links):
            longer = ((link, on) if link in led else (link,) for link in loop.links)
            along = [link for part in longer for link in part]
            found.append((loop, replace(loop, links=loop_key(along))))
    return found
