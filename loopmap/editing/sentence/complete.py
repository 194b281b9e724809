"""Names for the few letters before the caret."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loopmap.editing.matching import Match, match
from loopmap.editing.sentence.parts import Sentence
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

MOST = 8
"""Completions offered at once."""


@dataclass(frozen=True, slots=True)
class Completion:
    """A name to put in place of the text from ``start`` to ``end``."""

    name: str
    start: int
    end: int

    def accepted(self, text: str) -> tuple[str, int]:
        """The text with the name in it and a space after, and where the caret then stands."""
        rest = text[self.end :].lstrip()
        head = f"{text[: self.start]}{self.name} "
        return head + rest, len(head)


def complete(
    sentence: Sentence, caret: int, causal_map: CausalMap, recent: Sequence[RecordId] = ()
) -> tuple[Completion, ...]:
    """Names on the map that the one being typed at ``caret`` may mean, best first.

    Ranked by how they match, then by recency (``recent``: last used first), then
    shorter names first. Nothing for a name that is there in full. O(variables).
    """
    tag = _tag_before(sentence.text, caret)
    if tag is not None:
        names = sorted(group.name for group in causal_map.groups.values())
        return _ranked(sentence.text[tag:caret], names, tag, caret)
    typed = next((n for n in sentence.names if n.start < caret <= n.end), None)
    if typed is None or typed.variable is not None:
        return ()
    ages = {record: age for age, record in enumerate(recent)}
    variables = sorted(
        causal_map.variables.values(),
        key=lambda v: (ages.get(v.id, len(ages)), len(v.name), v.name, v.id),
    )
    letters = sentence.text[typed.start : caret]
    return _ranked(letters, [v.name for v in variables], typed.start, typed.end)


def _tag_before(text: str, caret: int) -> int | None:
    """Where the group's name starts when the caret stands in a tag."""
    at = text.rfind("@", 0, caret)
    if at < 0 or (at and not text[at - 1].isspace()):
        return None
    return at + 1 if not set(text[at + 1 : caret]) & set('"!+>?~') else None


def _ranked(letters: str, names: Sequence[str], start: int, end: int) -> tuple[Completion, ...]:
    found = [(rank, name) for name in names if (rank := match(letters, name)) is not None]
    best = sorted((f for f in found if f[0] is not Match.WHOLE), key=lambda f: f[0])
    return tuple(Completion(name, start, end) for _, name in best[:MOST])
