"""What is found about the equations of a map: whose, in a sentence, where in the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from loopmap.expr.tree import NOWHERE, Span
from loopmap.model.ids import RecordId


class Trouble(Enum):
    """What sort of thing was found."""

    NO_EQUATION = "no equation"
    """A variable that has none yet."""
    FAULTY = "faulty"
    """An equation that cannot be understood."""
    UNKNOWN_NAME = "unknown name"
    """A name that no variable of the map has."""
    CIRCLE = "circle"
    """Variables that are calculated from one another at the same moment."""
    ONE_NAME = "one name"
    """Two variables whose names are one in equations."""
    TIMES = "times"
    """A run from when to when that cannot be."""
    UNIT = "unit"
    """Units that do not fit; they never stand in the way of a run."""
    OPEN_FLOW = "open flow"
    """A flow of which nobody said whether it fills a stock or drains it: a run leaves it out."""
    NO_FLOW = "no flow"
    """What is linked to a stock without being a flow: a run leaves that link out."""
    BELOW_NOTHING = "below nothing"
    """A number below 0 where a run goes by another: a time ago, the start of what has a floor."""
    UNREAD = "unread"
    """A graphical function that no equation reads."""


@dataclass(frozen=True, slots=True)
class EquationFinding:
    """One thing that was found.

    ``span``: the characters of the variable's equation that are meant, (0, 0) where none
    are. ``blocks``: nothing runs before it is mended. ``others``: more variables it is
    about; of a circle all, in its order.
    """

    variable: RecordId
    trouble: Trouble
    text: str
    span: Span = NOWHERE
    hint: str = ""
    blocks: bool = False
    others: tuple[RecordId, ...] = ()

    def beside(self, name: str) -> str:
        """The text where it stands beside the name of whose it is, which it need not say again."""
        return self.text.removeprefix(in_equation_of(name))

    @property
    def sentence(self) -> str:
        return f"{self.text} {self.hint}".rstrip()


def in_equation_of(name: str) -> str:
    """How a finding begins that is about the text of an equation."""
    return f"In the equation of “{name}”: "
