"""Proposing first equations: for one variable, or for all that have none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loopmap.analysis.wording import quantity
from loopmap.diagram.geometry import Point
from loopmap.editing.edits.equations import links_of_equation
from loopmap.editing.edits.quantities import set_times
from loopmap.editing.edits.touch import NewId, free_name, map_of, orders, record_of
from loopmap.editing.proposals.bent_links import graph_of_link
from loopmap.editing.proposals.circles import goes_round, needs_of
from loopmap.editing.proposals.first_equation import Around, bent, change_equation, first_equation
from loopmap.editing.proposals.through_a_flow import through_a_flow
from loopmap.editing.proposals.today import shown, today_of
from loopmap.editing.proposals.why import why_alone, why_change, why_level, why_stock
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.model.change import NOTHING, Change, adding, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.equations import USUAL_TIMES
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Link, Variable
from loopmap.model.token import NEVER, Token
from loopmap.simulation.equations.flows import moved_by_others
from loopmap.simulation.equations.plain_signs import named_causes
from loopmap.simulation.equations.reading import is_table

SAID_SLOW = 1.0
"""Who settles slower than this was said to, and follows causes within that time."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A first equation for a variable, and in a plain sentence where it comes from."""

    variable: RecordId
    equation: str
    why: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """Proposals and the one change that takes them up, with variables and links they need."""

    change: Change
    proposals: tuple[Proposal, ...]


def propose(document: Document, map_id: MapId, variable: RecordId, new_id: NewId) -> Proposed:
    """A first equation for one variable, in place of the one it may have.

    A stock that anything but flows leads to gets a flow of its own for that. EditRefused
    where the variable is gone.
    """
    record_of(document, map_id, variable, Variable)
    work = _Work(document, map_id, new_id)
    work.propose(variable, anew=True)
    return work.done()


def propose_rest(
    document: Document, map_id: MapId, new_id: NewId, token: Token = NEVER
) -> Proposed:
    """First equations for all variables that have none, so that the map can be run.

    What has an equation keeps it, faulty or not. A map that does not say when it is run
    gets the usual times. O(variables · links) at worst. Raises Cancelled.
    """
    work = _Work(document, map_id, new_id)
    for variable in to_propose(map_of(document, map_id)):
        token.check()
        work.propose(variable, anew=False)
    if map_of(document, map_id).info.times is None:
        work.do(set_times(work.document, map_id, USUAL_TIMES))
    return work.done()


def to_propose(causal_map: CausalMap) -> list[RecordId]:
    """The variables that a run needs an equation, or a flow, for; stocks first."""
    open_ones = [
        v
        for v in in_order(causal_map.variables)
        if (not v.equation.strip() and not is_table(v)) or moved_by_others(causal_map, v)
    ]
    return [v.id for v in sorted(open_ones, key=lambda v: v.kind is not Kind.STOCK)]


class _Work:
    """Proposals half made: the document so far and what was done to it."""

    def __init__(self, document: Document, map_id: MapId, new_id: NewId) -> None:
        self.document, self._map_id, self._new_id = document, map_id, new_id
        self._change = NOTHING
        self._proposals: list[Proposal] = []
        self._today = today_of(self.map)
        self._needs = needs_of(self.map)
        self._step = (self.map.info.times or USUAL_TIMES).step

    @property
    def map(self) -> CausalMap:
        return self.document.maps[self._map_id]

    def do(self, change: Change) -> None:
        self.document = self.document.apply(change)
        self._change = self._change.then(change)

    def done(self) -> Proposed:
        return Proposed(self._change, tuple(self._proposals))

    def propose(self, variable: RecordId, *, anew: bool) -> None:
        record = self.map.variables[variable]
        if record.kind is not Kind.STOCK:
            self._level(record)
            return
        if anew or not record.equation.strip():
            today = shown(self._today.of(variable))
            self._put(record, today, why_stock(self.map, record, today))
        if moved_by_others(self.map, record):
            self._flow_for(self.map.variables[variable])

    def _level(self, variable: Variable) -> None:
        links = self._links_into(variable.id)
        sources = frozenset(link.source for link in links if not link.delayed)
        self._needs[variable.id] = sources
        slow = variable.settle_time > SAID_SLOW
        round_ = goes_round(self._needs, variable.id)
        around = self._around(links, variable, variable.settle_time if slow or round_ else None)
        equation = first_equation(variable, links, around)
        if around.follows is not None:
            self._needs[variable.id] = frozenset()
        today = shown(self._today.of(variable.id))
        why = why_alone(variable, today)
        if links:
            why = why_level(self.map, links, today, slow=slow, goes_round=round_)
        self._put(self.map.variables[variable.id], equation, why)

    def _flow_for(self, stock: Variable) -> None:
        """All but flows act on a stock through one flow of its own, which balances today."""
        links = moved_by_others(self.map, stock)
        made = through_a_flow(self.map, stock, links, self._new_id)
        self.do(made.change)
        self._needs[made.flow] = frozenset(k.source for k in links if not k.delayed)
        self._place(made.flow)
        links = self._links_into(made.flow)
        around = self._around(links, stock, None)
        flow = self.map.variables[made.flow]
        self._put(flow, change_equation(stock, links, around), why_change(flow, stock))

    def _around(self, links: list[Link], effect: Variable, follows: float | None) -> Around:
        """What is known for an equation; links that are not straight get their graphs first."""
        graphs = {link.id: self._graph(link, effect) for link in links if bent(link)}
        return Around(self.map, self._today, follows, self._step, graphs)

    def _graph(self, link: Link, effect: Variable) -> str:
        cause = self.map.variables[link.source]
        wanted = f"Effect of {quantity(cause.name).short} on {quantity(effect.name).short}"
        name = free_name(wanted, [v.name for v in self.map.variables.values()])
        graph = graph_of_link(link, self._today, self._today.scale(effect.id))
        order = orders(self.map.variables)()
        made = Variable(self._new_id(Variable), name, graph=graph, order=order)
        self.do(adding(self._map_id, [made]))
        self._needs[made.id] = frozenset()
        self._place(made.id, Point((cause.x + effect.x) / 2, (cause.y + effect.y) / 2))
        return name

    def _place(self, variable: RecordId, near: Point | None = None) -> None:
        at = PlaceNew(near)(self.map, (variable,))[variable]
        old = self.map.variables[variable]
        self.do(replacing(self._map_id, [(old, replace(old, x=at.x, y=at.y))]))

    def _put(self, variable: Variable, equation: str, why: str) -> None:
        self.do(replacing(self._map_id, [(variable, replace(variable, equation=equation))]))
        if self._lacks_a_link(variable.id):
            self.do(links_of_equation(self.document, self._map_id, variable.id, self._new_id))
        self._proposals.append(Proposal(variable.id, equation, why))

    def _lacks_a_link(self, variable: RecordId) -> bool:
        """Whether an equation names more than its links, as where a stock runs down."""
        named = named_causes(self.map.variables[variable])
        return len(named) > len(self.map.adjacency.into(variable))

    def _links_into(self, variable: RecordId) -> list[Link]:
        links = self.map.adjacency.into(variable)
        return sorted(links, key=lambda link: (link.order, link.id))
