"""A text of many sentences: which of its lines say something that can be drawn."""

from __future__ import annotations

import re

from loopmap.analysis.sentences.parts import Sentence

MOST_WORDS = 12
"""Words of a name beyond which it is surely talk that was not meant as one."""

_BULLET = re.compile(r"^\s*(?:[-–—•*·▪◦‣]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))\s+(?=\S)")
_TALK_ENDS = re.compile(r"[.?!:;…]\s*$")
_HEADINGS = frozenset(("label", "name", "variable", "variables", "factor", "factors"))


def lines_of(text: str) -> list[str]:
    r"""The lines that have words in them, without bullets, numbers and a heading of a column.

    >>> lines_of("Factors\n- Fines + Strain\n\n2. Trust")
    ['Fines + Strain', 'Trust']
    """
    lines = [_BULLET.sub("", line, count=1).strip() for line in text.splitlines()]
    kept = [line for line in lines if any(c.isalnum() for c in line)]
    if len(kept) > 1 and kept[0].casefold() in _HEADINGS:
        kept = kept[1:]
    return kept


def is_meant(sentence: Sentence, line: str) -> bool:
    """Whether a line says something that can be drawn, and is not just talk."""
    if not sentence or sentence.open_end:
        return False
    most = max(len(name.text.split()) for name in sentence.names)
    talk = not sentence.links and most > 3 and _TALK_ENDS.search(line) is not None
    return most <= MOST_WORDS and not talk
