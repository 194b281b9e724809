"""Well-known stories looked for among the listed loops, as candidates for people to judge."""

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
