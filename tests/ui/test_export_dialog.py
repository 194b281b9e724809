"""Pictures from the window."""

import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from loopmap.diagram.geometry import Point
from loopmap.editing.edits.arrange import move_records
from loopmap.errors import ExportError
from loopmap.model.token import NEVER
from loopmap.ui.export.before import BeforeWriting, keep_in_sight
from loopmap.ui.export.drawn import LOOP, SELECTION
from loopmap.ui.export.pages import LOOPS, ONE, POSTER
from loopmap.ui.export_dialog import ExportDialog
from loopmap.ui.exporting import Export, export
from loopmap.ui.report.dialog import ReportDialog
from loopmap.ui.reporting import SUFFIXES as REPORTS
from tests.support.commands import trigger


@pytest.fixture
def dialog(qtbot, opened):
    panels = opened.editor.panels
    qtbot.waitUntil(lambda: panels.watch.loops is not None and not panels.watch.is_searching)
    panels.lit.light_beside(1)
    opened.session.select(frozenset(list(opened.session.map.variables)[:1]))
    made = ExportDialog(opened.editor, opened.means, opened)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("suffix", "head"),
    [
        (".svg", b"<?xml"),
        (".pdf", b"%PDF"),
        (".png", b"\x89PNG"),
        (".emf", b"\x01\x00\x00\x00"),
        (".pptx", b"PK"),
        (".docx", b"PK"),
        (".html", b"<!DOCTYPE html>"),
        (".md", b"# "),
    ],
)
def test_the_suffix_chooses_the_format(qtbot, opened, dialog, tmp_path, suffix, head):
    path = tmp_path / f"map{suffix}"
    dialog.export_to(path)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: str(path) in opened.banner.text)
    assert path.read_bytes().startswith(head)


@pytest.mark.parametrize("suffix", REPORTS)
def test_a_report_is_of_the_whole_map_in_its_own_look(dialog, suffix):
    dialog.choose(suffix)
    assert "report" in dialog.format.currentText()
    fields = (
        dialog.drawn.part,
        dialog.looks.theme,
        dialog.looks.dpi,
        dialog.around.title,
        dialog.pages.sizes,
    )
    assert not any(field.isEnabled() for field in fields)
    dialog.choose(".svg")
    assert dialog.drawn.part.isEnabled()


def test_a_selection_or_a_loop_can_be_drawn_alone(dialog, tmp_path):
    dialog.drawn.part.setCurrentText(SELECTION)
    assert len(dialog.wanted(tmp_path / "x.svg").selection) == 1
    dialog.drawn.part.setCurrentText(LOOP)
    wanted = dialog.wanted(tmp_path / "loop.svg")
    assert len(wanted.loop) == 2
    text = export(wanted, NEVER).read_text()
    assert "Fines" in text
    assert "Attendance" not in text


def test_the_date_is_printed_only_when_asked_for(dialog, tmp_path):
    assert dialog.wanted(tmp_path / "x.svg").asked.date == ""
    dialog.around.date.setChecked(True)
    assert dialog.wanted(tmp_path / "x.svg").asked.date


def test_an_svg_carries_its_typeface_unless_told_otherwise(dialog, tmp_path):
    assert b"@font-face" in export(dialog.wanted(tmp_path / "x.svg"), NEVER).read_bytes()
    dialog.looks.typeface.setChecked(False)
    assert b"@font-face" not in export(dialog.wanted(tmp_path / "y.svg"), NEVER).read_bytes()
    dialog.format.setCurrentIndex(dialog.format.findData(".png"))
    assert not dialog.looks.typeface.isEnabled()


def test_a_name_without_a_known_ending_is_refused(opened, tmp_path):
    with pytest.raises(ExportError, match="kind of picture"):
        export(Export(tmp_path / "map.xyz", opened.session.map), NEVER)


def test_what_is_lit_has_its_light_and_a_line_in_the_legend(opened, dialog, tmp_path):
    (called,) = (each.called for each in opened.editor.panels.lit.chosen())
    assert called in {"R1 Fines – Strain", "R1 Strain – Fines"}  # ids differ each time
    lit = export(dialog.wanted(tmp_path / "lit.svg"), NEVER).read_text(encoding="utf-8")
    assert dialog.around.light.isChecked()
    assert "halo" in lit
    assert called in lit
    dialog.around.light.setChecked(False)
    plain = export(dialog.wanted(tmp_path / "plain.svg"), NEVER).read_text(encoding="utf-8")
    assert "halo" not in plain
    assert called not in plain
    dialog.drawn.part.setCurrentText(LOOP)
    assert not dialog.around.light.isEnabled()


