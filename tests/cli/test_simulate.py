"""``loopmap simulate`` answers people in words and programs in the agreed keys."""

import argparse
import csv
import json
from pathlib import Path

import pytest

from loopmap.cli import simulate
from loopmap.errors import ExportError, LoopmapError, SimulationError, StorageError
from loopmap.simulation.side_by_side import TWO_MAPS

FINES = Path(__file__).parents[2] / "examples" / "fines-for-non-attendance.loopmap"

TODAY = " (change from today, -1 to 1)"
"""What a table of courses says of its numbers, however far it travels."""


def run(*words: str, file: Path = FINES) -> int:
    parser = argparse.ArgumentParser()
    simulate.add_arguments(parser)
    return simulate.run(parser.parse_args([str(file), "--draws", "60", *words]))


def test_programs_get_exactly_the_agreed_keys(capsys):
    assert run("--scenario", "Stop fining", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["map", "draws", "seed", "horizon", "scenarios"]
    (scenario,) = answer["scenarios"]
    assert list(scenario) == ["name", "interventions", "outcomes", "deciding_links"]
    assert scenario["interventions"] == ["Hold “Fines issued to parents” much lower than today"]
    for outcome in scenario["outcomes"]:
        assert list(outcome) == ["variable", "class", "direction", "share", "runaway"]
    answers = {o["variable"]: (o["class"], o["direction"]) for o in scenario["outcomes"]}
    assert answers["Family trust in services"] == ("certain", "up")
    assert answers["Exposure to criminal exploitation"] == ("certain", "down")
    assert answers["School attendance"] == ("open", "mixed")
    for link in scenario["deciding_links"]:
        assert list(link) == ["from", "to", "why"]


def test_the_same_command_prints_the_same_bytes(capsys):
    run("--json")
    first = capsys.readouterr().out
    run("--json")
    assert capsys.readouterr().out == first


def test_people_are_told_the_loops_it_breaks_and_that_it_is_no_forecast(capsys):
    run("--scenario", "Stop fining")
    told = capsys.readouterr().out
    assert "Breaks B1 “Deterrence as intended”" in told
    assert "R1 “Fines trap”" in told
    assert "not a forecast" in told
    assert "probability" not in told


def test_people_are_told_which_loops_carry_it_when_they_ask(capsys):
    run("--scenario", "Parents know their rights", "--loops")
    assert "Loops: Carried most by R1 “Fines trap”" in capsys.readouterr().out
    run("--scenario", "Parents know their rights", "--loops", "--json")
    (scenario,) = json.loads(capsys.readouterr().out)["scenarios"]
    assert scenario["loops"][0].startswith("Carried most by R1 “Fines trap”")


def test_one_thing_at_a_time_is_told_most_first(capsys):
    run("--scenario", "Stop fining", "--turn", "School attendance")
    told = capsys.readouterr().out
    assert "“School attendance” under “Stop fining”, one at a time" in told
    bars = [line.strip() for line in told.splitlines() if "…" in line]
    assert bars[0].startswith("strength from “")
    with pytest.raises(SimulationError, match="no variable called “Attending”"):
        run("--turn", "Attending")


def test_what_is_known_leaves_fewer_draws(capsys):
    fact = ("--known", "fines issued to parents", "School attendance", "fell")
    run("--scenario", "Stop fining", *fact, "--draws", "600")
    told = capsys.readouterr().out
    assert "of 2,400 draws agree with what is known to have happened; only they count." in told
    assert "over 2,400 draws" not in told
    assert "not a forecast" in told


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        (("Fines", "School attendance", "fell"), "no variable called “Fines”"),
        (("Fines issued to parents", "School attendance", "sank"), "“sank” is not known here"),
        (("Fines issued to parents", "Family financial strain", "fell"), "Only 0 of 60 draws"),
    ],
)
def test_what_cannot_be_known_is_refused_in_a_sentence(fact, why):
    with pytest.raises(SimulationError, match=why):
        run("--scenario", "Stop fining", "--known", *fact)


def test_scenarios_are_set_side_by_side(capsys):
    run()
    told = capsys.readouterr().out
    assert "Side by side" in told
    assert "than under “" in told or "does not decide whether" in told


def test_the_courses_of_one_scenario_are_a_table_by_time(tmp_path, capsys):
    out = tmp_path / "courses.csv"
    run("--scenario", "Stop fining", "--csv", str(out))
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert list(rows[0])[:2] == ["time", f"Attendance expected by school{TODAY}"]
    assert len(rows[0]) == 14
    assert {value for name, value in rows[0].items() if name != "time"} == {"0"}
    assert float(rows[-1][f"Fines issued to parents{TODAY}"]) < 0


