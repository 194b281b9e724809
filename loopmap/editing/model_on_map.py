"""A run by equations as its map shows it: small curves, ends, and how it was moment by moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.charts.axis import moment, number
from loopmap.diagram.lenses.model_run import AS_IT_IS, AT_FIRST, Changed, model_view
from loopmap.diagram.look import Glyph, LensView, Look, Tone
from loopmap.diagram.small_curve import small_curve
from loopmap.editing.model_flows import Source, model_flows
from loopmap.editing.run_moments import looked_through
from loopmap.editing.run_on_map import acts_in_words, acts_on_links, spans_of
from loopmap.editing.run_times import horizon_of
from loopmap.model.document import CausalMap
from loopmap.model.equations import USUAL_TIMES, unit_said
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once
from loopmap.model.records import Scenario
from loopmap.model.token import NEVER, Token
from loopmap.simulation.equations.runs import MapRun

Floats = NDArray[np.float64]

ONE_RUN = "One run: what follows from these numbers, not a forecast."

_OTHER = ", with other numbers"

MOMENTS = 121
"""So many moments of a run are kept to be shown; what lies between is drawn in between."""

_STILL = 1e-6
"""What differs by less than this share of all it went through has not moved."""

_SHORTEST_UNIT = 9
"""Longer names of units do not go on a plate."""


@dataclass(frozen=True, eq=False)
class ModelOnMap:
    """A run by equations and what it is compared with.

    ``today``: the run of the map as it is, or None where that is the run: then each variable
    is compared with where it began. ``has_other_numbers``: some numbers are tried that are
    not the map's own. ``source``: what the run was made of, to see what flows in it.
    """

    causal_map: CausalMap
    run: MapRun
    today: MapRun | None
    scenario: Scenario | None = None
    has_other_numbers: bool = False
    source: Source | None = None

    @made_once
    def moments(self) -> ModelMoments:
        """The run moment by moment. O(steps + variables times moments)."""
        run, today = self.run, self.today
        wanted = np.linspace(run.times[0], run.times[-1], MOMENTS) if run.times else np.zeros(1)
        rows = _rows(run, wanted)
        before = rows if today is None else _rows(today, wanted)
        known = [v for v in rows if _is_whole(rows[v]) and v in before and _is_whole(before[v])]
        values, base = (_table([each[v] for v in known], len(wanted)) for each in (rows, before))
        if today is None:
            base = values[:, :1] + np.zeros_like(values)
        return ModelMoments(self.causal_map, wanted, tuple(known), values, base)

    def played(self, token: Token = NEVER) -> ModelMoments:
        """The moments with what flows through links. Raises SimulationError, Cancelled.

        About as long as the run took.
        """
        if self.source is None:
            return self.moments
        sent = model_flows(self.causal_map, self.source, self.moments.times, token)
        return replace(self.moments, links=sent.links, flows=sent.flows)

    def view(self) -> LensView:
        """What the lens of the last run shows of it."""
        causal_map, horizon = self.causal_map, horizon_of(self.causal_map)
        scenario = self.scenario or Scenario(RecordId(""), "as it is")
        spans = spans_of(scenario, horizon)
        says = " ".join(part for part in (self._until(), self.run.stopped, ONE_RUN) if part)
        return model_view(
            f"As a model: {scenario.name}{_OTHER if self.has_other_numbers else ''}",
            self.moments.changes(spans),
            says,
            against=AT_FIRST if self.today is None else AS_IT_IS,
            acts=acts_in_words(scenario, horizon),
            on_links=acts_on_links(scenario, causal_map, horizon).without_added(),
        )

    def _until(self) -> str:
        """At which time the marks tell how it ended."""
        return f"Marks tell the end, {self.moments.told(1.0)}."


@dataclass(frozen=True, eq=False)
class ModelMoments:
    """What a run by equations shows at any moment, told as a share of its time.

    ``values`` and what they are compared with, ``base``: (variables, moments), in their units.
    ``flows``: (links, moments), in shares.
    """

    causal_map: CausalMap
    times: Floats
    variables: tuple[RecordId, ...]
    values: Floats
    base: Floats
    links: tuple[RecordId, ...] = ()
    flows: Floats = field(default_factory=lambda: np.zeros((0, MOMENTS)))

    @property
    def map_id(self) -> str:
        return self.causal_map.id

    def marks(self, share: float) -> dict[RecordId, Look]:
        """The value of each variable, and whether it is higher or lower. O(variables)."""
        values, base = _at(self.values, share).tolist(), _at(self.base, share).tolist()
        marks = zip(self.variables, values, base, self._scales.tolist(), strict=True)
        return {v: self._mark(v, *each) for v, *each in marks}

    @made_once
    def looks(self) -> Mapping[RecordId, Sequence[Look]]:
        """Each look of each variable once, at some moments all over the time."""
        return looked_through(self.marks)

    def flow(self, share: float) -> Floats:
        """What flows through each of ``links`` at a moment, from -1 to 1. O(links)."""
        return _at(self.flows, share)

    def time(self, share: float) -> float:
        """A moment in the model's own time."""
        first, last = float(self.times[0]), float(self.times[-1])
        return first + min(max(share, 0.0), 1.0) * (last - first)

    def told(self, share: float) -> str:
        """A moment in words: in the units of the model's time."""
        times = self.causal_map.info.times or USUAL_TIMES
        return f"{unit_said(times.unit) or 'time'} {moment(round(self.time(share), 6))}"

    def outcomes_told(self, names: Mapping[RecordId, str], share: float) -> str:
        """Where these variables are at a moment, for those who do not see their marks."""
        marks = self.marks(share)
        return "; ".join(f"{name}: {marks[v].tag}" for v, name in names.items() if v in marks)

    def changes(
        self, spans: Mapping[RecordId, Sequence[tuple[float, float]]]
    ) -> dict[RecordId, Changed]:
        """How each variable ended, and how far it was from what it is compared with."""
        return {v: self._changed(row, spans.get(v, ())) for row, v in enumerate(self.variables)}

    @made_once
    def _scales(self) -> Floats:
        """The most that each variable went through, by which to tell what has not moved."""
        most: Floats = np.abs(np.hstack([self.values, self.base])).max(axis=1, initial=0.0)
        return most

    def _changed(self, row: int, spans: Sequence[tuple[float, float]]) -> Changed:
        value, base, scale = self.values[row, -1], self.base[row, -1], self._scales[row]
        direction = _direction(value, base, scale)
        words = "no change" if direction == "none" else change_in_words(value, base)
        apart = self.values[row] - self.base[row]
        most = float(np.abs(apart).max())
        if most <= _STILL * scale:
            return Changed(direction, words)
        heights = apart.tolist()
        return Changed(direction, words, small_curve((heights,) * 3, most, spans))

    def _mark(self, variable: RecordId, value: float, base: float, scale: float) -> Look:
        unit, said = self.causal_map.variables[variable].unit, number(value)
        words, brief = (f"{said} {unit}", said) if 0 < len(unit) <= _SHORTEST_UNIT else (said, "")
        return _MARKS[_direction(value, base, scale)](words, brief)


