"""`loopmap check --identifiers`, and the warnings of the verbs that write for others."""

import json

import pytest

from loopmap.analysis.identifiers import find_identifiers
from loopmap.cli import main
from loopmap.editing.edits.identifiers import Decision, decide
from loopmap.formats.loopmap_yaml import write
from loopmap.resources import example
from tests.support.planted import PLANTED, STAYS, planted
from tests.support.small_maps import fines
from tests.support.window import folders_in


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "planted.loopmap"
    path.write_bytes(write(planted()))
    return path


def test_they_are_told_in_context_with_level_place_and_reason_and_the_answer_is_no(file, capsys):
    assert main(["check", str(file), "--identifiers"]) == 1
    told = " ".join(capsys.readouterr().out.split())
    assert "error P1 “Jayden”, name Name of the variable “Fines for Jayden”, on" in told
    assert "warning P3 “one of two boys in Year 9”, small number" in told
    assert "He is one of two boys in Year 9." in told
    assert "Text of a note, on Today, private: Sarah told us." in told


def test_programs_get_the_same(file, capsys):
    assert main(["check", str(file), "--identifiers", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    rows = answer["identifiers"]
    assert {row["text"] for row in rows} == {*PLANTED, STAYS}
    assert {row["text"] for row in rows if row["private"]} == {STAYS}
    assert answer["may_stay"] == 0


def test_a_level_leaves_out_what_lies_below(file, capsys):
    assert main(["check", str(file), "--identifiers", "--level", "error", "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)["identifiers"]
    assert {row["level"] for row in rows} == {"error"}


def test_a_map_without_any_is_well(tmp_path, capsys):
    path = tmp_path / "fines.loopmap"
    path.write_bytes(write(fines()))
    assert main(["check", str(path), "--identifiers", "--map", "Today"]) == 0
    assert "no likely identifiers" in capsys.readouterr().out


def test_what_may_stay_is_counted_and_no_fault(tmp_path, capsys):
    document = planted()
    found = find_identifiers(document)
    kept = document.apply(decide(document, [(each, Decision.KEEP) for each in found]))
    path = tmp_path / "kept.loopmap"
    path.write_bytes(write(kept))
    assert main(["check", str(path), "--identifiers"]) == 0
    assert f"{len(found)} more were said to be no harm." in capsys.readouterr().out


def test_all_of_them_are_replaced_in_a_file_that_then_has_none(file, tmp_path, capsys):
    out = tmp_path / "safe.loopmap"
    assert main(["check", str(file), "--identifiers", "--replace", str(out)]) == 1
    assert "with something else in place of" in capsys.readouterr().err
    assert main(["check", str(out), "--identifiers"]) == 0
    content = out.read_text(encoding="utf-8")
    assert "Fines for Child A" in content
    assert not [word for word in (*PLANTED, STAYS) if word.casefold() in content.casefold()]


@pytest.mark.parametrize("verb", [("convert", "out.csv"), ("report", "out.md")])
def test_who_writes_for_others_goes_by_the_list_of_names_of_the_person(
    file, tmp_path, capsys, monkeypatch, verb
):
    folders = folders_in(tmp_path)
    monkeypatch.setattr("loopmap.ui.folders.standard_folders", lambda: folders)
    asked = [verb[0], str(file), str(tmp_path / verb[1]), "--room"]
    assert main(asked) == 0
    plain = capsys.readouterr().err
    folders.config.mkdir()
    (folders.config / "names.txt").write_text("Strain\n", encoding="utf-8")
    assert main(asked) == 0
    assert "likely identifiers are in what is written" in plain
    assert capsys.readouterr().err != plain


def test_another_list_of_names_is_gone_by(file, tmp_path, capsys):
    listed, out = tmp_path / "names.txt", tmp_path / "out.loopmap"
    listed.write_text("Strain\n- Sarah\n", encoding="utf-8")
    asked = ["check", str(file), "--identifiers", "--names", str(listed)]
    assert main([*asked, "--json", "--replace", str(out)]) == 1
    texts = {row["text"] for row in json.loads(capsys.readouterr().out)["identifiers"]}
    assert "Strain" in texts
    assert "Sarah" not in texts
    assert main([*asked[:1], str(out), *asked[2:]]) == 0
    capsys.readouterr()
    assert main([*asked[:-1], str(tmp_path / "none.txt")]) == 3
    assert "There is no list of names “none.txt”." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--replace", "out.loopmap"], "Only what --identifiers finds can be replaced."),
        (["--identifiers", "--replace", "out.csv"], "“out.csv” cannot hold a whole document."),
    ],
)
def test_what_cannot_be_replaced_so_is_refused_and_nothing_written(
    file, tmp_path, monkeypatch, capsys, asked, said
):
    monkeypatch.chdir(tmp_path)
    assert main(["check", str(file), *asked]) == 2
    assert said in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize(
    ("verb", "name", "told"),
    [
        ("convert", "out.csv", "One likely identifier is"),
        ("convert --room", "out.csv", "2 likely identifiers are"),
        ("export", "out.svg", "4 likely identifiers are"),
        ("report", "out.docx", "5 likely identifiers are"),
    ],
)
def test_who_writes_for_others_is_warned_of_what_is_in_it_and_not_told_the_words(
    file, tmp_path, capsys, verb, name, told
):
    assert main([*verb.split(), str(file), str(tmp_path / name)]) == 0
    said = " ".join(capsys.readouterr().err.split())
    assert f"{told} in what is written:" in said
    assert "Jayden" not in said.replace(str(tmp_path), "")


def test_words_given_for_a_report_are_looked_at_as_those_in_the_file_are(tmp_path, capsys):
    own = tmp_path / "purpose.txt"
    own.write_text("Oluwaseun Adebayo asked for this paper.", encoding="utf-8")
    asked = ["report", str(example("fines-for-non-attendance")), str(tmp_path / "out.md")]
    committee = ["--template", "committee", "--text", f"purpose={own}"]
    assert main([*asked, *committee, "--contact", "jo@example.org", "--date", "1 May 2026"]) == 0
    said = " ".join(capsys.readouterr().err.split())
    assert "2 likely identifiers are in the words given for it: 1 e-mail address, 1 name." in said
    assert "what is written" not in said
    assert "Adebayo" not in said


def test_our_own_file_stays_here_and_nobody_is_warned(file, tmp_path, capsys):
    assert main(["convert", str(file), str(tmp_path / "again.loopmap")]) == 0
    assert "identifier" not in capsys.readouterr().err
