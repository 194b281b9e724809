"""The change lens: what came, went and changed between a map and the one it belongs with.

Every kind of change has a shape and a word of its own besides its colour, so that it is told
in black and white too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from loopmap.diagram.look import GONE, Ghosts, Glyph, Lens, LensKey, LensView, Look, Tone
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Strength

NO_BASE = (
    "This map was not made from another one, nor another from it, so there is nothing to compare"
    " it with."
)


class Became(Enum):
    """What became of a record; the value says it in the legend."""

    NEW = "new"
    GONE = "gone"
    WEAKER = "weaker"
    STRONGER = "stronger"
    TURNED = "other sign"
    TIMED = "other delay"
    LED = "leads elsewhere"
    RENAMED = "renamed"


class Mark(NamedTuple):
    """What became of a record, and how that is said on its plate: "was −"."""

    became: Became
    words: str


Marks = Mapping[RecordId, Sequence[Mark]]

_SAME = Look(Tone.QUIET, Strength.WEAK)
_LOOKS: Mapping[Became, Look] = MappingProxyType(
    {
        Became.NEW: Look(Tone.SECOND, Strength.STRONG, glyph=Glyph.STAR),
        Became.GONE: Look(Tone.QUIET, Strength.WEAK, hollow=True, glyph=Glyph.CROSS),
        Became.WEAKER: Look(Tone.FIRST, Strength.WEAK, glyph=Glyph.DOWN),
        Became.STRONGER: Look(Tone.FIRST, Strength.STRONG, glyph=Glyph.UP),
        Became.TURNED: Look(Tone.FIRST, Strength.MEDIUM, glyph=Glyph.TURNED),
        Became.TIMED: Look(Tone.FIRST, Strength.MEDIUM, glyph=Glyph.CLOCK),
        Became.LED: Look(Tone.FIRST, Strength.MEDIUM, glyph=Glyph.EITHER),
        Became.RENAMED: Look(Tone.FIRST, glyph=Glyph.LABEL),
    }
)
NEW_GHOST = Look(Tone.SECOND, Strength.MEDIUM, hollow=True, tag="new", glyph=Glyph.STAR)
"""How what is only on the other map is shown, where that one is ahead."""


def changes_view(
    title: str, causal_map: CausalMap, marks: Marks, ghosts: Ghosts, says: str
) -> LensView:
    """``marks``: what became of the records of this map; ``ghosts`` are only on the other one."""
    looks = {i: _look(marks[i]) for i in sorted(marks)}
    rest = {link: _SAME for link in sorted(causal_map.links) if link not in marks}
    found = {mark.became for some in marks.values() for mark in some}
    keys = (*_keys(found), *_ghost_keys(ghosts), *(_SAME_KEY if rest else ()))
    return LensView(Lens.CHANGE, title, says, looks | rest, keys, ghosts)


def nothing_to_compare() -> LensView:
    """What the lens shows of a map that was not made from another, nor another from it."""
    return LensView(Lens.CHANGE, "Change", NO_BASE)


def told_changes(view: LensView, causal_map: CausalMap) -> Iterator[str]:
    """What the view says of each thing, a sentence each, for those who do not see it."""
    if view.lens is not Lens.CHANGE or not view.keys:
        return
    yield f"{view.title}. {view.says}"
    names = {v.id: v.name for v in (*view.ghosts.variables, *causal_map.variables.values())}
    for variable in in_order(causal_map.variables):
        if tag := view.look(variable.id).tag:
            yield f"{variable.name}: {tag}."
    for ghost in view.ghosts.variables:
        yield f"{ghost.name}: {view.ghosts.look(ghost.id).tag}."
    for link in in_order(causal_map.links):
        if tag := view.look(link.id).tag:
            yield f"The link from “{names[link.source]}” to “{names[link.target]}”: {tag}."
    for link in view.ghosts.links:
        if link.source in names and link.target in names:
            tag = view.ghosts.look(link.id).tag
            yield f"The link from “{names[link.source]}” to “{names[link.target]}”: {tag}."


def _look(marks: Sequence[Mark]) -> Look:
    """The shape of the first, the words of all."""
    first = _LOOKS[marks[0].became]
    words = ", ".join(mark.words for mark in marks)
    return Look(first.tone, first.width, first.hollow, tag=words, glyph=first.glyph)


def _keys(found: Iterable[Became]) -> Iterator[LensKey]:
    there = set(found)
    for became, look in _LOOKS.items():
        if became in there:
            sample = "card" if became is Became.RENAMED else "link"
            yield LensKey(became.value, look, sample)  # type: ignore[arg-type]


def _ghost_keys(ghosts: Ghosts) -> Iterator[LensKey]:
    there = [*(v.id for v in ghosts.variables), *(k.id for k in ghosts.links)]
    looks = {ghosts.look(each) for each in there}
    if GONE in looks:
        yield LensKey("gone", GONE, "ghost link")
    if NEW_GHOST in looks:
        yield LensKey("new there", NEW_GHOST, "ghost link")


_SAME_KEY = (LensKey("the same", _SAME),)
