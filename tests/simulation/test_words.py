"""Runs are told in plain sentences without units, dates or single percentages."""

import pytest

from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Sign
from loopmap.simulation.act_words import tell_intervention
from loopmap.simulation.classes import Answer, Certainty, Course, Direction
from loopmap.simulation.tornado import Bar, Lever
from loopmap.simulation.words import (
    tell_answer,
    tell_bar,
    tell_class,
    tell_held,
    tell_paired,
    tell_runaway,
    tell_runaway_briefly,
    tell_share,
)

FINES, STRAIN, LINK = RecordId("Fines"), RecordId("Strain"), RecordId("Fines>Strain")


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (Intervention(Action.PUSH, FINES, 0.5), "Push “Fines” up"),
        (Intervention(Action.PUSH, FINES, 0.25), "Push “Fines” up a little"),
        (Intervention(Action.HOLD, FINES, -0.5), "Hold “Fines” lower than today"),
        (Intervention(Action.HOLD, FINES, -1.0), "Hold “Fines” much lower than today"),
        (Intervention(Action.HOLD, FINES, 0.0), "Hold “Fines” as it is today"),
        (Intervention(Action.CUT, LINK), "Cut the link from “Fines” to “Strain”"),
        (
            Intervention(Action.WEAKEN, LINK, 0.5),
            "Weaken the link from “Fines” to “Strain” to half of what it is today",
        ),
        (
            Intervention(Action.STRENGTHEN, LINK, 1.5),
            "Strengthen the link from “Fines” to “Strain” to 1.5 times of what it is today",
        ),
        (
            Intervention(Action.ADD, source=STRAIN, destination=FINES, sign=Sign.OPPOSITE),
            "Add a link from “Strain” to “Fines” (−)",
        ),
        (Intervention(Action.RAMP, FINES, 0.5), "Push “Fines” up more and more"),
        (Intervention(Action.PULSE, FINES, -0.25), "Push “Fines” down a little for a moment"),
        (
            Intervention(Action.DELAY, LINK, 8.0),
            "Delay the link from “Fines” to “Strain” for long",
        ),
        (
            Intervention(Action.DELAY, LINK, 0.0),
            "Take the delay out of the link from “Fines” to “Strain”",
        ),
        (
            Intervention(Action.PUSH, FINES, -0.5, start=10.0, stop=20.0),
            "Push “Fines” down, from early on until half-way",
        ),
    ],
)
def test_interventions_are_told_as_people_say_them(map_of, act, sentence):
    assert tell_intervention(act, map_of("Fines + Strain"), 40.0) == sentence


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            Answer(Certainty.CERTAIN, Direction.DOWN, (1.0, 1.0)),
            "“Strain” falls: certain, given this map.",
        ),
        (
            Answer(Certainty.LEANING, Direction.UP, (0.731, 0.968)),
            "“Strain” leans towards rising (in 73–97 % of draws).",
        ),
        (
            Answer(Certainty.OPEN, Direction.MIXED, (0.06, 0.88)),
            (
                "This map does not decide whether “Strain” rises or falls (it rose in 6–88 % of"
                " draws)."
            ),
        ),
        (
            Answer(Certainty.ROBUST, Direction.UP, (0.95, 1.0), Course.FADES),
            (
                "“Strain” rises however the strengths are drawn (in 95–100 % of draws)."
                " In most draws it goes back to where it is today afterwards."
            ),
        ),
        (
            Answer(Certainty.NO_EFFECT, Direction.NONE, None),
            "“Strain” stays as it is: nothing on this map leads there.",
        ),
        (
            Answer(Certainty.NO_EFFECT, Direction.NONE, None, Course.BLOCKED),
            "“Strain” stays as it is: what leads there does not get through.",
        ),
    ],
)
def test_answers_are_told_with_how_sure_the_map_lets_us_be(found, sentence):
    assert tell_answer("Strain", found) == sentence


def test_shares_are_rounded_outward():
    assert tell_share((0.999, 0.9999)) == "99–100 %"
    assert tell_share((0.0, 0.0)) == "0 %"


def test_what_turning_one_thing_does_is_told_without_numbers():
    bar = Bar(None, "Fines", "Strain", Lever.STRENGTH, 0.001, -0.3)
    assert tell_bar(bar) == "strength from “Fines” to “Strain”: as today … clearly lower"
    full = Bar(None, "Fines", "Strain", Lever.DELAY, 0.05, 0.99)
    assert tell_bar(full) == (
        "delay from “Fines” to “Strain”: slightly higher … all the way higher"
    )


