"""Names typed into the file dialogs become paths that say what the file is."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from loopmap.ui.file_dialogs import FileDialogs


@pytest.fixture
def typing(qtbot, monkeypatch, tmp_path):
    """Dialogs in which these names are typed, one after the other."""
    window = QWidget()
    qtbot.addWidget(window)
    names = []

    def typed(dialog):
        if not names:
            return 0
        dialog.selectFile(str(tmp_path / names.pop(0)))
        return 1

    monkeypatch.setattr(QFileDialog, "exec", typed)

    def start(*wanted):
        names.extend(wanted)
        return FileDialogs(window)

    return start


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("map", "map.loopmap"),
        ("map.loopmap", "map.loopmap"),
        ("MAP.LOOPMAP", "MAP.LOOPMAP"),
        ("links.csv", "links.csv"),
        ("Plan of Dr. Smith", "Plan of Dr. Smith.loopmap"),
    ],
)
def test_a_document_gets_our_suffix_unless_another_was_meant(typing, tmp_path, typed, name):
    assert typing(typed).to_save(Path("suggested.loopmap")) == tmp_path / name


def test_the_dialog_knows_the_suffix_so_that_it_asks_before_replacing(typing, monkeypatch):
    suffixes = []

    def look(dialog):
        suffixes.append((dialog.acceptMode(), dialog.defaultSuffix()))
        return 0

    dialogs = typing()
    monkeypatch.setattr(QFileDialog, "exec", look)
    assert dialogs.to_save(Path("map.loopmap")) is None
    assert dialogs.to_export(Path("map.png")) is None
    saving = QFileDialog.AcceptMode.AcceptSave
    assert suffixes == [(saving, "loopmap"), (saving, "png")]


def test_a_name_that_would_replace_a_file_unseen_is_asked_for_again(typing, tmp_path):
    (tmp_path / "v1.2.loopmap").touch()
    assert typing("v1.2").to_save(Path("map.loopmap")) is None
    again = typing("v1.2", "other").to_save(Path("map.loopmap"))
    assert again == tmp_path / "other.loopmap"


def test_a_picture_is_offered_only_in_the_kinds_it_comes_in(typing, monkeypatch):
    offered = []
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: offered.append(dialog.nameFilters()))
    assert typing().to_picture(Path("map.pdf"), [".pdf", ".emf"]) is None
    assert offered == [["Picture (*.pdf *.emf)"]]
