"""What may be typed next: a verb where none is said yet, or the name of a variable."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from loopmap.analysis.sentences.parts import SaidName, Sentence
from loopmap.editing.scenario_words.understood import Understood
from loopmap.editing.sentence.complete import MOST, Completion, complete
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name, in_order
from loopmap.model.records import Role


def offered(
    said: Understood,
    caret: int,
    causal_map: CausalMap,
    *,
    verbs: Sequence[str] = (),
    selected: Collection[RecordId] = (),
) -> tuple[Completion, ...]:
    """Verbs or names for the place of the caret, best first.

    Where a name is wanted and no letter of it is typed, variables that are selected come
    first, then levers. O(variables).
    """
    for one in said.taken:
        if one.start < caret <= one.end:
            return _named(said.text, one.start, one.end, caret, causal_map)
    gap = said.gap
    if gap is None:
        return () if said.given else _begun(said.text, caret, verbs)
    if caret < gap.start:
        return ()
    letters = said.text[gap.start : caret]
    if not letters.strip():
        return _anyone(gap.start, caret, causal_map, selected)
    end = max(gap.end, caret) if caret <= gap.end else caret
    found = _named(said.text, gap.start, end, caret, causal_map)
    names = [causal_map.variables[one].name for one in gap.meant]
    likely = tuple(Completion(name, gap.start, end) for name in names)
    return (*likely, *(c for c in found if c.name not in names))[:MOST]


def _named(
    text: str, start: int, end: int, caret: int, causal_map: CausalMap
) -> tuple[Completion, ...]:
    """Names for what is typed there, whether or not one is known by it already."""
    typed = SaidName(text[start:caret], start, end, 0, None)
    return complete(Sentence(text, (typed,)), caret, causal_map)


def _begun(text: str, caret: int, verbs: Sequence[str]) -> tuple[Completion, ...]:
    typed = fold_name(text[:caret])
    found = [verb for verb in verbs if verb.startswith(typed) and verb != typed]
    return tuple(Completion(verb, 0, len(text)) for verb in found[:MOST])


def _anyone(
    start: int, end: int, causal_map: CausalMap, selected: Collection[RecordId]
) -> tuple[Completion, ...]:
    everyone = sorted(
        in_order(causal_map.variables),
        key=lambda v: (v.id not in selected, v.role is not Role.LEVER),
    )
    return tuple(Completion(v.name, start, end) for v in everyone[:MOST])
