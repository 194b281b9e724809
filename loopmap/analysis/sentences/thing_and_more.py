"""A thing, a comma, and what there is more of: a link, though nobody said a verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loopmap.analysis.name_words import BOUNDARIES
from loopmap.analysis.sentences.people import acts

_MORE_OF_IT = re.compile(r"\s*(?:more|less|fewer)\s+\S", re.IGNORECASE)
_MOST_WORDS = 3


def is_thing_and_more(parts: Sequence[str]) -> bool:
    """Whether the parts of a line are a thing and what comes of it. O(words).

    Two only, the first a short noun, the second all of it "more", "less" or "fewer" of one thing.

    >>> is_thing_and_more(("large classes", "less time per child"))
    True
    >>> is_thing_and_more(("kids kick off", "more exclusions"))
    False
    """
    if len(parts) != 2 or not _MORE_OF_IT.match(parts[1]) or " and " in parts[1]:
        return False
    said = parts[0].casefold().split()
    return 0 < len(said) <= _MOST_WORDS and not (BOUNDARIES & {*said} or acts(parts[0]))
