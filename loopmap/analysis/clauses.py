"""Names that are no plain nouns, said so that they still fit into any sentence.

Each takes the place of a noun: "how often parents are fined" rises, "cases of no place to
go" are more or fewer, "less trust" has "more trust" for its opposite.
"""

from __future__ import annotations

from loopmap.analysis.clause_words import OPPOSITES
from loopmap.analysis.quantity import Quantity


class Happening(Quantity):
    """A sentence: "how often parents are fined", with the sentence itself for short."""

    def degree(self, rising: bool) -> str:
        """A rise or a fall in how often it happens."""
        return _change(self.name, rising)

    def _clause(self, rising: bool, _: str) -> str:
        return f"it happens {_often(rising)} that {self.short}"


class Doing(Quantity):
    """What somebody does: "taking the virus seriously"."""

    def degree(self, rising: bool) -> str:
        """A rise or a fall in doing it."""
        return _change(self.name, rising)

    def _clause(self, rising: bool, _: str) -> str:
        return f"{self.name} happens {_often(rising)}"


class Asked(Quantity):
    """A question: "how safe pupils feel"."""

    def degree(self, rising: bool) -> str:
        """A rise or a fall in what is asked."""
        return _change(self.name, rising)

    def _clause(self, rising: bool, _: str) -> str:
        return f"there is {_change(self.name, rising)}"


class Compared(Quantity):
    """A name that begins with a comparison: "less trust", of which the opposite is "more trust"."""

    @property
    def noun(self) -> str:
        """As it is called: no article goes before a comparison."""
        return self.name

    def degree(self, rising: bool) -> str:
        """As it is called, or the other way round."""
        first, _, rest = self.name.partition(" ")
        if rising:
            return self.name
        other = OPPOSITES[first.casefold()]
        return f"{'fewer' if other == 'less' and self.counted else other} {rest}"

    def _clause(self, rising: bool, _: str) -> str:
        return f"there {'are' if self.plural else 'is'} {self.degree(rising)}"


class Quoted(Quantity):
    """A name without a word in it: "?"."""

    def degree(self, rising: bool) -> str:
        """More or less of it, as a name."""
        return f"{'more' if rising else 'less'} of {self.name}"


def _change(name: str, rising: bool) -> str:
    return f"a {'rise' if rising else 'fall'} in {name}"


def _often(rising: bool) -> str:
    return "more often" if rising else "less often"
