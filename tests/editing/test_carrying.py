"""What carries a scenario is told by the names of loops."""

from pathlib import Path

import pytest

from loopmap.editing.carrying import NO_LOOP, NOTHING, carried, tell_amplifying
from loopmap.editing.what_if import known_loops, scenarios_called
from loopmap.formats.registry import open_file
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.simulation import RunSettings

FINES_EXAMPLE = Path(__file__).parents[2] / "examples" / "fines-for-non-attendance.loopmap"
FEW = RunSettings(60)


@pytest.fixture(scope="module")
def today():
    return open_file(FINES_EXAMPLE).document.maps[MapId("today")]


@pytest.fixture(scope="module")
def known(today):
    return known_loops(today)


def sentences(today, known, *acts):
    return carried(today, Scenario(RecordId("s9"), "Try", acts), known, settings=FEW).sentences


def test_loops_that_carry_are_named_strongest_first_and_when_the_lead_passes_on(today, known):
    (scenario,) = scenarios_called(today, ["Parents know their rights"])
    found = carried(today, scenario, known)
    assert found.sentences == (
        (
            "Carried most by R1 “Fines trap” and R2 “Driven from help”,"
            " on average over 40 draws that settle."
        ),
        "In most of them R2 “Driven from help” leads at first, later R1 “Fines trap”.",
    )
    assert set(found.titles) == {
        "R1 “Fines trap”",
        "R2 “Driven from help”",
        "B1 “Deterrence as intended”",
    }


def test_where_every_loop_is_broken_none_carries(today, known):
    (scenario,) = scenarios_called(today, ["Stop fining"])
    assert carried(today, scenario, known, settings=FEW).sentences == (NO_LOOP,)


def test_as_it_is_nothing_changes(today, known):
    assert sentences(today, known) == (NOTHING,)


def test_the_loops_that_amplify_most_are_named_and_broken_ones_are_not(today, known):
    nothing = Scenario(RecordId("s9"), "Try")
    cut = [Intervention(Action.CUT, loop.key[0]) for loop in known.loops.loops]
    assert tell_amplifying(today, Scenario(RecordId("s9"), "Try", tuple(cut)), known, FEW) == ""
    strong = [Intervention(Action.STRENGTHEN, link.id, 2.0) for link in today.links.values()]
    said = tell_amplifying(today, Scenario(RecordId("s9"), "Try", tuple(strong)), known, FEW)
    assert said.startswith("What amplifies itself most is R")
    assert "B1" not in said
    assert tell_amplifying(today, nothing, known, FEW) == ""
