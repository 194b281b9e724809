"""The numbers that stand for today in proposals, until somebody knows better ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Kind, Strength, Variable
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.starting import start_values

AS_TODAY = 100.0
"""What stands for today where no number is known: 100, as in an index."""

SHARE_THAT_FLOWS = 0.1
"""A flow whose size nobody knows moves this share of its stock in one unit of time."""

STRENGTHS: Mapping[Strength, float] = {
    Strength.WEAK: 0.25,
    Strength.MEDIUM: 0.5,
    Strength.STRONG: 1.0,
}
"""How far an effect goes, as a share, when its cause goes all the way."""


@dataclass(frozen=True)
class Today:
    """Values at the start, found by running what can be run, else made up."""

    causal_map: CausalMap
    found: Mapping[RecordId, float]

    def of(self, variable: RecordId) -> float:
        """What a variable starts at, or stands at today for the sake of a proposal."""
        if variable in self.found:
            return self.found[variable]
        record = self.causal_map.variables[variable]
        return self._flow(record) if record.kind is Kind.FLOW else AS_TODAY

    def scale(self, variable: RecordId) -> float:
        """The size by which a variable's changes are measured: never 0."""
        return abs(self.of(variable)) or AS_TODAY

    def _flow(self, flow: Variable) -> float:
        for link in self.causal_map.adjacency.out_of(flow.id):
            if self.causal_map.variables[link.target].kind is Kind.STOCK:
                return SHARE_THAT_FLOWS * self.scale(link.target)
        return AS_TODAY


def today_of(causal_map: CausalMap) -> Today:
    """What is known of the start of a map's run."""
    return Today(causal_map, start_values(stock_flow_model(causal_map)))


def shown(value: float) -> str:
    """A number as a proposal writes it, with four digits at most.

    >>> shown(12.0), shown(0.33333), shown(125000.0)
    ('12', '0.3333', '125000')
    """
    text = repr(float(f"{value:.4g}"))
    return text.removesuffix(".0")
