"""``loopmap simulate`` runs files with equations."""

import csv
import json

import pytest

from loopmap.cli import main

TEACUP = """<xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
<header><name>Tea</name></header>
<sim_specs method="RK4" time_units="Minutes"><start>0</start><stop>2</stop><dt>0.5</dt></sim_specs>
<model><variables>
<stock name="Tea Temperature"><eqn>180</eqn><outflow>loss</outflow></stock>
<flow name="loss"><eqn>(Tea_Temperature - room) / 10</eqn></flow>
<aux name="room"><eqn>70</eqn></aux>
</variables></model></xmile>"""


@pytest.fixture
def teacup(tmp_path):
    path = tmp_path / "tea.xmile"
    path.write_text(TEACUP, encoding="utf-8")
    return path


def test_a_table_has_a_column_for_each_variable_and_a_row_for_each_step(teacup, tmp_path):
    out = tmp_path / "out.csv"
    assert main(["simulate", str(teacup), "--csv", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["time", "Tea Temperature", "loss", "room"]
    assert [row[0] for row in rows] == ["0", "0.5", "1", "1.5", "2"]
    assert float(rows[-1][1]) == pytest.approx(160.0605, rel=1e-5)


def test_people_get_a_line_for_each_variable(teacup, capsys):
    assert main(["simulate", str(teacup)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Tea: 0 to 2 Minutes by 0.5, RK4",
        "  Tea Temperature: from 180 to 160.06",
        "  loss: from 11 to 9.00604",
        "  room: 70 all the time",
    ]


def test_programs_get_all_values(teacup, capsys):
    assert main(["simulate", str(teacup), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["model", "times", "series", "stopped"]
    assert answer["times"] == [0, 0.5, 1, 1.5, 2]
    assert answer["series"]["room"] == [70] * 5
    assert answer["stopped"] is None


def test_a_run_that_has_to_stop_says_so(teacup, capsys):
    teacup.write_text(TEACUP.replace("/ 10", "/ (1 - TIME)"), encoding="utf-8")
    assert main(["simulate", str(teacup), "--json"]) == 1
    told = capsys.readouterr()
    assert "At time 1 “loss” has no value: something is divided by 0" in told.err
    assert json.loads(told.out)["times"] == [0, 0.5]


def test_what_has_no_value_is_null_for_programs(teacup, capsys):
    text = TEACUP.replace("/ 10", "/ (1 - TIME)").replace("RK4", "Euler")
    teacup.write_text(text, encoding="utf-8")
    assert main(["simulate", str(teacup), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["series"]["loss"] == [110, 110, None]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("/ 10", "/ "), "tea.xmile: In the equation of “loss”, character 27: After “/”"),
        (("<model>", "<!-- <model>"), "tea.xmile"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_from_wrong_use(teacup, capsys, wrong, said):
    teacup.write_text(TEACUP.replace(*wrong), encoding="utf-8")
    assert main(["simulate", str(teacup)]) == 3
    assert said in capsys.readouterr().err


def test_there_are_no_scenarios_in_such_a_file(teacup, capsys):
    assert main(["simulate", str(teacup), "--scenario", "x"]) == 2
    assert "holds one model and no scenarios" in capsys.readouterr().err


def simulated(tmp_path, capsys, *variables, around=""):
    """The exit status, the output and the complaints of a model of these elements."""
    head = TEACUP.partition("<model>")[0]
    path = tmp_path / "bad.xmile"
    inside = f"<model><variables>{''.join(variables)}</variables></model></xmile>"
    path.write_text(head + around + inside, encoding="utf-8")
    status = main(["simulate", str(path)])
    return status, *capsys.readouterr()


def test_a_circle_is_told_with_the_file_it_is_in(tmp_path, capsys):
    one, other = '<aux name="x"><eqn>y</eqn></aux>', '<aux name="y"><eqn>x</eqn></aux>'
    status, _, said = simulated(tmp_path, capsys, one, other)
    assert status == 3
    assert said.startswith("loopmap: bad.xmile: “x” is calculated from “y”")


def test_what_has_no_value_says_so_with_variable_time_and_equation(tmp_path, capsys):
    status, told, said = simulated(
        tmp_path, capsys, '<aux name="x"><eqn>1 / (1 - TIME)</eqn></aux>'
    )
    assert status == 1
    assert "  x: from 1 to no value" in told
    assert "At time 1 “x” has no value: something is divided by 0." in said
    assert "1 / (1 - TIME)" in said


def test_units_that_do_not_fit_are_told_and_stop_nothing(tmp_path, capsys):
    stock = '<stock name="s"><eqn>1</eqn><inflow>f</inflow><units>cup</units></stock>'
    flow = '<flow name="f"><eqn>s</eqn><units>cup</units></flow>'
    status, told, said = simulated(tmp_path, capsys, stock, flow)
    assert status == 0
    assert "  s: from 1 to " in told
    assert said.startswith("loopmap: Units: “f” is measured in cup, but to change “s”")


def test_an_element_that_an_array_does_not_have_is_pointed_at(tmp_path, capsys):
    status, _, said = simulated(
        tmp_path,
        capsys,
        '<aux name="p"><dimensions><dim name="R"/></dimensions><eqn>1</eqn></aux>',
        '<aux name="x"><eqn>2 * p[West]</eqn></aux>',
        around='<dimensions><dim name="R"><elem name="North"/><elem name="South"/></dim>'
        "</dimensions>",
    )
    assert status == 3
    assert "“x”, character 7: “R” has no element called “West”. It has “North”, “South”." in said


@pytest.mark.usefixtures("qapp")
def test_the_stocks_of_a_model_are_drawn(teacup, tmp_path):
    out = tmp_path / "tea.svg"
    assert main(["simulate", str(teacup), "--chart", str(out)]) == 0
    drawn = out.read_text(encoding="utf-8")
    for words in ("Tea Temperature", "Minutes", "One run"):
        assert words in drawn


def test_a_scenario_in_words_is_refused_of_another_programs_model(teacup, capsys):
    assert main(["simulate", str(teacup), "--say", "hold room much lower"]) == 2
    assert "no scenarios" in capsys.readouterr().err
