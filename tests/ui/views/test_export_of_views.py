"""A view is exported the same from window and command line, whatever is on the screen."""

import pytest

from loopmap.cli import main
from loopmap.editing.edits.notes import add_note
from loopmap.editing.edits.views import add_view
from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.token import NEVER
from loopmap.model.views import Rest, Shows, View
from loopmap.ui.export.drawn import SELECTION
from loopmap.ui.export.views import ALL, NONE
from loopmap.ui.export_dialog import ExportDialog
from loopmap.ui.exporting import export
from loopmap.ui.views.showing import At
from tests.support.commands import trigger


@pytest.fixture
def kept(qtbot, opened):
    """The window with two views and a private note."""
    panels, session = opened.editor.panels, opened.session
    qtbot.waitUntil(lambda: panels.watch.loops is not None and not panels.watch.is_searching)
    some = tuple(v.id for v in in_order(session.map.variables))[:2]
    for view in (
        View(RecordId(""), "Two of them", Shows.RECORDS, some, rest=Rest.HIDDEN, theme="dark"),
        View(RecordId(""), "All by loops", lens="loops", paper="a4"),
    ):
        session.do("V", add_view(session.document, session.map_id, view, session.new_id))
    session.do("N", add_note(session.document, session.map_id, "Jayden", (0, 300), session.new_id))
    return opened


def dialog_of(qtbot, window):
    made = ExportDialog(window.editor, window.means, window)
    qtbot.addWidget(made)
    return made


def disturb(window):
    """Another lens, light, selection and part of the map than any view has."""
    trigger(window, "loops.next")
    trigger(window, "view.lens.evidence")
    window.session.select(frozenset(list(window.session.map.variables)[:1]))
    window.editor.canvas.viewing.zoom_to(3.0)


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf", ".pptx"])
@pytest.mark.parametrize("name", ["Two of them", "All by loops"])
def test_window_and_command_line_write_the_same_bytes(qtbot, kept, tmp_path, suffix, name):
    disturb(kept)
    dialog = dialog_of(qtbot, kept)
    dialog.choose(suffix)
    dialog.drawn.part.setCurrentText(SELECTION)
    dialog.looks.theme.setCurrentIndex(2)
    dialog.views.which.setCurrentText(name)
    shown, written = tmp_path / f"window{suffix}", tmp_path / f"line{suffix}"
    export(dialog.wanted(shown), NEVER)
    file = tmp_path / "kept.loopmap"
    file.write_bytes(write(kept.session.document))
    assert main(["export", str(file), str(written), "--view", name]) == 0
    assert shown.read_bytes() == written.read_bytes()
    assert b"Jayden" not in shown.read_bytes()


def test_the_view_on_the_screen_is_chosen_and_says_itself_what_is_drawn(qtbot, kept):
    view = in_order(kept.session.map.views)[0]
    kept.editor.panels.views.showing.show(At(kept.session.map_id, view.id))
    dialog = dialog_of(qtbot, kept)
    assert dialog.views.name == "Two of them"
    given = (dialog.drawn.part, dialog.looks.theme, dialog.pages.sizes, dialog.around.title)
    assert all(field.isHidden() for field in given)
    assert not dialog.looks.typeface.isHidden()
    dialog.views.which.setCurrentText(NONE)
    assert not any(field.isHidden() for field in given)
    assert dialog.wanted(kept.files.current.path).views is None


def test_all_views_go_where_there_can_be_several_pages(qtbot, kept, tmp_path):
    dialog = dialog_of(qtbot, kept)
    dialog.choose(".pptx")
    dialog.views.which.setCurrentText(ALL)
    assert [of.view.name for of in dialog.wanted(tmp_path / "a.pptx").views.views] == [
        "Two of them",
        "All by loops",
    ]
    dialog.choose(".svg")
    assert dialog.views.which.currentText() == NONE
    dialog.choose(".docx")
    assert not dialog.views.which.isEnabled()


def test_without_views_there_is_no_row(qtbot, opened):
    dialog = dialog_of(qtbot, opened)
    dialog.show()
    assert dialog.views.which.isHidden()
