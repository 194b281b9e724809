"""``loopmap report``."""

import pytest

from loopmap.cli import main
from loopmap.resources import example

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
