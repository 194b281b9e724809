"""A run that can be played on the map: how its moments come about, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from loopmap.editing.model_on_map import ModelOnMap
from loopmap.editing.run_moments import Moments, run_moments
from loopmap.editing.what_if import WhatIf
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Role
from loopmap.model.token import Token
from loopmap.simulation import RunSettings

SWELLS = "Links swell with what flows through them, filled where it raises, hollow where it lowers."
VALUES = (
    "Marks tell values, where there is room for them; links swell with what they bring, filled"
    " where it raises, hollow where it lowers."
)

_MOST_TOLD = 4
"""Outcomes that are told of each moment."""


@dataclass(frozen=True, eq=False)
class PlayedRun:
    """``work`` makes the moments, in the background. ``outcomes``: whose are told, by name.

    ``says``: what the map shows while a moment is on show.
    """

    work: Callable[[Token], Moments]
    outcomes: Mapping[RecordId, str]
    says: str


def played(causal_map: CausalMap, found: WhatIf | ModelOnMap) -> PlayedRun:
    """A run of this map, ready to be played."""
    if isinstance(found, ModelOnMap):
        chosen = [v for v in found.causal_map.variables.values() if v.role is Role.OUTCOME]
        return PlayedRun(partial(_foreseen, found.played), {v.id: v.name for v in chosen}, VALUES)
    asked = found.comparison
    settings = RunSettings(asked.draws, asked.seed, asked.horizon)
    outcomes = found.stories[0].result.outcomes[:_MOST_TOLD]
    work = partial(run_moments, causal_map, found, settings)
    return PlayedRun(partial(_foreseen, work), {o.variable: o.name for o in outcomes}, SWELLS)


def _foreseen(work: Callable[[Token], Moments], token: Token) -> Moments:
    """The moments with the looks that places are found by, which painting does not wait for."""
    moments = work(token)
    token.check()
    _ = moments.looks
    return moments
