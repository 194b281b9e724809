"""Whether a new name may be several things, or a clause of its own, taken for one."""

from __future__ import annotations

from loopmap.analysis.sentences.parts import Sentence
from loopmap.model.document import CausalMap
from loopmap.model.query import variable_named

_TALK = 9
"""Words from which a name is more likely something that was told."""

_SHOWN = 40
"""Letters of the name that the line has room for."""


def run_together(sentence: Sentence, causal_map: CausalMap) -> str:
    """What to do where a name that a sentence made may be more than one thing; or "".

    "Debt, hunger + stress" has one name before the sign, as it was typed, and perhaps two were
    meant. Only while that name is on the map. O(names).
    """
    if not sentence.links:
        return ""
    for said in sentence.names:
        unlikely = "," in said.text or len(said.text.split()) >= _TALK
        made = variable_named(causal_map, said.text) if said.variable is None else None
        if unlikely and made is not None:
            return f"“{_short(made.name)}” is one name. If not: Alt+Backspace, ↑, one link each"
    return ""


def _short(name: str) -> str:
    return name if len(name) <= _SHOWN else f"{name[: _SHOWN - 1].rstrip(' ,')}…"
