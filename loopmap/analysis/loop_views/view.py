"""How somebody wants the list of loops: which of them, and in what order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from loopmap.analysis.loops import LoopKind
from loopmap.model.ids import RecordId


class Order(Enum):
    """In what order loops are listed; the value is what people read."""

    NAMED = "named, then shortest"
    SHORTEST = "shortest first"
    STRONGEST = "strongest first"
    DISTINCT = "most distinct first"
    SLOW = "slow ones first"


class Only(Enum):
    """What a loop must be to be listed; the value is what people read."""

    REINFORCING = "reinforcing"
    BALANCING = "balancing"
    UNDETERMINED = "undetermined"
    OUTCOME = "with an outcome"
    DELAYED = "with a delay"
    NEW = "new since you last looked"
    BROKEN = "broken"


KINDS = {
    Only.REINFORCING: LoopKind.REINFORCING,
    Only.BALANCING: LoopKind.BALANCING,
    Only.UNDETERMINED: LoopKind.UNDETERMINED,
}
"""The kinds of loops among the filters; any one of those asked for will do."""


class Among(Enum):
    """Among which loops one looks; the value is what people read."""

    LISTED = "every listed loop"
    DIRECT = "direct loops"
    STRONGEST = "the strongest loops"
    INDEPENDENT = "an independent set"


@dataclass(frozen=True, slots=True)
class LoopView:
    """What is asked for. ``key_only``: no more than the key loops of what the filters leave.

    ``through`` is a variable or a link that every loop shown passes.
    """

    key_only: bool = True
    among: Among = Among.LISTED
    order: Order = Order.NAMED
    only: frozenset[Only] = frozenset()
    through: RecordId | None = None

    @property
    def leaves_out(self) -> bool:
        """Whether anything but the choice of key loops keeps loops from being listed."""
        return bool(self.only) or self.through is not None or self.among is not Among.LISTED

    def turned(self, one: Only) -> LoopView:
        """With that filter on where it was off, off where it was on."""
        return replace(self, only=self.only ^ {one})

    def everything(self) -> LoopView:
        """Without any filter, among all that are listed."""
        return replace(self, among=Among.LISTED, only=frozenset(), through=None)
