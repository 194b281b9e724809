"""The links of a map: what its equations ask for, what flows, and what is only drawn.

A sign that is written at an arrow counts first, then one that is said where causes are
named, then what the equation tells, always or at the values of the run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loopmap.errors import ExpressionError
from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.tree import Reference
from loopmap.formats.kept import keep
from loopmap.formats.models.numbering import Numbering
from loopmap.formats.models.picture import DrawnLink, Ends, Picture
from loopmap.formats.models.said import Said
from loopmap.formats.models.variables import Variables, whole_of
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Evidence, EvidenceKind, Kind, Link, Sign
from loopmap.model.token import breathe
from loopmap.simulation.equations.known import known_of
from loopmap.simulation.equations.linking import AskedLink, asked_links, by_key
from loopmap.simulation.equations.plain_signs import plain_slope, sign_of
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.seen import known_in_run
from loopmap.simulation.stock_flow.model import Model

_NOTHING = DrawnLink()


class Links:
    """Makes the links of one map."""

    def __init__(
        self, model: Model, picture: Picture, said: Said, variables: Variables, ids: Numbering
    ) -> None:
        self._model, self._picture, self._said = model, picture, said
        self._ids, self._numbers = variables.of, ids
        self._names = {record: key for key, record in self._ids.items()}
        self.flows: set[RecordId] = set()
        """The variables that flow into stocks or out of them."""
        self._flow_ends: set[Ends] = set()
        self._drawn_ends = picture.links.keys() | picture.pipes.keys()
        self._unlike = 0

    def made(self, bare: CausalMap) -> dict[RecordId, Link]:
        """All links by id, in order, for a map that has its variables alone."""
        found: dict[Ends, Link] = {}
        for ends, link in self._all(bare):
            if not self._picture.complete or ends in self._drawn_ends:
                found.setdefault(ends, link)
        links = {
            link.id: replace(link, order=float(nth)) for nth, link in enumerate(found.values())
        }
        whole = CausalMap(bare.info, {"variables": bare.variables, "links": links})
        self._tell_of_unlike_signs()
        return self._with_signs_seen(whole)

    def _all(self, bare: CausalMap) -> Iterator[tuple[Ends, Link]]:
        breathe()
        ids, known = by_key(bare), known_of(bare)
        for variable in in_order(bare.variables):
            for asked in asked_links(variable, ids, known):
                ends = self._names[asked.source], self._names[variable.id]
                yield ends, self._of_equation(ends, asked)
        yield from self._flows()
        yield from self._piped(bare)
        for ends in dict.fromkeys((*self._picture.links, *self._said.signs)):
            if all(end in self._ids for end in ends) and not self._only_starts(ends, bare):
                yield ends, self._drawn(ends, self._said.signs.get(ends, Sign.UNKNOWN))

    def _piped(self, bare: CausalMap) -> Iterator[tuple[Ends, Link]]:
        """Pipes into stocks and out of them that have no equation."""
        for ends, sign in self._picture.pipes.items():
            known = all(end in self._ids for end in ends)
            if known and not bare.variables[self._ids[ends[1]]].equation:
                yield ends, self._drawn(ends, sign)

    def _only_starts(self, ends: Ends, bare: CausalMap) -> bool:
        """Whether an arrow leads to a stock with an equation, which says how it starts."""
        target = bare.variables[self._ids[ends[1]]]
        starts = target.kind is Kind.STOCK and bool(target.equation) and self._at(ends).only_starts
        if starts and ends not in self._flow_ends:
            self._said.left_out.append(
                "Arrows that only say what a stock begins with were left out: a map has links for"
                " what goes on."
            )
        return starts

    def _of_equation(self, ends: Ends, asked: AskedLink) -> Link:
        drawn = self._at(ends)
        sign = asked.sign if drawn.sign is Sign.UNKNOWN else drawn.sign
        self._unlike += Sign.UNKNOWN is not asked.sign is not sign
        return replace(
            self._drawn(ends, sign), delayed=asked.delayed or drawn.delayed, by_equation=True
        )

    def _drawn(self, ends: Ends, otherwise: Sign) -> Link:
        """The link as it is drawn, with another sign where none is written at it."""
        drawn = self._at(ends)
        return Link(
            self._numbers.next("l"),
            self._ids[ends[0]],
            self._ids[ends[1]],
            otherwise if drawn.sign is Sign.UNKNOWN else drawn.sign,
            delayed=drawn.delayed,
            bulge=None if ends[0] == ends[1] else drawn.bulge,
            strength=drawn.strength,
            reason=drawn.reason,
            evidence=tuple(self._evidence(text, source) for text, source in drawn.texts),
            extra=keep({}, self._said.format_id, drawn.kept),
        )

    def _at(self, ends: Ends) -> DrawnLink:
        """What is drawn between two variables, or the arrays they belong to."""
        whole = whole_of(ends[0]), whole_of(ends[1])
        return self._picture.links.get(ends) or self._picture.links.get(whole) or _NOTHING

    def _evidence(self, text: str, source: str) -> RecordId:
        record = self._numbers.next("e")
        order = float(len(self._said.evidence))
        self._said.evidence[record] = Evidence(
            record, EvidenceKind.DOCUMENT, text, source, order=order
        )
        return record

    def _flows(self) -> Iterator[tuple[Ends, Link]]:
        for stock in self._model.variables:
            if stock.key not in self._ids:
                continue
            seen: set[CanonicalName] = set()
            for flows, sign in ((stock.inflows, Sign.SAME), (stock.outflows, Sign.OPPOSITE)):
                for text in flows:
                    flow = _named(text)
                    if flow not in self._ids or flow in seen:
                        self._tell_of_flow(text, stock.name)
                        continue
                    seen.add(flow)
                    ends = flow, stock.key
                    self.flows.add(self._ids[flow])
                    self._flow_ends.add(ends)
                    yield ends, replace(self._drawn(ends, sign), sign=sign)

    def _tell_of_flow(self, flow: str, stock: str) -> None:
        self._said.warnings.append(
            f"“{flow}” into or out of “{stock}” is no single flow of its own and was left out."
        )

    def _tell_of_unlike_signs(self) -> None:
        if self._unlike:
            are = "One sign is" if self._unlike == 1 else f"{self._unlike} signs are"
            self._said.warnings.append(
                f"{are} drawn unlike what the equation says; the sign that is drawn was taken."
            )

    def _with_signs_seen(self, whole: CausalMap) -> dict[RecordId, Link]:
        """Signs that are not plain, as they are at all values of the run."""
        links = dict(whole.links)
        unknown = [k for k in links.values() if k.by_equation and k.sign is Sign.UNKNOWN]
        if not unknown:
            return links
        known, seen = known_in_run(stock_flow_model(whole)), 0
        for link in unknown:
            slope = plain_slope(whole.variables[link.target], self._names[link.source], known)
            links[link.id] = replace(link, sign=sign_of(slope))
            seen += links[link.id].sign is not Sign.UNKNOWN
        if seen:
            told = f"{seen} signs hold" if seen > 1 else "One sign holds"
            they = "they" if seen > 1 else "it"
            self._said.warnings.append(
                f"{told} at the values that the run goes through; elsewhere {they} may turn."
            )
        return links


def _named(flow: str) -> CanonicalName:
    """The variable that a flow's text names; a name nobody has where it names none."""
    try:
        tree = parse(flow)
    except ExpressionError:
        return canonical(flow)
    return tree.key if isinstance(tree, Reference) and not tree.subscripts else canonical(flow)
