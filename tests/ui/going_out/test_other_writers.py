"""Both maps on one sheet, tables and charts are asked about before they are written, too."""

from loopmap.ui.chart_out import AS_IT_RAN
from tests.support.every_byte import words_in
from tests.support.planted import PLANTED, STAYS

WORDS = (*PLANTED, STAYS)


def trigger(window, command):
    window.command_actions.by_id[command].trigger()


def test_both_maps_on_one_sheet_are_drawn_of_what_may_go_out(
    qtbot, named, asked, answers, tmp_path
):
    trigger(named, "map.future")
    trigger(named, "changes.show")
    panel = named.editor.panels.changes.panel
    qtbot.waitUntil(lambda: panel.pair is not None)
    answers.path = path = tmp_path / "both.svg"
    trigger(named, "changes.picture")
    screen = asked()
    screen.take_rest()
    screen.accept()
    qtbot.waitUntil(lambda: str(path) in named.banner.text)
    assert words_in(WORDS, path.read_bytes()) == set()
    assert b"Fines for Child A" in path.read_bytes()


def test_a_list_of_loops_names_what_may_go_out(qtbot, named, asked, answers, tmp_path):
    from loopmap.ui.deep_search_dialog import DeepSearchDialog

    trigger(named, "loops.deep")
    (dialog,) = named.findChildren(DeepSearchDialog)
    answers.path = path = tmp_path / "loops.csv"
    dialog.begin()
    screen = asked()
    screen.take_rest()
    screen.accept()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: not dialog.search.is_running)
    assert words_in(WORDS, path.read_bytes()) == set()
    dialog.close()


def test_a_chart_that_names_somebody_is_not_written_while_its_run_does(
    qtbot, named, asked, answers, tmp_path
):
    panels = named.editor.panels
    trigger(named, "what_if.run")
    panels.what_if.run()
    qtbot.waitUntil(lambda: panels.run.pages.hand_out() is not None)
    answers.path = path = tmp_path / "chart.svg"
    trigger(named, "what_if.export_chart")
    screen = asked()
    screen.take_rest()
    screen.accept()
    qtbot.waitUntil(lambda: named.banner.text == AS_IT_RAN)
    assert not path.exists()
