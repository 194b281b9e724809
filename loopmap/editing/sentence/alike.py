"""A new name that is like one on the map: plural, turned round, or misspelt."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.analysis.alike import Likeness, Name
from loopmap.analysis.sentences.parts import SaidName, Sentence
from loopmap.model.document import CausalMap
from loopmap.model.query import fold_name, in_order
from loopmap.model.records import Variable


@dataclass(frozen=True, slots=True)
class Alike:
    """A new name in a sentence, and the variable on the map that it may be."""

    said: SaidName
    standing: Variable


def alike_in(sentence: Sentence, causal_map: CausalMap) -> tuple[Alike, ...]:
    """The new names of a sentence that are like names on the map. O(new names * variables)."""
    found = []
    for name in sentence.names:
        standing = None if name.variable is not None else like(name.text, causal_map)
        if standing is not None:
            found.append(Alike(name, standing))
    return tuple(found)


def like(name: str, causal_map: CausalMap) -> Variable | None:
    """The variable whose name says the same as ``name`` in other letters, or None."""
    near: Variable | None = None
    said, folded = Name(name), fold_name(name)
    for variable in in_order(causal_map.variables):
        how = said.likeness(variable.name)
        if how is Likeness.SAME and folded != fold_name(variable.name):
            return variable
        if how is Likeness.NEAR and near is None:
            near = variable
    return near


def with_standing(sentence: Sentence, causal_map: CausalMap) -> str:
    """What was typed, with the names on the map in place of new ones that are like them."""
    text = sentence.text
    for found in reversed(alike_in(sentence, causal_map)):
        text = text[: found.said.start] + found.standing.name + text[found.said.end :]
    return text
