"""Names inside a module as they are seen from outside: ``hares.births``. XMILE 1.0, section 4.7."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from loopmap.errors import ExpressionError, FormatError
from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.show import show
from loopmap.expr.walk import with_names

DEEPEST = 20
MOST = 20_000
"""So many modules and variables in modules are taken apart; a small file can ask for millions."""

TAKEN_APART = "Modules were taken apart: names of what was in them begin with the module’s."

Renamed = Callable[[DisplayedName], DisplayedName]


def renamer(prefix: str, names: Collection[CanonicalName]) -> Renamed:
    """Puts the prefix before names that are known inside; what is global stays."""

    def renamed(name: DisplayedName) -> DisplayedName:
        if name.startswith("."):
            return DisplayedName(name[1:])
        first = name.partition(".")[0]
        return DisplayedName(f"{prefix}{name}") if canonical(first) in names else name

    return renamed


def rewritten(equation: str, renamed: Renamed) -> str:
    """The equation with names seen from outside; one that is faulty stays for its message."""
    try:
        return show(with_names(parse(equation), renamed))
    except ExpressionError:
        return equation


@dataclass(slots=True)
class TakenApart:
    """How much of a file's modules was taken apart so far."""

    file: str
    count: int = 0

    def enter(self, prefix: str, variables: int) -> None:
        """Begin with a module whose names get ``prefix``. Raises FormatError for too much."""
        if prefix.count(".") > DEEPEST:
            raise FormatError(
                "Modules of this file contain one another without end.", file=self.file
            )
        if not prefix:
            return
        self.count += variables + 1
        if self.count > MOST:
            text = f"With its modules this model has more than {MOST:,} variables."
            raise FormatError(text, file=self.file)
