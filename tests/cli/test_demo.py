"""``loopmap demo`` does the main job where there is no screen, and says so."""

from pathlib import Path

import pytest

from loopmap.cli import main

# The command makes a bare Qt application where there is none, and a process has only one.
pytestmark = pytest.mark.usefixtures("qapp")


def test_without_a_screen_the_same_work_is_done_and_its_files_are_named(tmp_path, capsys):
    assert main(["demo", "--out", str(tmp_path / "pictures")]) == 0
    said = capsys.readouterr().out
    assert "There is no screen here" in said
    for loop in ("Fines trap", "Driven from help", "Deterrence as intended"):
        assert loop in said
    assert "Stop fining" in said
    assert "not a forecast" in said
    for suffix in ("svg", "png", "pdf"):
        picture = tmp_path / "pictures" / f"fines-for-non-attendance.{suffix}"
        assert str(picture) in said
        assert picture.stat().st_size > 5000


def test_a_display_that_does_not_answer_is_no_screen(monkeypatch):
    from loopmap.cli.demo import screen_answers

    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not screen_answers()


def test_a_file_that_cannot_be_read_ends_it(tmp_path: Path, capsys):
    assert main(["demo", str(tmp_path / "none.loopmap")]) == 3
    assert "none.loopmap" in capsys.readouterr().err
