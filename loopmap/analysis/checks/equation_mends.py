"""What could be done about equations and links that differ, as values."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.model.ids import RecordId
from loopmap.model.records import Kind, Sign


@dataclass(frozen=True, slots=True)
class SetSign:
    """Give a link the sign that the equation has."""

    link: RecordId
    sign: Sign


@dataclass(frozen=True, slots=True)
class DrawLinks:
    """Draw the links that a variable's equation names."""

    variable: RecordId


@dataclass(frozen=True, slots=True)
class TakeAway:
    """Take a link off the map."""

    link: RecordId


@dataclass(frozen=True, slots=True)
class UseCause:
    """Put the cause of a link into the equation of its effect, by the link's sign and strength."""

    link: RecordId


@dataclass(frozen=True, slots=True)
class Respell:
    """Write another name in a variable's equation."""

    variable: RecordId
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FollowLate:
    """Let a variable follow its equation within a while, so that nothing goes round at once."""

    variable: RecordId


@dataclass(frozen=True, slots=True)
class AddCause:
    """Add the variable that an equation names and the map lacks, with its link."""

    variable: RecordId
    name: str


@dataclass(frozen=True, slots=True)
class MakeKind:
    """Make a variable a flow, a stock, a driver or an auxiliary."""

    variable: RecordId
    kind: Kind


@dataclass(frozen=True, slots=True)
class Propose:
    """Give a variable its first equation, from its links."""

    variable: RecordId


@dataclass(frozen=True, slots=True)
class ProposeRest:
    """Give every variable that has none its first equation."""


Redraw = SetSign | DrawLinks | TakeAway | MakeKind
Rewrite = UseCause | Respell | AddCause | FollowLate | Propose | ProposeRest
EquationMend = Redraw | Rewrite