def change_in_words(now: float, then: float) -> str:
    """How far one number is from another: in shares where they are of one sign and near.

    >>> change_in_words(112.0, 100.0), change_in_words(3.0, 0.0), change_in_words(90.0, 1.0)
    ('+12 %', '+3', '×90')
    """
    if then * now > 0:
        times = now / then
        if times >= _MANY_TIMES:
            return f"×{number(times)}"
        share = (now - then) / abs(then)
        places = 0 if abs(share) >= 0.1 else 1 if abs(share) >= 0.001 else 3
        return f"{share * 100:+.{places}f} %".replace("-", "\N{MINUS SIGN}")
    return f"+{number(now - then)}" if now > then else number(now - then)


_MANY_TIMES = 10.0

_MARKS = {
    "up": lambda words, brief: Look(Tone.FIRST, tag=words, glyph=Glyph.UP, brief=brief),
    "down": lambda words, brief: Look(Tone.SECOND, tag=words, glyph=Glyph.DOWN, brief=brief),
    "none": lambda words, brief: Look(Tone.QUIET, tag=words, glyph=Glyph.LEVEL, brief=brief),
}


def _direction(value: float, base: float, scale: float) -> str:
    if abs(value - base) <= _STILL * scale:
        return "none"
    return "up" if value > base else "down"


def _is_whole(row: Floats) -> bool:
    """Whether there is a number at every moment."""
    return bool(np.isfinite(row).all())


def _rows(run: MapRun, wanted: Floats) -> dict[RecordId, Floats]:
    """Each variable at the moments that are wanted, by the steps on both sides of each.

    A long run has many more steps, and none but these are looked at.
    """
    if not run.times:
        return {}
    times = np.array(run.times)
    after = np.minimum(np.searchsorted(times, wanted), len(times) - 1)
    near = np.unique(np.concatenate((np.maximum(after - 1, 0), after)))
    rows = {}
    for variable, course in run.courses.items():
        there = near[near < len(course)]
        if len(there):
            heights = [course[place] for place in there.tolist()]
            rows[variable] = np.interp(wanted, times[there], heights)
    return rows


def _table(rows: Sequence[Floats], wide: int) -> Floats:
    return np.array(rows).reshape(len(rows), wide)


def _at(table: Floats, share: float) -> Floats:
    """A table of moments at one of them, between two of its columns."""
    place = min(max(share, 0.0), 1.0) * (table.shape[1] - 1)
    before = int(place)
    after, part = min(before + 1, table.shape[1] - 1), place - before
    found: Floats = table[:, before] * (1 - part) + table[:, after] * part
    return found
