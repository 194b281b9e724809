"""The well-known stories, and one of them as found: its pattern, its loops, what it hangs on.

The stories are Senge's (The Fifth Discipline, 1990), said in loops by rules of our own:
signs of single links depend on how variables are named, signs of loops do not. So a
pattern is made of loop signs, of how loops share variables, and of delays; link signs
only help where two loops fork.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from loopmap.analysis.stories.rings import Ring


class Pattern(Enum):
    """The stories by the names the field gives them, and two of them as near misses."""

    FIXES_THAT_FAIL = "fixes that fail"
    SHIFTING_THE_BURDEN = "shifting the burden"
    LIMITS_TO_GROWTH = "limits to growth"
    UNDERINVESTMENT = "growth and underinvestment"
    COMMONS = "tragedy of the commons"
    SUCCESS = "success to the successful"
    SUCCESS_APART = "success to the successful, without a shared pot"
    ESCALATION = "escalation"
    ARMS_RACE = "escalation round a shared loop"
    ERODING_GOALS = "eroding goals"
    ADVERSARIES = "accidental adversaries"
    NEAR_FIXES = "near fixes that fail"
    NEAR_BURDEN = "near shifting the burden"

    @property
    def lacks_a_link(self) -> bool:
        """Whether this is a near miss: one link would make it a story."""
        return self in (Pattern.NEAR_FIXES, Pattern.NEAR_BURDEN)


@dataclass(frozen=True, slots=True)
class Find:
    """A pattern found: the variables it hangs on, as numbers, and its loops in the pattern's order.

    ``strict``: delays bear it out; otherwise only the shape does.
    """

    pattern: Pattern
    at: tuple[int, ...]
    rings: tuple[Ring, ...]
    strict: bool

    @property
    def size(self) -> int:
        """Links of all its loops together: the smallest tells the story best."""
        return sum(ring.length for ring in self.rings)


class Finds:
    """What was found so far: of finds that hang on the same variables only the best.

    A strict one is better than a weak one, then one with shorter loops, then the one
    found first.
    """

    def __init__(self) -> None:
        self._best: dict[tuple[Pattern, tuple[int, ...]], Find] = {}

    def add(self, pattern: Pattern, at: tuple[int, ...], strict: bool, *rings: Ring) -> None:
        """Keep this find if there is none as good."""
        find = Find(pattern, at, rings, strict)
        standing = self._best.get((pattern, at))
        if standing is None or _rank(find) < _rank(standing):
            self._best[pattern, at] = find

    def has(self, pattern: Pattern, at: tuple[int, ...]) -> bool:
        """Whether that pattern was found on these variables."""
        return (pattern, at) in self._best

    def places(self, pattern: Pattern) -> frozenset[int]:
        """The first of the variables of each find of a pattern: its problem, pot or gap."""
        return frozenset(at[0] for found, at in self._best if found is pattern)

    def sorted(self) -> list[Find]:
        """All finds: strict ones first, pattern by pattern, the shortest first."""
        order = {pattern: n for n, pattern in enumerate(Pattern)}
        return sorted(
            self._best.values(), key=lambda f: (not f.strict, order[f.pattern], f.size, f.at)
        )


def _rank(find: Find) -> tuple[bool, int]:
    return not find.strict, find.size
