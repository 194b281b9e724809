"""What a built-in function is: what it takes, means and measures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Family(Enum):
    """How a function's value comes about."""

    PLAIN = auto()
    """From its arguments alone."""
    INPUT = auto()
    """From its arguments and the time."""
    MEMORY = auto()
    """From what its arguments were before, too."""
    RANDOM = auto()
    """By chance, once in each step."""
    ARRAY = auto()
    """From all elements of what is in its brackets."""
    TABLE = auto()
    """From a graphical function."""


class Measure(Enum):
    """What an argument or a result is measured in; VALUE is one unit all over a call."""

    VALUE = auto()
    TIME = auto()
    PURE = auto()
    FREE = auto()
    ROOT = auto()
    QUOTIENT = auto()
    PER_TIME = auto()
    VALUE_PER_TIME = auto()
    VALUE_TIMES_TIME = auto()


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: its name for people, its unit, and whether it may be left out."""

    name: str
    measure: Measure = Measure.VALUE
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """One built-in function. ``endless``: the last argument may be repeated."""

    name: str
    family: Family
    arguments: tuple[Argument, ...]
    result: Measure
    meaning: str
    source: str
    endless: bool = False

    @property
    def fewest(self) -> int:
        return sum(not argument.optional for argument in self.arguments)

    @property
    def most(self) -> int | None:
        return None if self.endless else len(self.arguments)

    @property
    def form(self) -> str:
        """How it is written: ``SMTH1(input, time, [initial])``."""
        shown = [f"[{a.name}]" if a.optional else a.name for a in self.arguments]
        return f"{self.name}({', '.join(shown)}{', …' if self.endless else ''})"

    def takes(self, count: int) -> bool:
        return count >= self.fewest and (self.most is None or count <= self.most)


@dataclass(frozen=True, slots=True)
class Value:
    """A value that has a name of its own, such as the time."""

    name: str
    measure: Measure
    meaning: str
    source: str


_MEASURES = {
    "": Measure.VALUE,
    "time": Measure.TIME,
    "1": Measure.PURE,
    "any": Measure.FREE,
    "root": Measure.ROOT,
    "quotient": Measure.QUOTIENT,
    "1/time": Measure.PER_TIME,
    "value/time": Measure.VALUE_PER_TIME,
    "value*time": Measure.VALUE_TIMES_TIME,
}


def row(family: Family, form: str, result: str, meaning: str, source: str) -> Function:
    """A function from its form: arguments as ``name:measure``, ``?`` optional, ``…`` repeated."""
    name, _, rest = form.partition("(")
    given = [part.strip() for part in rest.rstrip(")").split(",") if part.strip()]
    endless = bool(given) and given[-1] == "…"
    arguments = []
    for part in given[:-1] if endless else given:
        text, _, measure = part.partition(":")
        argument = Argument(text.rstrip("?"), _MEASURES[measure], text.endswith("?"))
        arguments.append(argument)
    return Function(name, family, tuple(arguments), _MEASURES[result], meaning, source, endless)