def test_no_light_is_offered_where_nothing_is_lit(qtbot, opened):
    made = ExportDialog(opened.editor, opened.means, opened)
    qtbot.addWidget(made)
    assert made.around.light.isHidden()


def test_slides_alone_have_attached_arrows_and_pages_of_loops(dialog, tmp_path):
    path = tmp_path / "map.pptx"
    assert not dialog.pages.attached.isEnabled()
    dialog.choose(".pptx")
    dialog.pages.attached.setChecked(True)
    dialog.pages.add_loops()
    wanted = dialog.wanted(path)
    assert wanted.attached
    assert len(wanted.loop_pages) == 1
    dialog.drawn.part.setCurrentText(LOOP)
    assert dialog.wanted(path).loop_pages == ()
    dialog.choose(".svg")
    assert not dialog.wanted(path).attached


def test_slides_are_the_map_and_then_its_loops(dialog, tmp_path):
    dialog.choose(".pptx")
    dialog.pages.add_loops()
    path = export(dialog.wanted(tmp_path / "map.pptx"), NEVER)
    with zipfile.ZipFile(path) as parts:
        slides = [name for name in parts.namelist() if name.startswith("ppt/slides/slide")]
        alone = parts.read("ppt/slides/slide2.xml").decode()
    assert len(slides) == 2
    assert "feeds itself" in alone
    assert "Attendance" not in alone


def test_a_command_for_one_kind_of_file_begins_with_it(qtbot, opened):
    trigger(opened, "file.export_slides")
    made = opened.findChild(ExportDialog)
    assert made.format.currentData() == ".pptx"
    made.reject()


def test_the_command_for_a_report_begins_with_word(qtbot, opened):
    trigger(opened, "file.export_report")
    made = opened.findChild(ReportDialog)
    assert made.kind.currentData() == ".docx"
    made.reject()


def test_what_can_be_chosen_of_pages_follows_the_kind_of_file(dialog):
    def offered():
        pages = dialog.pages.which
        return [pages.itemData(i) for i in range(pages.count())]

    dialog.choose(".svg")
    assert offered() == [ONE, LOOPS]
    assert dialog.pages.which.itemText(1).endswith("in a file of its own")
    assert dialog.pages.sizes.isEnabled()
    dialog.choose(".pdf")
    assert offered() == [ONE, LOOPS, POSTER]
    dialog.pages.which.setCurrentIndex(dialog.pages.which.findData(POSTER))
    assert dialog.wanted(Path("x.pdf")).poster
    assert not dialog.pages.sizes.isEnabled()
    dialog.choose(".pptx")
    assert offered() == [ONE, LOOPS]
    assert not dialog.wanted(Path("x.pptx")).poster
    dialog.choose(".docx")
    assert not dialog.pages.sizes.isEnabled()


def test_text_too_small_to_be_read_is_told_before_anything_is_written(qtbot, opened):
    session = opened.session
    spread = {i: Point(n * 400.0, 0.0) for n, i in enumerate(session.map.variables)}
    session.do("Spread", move_records(session.document, session.map_id, spread))
    made = ExportDialog(opened.editor, opened.means, opened)
    qtbot.addWidget(made)
    made.show()
    assert made.before.isHidden()
    made.choose(".pdf")
    made.pages.sizes.setCurrentIndex(made.pages.sizes.findData("one-column"))
    qtbot.waitUntil(made.before.isVisible)
    assert "points high; below 9 it is hard to read" in made.before.told.text()
    made.pages.sizes.setCurrentIndex(made.pages.sizes.findData("a3"))
    qtbot.waitUntil(made.before.isHidden)
    made.reject()


def test_a_poster_and_pages_of_loops_are_pages_of_one_pdf(dialog, tmp_path):
    dialog.choose(".pdf")
    dialog.pages.add_loops()
    content = export(dialog.wanted(tmp_path / "map.pdf"), NEVER).read_bytes()
    assert content.count(b"/Type /Page\n") == 2


def test_only_a_pdf_has_the_sheets_of_a_poster(opened, tmp_path):
    for name in ("map.png", "map.svg", "map.pptx"):
        with pytest.raises(ExportError, match="sheets of a poster"):
            export(Export(tmp_path / name, opened.session.map, poster=True), NEVER)


@pytest.mark.parametrize("suffix", [".svg", ".png", ".emf"])
def test_loops_alone_are_files_of_their_own_beside_that_of_the_map(dialog, tmp_path, suffix):
    dialog.choose(suffix)
    dialog.pages.add_loops()
    folder = tmp_path / "figures"
    folder.mkdir()
    export(dialog.wanted(folder / f"map{suffix}"), NEVER)
    written = sorted(folder.iterdir())
    assert [path.name for path in written] == [f"map-R1{suffix}", f"map{suffix}"]
    if suffix == ".svg":
        alone = written[0].read_text(encoding="utf-8")
        assert "feeds itself" in alone
        assert "Attendance" not in alone


