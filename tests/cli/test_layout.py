from __future__ import annotations

from pathlib import Path

import pytest

from loopmap.cli import DONE, UNREADABLE, WRONG_USE, main
from loopmap.diagram.layout import engine
from loopmap.editing.edits.collapse import collapse_groups
from loopmap.formats.loopmap_yaml import FORMAT
from loopmap.formats.registry import open_file
from tests.support.small_maps import fines

EXAMPLE = (
    Path(__file__).resolve().parents[2]
    / "examples"
    / "gender-biased-exploitation-referrals.loopmap"
)


@pytest.fixture(autouse=True)
def without_polish(monkeypatch):
    monkeypatch.setattr(engine, "usual_rounds", lambda *_: 0)


def places(path: Path, map_id: str) -> dict[str, tuple[float, float]]:
    return {v.id: (v.x, v.y) for v in open_file(path).document.maps[map_id].variables.values()}


def test_it_writes_the_map_with_its_variables_elsewhere(tmp_path, capsys):
    out = tmp_path / "out.loopmap"
    assert main(["layout", str(EXAMPLE), str(out)]) == DONE
    assert "out.loopmap" in capsys.readouterr().out
    before, after = open_file(EXAMPLE).document, open_file(out).document
    assert before.maps["today"].links == after.maps["today"].links
    assert places(out, "today") != places(EXAMPLE, "today")


def test_one_map_can_be_named_and_the_others_stay(tmp_path):
    out = tmp_path / "out.loopmap"
    assert main(["layout", str(EXAMPLE), str(out), "--map", "Future"]) == DONE
    assert places(out, "today") == places(EXAMPLE, "today")
    assert places(out, "future") != places(EXAMPLE, "future")


def test_a_list_of_links_becomes_a_placed_map(tmp_path):
    source, out = tmp_path / "links.csv", tmp_path / "out.loopmap"
    source.write_text("from,to,polarity\nFines,Strain,+\nStrain,Attendance,-\n", encoding="utf-8")
    assert main(["layout", str(source), str(out)]) == DONE
    (causal_map,) = open_file(out).document.maps.values()
    assert len({(v.x, v.y) for v in causal_map.variables.values()}) == 3


def test_what_is_private_goes_into_no_file_for_others(tmp_path, capsys):
    source = tmp_path / "ours.loopmap"
    source.write_bytes(FORMAT.write(fines()))
    assert main(["layout", str(source), str(tmp_path / "ours-again.loopmap")]) == DONE
    assert open_file(tmp_path / "ours-again.loopmap").document.evidence == fines().evidence
    assert main(["layout", str(source), str(tmp_path / "theirs.xlsx")]) == DONE
    theirs = open_file(tmp_path / "theirs.xlsx").document
    assert theirs.evidence == {}
    assert not any(causal_map.notes for causal_map in theirs.maps.values())
    assert "stay here." in capsys.readouterr().err


def test_an_engine_that_is_not_there_is_wrong_use(tmp_path, capsys):
    out = tmp_path / "out.loopmap"
    assert main(["layout", str(EXAMPLE), str(out), "--engine", "magic"]) == WRONG_USE
    assert "magic" in capsys.readouterr().err
    assert not out.exists()


def test_a_file_that_is_not_there_cannot_be_read(tmp_path):
    missing = tmp_path / "missing.loopmap"
    assert main(["layout", str(missing), str(tmp_path / "out.loopmap")]) == UNREADABLE


def test_a_locked_variable_stays(tmp_path):
    source, out = tmp_path / "locked.loopmap", tmp_path / "out.loopmap"
    text = EXAMPLE.read_text(encoding="utf-8")
    assert "{id: v1, " in text
    source.write_text(text.replace("{id: v1, ", "{id: v1, locked: true, "), encoding="utf-8")
    assert main(["layout", str(source), str(out), "--map", "Today"]) == DONE
    assert places(out, "today")["v1"] == places(source, "today")["v1"]
    assert places(out, "today") != places(source, "today")


@pytest.mark.parametrize("name", ["tidy", "circle", "layered"])
def test_other_engines_are_asked_for_by_name(tmp_path, name):
    out = tmp_path / "out.loopmap"
    assert main(["layout", str(EXAMPLE), str(out), "--engine", name]) == DONE
    assert len(set(places(out, "today").values())) == len(places(out, "today"))


def test_the_box_of_a_collapsed_group_comes_amid_its_members(tmp_path):
    source, out = tmp_path / "in.loopmap", tmp_path / "out.loopmap"
    document = open_file(EXAMPLE).document
    (group, *_) = sorted(document.maps["today"].groups)
    change = collapse_groups(document, "today", [group])
    source.write_bytes(FORMAT.write(document.apply(change)))
    assert main(["layout", str(source), str(out)]) == DONE
    laid = open_file(out).document.maps["today"]
    members = [v for v in laid.variables.values() if v.group == group]
    assert min(v.x for v in members) - 150 <= laid.groups[group].x
    assert laid.groups[group].x <= max(v.x for v in members) + 150
