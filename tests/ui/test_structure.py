"""Structure in the window: its light and its offers on the canvas, lens, plot and file."""

import pytest
from PySide6.QtCore import Qt

from loopmap.analysis.structure.measure import Measure
from loopmap.diagram.look import Lens
from loopmap.ui.influence_dialog import InfluenceDialog
from loopmap.ui.panels.structure_row import Open
from loopmap.ui.structure_about import About


def named(opened, name):
    return next(v.id for v in opened.session.map.variables.values() if v.name == name)


def trigger(opened, command):
    opened.command_actions.by_id[command].trigger()


def rows(opened):
    return opened.editor.panels.structure.panel.list.rows


def go_to(opened, wanted):
    view = opened.editor.panels.structure.panel.list
    place = next(n for n, row in enumerate(view.rows) if wanted(row))
    view.setCurrentIndex(view.model().index(place, 0))
    return view.current


@pytest.fixture
def asked(qtbot, opened):
    """The page asked about one variable."""
    opened.session.select(frozenset({named(opened, "Fines")}))
    trigger(opened, "structure.around")
    qtbot.waitUntil(lambda: bool(rows(opened)) and rows(opened)[0].text == "Fines")
    return opened


def test_the_page_comes_up_with_the_keyboard_on_it(qtbot, opened):
    opened.activateWindow()
    trigger(opened, "structure.map")
    assert opened.editor.left.page == "structure"
    qtbot.waitUntil(lambda: any(row.text == "Core · 2" for row in rows(opened)))
    assert opened.editor.panels.structure.panel.list.hasFocus()


def test_what_is_current_is_lit_and_the_light_goes_with_the_page(asked):
    go_to(asked, lambda row: row.text == "Strain")
    assert len(asked.editor.canvas.stage.emphasis.lit) == 1
    asked.editor.show_left("outline")
    assert asked.editor.canvas.stage.emphasis.lit == ()


def test_a_loop_that_is_lit_takes_the_light(qtbot, asked):
    qtbot.waitUntil(lambda: asked.editor.panels.watch.settled is not None)
    go_to(asked, lambda row: row.text == "Strain")
    trigger(asked, "loops.next")
    lit = asked.editor.canvas.stage.emphasis.lit
    assert [each.links for each in lit] == [asked.editor.panels.lit.lit]


def test_links_that_would_close_loops_are_asked_of_the_map_where_nothing_is_selected(qtbot, opened):
    opened.session.select(frozenset())
    trigger(opened, "structure.closing")
    page = opened.editor.panels.structure.panel
    assert page.about is About.MAP
    qtbot.waitUntil(lambda: page.list.current is not None)
    assert page.list.current.text == "Links that would close loops"
    opened.session.select(frozenset({named(opened, "Fines")}))
    trigger(opened, "structure.closing")
    assert page.about is About.SELECTION


def test_an_offered_link_is_seen_and_not_there(asked):
    before = asked.session.document
    offer = go_to(asked, lambda row: isinstance(row.act, Open)).offer
    shown = asked.editor.canvas.stage.shown.causal_map
    assert shown.adjacency.between(offer.source, offer.target) is not None
    assert asked.session.document is before
    go_to(asked, lambda row: row.text == "Fines")
    shown = asked.editor.canvas.stage.shown.causal_map
    assert shown.adjacency.between(offer.source, offer.target) is None


def test_two_variables_ask_for_paths(qtbot, opened):
    action = opened.command_actions.by_id["structure.paths"]
    assert not action.isEnabled()
    pair = frozenset({named(opened, "Fines"), named(opened, "Attendance")})
    opened.session.select(pair)
    assert action.isEnabled()
    action.trigger()
    qtbot.waitUntil(lambda: bool(rows(opened)) and "→" in rows(opened)[0].text)


def test_the_influence_lens_shows_what_the_table_is_sorted_by(qtbot, opened):
    trigger(opened, "structure.where")
    trigger(opened, "structure.count.into")
    opened.editor.panels.structure.look_through()
    assert opened.editor.panels.lenses.lens is Lens.INFLUENCE
    qtbot.waitUntil(lambda: opened.editor.panels.lenses.view.title == "Influence: links in")
    assert opened.editor.panels.structure.panel.where.measure is Measure.INTO


def test_the_map_is_shaken_by_its_command_while_the_table_is_on_show(qtbot, opened):
    where = opened.editor.panels.structure.panel.where
    qtbot.waitUntil(lambda: opened.editor.panels.watch.settled is not None)
    trigger(opened, "structure.where")
    qtbot.waitUntil(lambda: where.measures is not None)
    trigger(opened, "structure.shake")
    qtbot.waitUntil(lambda: where.shaken is not None)
    qtbot.wait(50)
    assert where.shaken is not None


def test_the_table_is_written_where_the_person_says(qtbot, opened, answers, tmp_path):
    answers.path = tmp_path / "where.csv"
    qtbot.waitUntil(lambda: opened.editor.panels.watch.settled is not None)
    trigger(opened, "structure.table")
    qtbot.waitUntil(answers.path.is_file)
    assert "describe the drawing" in answers.path.read_text(encoding="utf-8-sig")
    assert answers.asked[-1].endswith("where to look.csv")


def test_the_plot_tells_each_point_in_words_and_chooses_one(qtbot, opened):
    trigger(opened, "structure.plot")
    dialog = opened.editor.findChild(InfluenceDialog)
    qtbot.keyClick(dialog.plot, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(dialog.plot.accessibleName()) and _walked(qtbot, dialog))
    assert dialog.plot.told(dialog.plot.current).endswith("of all dependence.")
    qtbot.keyClick(dialog.plot, Qt.Key.Key_Return)
    assert opened.session.selection == {dialog.plot.current}
    dialog.close()


def _walked(qtbot, dialog):
    qtbot.keyClick(dialog.plot, Qt.Key.Key_Down)
    return dialog.plot.current is not None


def test_nothing_is_asked_while_another_page_is_shown(qtbot, opened):
    panel = opened.editor.panels.structure.panel
    opened.editor.show_left("outline")
    qtbot.wait(200)
    assert panel.list.rows == ()
    assert panel.about is About.MAP