def test_loops_that_are_found_while_it_is_open_are_offered(qtbot, opened, monkeypatch):
    panels = opened.editor.panels
    qtbot.waitUntil(lambda: panels.watch.loops is not None and not panels.watch.is_searching)
    badges = panels.lit.badges
    monkeypatch.setattr(panels.lit, "badges", tuple)
    made = ExportDialog(opened.editor, opened.means, opened)
    qtbot.addWidget(made)
    assert not made.pages.may_add_loops
    monkeypatch.setattr(panels.lit, "badges", badges)
    panels.watch.changed.emit(panels.watch.loops)
    assert made.pages.may_add_loops


def test_files_asked_for_one_soon_after_another_are_all_written(
    dialog, opened, qtbot, tmp_path, monkeypatch
):
    slow = threading.Event()

    def slowly(wanted, token):
        assert slow.wait(10)
        return export(wanted, token)

    monkeypatch.setattr("loopmap.ui.export_dialog.export", slowly)
    paths = [tmp_path / name for name in ("map.pdf", "map.svg")]
    for path in paths:
        dialog.export_to(path)
        qtbot.waitUntil(lambda path=path: opened.jobs.is_running(f"write {path}"))
    slow.set()
    qtbot.waitUntil(lambda: all(path.exists() for path in paths))


def test_the_banner_tells_of_the_loops_beside_the_map(qtbot, opened, dialog, tmp_path):
    dialog.choose(".svg")
    dialog.pages.add_loops()
    dialog.export_to(tmp_path / "drawn.svg")
    qtbot.waitUntil(lambda: "with a loop in a file beside it" in opened.banner.text)
    assert (tmp_path / "drawn-R1.svg").exists()


def test_no_file_goes_that_nobody_said_may_go(dialog, tmp_path, monkeypatch):
    folder = tmp_path / "figures"
    folder.mkdir()
    monkeypatch.setattr(dialog._means.dialogs, "to_export", lambda _: folder / "map.svg")
    kept = folder / "map-R1.svg"
    kept.write_text("mine", encoding="utf-8")
    dialog.choose(".svg")
    dialog.pages.add_loops()
    dialog.accept()
    assert kept.name in dialog.before.told.text()
    assert kept.read_text(encoding="utf-8") == "mine"
    assert list(folder.iterdir()) == [kept]


def test_loops_one_by_one_are_offered_where_the_map_would_be_too_small(qtbot, opened, dialog):
    session = opened.session
    spread = {i: Point(n * 900.0, 0.0) for n, i in enumerate(session.map.variables)}
    session.do("Spread", move_records(session.document, session.map_id, spread))
    dialog.show()
    dialog.choose(".pptx")
    qtbot.waitUntil(dialog.before.add_loops.isVisible)
    dialog.before.add_loops.click()
    assert dialog.pages.wants_loops
    qtbot.waitUntil(lambda: "On the slide of the whole map" in dialog.before.told.text())
    assert dialog.before.add_loops.isHidden()


def test_a_dialog_that_grows_stays_on_the_screen_with_its_frame(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    screen = window.screen().availableGeometry()
    column = QVBoxLayout(window)
    tall = QWidget()
    tall.setMinimumHeight(200)
    column.addWidget(tall)
    window.move(screen.left(), screen.bottom() - 100)
    window.show()
    tall.setMinimumHeight(screen.height() // 2)
    keep_in_sight(window)
    assert window.frameGeometry().bottom() <= screen.bottom()
    assert window.height() >= screen.height() // 2


class _NeverDone:
    """Jobs on a computer that is busy with something else."""

    def run(self, *_):
        pass

    def cancel(self, *_):
        pass


def test_what_was_said_of_another_figure_does_not_stay_while_the_next_is_looked_at(qtbot, dialog):
    before = BeforeWriting(_NeverDone())
    qtbot.addWidget(before)
    before.say("A slide for each loop can be read.")
    before.look(dialog.wanted(Path("map.svg")), may_add_loops=False)
    qtbot.waitUntil(lambda: before.told.text() == "Looking whether its text can be read …")
    before.say("The smallest text is 3 points high.")
    before.stop()
    assert before.told.text() == "The smallest text is 3 points high."


def test_a_dialog_higher_than_the_screen_begins_at_its_top(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    screen = window.screen().availableGeometry()
    window.move(screen.left() + 40, screen.top() - 60)
    window.setMinimumHeight(screen.height() + 50)
    window.show()
    keep_in_sight(window)
    assert window.frameGeometry().top() == screen.top()
    assert window.frameGeometry().left() >= screen.left()
