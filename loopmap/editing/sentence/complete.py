"""Names for the few letters before the caret."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from loopmap.analysis.sentences.directions import BEFORE
from loopmap.analysis.sentences.parts import SaidName, Sentence
from loopmap.editing.matching import Match, match
from loopmap.editing.sentence.alike import like
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Variable

MOST = 8
"""Completions offered at once."""

Place = tuple[Any, ...]
"""Where something comes among its like: whatever sorts."""

_FRESH = 6
"""Variables used last that come before nearer ones."""

_STEP = 250.0
"""Map units that make a difference in nearness."""


@dataclass(frozen=True, slots=True)
class Completion:
    """A name to put in place of the text from ``start`` to ``end``.

    ``alike``: what is typed may be that very name in other letters ("same as …?").
    """

    name: str
    start: int
    end: int
    alike: bool = False

    def accepted(self, text: str) -> tuple[str, int]:
        """The text with the name in it and a space after, and where the caret then stands."""
        rest = text[self.end :].lstrip()
        head = f"{text[: self.start]}{self.name} "
        return head + rest, len(head)


@dataclass(frozen=True, slots=True)
class Attention:
    """Where people's minds are: ``recent`` variables, last used first, and those in view.

    ``seen`` None: nobody knows what is in view.
    """

    recent: Sequence[RecordId] = ()
    seen: Collection[RecordId] | None = None


def complete(
    sentence: Sentence, caret: int, causal_map: CausalMap, attention: Attention | None = None
) -> tuple[Completion, ...]:
    """Names on the map that the one being typed at ``caret`` may mean, best first.

    Ranked by how they match; among equals the variables used last come first, then those
    in view, then those near the name before it in the sentence (or near what was used
    last), then shorter names. Nothing for a name that is there in full. O(variables).
    """
    tag = _tag_before(sentence.text, caret)
    if tag is not None:
        names = sorted(group.name for group in causal_map.groups.values())
        return _ranked(sentence.text[tag:caret], names, tag, caret)
    typed = next((n for n in sentence.names if n.start < caret <= n.end), None)
    if typed is None or typed.variable is not None:
        return ()
    variables = list(causal_map.variables.values())
    names = [variable.name for variable in variables]
    order = _by_attention(sentence, typed, causal_map, attention or Attention())

    def place(row: int) -> Place:
        return order(variables[row])

    letters = sentence.text[typed.start : caret]
    found = _ranked(letters, names, typed.start, typed.end, place)
    turn = BEFORE.match(letters)
    if turn is not None and not found:
        begin = typed.start + turn.end()
        found = _ranked(sentence.text[begin:caret], names, begin, typed.end, place)
    return _with_alike(found, typed, causal_map)


def _by_attention(
    sentence: Sentence, typed: SaidName, causal_map: CausalMap, attention: Attention
) -> Callable[[Variable], Place]:
    """The order in which people may mean variables; the name before comes last."""
    said = [n.variable for n in sentence.names if n.start < typed.start and n.variable is not None]
    ages = {record: age for age, record in enumerate(attention.recent[:_FRESH])}
    hub = causal_map.variables.get(next(iter([*said[-1:], *attention.recent]), RecordId("")))
    seen = attention.seen

    def place(variable: Variable) -> Place:
        away = math.hypot(variable.x - hub.x, variable.y - hub.y) if hub is not None else 0.0
        return (
            variable.id in said[-1:],
            ages.get(variable.id, _FRESH),
            seen is not None and variable.id not in seen,
            away // _STEP,
            len(variable.name),
            variable.name,
            variable.id,
        )

    return place


def _with_alike(
    found: tuple[Completion, ...], typed: SaidName, causal_map: CausalMap
) -> tuple[Completion, ...]:
    """The variable that is surely meant first, if the name typed is only another spelling of it."""
    if any(match(typed.text, c.name, misspelt=False) is Match.START for c in found):
        return found
    twin = like(typed.text, causal_map)
    if twin is None:
        return found
    first = Completion(twin.name, typed.start, typed.end, alike=True)
    return (first, *(c for c in found if c.name != twin.name))[:MOST]


def _tag_before(text: str, caret: int) -> int | None:
    """Where the group's name starts when the caret stands in a tag."""
    at = text.rfind("@", 0, caret)
    if at < 0 or (at and not text[at - 1].isspace()):
        return None
    return at + 1 if not set(text[at + 1 : caret]) & set('"!+>?~') else None


def _as_listed(row: int) -> Place:
    return (row,)


def _ranked(
    letters: str,
    names: Sequence[str],
    start: int,
    end: int,
    place: Callable[[int], Place] = _as_listed,
) -> tuple[Completion, ...]:
    """The names that match, best first; misspelt ones only where nothing else does.

    ``place`` says which row of ``names`` comes before which of those that match as well.
    """
    found = _matching(letters, names, misspelt=False) or _matching(letters, names, misspelt=True)
    best = sorted((how, place(row), row) for how, row in found if how is not Match.WHOLE)
    return tuple(Completion(names[row], start, end) for *_, row in best[:MOST])


def _matching(letters: str, names: Sequence[str], *, misspelt: bool) -> list[tuple[Match, int]]:
    ranks = ((match(letters, name, misspelt=misspelt), row) for row, name in enumerate(names))
    return [(how, row) for how, row in ranks if how is not None]
