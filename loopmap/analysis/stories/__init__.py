"""Well-known stories looked for among the listed loops, as candidates for people to judge.

Start reading at `search.py`: well-known stories (archetypes) among the listed loops: a way of
looking for each (`two_kinds.py`, `one_fork.py`, `two_sides.py`), loops as bits (`rings.py`),
words (`tell.py`, one module of sentences beside each way of looking), near misses (`near.py`),
what of it is shown (`choice.py`).
"""

from loopmap.analysis.stories.choice import WEAK_SHOWN
from loopmap.analysis.stories.pattern import Pattern
from loopmap.analysis.stories.search import NO_LOOPS, StoryBudget, find_stories, search_stories
from loopmap.analysis.stories.story import NearMiss, Slot, Story, StoryList

__all__ = [
    "NO_LOOPS",
    "WEAK_SHOWN",
    "NearMiss",
    "Pattern",
    "Slot",
    "Story",
    "StoryBudget",
    "StoryList",
    "find_stories",
    "search_stories",
]
