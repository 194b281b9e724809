"""`loopmap check`: what it prints, for people and programs, and how it exits."""

import json

import pytest

from loopmap.cli import main
from loopmap.resources import examples

LIST = "from,to,sign\nMore fines,Trust,-\nTrust,Attendance,+\nAttendance,More fines,-\n"


@pytest.fixture
def named_badly(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return str(path)


def fines():
    return str(next(path for path in examples() if path.stem.startswith("fines")))


def test_findings_are_lines_with_level_rule_reason_and_mend_and_the_answer_is_no(
    capsys, named_badly
):
    assert main(["check", named_badly]) == 1
    told = " ".join(capsys.readouterr().out.split())
    assert "warning N1 “More fines” says which way it goes." in told
    assert "Links say which way things go." in told
    assert "Mend: Call it “Fines”" in told


def test_programs_get_the_same_with_names(capsys, named_badly):
    assert main(["check", named_badly, "--json"]) == 1
    (answer,) = json.loads(capsys.readouterr().out)["maps"]
    (row,) = [row for row in answer["findings"] if row["rule"] == "N1"]
    assert row["level"] == "warning"
    assert row["variables"] == ["More fines"]
    assert row["mends"] == ["Call it “Fines”"]
    assert answer["loops_complete"] is True


def test_what_lies_below_the_level_asked_for_does_not_count(capsys, named_badly):
    assert main(["check", named_badly, "--level", "error"]) == 0
    assert "nothing to mend" in capsys.readouterr().out


def test_one_map_is_checked_where_it_is_named(capsys):
    main(["check", fines(), "--map", "Future", "--publish", "--json"])
    assert [each["map"] for each in json.loads(capsys.readouterr().out)["maps"]] == ["Future"]


def test_an_unknown_map_is_wrong_use(capsys):
    assert main(["check", fines(), "--map", "Yesterday"]) == 2
    assert "Yesterday" in capsys.readouterr().err


def test_an_unknown_level_is_wrong_use(named_badly):
    with pytest.raises(SystemExit) as stopped:
        main(["check", named_badly, "--level", "awful"])
    assert stopped.value.code == 2
