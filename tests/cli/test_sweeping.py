"""``--sweep`` and ``--vary``: settings and draws on the command line, for maps and for models."""

import csv
import json

import pytest

from loopmap.cli import main
from loopmap.cli.sweeping import between, range_of
from loopmap.errors import SimulationError
from loopmap.resources import example
from tests.cli.test_simulate_model import TEACUP

FINES = str(example("fines-for-non-attendance"))
PRESSURE = "Fines issued to parents -> Parental pressure to attend"


def simulate(*words):
    return main(["simulate", FINES, "--draws", "60", "--scenario", "Stop fining", *words])


@pytest.fixture
def teacup(tmp_path):
    path = tmp_path / "tea.xmile"
    path.write_text(TEACUP, encoding="utf-8")
    return str(path)


def test_a_link_is_turned_and_each_setting_told(capsys):
    assert simulate("--sweep", f"{PRESSURE}=0:1:3") == 0
    told = capsys.readouterr().out
    lines = told.splitlines()
    at = lines.index("  School attendance")
    assert "rises" in lines[at + 1]
    assert [line.split()[0] for line in lines[at + 1 : at + 4]] == ["0", "0.5", "1"]
    assert "not a forecast" in told


def test_programs_get_settings_with_the_agreed_outcomes(capsys):
    simulate("--sweep", f"{PRESSURE}=0:1:2", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert answer["sweep"] == [{"what": PRESSURE, "values": [0.0, 1.0]}]
    assert answer["partial"] is False
    (scenario,) = answer["settings"][0]["scenarios"]
    assert list(scenario["outcomes"][0]) == ["variable", "class", "direction", "share", "runaway"]


def test_a_spreadsheet_gets_a_row_for_each_setting_and_outcome(tmp_path):
    out = tmp_path / "sweep.csv"
    simulate("--sweep", f"{PRESSURE}=0:1:2", "--csv", str(out))
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 6
    assert rows[0][PRESSURE] == "0"
    assert rows[0]["direction"] == "up"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--sweep", "Fines=0:1:2"), "no variable called “Fines”"),
        (("--sweep", "School attendance -> Fines issued to parents=0:1:2"), "There is no link"),
        (("--sweep", "nonsense"), "cannot be understood"),
        (("--sweep", f"{PRESSURE}=0:1:0"), "between 1 and 1,000 values"),
        (("--vary", "x=0:1"), "--vary is for models"),
    ],
)
def test_what_cannot_be_turned_is_said(words, why, capsys):
    assert simulate(*words) == 2
    assert why in capsys.readouterr().err


def test_a_models_constant_is_turned(teacup, tmp_path, capsys):
    out = tmp_path / "out.csv"
    assert main(["simulate", teacup, "--sweep", "room=60:80:3", "--csv", str(out)]) == 0
    told = capsys.readouterr().out
    assert "room = 60" in told
    assert "Tea Temperature: " in told
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 15
    assert list(rows[0]) == ["room", "time", "Tea Temperature", "loss"]


def test_a_models_constant_is_drawn_and_the_middle_of_the_runs_told(teacup, capsys):
    words = ["simulate", teacup, "--vary", "room=60:80", "--draws", "200"]
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "in eight of ten runs, middle" in told
    assert "200 draws of room from 60 to 80" in told
    assert main([*words, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    tea = answer["settings"][0]["series"]["Tea Temperature"]
    assert tea["low"][-1] < tea["middle"][-1] < tea["high"][-1]
    assert answer["accuracy"] == 0.005


def test_what_a_stock_starts_at_is_turned_and_drawn_like_a_constant(teacup, capsys):
    assert main(["simulate", teacup, "--sweep", "Tea Temperature=100:200:2", "--json"]) == 0
    settings = json.loads(capsys.readouterr().out)["settings"]
    assert [each["series"]["Tea Temperature"][0] for each in settings] == [100, 200]
    words = ["simulate", teacup, "--vary", "Tea Temperature=100:200", "--draws", "100", "--json"]
    assert main(words) == 0
    tea = json.loads(capsys.readouterr().out)["settings"][0]["series"]["Tea Temperature"]
    assert 100 < tea["low"][0] < tea["middle"][0] < tea["high"][0] < 200


def test_only_constants_of_the_model_can_be_turned(teacup, capsys):
    assert main(["simulate", teacup, "--sweep", "loss=0:1:2"]) == 2
    assert "is not a constant of this model" in capsys.readouterr().err


def test_names_may_hold_an_equals_sign():
    assert range_of("a=b=0:1:2").name == "a=b"
    assert between("rate = 0.3:0.1") == ("rate", 0.1, 0.3)
    for text in ("a", "a=1", "a=x:1", "a=1:inf"):
        with pytest.raises(SimulationError):
            between(text)
