"""Two kept runs beside each other, as they answered then."""

import pytest

from loopmap.editing.kept_beside import tell_beside
from loopmap.errors import SimulationError
from loopmap.model.ids import RecordId
from loopmap.model.records import KeptAnswer, KeptCourse, KeptRun

WATER, TRUST = RecordId("v1"), RecordId("v2")


def by_equations(name, *ends, of=WATER, unit="l"):
    points = tuple((float(time), end) for time, end in enumerate(ends))
    return KeptRun(RecordId(name), name, courses=(KeptCourse(of, "Water", unit, points),))


def by_links(name, direction, share):
    answer = KeptAnswer(TRUST, "Trust", "robust", direction, (share, share))
    return KeptRun(RecordId(name), name, answers=(answer,))


def test_ends_of_runs_by_equations_are_laid_beside_each_other():
    dry, wet = by_equations("Dry", 10.0, 50.0), by_equations("Wet", 10.0, 75.0)
    assert tell_beside(dry, wet) == ("Water ends at 50 l, in “Wet” at 75 l (+50 %)",)
    assert tell_beside(dry, by_equations("Dry 2", 9.0, 50.0)) == (
        "Water ends at 50 l, as in “Dry 2”",
    )
    assert tell_beside(dry, by_equations("Pints", 9.0, 50.0, unit="pints")) == (
        "Water ends at 50 l, in “Pints” at 50 pints",
    )


def test_answers_by_links_are_laid_beside_each_other():
    (line,) = tell_beside(by_links("Fine", "down", 0.9), by_links("Stop", "up", 1.0))
    assert line.startswith("Trust falls (")
    assert "; in “Stop”: Trust rises (held in all draws)" in line


def test_numbers_and_directions_cannot_be_compared():
    for pair in (("Dry", "Stop"), ("Stop", "Dry")):
        runs = {"Dry": by_equations("Dry", 1.0, 2.0), "Stop": by_links("Stop", "up", 1.0)}
        with pytest.raises(SimulationError, match="“Dry” was run by equations and “Stop” by links"):
            tell_beside(*(runs[name] for name in pair))


def test_runs_of_other_variables_have_nothing_in_common():
    with pytest.raises(SimulationError, match="no variable in common"):
        tell_beside(by_equations("Dry", 1.0), by_equations("Wet", 1.0, of=TRUST))
