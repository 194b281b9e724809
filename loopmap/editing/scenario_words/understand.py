"""From a text to what is given of each thing it says, whatever the grammar; never fails."""

from __future__ import annotations

from loopmap.editing.scenario_words.guessing import Guessing, Refuse
from loopmap.editing.scenario_words.parts import Given, Part
from loopmap.editing.scenario_words.understood import Understood
from loopmap.model.document import CausalMap


def understand(
    text: str, causal_map: CausalMap, said: Part, begin: str, refuse: Refuse | None = None
) -> Understood:
    """What ``text`` gives, read as one or several of ``said``, names looked up on the map.

    Words that name nobody are taken for a variable where only one reading of the whole is
    left that ``refuse`` has nothing against. ``begin``: what is told of a text that does not
    begin as anything could.
    """
    if not text.strip():
        return Understood(text)
    return Guessing(text, causal_map, said, refuse or _nothing_against).understood(begin)


def _nothing_against(_: Given) -> str:
    return ""
