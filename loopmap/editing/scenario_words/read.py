"""From a text to what a scenario is to do, and what is missing where it is not understood."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.editing.scenario_words.build import build
from loopmap.editing.scenario_words.grammar import ACT
from loopmap.editing.scenario_words.parts import Given
from loopmap.editing.scenario_words.understand import understand
from loopmap.editing.scenario_words.understood import Understood
from loopmap.errors import EditRefused
from loopmap.model.document import CausalMap
from loopmap.model.records import Intervention
from loopmap.simulation import DEFAULT_HORIZON

_BEGIN = "Begin with what is done: push, hold, stop, cut, weaken, strengthen, delay or add."


@dataclass(frozen=True, slots=True)
class SaidActs:
    """What a text says to do. ``acts`` is all of it or, where something is ``missing``, empty."""

    understood: Understood
    acts: tuple[Intervention, ...] = ()

    @property
    def missing(self) -> str:
        """What is missing, as a sentence for people; empty where all is understood."""
        return self.understood.missing


def read(text: str, causal_map: CausalMap, horizon: float = DEFAULT_HORIZON) -> SaidActs:
    """What ``text`` says to do, names looked up on the map. Never fails.

    ``horizon``: the length of a run, for "early" and "half-way".
    """

    def refuse(given: Given) -> str:
        try:
            build(given, causal_map, horizon)
        except EditRefused as against:
            return str(against)
        return ""

    found = understand(text, causal_map, ACT, _BEGIN, refuse)
    return SaidActs(found, tuple(build(each, causal_map, horizon) for each in found.given))
