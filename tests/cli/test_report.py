"""``loopmap report``."""

from dataclasses import replace

import pytest

from loopmap.cli import main
from loopmap.editing.report.templates import OWN
from loopmap.formats.loopmap_yaml.write import write
from loopmap.formats.registry import open_file
from loopmap.model.change import replacing
from loopmap.resources import example
from loopmap.ui import folders
from loopmap.ui.folders import Folders
from tests.support.house_templates import dangerous

FINES = str(example("fines-for-non-attendance"))


@pytest.mark.parametrize(
    ("suffix", "head"), [(".docx", b"PK"), (".html", b"<!DOCTYPE html>"), (".md", b"# Fines")]
)
def test_the_ending_says_what_a_report_is_written_as(qapp, tmp_path, suffix, head):
    out = tmp_path / f"fines{suffix}"
    assert main(["report", FINES, str(out)]) == 0
    assert out.read_bytes().startswith(head)


def test_figures_lie_beside_markdown(tmp_path):
    assert main(["report", FINES, str(tmp_path / "fines.md"), "--sections", "map"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"fines.md", "fines-figure-1.svg"}


def test_another_ending_is_refused_with_a_sentence(qapp, tmp_path, capsys):
    out = tmp_path / "fines.txt"
    assert main(["report", FINES, str(out)]) == 2
    assert "Let its name end in one of .docx, .html, .md." in capsys.readouterr().err


def test_sections_are_told_in_the_order_asked_for_and_without_those_left_out(tmp_path):
    out = tmp_path / "fines.md"
    asked = ["--sections", "tables", "questions", "map", "--without", "map"]
    assert main(["report", FINES, str(out), *asked]) == 0
    headings = [line for line in out.read_text("utf-8").splitlines() if line.startswith("## ")]
    assert headings == ["## All variables and links", "## Open questions"]


def test_what_was_asked_for_and_is_not_there_is_said(tmp_path, capsys):
    out = str(tmp_path / "fines.html")
    assert main(["report", FINES, out]) == 0
    assert capsys.readouterr().err == ""
    assert main(["report", FINES, out, "--sections", "what-if", "map"]) == 0
    assert "No run of “Today” is kept yet, so none is told." in capsys.readouterr().err


def test_a_report_of_nothing_is_refused(tmp_path, capsys):
    out = tmp_path / "fines.html"
    assert main(["report", FINES, str(out), "--sections", "map", "--without", "map"]) == 2
    assert "Nothing is left of the report." in capsys.readouterr().err
    assert not out.exists()


def test_a_template_with_a_loop_and_words_of_ones_own(tmp_path, capsys):
    out, words = tmp_path / "paper.md", tmp_path / "why.txt"
    words.write_text("Because fines came first.", encoding="utf-8")
    asked = ["--template", "committee", "--loop", "B1", "--text", f"purpose={words}"]
    asked += ["--text", f"loops:after={words}", "--title", "Our paper", "--author", "A team"]
    assert main(["report", FINES, *asked, "-o", str(out)]) == 0
    text = out.read_text("utf-8")
    assert text.startswith("# Our paper\n\n**Author:** A team")
    assert "## Purpose\n\nBecause fines came first." in text
    assert text.count("Because fines came first.") == 2
    assert "**B1 Deterrence as intended:**" in text
    assert "R1 Fines trap:" not in text
    assert "“Next steps” has no words yet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--template", "letter"], "There is no template “letter”."),
        (["--loop", "R9"], "There is no loop “R9” on this map."),
        (["--text", "purpose=x"], "“purpose=x” is no SECTION=FILE. Sections are map"),
        (["--text", "map"], "“map” is no SECTION=FILE."),
        (["--text", "map=none.txt"], "“none.txt” cannot be read"),
        (["--sections", "purpose"], "This report has no section “purpose”."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(tmp_path, capsys, asked, said):
    out = tmp_path / "fines.html"
    assert main(["report", FINES, str(out), *asked]) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_templates_of_peoples_own_are_found_in_their_settings(tmp_path, monkeypatch, capsys):
    own = Folders(tmp_path, tmp_path, tmp_path, ())
    monkeypatch.setattr(folders, "standard_folders", lambda: own)
    (tmp_path / OWN).mkdir()
    file = tmp_path / OWN / "letter.yaml"
    file.write_text("title: A letter\nsections: [{id: map, tells: map}]\n")
    out = tmp_path / "fines.md"
    assert main(["report", FINES, str(out), "--template", "letter"]) == 0
    assert "## How to read it" not in out.read_text("utf-8")
    file.write_text("title: A letter\nsections: [{id: map, tells: maps}]\n")
    assert main(["report", FINES, str(out), "--template", "letter"]) == 2
    assert "letter.yaml, line 2, field “tells”" in capsys.readouterr().err


def test_a_house_style_is_taken_and_one_that_is_broken_refused(qapp, tmp_path, capsys):
    style, out = tmp_path / "house.docx", tmp_path / "fines.docx"
    style.write_bytes(dangerous())
    asked = ["--style", str(style), "--sections", "reading"]
    assert main(["report", FINES, str(out), *asked]) == 0
    assert "macros of the Word template were left behind" in capsys.readouterr().err
    style.write_bytes(b"no Word file")
    assert main(["report", FINES, str(tmp_path / "other.docx"), *asked]) == 3
    assert "house.docx: This cannot be used as a Word template" in capsys.readouterr().err
    assert not (tmp_path / "other.docx").exists()
    style.unlink()
    assert main(["report", FINES, str(tmp_path / "other.docx"), *asked]) == 3
    assert "house.docx: It cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("verb", [("report", "out.docx"), ("export", "out.pptx")])
def test_names_with_characters_that_no_mark_up_can_hold_are_written(qapp, tmp_path, verb):
    document = open_file(example("fines-for-non-attendance")).document
    map_id = document.map_order[0]
    odd = [
        (each, replace(each, name=f"{each.name}\x07\ufffe"))
        for each in document.maps[map_id].variables.values()
    ]
    file = tmp_path / "odd.loopmap"
    file.write_bytes(write(document.apply(replacing(map_id, odd))))
    assert main([verb[0], str(file), str(tmp_path / verb[1])]) == 0