def test_several_scenarios_have_their_names_before_the_variables(tmp_path, capsys):
    out = tmp_path / "courses.csv"
    run("--csv", str(out))
    heads = next(csv.reader(out.read_text(encoding="utf-8").splitlines()))
    assert f"Stop fining: School attendance{TODAY}" in heads
    assert f"Parents know their rights: School attendance{TODAY}" in heads


def test_a_spreadsheet_takes_no_name_for_a_formula(tmp_path):
    file, out = tmp_path / "trap.loopmap", tmp_path / "courses.csv"
    text = FINES.read_text(encoding="utf-8")
    file.write_text(text.replace("School attendance", "'=1+1'"), encoding="utf-8")
    run("--scenario", "Stop fining", "--csv", str(out), file=file)
    heads = next(csv.reader(out.read_text(encoding="utf-8").splitlines()))
    assert any(head.startswith("'=1+1") for head in heads)
    assert not any(head.startswith("=1+1") for head in heads)


def test_wrong_questions_are_refused_in_a_sentence(tmp_path):
    with pytest.raises(SimulationError, match="no scenario called"):
        run("--scenario", "Fine more")
    with pytest.raises(SimulationError, match="A seed is"):
        run("--seed", "-1")
    with pytest.raises(StorageError, match="cannot be written"):
        run("--csv", str(tmp_path / "missing" / "out.csv"))


def test_a_map_is_run_as_it_says_unless_the_command_says_otherwise(tmp_path, capsys):
    own = tmp_path / "own.loopmap"
    text = FINES.read_text(encoding="utf-8")
    said = "    title: Today\n    run: {draws: 70, seed: 9, horizon: 60}\n"
    own.write_text(text.replace("    title: Today\n", said, 1), encoding="utf-8")
    parser = argparse.ArgumentParser()
    simulate.add_arguments(parser)
    for words, seen in (([], (70, 9)), (["--draws", "60", "--seed", "2"], (60, 2))):
        simulate.run(parser.parse_args([str(own), "--json", "--scenario", "Stop fining", *words]))
        answer = json.loads(capsys.readouterr().out)
        assert (answer["draws"], answer["seed"]) == seen
        assert answer["horizon"] == 60


def test_a_scenario_is_said_in_words(capsys):
    assert run("--say", "stop fining", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    (scenario,) = answer["scenarios"]
    assert scenario["name"] == "stop fining"
    assert scenario["interventions"] == ["Hold “Fines issued to parents” much lower than today"]
    run("--say", "stop fining", "--scenario", "Parents know their rights", "--json")
    names = [s["name"] for s in json.loads(capsys.readouterr().out)["scenarios"]]
    assert names == ["Parents know their rights", "stop fining"]


def test_words_that_are_not_understood_are_told_in_a_sentence():
    with pytest.raises(SimulationError, match=r"cannot be run\. Which do you mean"):
        run("--say", "push attendance up")


def test_today_and_the_future_are_set_side_by_side(capsys):
    assert run("--beside", "future") == 0
    told = capsys.readouterr().out
    start = told.index("“Today” and “Future” side by side")
    lines = told[start:].splitlines()
    place = lines.index("    School attendance")
    assert lines[place + 1].split()[0] == "Today"
    assert lines[place + 2].split()[0] == "Future"
    assert "rises more, or falls less, on “Today”" in lines[place + 3]
    assert TWO_MAPS in told
    run("--beside", "future", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert answer["beside"]["map"] == "Future"
    scenario = answer["beside"]["scenarios"][0]
    assert scenario["name"] == "Stop fining"
    assert len(scenario["pairs"]) == len(scenario["outcomes"])
    with pytest.raises(LoopmapError, match="no map called “Never”"):
        run("--beside", "Never")


def test_people_are_told_why_when_they_ask(capsys):
    run("--scenario", "Stop fining", "--why")
    told = capsys.readouterr().out
    assert "Why, under “Stop fining”" in told
    assert "whatever the strengths are, as long as things settle" in told


@pytest.mark.parametrize(("suffix", "begins"), [("svg", b"<?xml"), ("html", b"<!DOCTYPE")])
def test_the_outcomes_are_drawn_as_what_the_suffix_says(tmp_path, suffix, begins):
    out = tmp_path / f"chart.{suffix}"
    run("--chart", str(out))
    assert out.read_bytes().startswith(begins)


def test_a_chart_of_another_suffix_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(ExportError, match=r"cannot be written as “\.doc”"):
        run("--chart", str(tmp_path / "chart.doc"))
