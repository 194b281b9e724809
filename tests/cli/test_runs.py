"""``loopmap runs`` and ``simulate --keep``: answers are kept with the map and come back."""

import json

import pytest

from loopmap.cli import main
from loopmap.editing.kept_words import CHANGED
from loopmap.formats.registry import open_file
from loopmap.resources import example
from tests.cli.test_simulate_model import TEACUP

FINES = str(example("fines-for-non-attendance"))


def simulate(*words, file=FINES):
    return main(["simulate", str(file), "--draws", "60", *words])


@pytest.fixture
def kept(tmp_path, capsys):
    """A document with one kept run."""
    path = tmp_path / "kept.loopmap"
    assert simulate("--scenario", "Stop fining", "--keep", str(path)) == 0
    assert f"Kept 1 run in {path}." in capsys.readouterr().err
    return path


def test_a_kept_run_is_listed_with_what_was_asked(kept, capsys):
    assert main(["runs", str(kept)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Stop fining",
        "  Hold “Fines issued to parents” much lower than today.",
        "  240 draws of strengths and delays, seed 1.",
    ]


def test_the_document_is_otherwise_as_it_was(kept):
    before, after = open_file(FINES).document, open_file(kept).document
    for map_id, causal_map in before.maps.items():
        assert after.maps[map_id].variables == causal_map.variables
        assert after.maps[map_id].links == causal_map.links


def test_one_is_shown_and_asked_again(kept, capsys):
    assert main(["runs", str(kept), "--show", "stop fining", "--again"]) == 0
    told = capsys.readouterr().out
    assert "  Family trust in services rises (held in all draws): certain" in told
    assert "    Now the same: held in all draws." in told


def test_more_are_kept_beside_it_under_names_of_their_own(kept, capsys):
    simulate("--keep", str(kept), file=kept)
    capsys.readouterr()
    main(["runs", str(kept), "--json"])
    runs = json.loads(capsys.readouterr().out)["runs"]
    assert [run["name"] for run in runs] == [
        "Stop fining", "Stop fining 2", "Parents know their rights",
    ]  # fmt: skip
    assert not any(run["map_has_changed"] for run in runs)
    assert runs[0]["outcomes"] == runs[1]["outcomes"]


def test_programs_get_what_was_answered_then_and_now(kept, capsys):
    main(["runs", str(kept), "--show", "Stop fining", "--again", "--json"])
    first = json.loads(capsys.readouterr().out)["outcomes"][0]
    assert list(first) == ["variable", "class", "direction", "share", "course", "size", "now"]
    assert first["now"] == {"class": first["class"], "direction": first["direction"]}


def test_a_run_of_a_map_that_changed_says_so(kept, capsys):
    text = kept.read_text(encoding="utf-8")
    kept.write_text(text.replace('sign: "-"', 'sign: "+"', 1), encoding="utf-8")
    main(["runs", str(kept)])
    assert CHANGED in capsys.readouterr().out


def test_a_map_without_kept_runs_says_how_to_keep_one(capsys):
    assert main(["runs", FINES]) == 0
    assert "“simulate --keep” keeps one" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--show", "Never"), "There is no kept run called “Never” on “Today”. It has none."),
        (("--again",), "--again needs --show"),
    ],
)
def test_what_is_asked_wrongly_is_said(words, why, capsys):
    assert main(["runs", FINES, *words]) == 2
    assert why in capsys.readouterr().err


def test_what_cannot_be_kept_is_said_and_nothing_written(tmp_path, capsys):
    out, tea = tmp_path / "out.csv", tmp_path / "tea.xmile"
    assert simulate("--keep", str(out)) == 2
    assert "“out.csv” cannot hold kept runs" in capsys.readouterr().err
    assert not out.exists()
    tea.write_text(TEACUP, encoding="utf-8")
    assert main(["simulate", str(tea), "--keep", str(tmp_path / "o.loopmap")]) == 2
    assert "Runs of another program’s model are not kept" in capsys.readouterr().err


CRISIS = example("crisis-crowds-out-early-help")


def test_what_is_certain_only_where_it_settles_is_called_so_everywhere(tmp_path, capsys):
    """Four in ten draws of this map run away: the window says the same in its badge."""
    mine, few = tmp_path / "mine.loopmap", ("--draws", "60", "--scenario", "Agree who does what")
    sweep = ("--sweep", "Clarity of roles=0.4:0.8:2")
    main(["simulate", str(CRISIS), *few, "--keep", str(mine)])
    plain = capsys.readouterr().out
    main(["simulate", str(CRISIS), *few, *sweep])
    swept = capsys.readouterr().out
    main(["simulate", str(CRISIS), *few, "--beside", "future"])
    beside = capsys.readouterr().out
    main(["runs", str(mine), "--show", "Agree who does what"])
    shown = capsys.readouterr().out
    for told, line in ((plain, 1), (swept, 1), (beside, 2)):
        sure = [each for each in told.splitlines() if "certain" in each and "↑" in each]
        assert len(sure) >= 2 * line
        assert all("certain where it settles  held in all draws that settle" in s for s in sure)
    assert "rises (held in all draws that settle): certain where it settles" in shown
