"""A short mark of all that a run from a map depends on, to tell whether the map has changed."""

from __future__ import annotations

import hashlib

from loopmap.model.document import CausalMap
from loopmap.model.query import in_order
from loopmap.simulation.map_model import compile_map

_LETTERS = 12


def fingerprint(causal_map: CausalMap) -> str:
    """Twelve letters that stay the same as long as the same draws give the same answers.

    Names, places, groups and evidence do not count; signs, strengths, delays, paces and
    what is known to have happened do. O(n log n + links log links).
    """
    model = compile_map(causal_map)
    known = [(fact.cause, fact.effect, fact.rose) for fact in in_order(causal_map.facts)]
    words = repr((model.variables, model.paces, model.links, sorted(known)))
    return hashlib.sha256(words.encode()).hexdigest()[:_LETTERS]
