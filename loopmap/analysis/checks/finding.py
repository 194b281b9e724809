"""What a check found, and what could be done about it, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from loopmap.analysis.checks.equation_mends import EquationMend
from loopmap.analysis.checks.map_mends import MapMend
from loopmap.model.ids import RecordId


class Severity(IntEnum):
    """How much a finding matters: an error before publishing, a warning, a hint."""

    ERROR = 0
    WARNING = 1
    HINT = 2


@dataclass(frozen=True, slots=True)
class Rename:
    """Give a variable another name. ``turned``: it is the opposite, so its signs turn round."""

    variable: RecordId
    name: str
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """Make ``gone`` part of ``into``. ``turned``: it is the opposite, so its signs turn round."""

    gone: RecordId
    into: RecordId
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """Make one variable into several of these names, each with all of its links."""

    variable: RecordId
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Park:
    """Take a variable off the map and keep its name as a parked idea."""

    variable: RecordId


NameMend = Rename | Merge | Split | Park
Mend = NameMend | MapMend | EquationMend


@dataclass(frozen=True, slots=True)
class Offer:
    """A mend and the words on its button."""

    label: str
    mend: Mend


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found: by which rule, about which records, in a plain sentence.

    ``variables`` are shown on the map, ``links`` with them; it is about the links where there
    are any, and about the map as a whole where ``of_map``. ``asks``: only people know which
    of its offers is right, so none is taken unless they say which. ``gathers``: the keys of
    those of one rule that were made one.
    """

    rule: str
    severity: Severity
    variables: tuple[RecordId, ...]
    text: str
    offers: tuple[Offer, ...] = ()
    links: tuple[RecordId, ...] = ()
    of_map: bool = False
    asks: bool = False
    gathers: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What is remembered when people say that it does not matter here."""
        about = () if self.of_map else self.links or self.variables
        return " ".join((self.rule, *about))

    @property
    def keys(self) -> tuple[str, ...]:
        """The same of all that it stands for."""
        return self.gathers or (self.key,)