def test_nothing_is_certain_of_draws_that_run_away():
    found = Answer(Certainty.CERTAIN, Direction.UP, (1.0, 1.0))
    assert tell_answer("Trust", found, runaway=0.4) == (
        "“Trust” rises: certain, given this map, where it settles."
    )
    assert tell_answer("Trust", found, runaway=0.001) == "“Trust” rises: certain, given this map."
    (said,) = tell_runaway(0.4)
    assert said == (
        "About four in ten draws are self-amplifying around today; shares, and what is called"
        " certain, are of those that settle, where enough do."
    )


def test_certain_is_said_of_what_settles_where_draws_run_away():
    assert tell_class(Certainty.CERTAIN, 0.0) == "certain"
    assert tell_class(Certainty.CERTAIN, None) == "certain", "what was not checked is said beside"
    assert tell_class(Certainty.CERTAIN, 0.4) == "certain where it settles"
    assert tell_class(Certainty.OPEN, 0.4) == "open"


@pytest.mark.parametrize(
    ("share", "runaway", "told"),
    [
        ((1.0, 1.0), 0.0, "held in all draws"),
        ((1.0, 1.0), 0.4, "held in all draws that settle"),
        ((0.0, 0.0), 0.0, "held in no draw"),
        ((0.0, 0.0), 0.4, "held in no draw that settles"),
        ((0.8, 0.9), 0.4, "held in 80–90 % of draws counted"),
    ],
)
def test_shares_tell_which_draws_they_are_of(share, runaway, told):
    assert tell_held(Direction.UP, share, runaway) == told


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.0, ""),
        (None, "Whether draws settle was not checked."),
        (0.4, "About four in ten draws run away: marks tell of the others, if enough."),
        (0.99, "Nearly all draws run away: marks tell which way."),
    ],
)
def test_beside_the_marks_of_a_map_draws_that_run_away_are_told_in_a_line(share, told):
    assert tell_runaway_briefly(share) == told


def test_two_maps_are_told_by_what_changes_and_never_by_levels():
    found = Answer(Certainty.LEANING, Direction.UP, (0.71, 0.86), Course.STEADY)
    told = tell_paired("Attendance", "Today", "Future", found, maps=True, runaway=0.3)
    assert told == (
        "“Attendance” more often rises more, or falls less, on “Today” than on “Future”"
        " (in 71–86 % of draws counted)."
    )
    told = tell_paired("Attendance", "Stop", "Push", found)
    assert told.startswith("“Attendance” is more often higher under “Stop” than under “Push”")


@pytest.mark.parametrize(
    ("both", "direction", "told"),
    [
        (Direction.UP, Direction.UP, "rises more on “Today” than on “Future”"),
        (Direction.UP, Direction.DOWN, "rises more on “Future” than on “Today”"),
        (Direction.DOWN, Direction.UP, "falls more on “Future” than on “Today”"),
        (Direction.DOWN, Direction.DOWN, "falls more on “Today” than on “Future”"),
    ],
)
def test_what_goes_one_way_on_both_maps_goes_more_that_way_on_one(both, direction, told):
    found = Answer(Certainty.ROBUST, direction, (1.0, 1.0), Course.STEADY)
    said = tell_paired("Crisis", "Today", "Future", found, maps=True, both=both)
    assert said == f"“Crisis” {told} (in all draws)."
    found = Answer(Certainty.OPEN, Direction.MIXED, (0.3, 0.6), Course.STEADY)
    said = tell_paired("Crisis", "Today", "Future", found, maps=True, both=both)
    verb = "falls" if both is Direction.DOWN else "rises"
    assert said.endswith(f"whether “Crisis” {verb} more on “Today” or on “Future”.")


def test_nobody_is_told_that_ten_draws_in_ten_run_away():
    assert tell_runaway(0.95)[0].startswith("Nearly all draws")
    assert tell_runaway_briefly(0.95).startswith("Nearly all draws")


def test_what_holds_however_strengths_are_drawn_holds_where_draws_settle():
    found = Answer(Certainty.ROBUST, Direction.UP, (1.0, 1.0), Course.STEADY)
    assert tell_answer("Trust", found, runaway=0.4).endswith("(in all draws that settle).")
