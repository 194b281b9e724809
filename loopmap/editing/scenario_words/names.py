"""Which variables may be named where in a text, and who is meant by words that name nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping

from loopmap.analysis.alike import telling_words
from loopmap.editing.scenario_words.parts import NamedHere
from loopmap.editing.sentence.alike import like
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name, in_order
from loopmap.model.records import Role, Variable

_PIECE = re.compile(r"\w+|[^\w\s]")
_WORD = re.compile(r"\s*([^\W\d_]\w*(?:[-'’]\w+)*)")

Named = Mapping[int, tuple[NamedHere, ...]]


def names_in(text: str, causal_map: CausalMap) -> Named:
    """Where variables of the map are named in full, the longest name first.

    O(words of the text * words of the longest name).
    """
    known = {fold_name(v.name): v.id for v in causal_map.variables.values()}
    most = max((len(_PIECE.findall(name)) for name in known), default=0)
    pieces = [found.span() for found in _PIECE.finditer(text)]
    named: dict[int, tuple[NamedHere, ...]] = {}
    for first, (start, _) in enumerate(pieces):
        ends = [end for _, end in pieces[first : first + most]]
        here = [(end, known.get(fold_name(text[start:end]))) for end in reversed(ends)]
        found = tuple(NamedHere(end, variable) for end, variable in here if variable is not None)
        if found:
            named[start] = found
    return named


def word_ends(text: str, start: int) -> list[int]:
    """Where words end from ``start`` on, the furthest first, before the next mark or number."""
    ends: list[int] = []
    while (found := _WORD.match(text, ends[-1] if ends else start)) is not None:
        ends.append(found.end())
    return ends[::-1]


def meant(words: str, causal_map: CausalMap) -> tuple[Variable, ...]:
    """The variables that ``words`` may stand for, levers first; empty for none.

    A name spelt a little otherwise, or else every name that has all of the words in some
    form ("fining" has "fines"), in this very form where some have them so. O(variables).
    """
    twin = like(words, causal_map)
    if twin is not None:
        return (twin,)
    spelt = frozenset(telling_words(words))
    stems = {_stem(word) for word in telling_words(words)}
    if not stems or not any(stem.isalpha() for stem in stems):
        return ()
    found = [v for v in in_order(causal_map.variables) if stems <= _stems(v.name)]
    found = [v for v in found if spelt <= frozenset(telling_words(v.name))] or found
    return tuple(sorted(found, key=lambda v: v.role is not Role.LEVER))


def sure(found: tuple[Variable, ...], *, lever: bool) -> RecordId | None:
    """Who of those meant is meant for sure: the only one, or the only ``lever`` if that counts."""
    levers = [v for v in found if v.role is Role.LEVER]
    if len(found) == 1 or (lever and len(levers) == 1):
        return found[0].id
    return None


_ENDING = re.compile(r"(?:ing|ed|ion|s|e|es)$")
_SHORTEST = 3


def _stem(word: str) -> str:
    """A word without its ending: enough to know one in another form.

    >>> _stem("fining") == _stem("fine"), _stem("isolated") == _stem("isolation")
    (True, True)
    """
    while (found := _ENDING.search(word)) is not None and found.start() >= _SHORTEST:
        word = word[: found.start()]
    return word


def _stems(name: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in telling_words(name))
