"""``loopmap loops`` prints exactly what the product promises."""

import json
from pathlib import Path

import pytest

from loopmap.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FINES = EXAMPLES / "fines-for-non-attendance.loopmap"
PROMISED = (
    "map",
    "complete",
    "complete_to_length",
    "count",
    "reinforcing",
    "balancing",
    "undetermined",
    "loops",
)
ADDED = ("stopped_by", "more_than", "seconds", "status", "longer")
OF_A_LOOP = ("label", "name", "kind", "delayed", "variables", "signs", "length")


def answer(capsys, *words):
    assert main(["loops", *map(str, words), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def write_links(path, *rows):
    path.write_text("\n".join(["from,to,polarity,delay", *rows, ""]), encoding="utf-8")
    return path


def test_the_fines_map_has_its_three_loops_and_no_more(capsys):
    found = answer(capsys, FINES)
    assert tuple(found)[: len(PROMISED)] == PROMISED
    assert tuple(found)[len(PROMISED) :] == ADDED
    assert (found["stopped_by"], found["more_than"], found["longer"]) == (None, None, [])
    assert found["status"] == (
        "3 loops in this map: 2 reinforcing, 1 balancing. This is all of them."
    )
    assert found["seconds"] >= 0
    assert found["complete"] is True
    assert (found["count"], found["reinforcing"], found["balancing"]) == (3, 2, 1)
    assert all(tuple(loop) == OF_A_LOOP for loop in found["loops"])
    assert {(loop["name"], loop["kind"]) for loop in found["loops"]} == {
        ("Fines trap", "reinforcing"),
        ("Driven from help", "reinforcing"),
        ("Deterrence as intended", "balancing"),
    }
    assert [loop["length"] for loop in found["loops"]] == [4, 5, 6]


def test_a_loop_starts_where_its_signs_do(tmp_path, capsys):
    path = write_links(tmp_path / "map.csv", "Fines,Strain,+,0", "Strain,Fines,-,1")
    (loop,) = answer(capsys, path)["loops"]
    assert loop["variables"][0] == "Fines"
    assert loop["signs"] == ["+", "-"]
    assert loop["name"] is None
    assert loop["delayed"] is True


def test_a_map_is_chosen_by_title_or_id_and_a_wrong_one_is_named(capsys):
    titles = {answer(capsys, FINES)["map"]}
    with pytest.raises(SystemExit):
        main(["loops", str(FINES), "--limit", "0"])
    assert main(["loops", str(FINES), "--map", "nowhere"]) == 2
    said = capsys.readouterr().err
    assert "nowhere" in said
    assert titles.pop() in said


def test_a_length_asked_for_bounds_the_list_and_is_said(capsys):
    found = answer(capsys, FINES, "--max-length", 4)
    assert (found["complete"], found["complete_to_length"]) == (False, 4)
    assert (found["stopped_by"], found["more_than"]) == ("length", 2)
    assert [loop["name"] for loop in found["loops"]] == ["Deterrence as intended"]


def test_a_limit_shows_only_whole_lengths_and_covers_every_link_apart(capsys):
    found = answer(capsys, FINES, "--limit", 2)
    assert found["count"] == len(found["loops"]) == 2
    assert (found["complete"], found["complete_to_length"]) == (False, 5)
    assert found["stopped_by"] == "count"
    assert [loop["length"] for loop in found["longer"]] == [6]
    assert main(["loops", str(FINES), "--limit", "2"]) == 0
    assert "Fines trap" in capsys.readouterr().out


def test_people_get_the_status_line_and_sentences(capsys):
    assert main(["loops", str(FINES)]) == 0
    said = capsys.readouterr().out
    assert "3 loops in this map: 2 reinforcing, 1 balancing. This is all of them." in said
    assert "it feeds itself (reinforcing, slow)." in " ".join(said.split())


def test_a_file_that_is_not_there_is_unreadable(tmp_path, capsys):
    assert main(["loops", str(tmp_path / "none.loopmap")]) == 3
    assert "none.loopmap" in capsys.readouterr().err
