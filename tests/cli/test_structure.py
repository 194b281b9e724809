"""``loopmap structure`` says how a map hangs together, to people and to programs."""

import csv
import json
from pathlib import Path

import pytest

from loopmap.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FINES = EXAMPLES / "fines-for-non-attendance.loopmap"


def answer(capsys, *words):
    assert main(["structure", *map(str, words), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def said(capsys, *words):
    assert main(["structure", *map(str, words)]) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.fixture
def ladder(tmp_path):
    rows = ["from,to,polarity,delay", "A,B,+,0", "B,C,-,1", "C,A,+,0", "D,A,+,0", "C,E,?,0"]
    path = tmp_path / "ladder.csv"
    path.write_text("\n".join([*rows, "F,G,+,0", ""]), encoding="utf-8")
    return path


def test_every_variable_stands_in_one_part(capsys, ladder):
    parts = answer(capsys, ladder)["parts"]
    assert parts["core"] == [["A", "B", "C"]]
    assert (parts["feeder"], parts["outcome"], parts["in between"]) == (["D"], ["E"], [])
    assert parts["island"] == [["F", "G"]]


def test_balance_and_the_small_set_are_told_with_their_loops(capsys, ladder):
    found = answer(capsys, ladder)
    assert found["balance"]["shortest"]["variables"] == ["A", "B", "C"]
    assert found["balance"]["shortest"]["signs"] == ["+", "-", "+"]
    assert len(found["small_set"]["variables"]) == 1
    assert found["complete"]


def test_links_that_would_close_loops_say_how_far_that_was_counted(capsys, ladder):
    (best, *_) = answer(capsys, ladder)["closing"]
    assert best["loops"] == best["reinforcing"] + best["balancing"] + best["undetermined"] > 0
    assert best["complete_to_length"] >= best["shortest"]


def test_where_to_look_is_in_groups_and_shaken_when_asked(capsys, ladder):
    calm = answer(capsys, ladder)["where"]
    assert calm["draws"] is None
    assert "stayed" not in calm["variables"][0]["links out"]
    shaken = answer(capsys, ladder, "--shake")["where"]
    assert (shaken["draws"], shaken["first"]) == (50, 2)
    assert 0 <= shaken["variables"][0]["links out"]["stayed"] <= 50
    assert {one["links out"]["group"] for one in shaken["variables"]} >= {"none"}


def test_a_list_of_loops_that_is_not_complete_is_said(capsys, tmp_path):
    names = [f"x{n}" for n in range(12)]
    rows = [f"{a},{b},+,0" for a in names for b in names if a != b]
    path = tmp_path / "dense.csv"
    path.write_text("\n".join(["from,to,polarity,delay", *rows, ""]), encoding="utf-8")
    found = answer(capsys, path)
    assert not found["complete"]
    assert "More exist" in found["status"]
    reach = found["complete_to_length"]
    assert found["where"]["told"].startswith(f"Loops: those of up to {reach} links are counted")


def test_the_table_is_the_one_the_window_writes(capsys, ladder, tmp_path):
    out = tmp_path / "where.csv"
    said(capsys, ladder, "--to", out, "--shake")
    rows = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))
    head = next(row for row in rows if row[0] == "variable")
    assert "links out: stayed first" in head
    assert rows[-1][0] == "G"


def test_people_read_sentences(capsys):
    told = said(capsys, FINES, "--shake")
    assert "The core: 8 variables that all lie on loops with one another." in told
    assert "At least one loop holds back. The shortest:" in told
    assert "Top group by links out: Fines issued to parents (3: 50)" in told
    assert "not a promise that acting there works" in told


def test_one_variable_has_drivers_effects_and_links_to_try(capsys, ladder):
    found = answer(capsys, ladder, "--about", "B")
    assert [one["variable"] for one in found["drivers"]] == ["A", "C", "D"]
    assert found["effects"][0]["path"]["delays"] == 1
    assert found["effects"][0]["always"] == "-"
    assert all("B" in (one["from"], one["to"]) for one in found["closing"])
    assert "What drives B" in said(capsys, ladder, "--about", "B")


def test_two_variables_have_paths_and_what_a_link_between_them_would_close(capsys, ladder):
    found = answer(capsys, ladder, "--between", "D", "C")
    (path,) = found["there"]["paths"]
    assert (path["variables"], path["sign"]) == (["D", "A", "B", "C"], "-")
    assert found["there"]["complete"]
    assert found["back"]["count"] == 0
    closing = {(one["from"], one["to"]): one["loops"] for one in found["closing"]}
    assert closing == {("D", "C"): 0, ("C", "D"): 1}
    assert "1 the opposite way. This is all there is." in said(
        capsys, ladder, "--between", "D", "C"
    )


def test_a_name_that_is_not_there_and_options_that_do_not_go_together_are_refused(capsys, ladder):
    assert main(["structure", str(ladder), "--about", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err
    assert main(["structure", str(ladder), "--about", "A", "--shake"]) == 2
