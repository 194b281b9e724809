"""Runs by equations are kept from the command line, listed, shown, asked again and compared."""

import json

import pytest

from loopmap.cli import main
from loopmap.editing.kept_words import CHANGED
from loopmap.formats.registry import open_file
from tests.cli.test_simulate_equations import saved, water
from tests.support.maps_with_equations import MAP


@pytest.fixture
def kept(tmp_path, capsys):
    """A document with the run of its scenario and that of the map as it is."""
    path = saved(tmp_path, water())
    for words in (("--scenario", "Drought"), ()):
        assert main(["simulate", str(path), *words, "--keep", str(path)]) == 0
        assert f"Kept 1 run in {path}." in capsys.readouterr().err
    return path


def runs(path, *words):
    return main(["runs", str(path), *words])


def test_they_are_listed_with_what_was_asked(kept, capsys):
    assert runs(kept) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Drought",
        "  Hold “Rain” much lower than today.",
        "  By equations, time 0 to 10, seed 1.",
        "As it is",
        "  By equations, time 0 to 10, seed 1.",
    ]


def test_one_is_shown_and_asked_again(kept, capsys):
    assert runs(kept, "--show", "drought", "--again") == 0
    shown = capsys.readouterr().out.splitlines()[3:]
    assert shown == [
        "  Water goes from 10 to 0.5631",
        "    Now the same.",
        "  2 more courses are kept; “--json” writes them all.",
    ]


def test_a_map_that_changed_says_so_and_what_has_become_of_it(kept, capsys):
    kept.write_text(kept.read_text(encoding="utf-8").replace("Water / 4", "Water / 5"), "utf-8")
    assert runs(kept, "--show", "Drought", "--again") == 0
    told = capsys.readouterr().out
    assert CHANGED in told
    assert "    Now it ends at 1.074 (+91 %)." in told


def test_two_are_laid_beside_each_other(kept, capsys):
    assert runs(kept, "--show", "As it is", "--beside", "Drought") == 0
    assert "Water ends at 19.44, in “Drought” at 0.5631 (−97 %)." in capsys.readouterr().out


def test_programs_get_every_point_that_was_kept(kept, capsys):
    runs(kept, "--show", "Drought", "--beside", "As it is", "--again", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert answer["map_has_changed"] is False
    assert len(answer["beside"]) == 1
    course, *besides = answer["courses"]
    assert {other["variable"] for other in besides} == {"Rain", "Use"}
    assert [each["on_show"] for each in answer["courses"]] == [True, False, False]
    assert answer["left_out"] == 0
    assert course["points"][:2] == [[0.0, 10.0], [1.0, 7.5]]
    assert len(course["points"]) == 11
    assert course["now"]["end"] == pytest.approx(course["points"][-1][1])


def test_what_was_kept_is_in_the_file_as_it_was_answered(kept):
    drought, as_it_is = open_file(kept).document.maps[MAP].runs.values()
    assert (drought.name, as_it_is.name) == ("Drought", "As it is")
    assert drought.scenario == "s1"
    assert as_it_is.scenario is None


def test_what_cannot_be_compared_is_said(kept, capsys):
    assert runs(kept, "--beside", "Drought") == 2
    assert "--beside needs --show" in capsys.readouterr().err
    assert main(["simulate", str(kept), "--sweep", "Rain=1:2:2", "--keep", str(kept)]) == 2
    assert "Sweeps are not kept" in capsys.readouterr().err
