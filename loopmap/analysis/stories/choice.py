"""Which finds are shown: what people confirmed, then strict ones, weak ones only on request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from loopmap.analysis.stories.pattern import Find, Finds, Pattern
from loopmap.analysis.stories.rings import Rings
from loopmap.analysis.stories.story import StoryKey
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import FoundStory

WEAK_SHOWN = 10
"""How many weak stories are shown at most: almost any dense map has hundreds."""


class Choice:
    """The finds of a search, sorted by what people said of them and how sure they are.

    ``not_found`` are stories people confirmed of which the map has no longer the shape.
    """

    def __init__(
        self, rings: Rings, here: Sequence[Find], judged: dict[StoryKey, FoundStory]
    ) -> None:
        self._rings, self._judged = rings, judged
        aside = [find for find in here if (said := self.said(find)) and said.dismissed]
        offered = [find for find in here if find not in aside]
        stories = [find for find in offered if not find.pattern.lacks_a_link]
        self.confirmed = [find for find in stories if self.said(find)]
        self._strict = [find for find in stories if find.strict and not self.said(find)]
        self._weak = [find for find in stories if not find.strict and not self.said(find)]
        self._near = [find for find in offered if find.pattern.lacks_a_link]
        self.dismissed = len(aside)
        self.weak_in_all = len(self._weak)
        self.not_found: tuple[FoundStory, ...] = ()

    def said(self, find: Find) -> FoundStory | None:
        """What people said of a find, if anything."""
        return self._judged.get(key_of(find, self._rings)) if self._judged else None

    def strict(self, each: int) -> list[Find]:
        """Strict finds, so many of each pattern at most."""
        return [find for n, find in _numbered(self._strict) if n < each]

    def strict_left_out(self, each: int) -> int:
        """How many strict ones that leaves out."""
        return len(self._strict) - len(self.strict(each))

    def weak(self, wanted: bool) -> list[Find]:
        """Weak finds if they are wanted: the best of each pattern, then the second best of each."""
        best = sorted(_numbered(self._weak), key=lambda numbered: numbered[0])
        return [find for _, find in best[:WEAK_SHOWN]] if wanted else []

    def near(self, weak: bool) -> list[Find]:
        """Near misses, those that delays bear out unless others are wanted too."""
        return [find for find in self._near if find.strict or weak]


def choose(causal_map: CausalMap, rings: Rings, finds: Finds, focus: RecordId | None) -> Choice:
    """The choice among all that was found, around the focus if there is one."""
    judged: dict[StoryKey, FoundStory] = {}
    for story in in_order(causal_map.found_stories):
        judged.setdefault((story.pattern, story.variables), story)
    shifted = finds.places(Pattern.SHIFTING_THE_BURDEN)
    found = [
        find
        for find in finds.sorted()
        # Where the burden is shifted already nobody need ask for the link that would shift it.
        if find.pattern is not Pattern.NEAR_BURDEN or find.at[0] not in shifted
    ]
    choice = Choice(rings, _around(found, rings, focus), judged)
    if judged:
        keys = {key_of(find, rings) for find in found}
        lost = (s for key, s in judged.items() if key not in keys and not s.dismissed)
        choice.not_found = tuple(lost)
    return choice


def key_of(find: Find, rings: Rings) -> StoryKey:
    """What judgements of a find are kept under."""
    return find.pattern.value, tuple(rings.variables[one] for one in find.at)


def _around(finds: Sequence[Find], rings: Rings, focus: RecordId | None) -> list[Find]:
    """The finds with the focus on a loop, those that hang on it before the others."""
    if focus is None:
        return list(finds)
    if focus not in rings.variables:
        return []
    number = rings.variables.index(focus)
    passing = [f for f in finds if any(ring.mask >> number & 1 for ring in f.rings)]
    return sorted(passing, key=lambda find: (not find.strict, number not in find.at))


def _numbered(finds: Sequence[Find]) -> Iterator[tuple[int, Find]]:
    """Each find with its place among those of its pattern."""
    often: Counter[Pattern] = Counter()
    for find in finds:
        yield often[find.pattern], find
        often[find.pattern] += 1
