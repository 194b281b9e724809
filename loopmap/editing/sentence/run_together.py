"""Whether a new name may be several things, or two of them one thing."""

from __future__ import annotations

from loopmap.analysis.sentences.parts import Sentence
from loopmap.model.document import CausalMap
from loopmap.model.query import fold_name, variable_named

_TALK = 9
"""Words from which a name is more likely something that was told."""

_SHOWN = 40
"""Letters of the name that the line has room for."""


def run_together(sentence: Sentence, causal_map: CausalMap) -> str:
    """What to do where a name that a sentence made may be more than one thing, or half; or "".

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
    return _apart(sentence, causal_map)


def _apart(sentence: Sentence, causal_map: CausalMap) -> str:
    """What to do where a new name is another one with a word before it.

    "Trawling damages seabed, damaged seabed means less fish" leaves a gap in the chain.
    """
    said = {fold_name(name.text): name for name in sentence.names}
    for folded, name in said.items():
        rest = folded.partition(" ")[2]
        made = variable_named(causal_map, folded) if name.variable is None else None
        other = variable_named(causal_map, rest) if rest in said else None
        if made is not None and other is not None:
            names = f"“{_short(made.name)}” and “{_short(other.name)}”"
            return f"{names} are two. If not: Alt+Backspace, ↑, the same name twice"
    return ""


def _short(name: str) -> str:
    return name if len(name) <= _SHOWN else f"{name[: _SHOWN - 1].rstrip(' ,')}…"
