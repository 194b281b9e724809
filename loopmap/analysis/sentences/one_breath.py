"""What is named twice in one breath, in other letters: "fines raise debt, debts cause stress"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loopmap.analysis.alike import Likeness, likeness
from loopmap.analysis.sentences.parts import SaidLink, SaidName
from loopmap.model.query import fold_name


def one_for_each(names: Sequence[SaidName], links: Sequence[SaidLink]) -> tuple[SaidName, ...]:
    """The names, of which a new one that says the same as a new one before it is called like it.

    The same words in another order or number, never the two ends of one link. O(names²).
    """
    if len(links) < 2:
        return tuple(names)
    joined = {frozenset((link.source, link.target)) for link in links}
    said = list(names)
    for n, name in enumerate(said):
        for m, earlier in enumerate(said[:n]):
            if frozenset((m, n)) not in joined and _is_it(earlier, name):
                said[n] = replace(name, text=earlier.text)
                break
    return tuple(said)


def _is_it(earlier: SaidName, name: SaidName) -> bool:
    if earlier.variable is not None or name.variable is not None:
        return False
    if fold_name(earlier.text) == fold_name(name.text):
        return False
    return likeness(earlier.text, name.text) is Likeness.SAME
