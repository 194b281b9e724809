"""Maps with equations are run by them from the command line."""

import csv
import json

import pytest

from loopmap.cli import main
from loopmap.editing.edits.equations import set_equation
from loopmap.editing.edits.maps import make_future_map
from loopmap.editing.session import Session
from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.document import CausalMap
from loopmap.model.records import Action, Intervention, Scenario
from tests.support.maps_with_equations import called, map_with
from tests.support.signed_maps import document_with


def saved(tmp_path, causal_map):
    path = tmp_path / "water.loopmap"
    path.write_bytes(write(document_with(causal_map)))
    return path


def water(use="Water / 4"):
    found = map_with({"Rain": "5", "Use": use}, {"Water": ("10", "Rain", "-Use")})
    drought = Intervention(Action.HOLD, called(found, "Rain"), -1.0)
    scenario = Scenario("s1", "Drought", (drought,))
    tables = {"variables": found.variables, "links": found.links, "scenarios": {"s1": scenario}}
    return CausalMap(found.info, tables)


def test_the_courses_are_written_as_time_and_variables(tmp_path, capsys):
    out = tmp_path / "out.csv"
    assert main(["simulate", str(saved(tmp_path, water())), "--csv", str(out)]) == 0
    with out.open(newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["time", "Rain", "Use", "Water"]
    assert rows[1] == ["0", "5", "2.5", "10"]
    assert len(rows) == 12
    said = capsys.readouterr().out
    assert said.startswith("Today: 0 to 10 by 1, Euler\n")
    assert "  Rain: 5 all the time" in said


def test_scenarios_stand_beside_how_it_is(tmp_path, capsys):
    out = tmp_path / "out.csv"
    file = str(saved(tmp_path, water()))
    assert main(["simulate", file, "--scenario", "drought", "--csv", str(out)]) == 0
    heads, *_, last = csv.reader(out.read_text().splitlines())
    assert heads[1:5] == ["As it is: Rain", "As it is: Use", "As it is: Water", "Drought: Rain"]
    assert last[4] == "0"
    assert "Today, Drought: 0 to 10" in capsys.readouterr().out


def test_programs_get_everything_as_json(tmp_path, capsys):
    assert main(["simulate", str(saved(tmp_path, water())), "--json"]) == 0
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert run["scenario"] == "As it is"
    assert run["series"]["Water"][:2] == [10.0, 12.5]
    assert run["stopped"] is None


def test_a_run_that_has_to_stop_says_why(tmp_path, capsys):
    assert main(["simulate", str(saved(tmp_path, water("1 / (3 - TIME)")))]) == 1
    assert "“Use” has no value: something is divided by 0" in capsys.readouterr().err


def test_a_map_with_some_equations_is_run_as_a_map_and_says_why(tmp_path, capsys):
    assert main(["simulate", str(saved(tmp_path, water("")))]) == 0
    said = capsys.readouterr()
    assert "“Use” has no equation yet; a model runs when all" in said.err
    assert "It is run as a map." in said.err
    assert "Drought" in said.out


def test_a_scenario_that_is_none_is_an_error_in_a_sentence(tmp_path, capsys):
    assert main(["simulate", str(saved(tmp_path, water())), "--scenario", "nothing"]) == 2
    assert "There is no scenario called “nothing”" in capsys.readouterr().err


@pytest.mark.usefixtures("qapp")
def test_what_is_done_may_be_said_and_is_drawn_beside_how_it_is(tmp_path, capsys):
    out = tmp_path / "out.svg"
    file = str(saved(tmp_path, water()))
    assert main(["simulate", file, "--say", "hold rain much lower", "--chart", str(out)]) == 0
    assert "Today, hold rain much lower: 0 to 10" in capsys.readouterr().out
    drawn = out.read_text(encoding="utf-8")
    assert "Today: hold rain much lower" in drawn
    assert "Dotted: the map as it is." in drawn


def test_which_loops_lead_is_told_when_it_is_asked(tmp_path, capsys):
    assert main(["simulate", str(saved(tmp_path, water())), "--loops"]) == 0
    assert "  Loops: " in capsys.readouterr().out
    assert main(["simulate", str(saved(tmp_path, water())), "--loops", "--json"]) == 0
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert run["loops"]


@pytest.mark.parametrize("asked", [["--why"], ["--turn", "Water"]])
def test_what_only_links_can_tell_is_refused_and_not_passed_over(tmp_path, capsys, asked):
    assert main(["simulate", str(saved(tmp_path, water())), *asked]) == 2
    assert f"“{asked[0]}” asks about answers by links" in capsys.readouterr().err


def test_today_and_the_future_are_run_beside_each_other(tmp_path, capsys):
    session = Session(document_with(water()))
    session.do(
        "Future", make_future_map(session.document, session.map_id, "Future", session.new_id)
    )
    future = session.document.map_order[1]
    rain = called(session.map, "Rain")
    session.do("Set", set_equation(session.document, future, rain, "8", session.new_id))
    path = tmp_path / "both.loopmap"
    path.write_bytes(write(session.document))
    asked = ["simulate", str(path), "--map", "Today", "--beside", "Future"]
    assert main([*asked, "--scenario", "Drought"]) == 0
    said = capsys.readouterr().out
    assert "“Today” and “Future” side by side" in said
    assert "on “Future”, higher there." in said
    assert said.count("    At time 10, Water is ") == 2, "as it is, and with the drought"
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["beside"]
    assert told["map"] == "Future"
    (run,) = told["runs"]
    assert run["series"]["Water"][-1] > 20
