"""The signs that the equations of a map give to its links, as surely as can be told."""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.expr.causes import causes
from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.slopes import Known, Slope, through
from loopmap.expr.spread import ANYTHING
from loopmap.expr.tree import Node, Reference
from loopmap.expr.walk import walk
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.token import NEVER, Token
from loopmap.simulation.equations.algebra import slope_by_algebra
from loopmap.simulation.equations.known import graph_slope, known_of
from loopmap.simulation.equations.plain_signs import plain_slope, tree_of
from loopmap.simulation.equations.reading import MapReading
from loopmap.simulation.equations.seen import known_in_run


def link_slopes(causal_map: CausalMap, token: Token = NEVER) -> Mapping[RecordId, Slope]:
    """For each link whose effect's equation names its cause, where the equation leads.

    By our own rules where they tell, else by algebra, which is asked once for each equation
    and remembers: a job of some milliseconds for each new one. Raises Cancelled.
    """
    return _slopes(causal_map, known_of(causal_map), token)


def slopes_in_run(reading: MapReading, token: Token = NEVER) -> Mapping[RecordId, Slope]:
    """The same, over the values that the run as it is goes through: more is told, of less."""
    return _slopes(reading.causal_map, known_in_run(reading, token), token)


def _slopes(causal_map: CausalMap, known: Known, token: Token) -> Mapping[RecordId, Slope]:
    found: dict[RecordId, Slope] = {}
    for link in in_order(causal_map.links):
        token.check()
        effect = causal_map.variables[link.target]
        cause = canonical(causal_map.variables[link.source].name)
        tree = tree_of(effect)
        if tree is None or cause not in causes(tree):
            continue
        plain = plain_slope(effect, cause, known)
        if plain is Slope.UNKNOWN:
            plain = through(graph_slope(effect), _by_algebra(tree, cause, known))
        found[link.id] = plain
    return found


def _by_algebra(tree: Node, cause: CanonicalName, known: Known) -> Slope:
    names = {part.key for part in walk(tree) if isinstance(part, Reference)}
    spreads = tuple((name, known.spread_of(name)) for name in sorted(names))
    return slope_by_algebra(tree, cause, tuple(s for s in spreads if s[1] != ANYTHING))
