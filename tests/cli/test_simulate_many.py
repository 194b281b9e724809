"""``loopmap simulate`` over many draws says how far it came and how near its figures are."""

import json
import os
import signal

import pytest

from loopmap.cli import main, simulate_many
from loopmap.resources import example

FINES = str(example("fines-for-non-attendance"))
STOP = ("--scenario", "Stop fining")


@pytest.fixture(autouse=True)
def few(monkeypatch):
    """More than a few draws are many here, in small chunks."""
    monkeypatch.setattr(simulate_many, "IN_MEMORY", 50)
    monkeypatch.setattr("loopmap.simulation.many.fold.compare_many.__kwdefaults__", {"size": 20})


def simulate(*words):
    return main(["simulate", FINES, *STOP, *words])


def test_people_are_told_which_figures_are_exact(capsys):
    assert simulate("--draws", "60") == 0
    told = capsys.readouterr().out
    assert "over 240 draws of strengths and delays; not a forecast" in told
    assert "Shares and classes are counted exactly; curves are read to 0.0005" in told
    assert "Partial" not in told


def test_programs_are_told_the_same(capsys):
    simulate("--draws", "60", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert (answer["partial"], answer["draws"], answer["draws_wanted"]) == (False, 60, 60)
    assert answer["accuracy"]["share"] == 0.0
    assert answer["accuracy"]["course"] == 0.0005
    assert 0 < answer["accuracy"]["deciding_area"] < 0.1


def test_the_classes_are_those_of_draws_held_in_memory(capsys, monkeypatch):
    simulate("--draws", "60", "--json")
    counted = json.loads(capsys.readouterr().out)["scenarios"]
    monkeypatch.setattr(simulate_many, "IN_MEMORY", 100)
    simulate("--draws", "60", "--json")
    assert json.loads(capsys.readouterr().out)["scenarios"] == counted


def test_ctrl_c_answers_with_what_is_done(capsys, monkeypatch):
    seen = []

    def interrupted(done):
        seen.append(done)
        if done == 40:
            os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(simulate_many, "progress", lambda _: interrupted)
    before = signal.getsignal(signal.SIGINT)
    assert simulate("--draws", "1000") == 0
    assert capsys.readouterr().out.startswith("Partial: stopped after 40 of 1,000 draws for each")
    assert seen == [20, 40]
    assert signal.getsignal(signal.SIGINT) is before


def test_how_far_it_is_is_told_where_somebody_sees_it(capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    simulate("--draws", "60")
    assert "40 of 60 draws; Ctrl+C answers from those done" in capsys.readouterr().err


def test_one_way_of_finding_workers_at_a_time(capsys):
    assert simulate("--workers", "2", "--scheduler", "tcp://127.0.0.1:1") == 2
    assert "Either --workers or --scheduler, not both." in capsys.readouterr().err
