"""The last-run lens: which way each variable went when a scenario was tried, and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from loopmap.diagram.lenses.run_links import (
    ON_NO_LINKS,
    OnLinks,
    acted_link,
    link_keys,
    told_added,
    told_links,
)
from loopmap.diagram.look import Glyph, Lens, LensKey, LensView, Look, Tone
from loopmap.diagram.small_curve import SmallCurve
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order

NO_RUN = "Nothing has been tried on this map yet. Run a scenario in the What-if panel (Ctrl+R)."
OLDER = "The map has changed since."


class Marked(NamedTuple):
    """A variable after a run: "up", "down", "mixed" or "none", and the class of the answer.

    ``course``: "first up, then down" or the other way round, else "". ``settles``: whether
    all draws do; where they do not, "certain" is said of those that do.
    """

    direction: str
    certainty: str
    course: str = ""
    settles: bool = True


NO_CURVES: Mapping[RecordId, SmallCurve] = {}

_GLYPHS = {"up": Glyph.UP, "down": Glyph.DOWN, "mixed": Glyph.EITHER, "none": Glyph.LEVEL}
_TURNING = {
    "first up, then down": (Glyph.UP_THEN_DOWN, "up, then down"),
    "first down, then up": (Glyph.DOWN_THEN_UP, "down, then up"),
}
_TONES = {"up": Tone.FIRST, "down": Tone.SECOND, "mixed": Tone.BOTH, "none": Tone.QUIET}
_MOVES = {
    "up": "rises",
    "down": "falls",
    "mixed": "this map does not decide",
    "none": "nothing here leads there",
}
_SURE = ("certain", "robust")
CERTAIN_IF = "certain if settled"
_SURENESS = {
    "certain": "certain, given this map",
    CERTAIN_IF: "certain if settled, given this map",
    "robust": "robust: however strengths are drawn",
    "leaning": "leaning: in most draws; hollow",
}
DONE_KEY = LensKey("what is done, and when", Look(Tone.INK, tag="held", glyph=Glyph.HAND), "card")
_COURSE = "its course; most draws lie in the band"
SAMPLE_CURVE = SmallCurve(
    (0.0, 0.25, 0.42, 0.5, 0.52), (0.0, 0.05, 0.12, 0.15, 0.15), (0.0, 0.5, 0.75, 0.85, 0.88)
)


def run_view(  # noqa: PLR0913, PLR0917  what a run is told from
    scenario: str,
    marks: Mapping[RecordId, Marked],
    acts: Mapping[RecordId, str],
    says: str,
    curves: Mapping[RecordId, SmallCurve] = NO_CURVES,
    on_links: OnLinks = ON_NO_LINKS,
) -> LensView:
    """Marks of every variable the run answered for, and its course where that is known.

    ``acts``: what the scenario does to a variable or link, in a few words ("held", "cut, from
    early on"). ``says``: what the answers rest on. ``on_links``: what becomes of links.
    """
    looks = {i: _look(marks[i], acts.get(i, ""), curves.get(i)) for i in sorted(marks)}
    looks |= {i: acted_link(acts[i], on_links.acts.get(i)) for i in sorted(acts) if i not in looks}
    keys = (*_keys(marks, acts, curves), *link_keys(on_links))
    says = " ".join(part for part in (says, told_added(on_links)) if part)
    return LensView(Lens.RUN, f"Last run: {scenario}", says, looks, keys, on_links.added)


def no_run_view() -> LensView:
    """What the lens shows before anything was run."""
    return LensView(Lens.RUN, "Last run", NO_RUN)


def told_mark(look: Look) -> str:
    """The same for those who do not see it: "rises, robust"; empty where there is no mark."""
    verb = _VERBS.get(look.glyph)
    word = look.tag if look.tag in _SURENESS or verb is None else ""
    return ", ".join(part for part in (verb, word, look.act) if part)


def told_marks(view: LensView, causal_map: CausalMap) -> Iterator[str]:
    """What the view says of each variable, a sentence each; nothing of another lens."""
    if view.lens is not Lens.RUN or not view.looks:
        return
    yield f"{view.title}. {view.says}"
    for variable in in_order(causal_map.variables):
        if told := told_mark(view.look(variable.id)):
            yield f"{variable.name}: {told}."
    yield from told_links(view, causal_map)


_VERBS = {
    Glyph.UP: "rises",
    Glyph.DOWN: "falls",
    Glyph.EITHER: "open: rises or falls",
    Glyph.LEVEL: "stays as today",
    Glyph.UP_THEN_DOWN: "first rises, then falls",
    Glyph.DOWN_THEN_UP: "first falls, then rises",
}


def _look(mark: Marked, act: str, curve: SmallCurve | None) -> Look:
    glyph, tag = _GLYPHS[mark.direction], _word(mark)
    if mark.direction in ("mixed", "none"):
        tag = {"mixed": "open", "none": "no effect"}[mark.direction]
    elif mark.course in _TURNING:
        glyph, tag = _TURNING[mark.course]
    hollow = mark.certainty not in _SURE
    tone = _TONES[mark.direction]
    # What stays as today has nothing to show over time.
    moving = None if mark.direction == "none" else curve
    return Look(tone, hollow=hollow, tag=tag, glyph=glyph, act=act, curve=moving)


def _word(mark: Marked) -> str:
    """How sure, in a word or three."""
    return CERTAIN_IF if mark.certainty == "certain" and not mark.settles else mark.certainty


def _keys(
    marks: Mapping[RecordId, Marked],
    acts: Mapping[RecordId, str],
    curves: Mapping[RecordId, SmallCurve],
) -> list[LensKey]:
    shown = set(marks.values())
    directions = {mark.direction for mark in shown}
    keys = [
        LensKey(_MOVES[d], Look(_TONES[d], glyph=_GLYPHS[d], hollow=d == "mixed"), "card")
        for d in _GLYPHS
        if d in directions
    ]
    certainties = {_word(mark) for mark in shown}
    keys += [
        LensKey(text, Look(Tone.INK, tag=word.split()[0]), "card")
        for word, text in _SURENESS.items()
        if word in certainties
    ]
    if curves:
        keys.append(LensKey(_COURSE, Look(Tone.INK, curve=SAMPLE_CURVE), "card"))
    if acts:
        keys.append(DONE_KEY)
    return keys
