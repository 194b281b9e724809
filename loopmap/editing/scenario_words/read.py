"""From a text to what a scenario is to do, and what is missing where it is not understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from loopmap.editing.scenario_words.build import build
from loopmap.editing.scenario_words.grammar import ACT, AND, FULL_STOP
from loopmap.editing.scenario_words.names import Named, meant, names_in, sure, word_ends
from loopmap.editing.scenario_words.parts import Given, NamedHere, Reading
from loopmap.errors import EditRefused
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Intervention
from loopmap.simulation import DEFAULT_HORIZON

_BEGIN = "Begin with what is done: push, hold, stop, cut, weaken, strengthen, delay or add."
_MOST_NAMES = 6
"""Names that a text may leave to be guessed; more is no sentence."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a name is wanted: its stretch of the text and who may be meant, most likely first."""

    start: int
    end: int
    meant: tuple[RecordId, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A stretch of the text that names no variable, and the one it was taken for."""

    start: int
    end: int
    variable: RecordId


@dataclass(frozen=True, slots=True)
class SaidActs:
    """What a text says. ``acts`` is all of it or, where something is ``missing``, empty.

    ``missing`` is a sentence for people, ``gap`` the place where a name is wanted;
    ``taken``: what names no variable but was understood.
    """

    text: str
    acts: tuple[Intervention, ...] = ()
    missing: str = ""
    gap: Gap | None = None
    taken: tuple[Taken, ...] = ()


def read(text: str, causal_map: CausalMap, horizon: float = DEFAULT_HORIZON) -> SaidActs:
    """What ``text`` says to do, names looked up on the map. Never fails.

    ``horizon``: the length of a run, for "early" and "half-way".
    """
    if not text.strip():
        return SaidActs(text)
    named = names_in(text, causal_map)
    taken: list[Taken] = []
    for _ in range(_MOST_NAMES):
        reading = Reading(text, named)
        given = _understood(reading)
        if given is not None:
            return _said(text, given, causal_map, horizon, taken)
        guess = _guessed(reading, causal_map) if reading.wants_name else None
        if guess is None:
            break
        start, found = guess
        taken.append(Taken(start, found.end, found.variable))
        named = {**named, start: (found, *named.get(start, ()))}
    return replace(_not_understood(reading, causal_map), taken=tuple(taken))


def _understood(reading: Reading) -> list[Given] | None:
    """What is given of each thing done when the whole text is understood, else None."""
    for end, given in _acts(reading, 0):
        for stop, _ in FULL_STOP(reading, end):
            if reading.skip(stop) == len(reading.text):
                return given
            reading.miss(reading.skip(stop))
    return None


def _acts(reading: Reading, at: int) -> Iterable[tuple[int, list[Given]]]:
    for end, given in ACT(reading, at):
        yield end, [given]
        for between, _ in AND(reading, end):
            for last, more in _acts(reading, between):
                yield last, [given, *more]


def _said(
    text: str,
    given: list[Given],
    causal_map: CausalMap,
    horizon: float,
    taken: list[Taken],
) -> SaidActs:
    try:
        acts = tuple(build(each, causal_map, horizon) for each in given)
    except EditRefused as against:
        return SaidActs(text, missing=str(against), taken=tuple(taken))
    return SaidActs(text, acts, taken=tuple(taken))


def _guessed(reading: Reading, causal_map: CausalMap) -> tuple[int, NamedHere] | None:
    """Who is surely meant where a name is wanted: by the most words after which all goes on."""
    at, before = reading.furthest, reading.named
    for end in word_ends(reading.text, at):
        one = sure(meant(reading.text[at:end], causal_map))
        if one is not None:
            found = NamedHere(end, one)
            trial = Reading(reading.text, _with(before, at, found))
            if _understood(trial) is not None or trial.furthest > end:
                return at, found
    return None


def _with(named: Named, at: int, found: NamedHere) -> Named:
    return {**named, at: (found, *named.get(at, ()))}


def _not_understood(reading: Reading, causal_map: CausalMap) -> SaidActs:
    text, at = reading.text, reading.furthest
    rest = text[at:].strip()
    if not reading.wants_name:
        if not text[:at].strip() and not reading.asks:
            return SaidActs(text, missing=_BEGIN)
        missing = reading.asks or f"“{rest}” is not understood here."
        return SaidActs(text, missing=missing)
    ends = word_ends(text, at)
    likely = next((found for end in ends if (found := meant(text[at:end], causal_map))), ())
    end = ends[0] if ends else at
    gap = Gap(at, end, tuple(variable.id for variable in likely))
    if not rest:
        return SaidActs(text, missing=reading.asks, gap=gap)
    if likely:
        names = " or ".join(f"“{variable.name}”" for variable in likely[:3])
        return SaidActs(text, missing=f"Which do you mean: {names}?", gap=gap)
    return SaidActs(text, missing=f"“{text[at:end] or rest}” is not on this map.", gap=gap)
