"""The last-run lens: which way each variable went when a scenario was tried, and how surely."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from loopmap.diagram.look import Glyph, Lens, LensKey, LensView, Look, Tone
from loopmap.model.ids import RecordId
from loopmap.model.records import Strength

NO_RUN = "Nothing has been tried on this map yet. Run a scenario in the What-if panel (Ctrl+R)."
OLDER = "The map has changed since."


class Marked(NamedTuple):
    """A variable after a run: "up", "down", "mixed" or "none", and the class of the answer."""

    direction: str
    certainty: str


_GLYPHS = {"up": Glyph.UP, "down": Glyph.DOWN, "mixed": Glyph.EITHER, "none": Glyph.LEVEL}
_TONES = {"up": Tone.FIRST, "down": Tone.SECOND, "mixed": Tone.BOTH, "none": Tone.QUIET}
_MOVES = {
    "up": "rises",
    "down": "falls",
    "mixed": "this map does not decide",
    "none": "nothing here leads there",
}
_SURE = ("certain", "robust")
_SURENESS = {
    "certain": "certain, given this map",
    "robust": "robust: however strengths are drawn",
    "leaning": "leaning: in most draws",
}


def run_view(
    scenario: str, marks: Mapping[RecordId, Marked], acts: Mapping[RecordId, str], says: str
) -> LensView:
    """Marks of every variable the run answered for.

    ``acts``: what the scenario does to a variable or link, in a word ("held", "cut"); that
    word then stands in place of the answer. ``says``: what the answers rest on.
    """
    looks = {variable: _look(marks[variable]) for variable in sorted(marks)}
    looks |= {record: Look(Tone.INK, Strength.STRONG, tag=acts[record]) for record in sorted(acts)}
    return LensView(Lens.RUN, f"Last run: {scenario}", says, looks, tuple(_keys(marks)))


def no_run_view() -> LensView:
    """What the lens shows before anything was run."""
    return LensView(Lens.RUN, "Last run", NO_RUN)


def _look(mark: Marked) -> Look:
    word = "" if mark.direction in ("mixed", "none") else mark.certainty
    sure = mark.certainty in _SURE
    return Look(
        _TONES[mark.direction],
        hollow=not sure,
        tag=word or {"mixed": "open", "none": "no effect"}[mark.direction],
        glyph=_GLYPHS[mark.direction],
    )


def _keys(marks: Mapping[RecordId, Marked]) -> list[LensKey]:
    shown = set(marks.values())
    directions = {mark.direction for mark in shown}
    keys = [
        LensKey(_MOVES[d], Look(_TONES[d], glyph=_GLYPHS[d], hollow=d == "mixed"), "card")
        for d in _GLYPHS
        if d in directions
    ]
    certainties = {mark.certainty for mark in shown}
    return keys + [
        LensKey(text, Look(Tone.INK, tag=word), "card")
        for word, text in _SURENESS.items()
        if word in certainties
    ]
