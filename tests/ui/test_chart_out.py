"""Charts leave the window: as files by their suffix and on the clipboard."""

import shutil
import zipfile

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from loopmap.errors import ExportError
from loopmap.resources import example
from loopmap.ui.chart_out import COPY, NOTHING, SUFFIXES, chart_bytes
from tests.support.window import Answers, Clock, folders_in, make_window


@pytest.fixture
def window(qtbot, tmp_path):
    answers = Answers()
    file = tmp_path / "fines.loopmap"
    shutil.copy(example("fines-for-non-attendance"), file)
    made = make_window(folders_in(tmp_path), answers, Clock(), file)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.editor is not None and made.editor.panels is not None)
    made.answers = answers
    made.editor.panels.what_if.run()
    qtbot.waitUntil(lambda: made.editor.panels.run.pages.hand_out() is not None)
    yield made
    made.files.give_up()
    made.close()


def run(window, command):
    window.command_actions.by_id[command].trigger()


def test_the_chart_on_show_is_written_as_what_the_suffix_says(qtbot, window, tmp_path):
    for suffix in SUFFIXES:
        window.answers.path = path = tmp_path / f"chart{suffix}"
        run(window, "what_if.export_chart")
        qtbot.waitUntil(lambda path=path: str(path) in window.banner.text)
    assert (tmp_path / "chart.svg").read_text(encoding="utf-8").startswith("<?xml")
    assert not QImage(str(tmp_path / "chart.png")).isNull()
    assert (tmp_path / "chart.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "chart.emf").read_bytes().startswith(b"\x01\x00\x00\x00")
    with zipfile.ZipFile(tmp_path / "chart.pptx") as parts:
        slide = parts.read("ppt/slides/slide1.xml").decode()
        media = sorted(name for name in parts.namelist() if "media" in name)
    assert "svgBlip" in slide
    assert 'descr="' in slide
    assert media == ["ppt/media/image1.png", "ppt/media/picture1.svg"]
    assert "<table>" in (tmp_path / "chart.html").read_text(encoding="utf-8")
    assert (tmp_path / "chart.csv").read_text(encoding="utf-8").startswith("time,")
    assert window.answers.asked[-1].startswith("chart stop-fining")


def test_files_asked_for_one_soon_after_another_are_all_written(qtbot, window, tmp_path):
    paths = [tmp_path / f"chart.{suffix}" for suffix in ("pptx", "png", "svg")]
    for path in paths:
        window.answers.path = path
        run(window, "what_if.export_chart")
    qtbot.waitUntil(lambda: all(path.exists() for path in paths))


def test_a_suffix_that_is_not_known_is_refused_in_a_sentence(window):
    shown = window.editor.panels.run.pages.hand_out()
    with pytest.raises(ExportError, match=r"cannot be written as “\.doc”"):
        chart_bytes(shown, ".doc")


def test_the_clipboard_gets_the_picture_with_its_words_and_the_table(qtbot, window):
    run(window, "what_if.copy_chart")
    qtbot.waitUntil(lambda: not window.jobs.is_running(COPY))
    data = QApplication.clipboard().mimeData()
    assert data.hasImage()
    assert "not a forecast" in data.text()
    run(window, "what_if.copy_table")
    qtbot.waitUntil(lambda: not window.jobs.is_running(COPY))
    data = QApplication.clipboard().mimeData()
    assert data.text().startswith("time\t")
    assert "<table>" in data.html()


def test_without_an_answer_it_is_said_that_there_is_nothing_to_take(qtbot, window):
    window.editor.panels.run._choose(None)
    with qtbot.waitSignal(window.editor.hint) as heard:
        run(window, "what_if.copy_table")
    assert heard.args == [NOTHING]
