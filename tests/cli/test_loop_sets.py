"""``loopmap loops`` with --direct, --strongest, --independent or --through."""

import json
from pathlib import Path

import pytest

from loopmap.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FINES = EXAMPLES / "fines-for-non-attendance.loopmap"
REFERRALS = EXAMPLES / "inappropriate-referrals-and-waiting-lists.loopmap"
COMBINED = EXAMPLES / "combined-map.loopmap"


def answer(capsys, *words):
    assert main(["loops", *map(str, words), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def labels_by_loop(found):
    return {tuple(loop["variables"]): loop["label"] for loop in (*found["loops"], *found["longer"])}


@pytest.mark.parametrize("asked", ["direct", "strongest", "independent"])
def test_each_set_says_what_it_is_and_keeps_the_labels_of_the_list(capsys, asked):
    whole = answer(capsys, REFERRALS)
    found = answer(capsys, REFERRALS, f"--{asked}")
    assert found["set"] == asked
    assert found["count"] == len(found["loops"]) > 0
    assert asked.removesuffix("est") in found["status"]
    assert labels_by_loop(found).items() <= labels_by_loop(whole).items()
    assert "set" not in whole


def test_the_strongest_carry_their_strength_and_are_as_many_as_asked_for(capsys):
    found = answer(capsys, COMBINED, "--strongest", "--limit", 5)
    strengths = [loop["strength"] for loop in found["loops"]]
    assert len(strengths) == 5
    assert strengths == sorted(strengths, reverse=True)
    assert (found["complete"], found["complete_to_length"]) == (False, 0)


def test_loops_through_a_variable_or_a_link_are_those_of_the_list(capsys):
    whole = answer(capsys, FINES)["loops"]
    name = whole[0]["variables"][0]
    found = answer(capsys, FINES, "--through", name)
    assert found["complete"]
    assert found["loops"] == [loop for loop in whole if name in loop["variables"]]
    cause, effect = whole[0]["variables"][:2]
    along = answer(capsys, FINES, "--through", f"{cause} -> {effect}")["loops"]
    assert whole[0] in along
    assert (
        f"through {cause} → {effect}"
        in answer(capsys, FINES, "--through", f"{cause} → {effect}")["status"]
    )


def test_a_name_that_is_not_there_is_wrong_use(capsys):
    assert main(["loops", str(FINES), "--through", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("--direct", "--seconds", "1"),
        ("--strongest", "--max-length", "4"),
        ("--independent", "--limit", "4"),
        ("--direct", "--deep", "--to", "out.csv"),
    ],
)
def test_options_that_mean_nothing_together_are_refused(capsys, words):
    assert main(["loops", str(FINES), *words]) == 2
    assert capsys.readouterr().err.startswith("loopmap: ")


def test_people_read_the_line_and_the_loops(capsys):
    assert main(["loops", str(FINES), "--direct"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "3 direct loops, which no link cuts short: 2 reinforcing, 1 balancing." in said
    assert "R1 Fines trap" in said
