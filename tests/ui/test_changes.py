"""Today and the future in the window: what differs, and the way from a line to its place."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.links import add_link
from loopmap.editing.edits.maps import describe_map
from loopmap.editing.edits.scenarios import add_scenario
from loopmap.editing.edits.variables import add_variable
from loopmap.model.owned import Owned
from loopmap.model.records import Action, Intervention, Sign
from loopmap.ui.panels.across_dialog import OLD, AcrossDialog, As
from loopmap.ui.panels.changes_rows import ALONE
from loopmap.ui.panels.fields import LineField


def named(session, name):
    return next(v.id for v in session.map.variables.values() if v.name == name)


def trigger(opened, command):
    opened.command_actions.by_id[command].trigger()


def panel_of(opened):
    return opened.editor.panels.changes.panel


def texts(opened):
    return [row.text for row in panel_of(opened).list.rows]


def go_to(opened, beginning):
    view = panel_of(opened).list
    place = next(n for n, row in enumerate(view.rows) if row.text.startswith(beginning))
    view.setCurrentIndex(view.model().index(place, 0))


def link_between(session, *names):
    return session.map.adjacency.between(*(named(session, name) for name in names))


@pytest.fixture
def future(qtbot, opened):
    """A future with a new variable that closes a loop, and without the link to attendance."""
    trigger(opened, "map.future")
    session = opened.session
    change = add_variable(session.document, session.map_id, "Advice", (360, 0), session.new_id)
    session.do("Add", change)
    for source, target, sign in (
        ("Strain", "Advice", Sign.SAME),
        ("Advice", "Fines", Sign.OPPOSITE),
    ):
        change = add_link(
            session.document,
            session.map_id,
            named(session, source),
            named(session, target),
            session.new_id,
            sign=sign,
        )
        session.do("Link", change)
    gone = link_between(session, "Strain", "Attendance").id
    session.do("Delete", delete_records(session.document, session.map_id, {gone}))
    return opened


@pytest.fixture
def page(qtbot, future):
    """The page on what differs, with its answer."""
    trigger(future, "changes.show")
    panel = panel_of(future)
    qtbot.waitUntil(lambda: panel.told is not None and panel.is_up_to_date)
    return future


def test_a_document_with_one_map_says_how_to_get_another(qtbot, opened):
    trigger(opened, "changes.show")
    qtbot.waitUntil(lambda: texts(opened) == [ALONE])
    for command in ("copy_text", "flip", "take_over", "picture"):
        assert not opened.command_actions.by_id[f"changes.{command}"].isEnabled()


def test_every_change_is_a_line_with_the_keyboard_on_it(page):
    assert page.editor.left.page == "changes"
    assert page.editor.panels.changes.panel.list.accessibleName() == (
        "What differs between the two maps"
    )
    told = texts(page)
    assert told[:5] == [
        "Variables · 1",
        "“Advice” is new.",
        "Links · 3",
        "New link: more strain leads to more advice.",
        "New link: more advice leads to fewer fines.",
    ]
    assert told[5] == "No longer so: more strain leads to lower attendance."
    assert any(text.startswith("Loop B1") for text in told)
    assert "Bring in “Advice”." in told


def test_enter_goes_to_the_place(qtbot, page):
    go_to(page, "New link: more strain")
    qtbot.keyClick(panel_of(page).list, Qt.Key.Key_Return)
    assert page.session.selection == {link_between(page.session, "Strain", "Advice").id}


def test_what_is_gone_is_shown_where_it_was(qtbot, page):
    today = page.session.document.map_order[0]
    go_to(page, "No longer so")
    qtbot.keyClick(panel_of(page).list, Qt.Key.Key_Return)
    assert page.session.map_id == today
    assert page.session.selection == {link_between(page.session, "Strain", "Attendance").id}


def test_a_new_loop_is_lit(qtbot, page):
    go_to(page, "Loop B1")
    qtbot.keyClick(panel_of(page).list, Qt.Key.Key_Return)
    lit = page.editor.panels.lit.lit
    assert link_between(page.session, "Advice", "Fines").id in lit


def test_the_page_follows_edits(qtbot, page):
    change = delete_records(
        page.session.document, page.session.map_id, {named(page.session, "Advice")}
    )
    page.session.do("Delete", change)
    qtbot.waitUntil(lambda: "Variables · 1" not in texts(page) and panel_of(page).is_up_to_date)
    assert texts(page)[1] == "No longer so: more strain leads to lower attendance."


def test_all_of_it_can_be_copied_as_text_and_as_a_table(page):
    trigger(page, "changes.copy_text")
    told = QApplication.clipboard().text()
    assert told.startswith("“Today” → “Future”\n1 variable added")
    page.editor.panels.changes.panel._copy.menu().actions()[1].trigger()
    first, second, *_ = QApplication.clipboard().text().splitlines()
    assert first == "Part,Change,What,Before,After,In words,Who,Next step,By when"
    assert second == "Variables,added,Advice,,,“Advice” is new.,,,"


def test_what_is_copied_before_anybody_looked_comes_when_it_is_known(qtbot, future):
    future.editor.show_left("loops")
    trigger(future, "changes.copy_text")
    qtbot.waitUntil(lambda: QApplication.clipboard().text().startswith("“Today” → “Future”"))


def test_of_several_maps_one_is_chosen_to_compare_with(qtbot, page):
    trigger(page, "map.future")  # a future of the future, shown
    panel = panel_of(page)
    qtbot.waitUntil(lambda: panel.is_up_to_date and panel.told.titles == ("Future", "Future 2"))
    choice = panel.findChild(type(panel._with))
    assert [choice.itemText(n) for n in range(choice.count())] == [
        "Compared with “Today”",
        "Compared with “Future”",
    ]
    qtbot.keyClick(choice, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: panel.is_up_to_date and panel.told.titles == ("Today", "Future 2"))


def test_one_key_flips_between_the_two_and_everything_stands_still(future):
    session, viewing = future.session, future.editor.canvas.viewing
    today, ahead = session.document.map_order
    viewing.zoom_by(1.3)
    viewing.halt()
    camera = viewing.camera
    fines = named(session, "Fines")
    session.select(frozenset({fines}))
    for shown in (today, ahead, today):
        trigger(future, "changes.flip")
        assert (session.map_id, viewing.camera, session.selection) == (shown, camera, {fines})
    viewing.fit(future.editor.canvas.stage.bounds)  # all of a map stands still, too
    viewing.halt()
    trigger(future, "view.lens.change")
    future.editor.turns.flush()
    camera = viewing.camera
    trigger(future, "changes.flip")
    future.editor.turns.flush()
    assert viewing.camera == camera


def test_what_only_one_map_has_is_selected_again_when_it_comes_back(future):
    session = future.session
    both = frozenset({named(session, "Advice"), named(session, "Fines")})
    session.select(both)
    trigger(future, "changes.flip")
    assert session.selection == {named(session, "Fines")}
    trigger(future, "changes.flip")
    assert session.selection == both


def test_flipping_goes_to_and_fro_between_the_map_on_show_and_the_one_chosen(qtbot, page):
    trigger(page, "map.future")
    panel, session = panel_of(page), page.session
    today, _, last = session.document.map_order
    panel.compare_with(today)
    for shown in (today, last):
        trigger(page, "changes.flip")
        assert session.map_id == shown


def across(opened, words):
    """The entry of the page's menu that begins so."""
    menu = panel_of(opened)._across.menu()
    return next(act for act in menu.actions() if act.text().startswith(words))


def today_of(opened):
    document = opened.session.document
    return document.maps[document.map_order[0]]


def test_a_change_is_taken_over_into_today_and_undone_in_one_step(qtbot, page):
    before = page.session.document
    go_to(page, "New link: more advice")
    across(page, "Take this change over into “Today”").trigger()
    today = today_of(page)
    assert [v.name for v in today.variables.values()][-1] == "Advice"
    assert len(today.links) == 4
    page.session.undo()
    assert page.session.document == before


def test_all_changes_are_taken_back(qtbot, page):
    trigger(page, "changes.take_all_back")
    assert len(page.session.map.variables) == len(today_of(page).variables)
    qtbot.waitUntil(lambda: panel_of(page).is_up_to_date)
    assert panel_of(page).told.summary == "Nothing differs."


def test_what_is_said_of_the_map_is_brought_with_the_rest(qtbot, page):
    session = page.session
    info = session.map.info
    session.do("Describe", describe_map(session.document, info.id, question="Why?"))
    qtbot.waitUntil(lambda: panel_of(page).is_up_to_date)
    trigger(page, "changes.take_all_over")
    assert today_of(page).info.question == "Why?"


def test_what_is_not_brought_across_is_said(qtbot, page):
    session = page.session
    acts = [Intervention(Action.CUT, link_between(session, "Advice", "Fines").id)]
    change = add_scenario(
        session.document, session.map_id, "No advice", session.new_id, interventions=acts
    )
    session.do("New scenario", change)
    qtbot.waitUntil(lambda: panel_of(page).is_up_to_date)
    go_to(page, "New scenario: No advice.")
    with qtbot.waitSignal(page.editor.refused) as heard:
        trigger(page, "changes.take_over")
    assert heard.args[0] == (
        "Not brought to “Today”: What the scenario “No advice” acts on is not on “Today”."
    )


def test_a_loop_is_no_change_to_be_brought(qtbot, page):
    before = page.session.document
    go_to(page, "Loop B1")
    with qtbot.waitSignal(page.editor.hint) as heard:
        trigger(page, "changes.take_over")
    assert heard.args[0].startswith("Choose a change")
    assert page.session.document is before


def test_both_maps_are_written_on_one_sheet(qtbot, future, answers, tmp_path):
    answers.path = tmp_path / "pair.svg"
    trigger(future, "changes.picture")
    qtbot.waitUntil(lambda: bool(future.banner.text))
    drawn = answers.path.read_text(encoding="utf-8")
    assert "What “Future” changes." in drawn
    assert "Change since “Today”." in drawn
    (asked,) = answers.asked
    assert asked.startswith("picture today-and-future.pdf .svg .pdf")


def test_both_maps_are_written_in_greys_where_the_map_is_drawn_so(qtbot, future, answers, tmp_path):
    future.theme.choose(canvas_theme="print")
    qtbot.waitUntil(lambda: future.editor.canvas.stage.style.name == "print")
    answers.path = tmp_path / "pair.svg"
    trigger(future, "changes.picture")
    qtbot.waitUntil(lambda: bool(future.banner.text))
    colours = set(re.findall(r"#[0-9a-f]{6}", answers.path.read_text(encoding="utf-8")))
    assert colours
    assert all(each[1:3] == each[3:5] == each[5:] for each in colours)


def test_a_picture_of_another_kind_is_refused_in_a_sentence(qtbot, future, answers, tmp_path):
    answers.path = tmp_path / "pair.docx"
    trigger(future, "changes.picture")
    qtbot.waitUntil(lambda: bool(future.banner.text))
    assert not answers.path.exists()
    assert "ends in .svg" in future.banner.text


def test_the_same_scenario_is_asked_of_both_maps(qtbot, page):
    session = page.session
    acts = [Intervention(Action.PUSH, named(session, "Fines"), 0.5)]
    change = add_scenario(
        session.document, session.map_id, "More", session.new_id, interventions=acts
    )
    session.do("New scenario", change)
    trigger(page, "changes.what_if")
    pages = page.editor.panels.run.pages
    assert pages.page.title == "Compare"
    chart = pages.page.chart.plot
    qtbot.waitUntil(lambda: [curve.name for curve in chart.curves] == ["Future", "Today"])
    page.editor.show_panel("run", shown=False)
    panel_of(page)._what_if.click()
    assert page.editor.is_shown("run")


def fill(qtbot, panel, name, words):
    (field,) = [f for f in panel.owner.findChildren(LineField) if f.accessibleName() == name]
    field.setFocus()
    field.setText(words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_change_that_has_to_be_made_is_taken_on_with_a_next_step(qtbot, page):
    panel = panel_of(page)
    assert panel.owner.isHidden()
    go_to(page, "Bring in “Advice”.")
    assert not panel.owner.isHidden()
    fill(qtbot, panel, "Who owns it", "Head of year")
    qtbot.waitUntil(lambda: panel.is_up_to_date)
    fill(qtbot, panel, "Next step", "Ask the parents")
    qtbot.waitUntil(lambda: panel.is_up_to_date)
    row = next(r for r in panel.list.rows if r.text == "Bring in “Advice”.")
    assert row.detail == "Head of year. Next: Ask the parents."
    advice = named(page.session, "Advice")
    (owned,) = page.session.map.info.owned
    assert owned == Owned(f"added {advice}", "Head of year", "Ask the parents")
    trigger(page, "changes.copy_text")
    assert "Who: Head of year. Next: Ask the parents." in QApplication.clipboard().text()
    trigger(page, "changes.copy_table")
    (row,) = [r for r in QApplication.clipboard().text().splitlines() if "“Advice” is new" in r]
    assert row.endswith(",Head of year,Ask the parents,")
    page.session.undo()
    page.session.undo()
    assert page.session.map.info.owned == ()
    go_to(page, "Variables")
    assert panel.owner.isHidden()


def dialog_of(opened):
    return next(d for d in opened.findChildren(AcrossDialog) if d.isVisible())


def test_which_map_is_right_is_chosen_change_by_change_and_done_in_one_step(qtbot, page):
    trigger(page, "changes.choose")
    dialog = dialog_of(page)
    rows = [dialog.list.item(n).text() for n in range(dialog.list.count())]
    assert rows[0] == "–  “Advice” is new."
    assert not dialog.take.isEnabled()
    assert [side.text() for side in dialog._sides] == ["It is not there.", "“Advice” is there."]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Right)
    gone = next(n for n, row in enumerate(rows) if "No longer so" in row)
    dialog.list.setCurrentRow(gone)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Left)
    assert dialog.list.item(0).text().startswith("▶")
    assert dialog.list.item(gone).text().startswith("◀")
    before = page.session.document
    dialog.take.click()
    assert "Advice" in {each.name for each in today_of(page).variables.values()}
    assert link_between(page.session, "Strain", "Attendance")
    page.session.undo()
    assert page.session.document == before


def test_what_cannot_be_brought_is_said_before_it_is_asked_for(qtbot, page):
    session = page.session
    acts = [Intervention(Action.CUT, link_between(session, "Advice", "Fines").id)]
    change = add_scenario(
        session.document, session.map_id, "No advice", session.new_id, interventions=acts
    )
    session.do("New scenario", change)
    qtbot.waitUntil(lambda: panel_of(page).is_up_to_date)
    trigger(page, "changes.choose")
    dialog = dialog_of(page)
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    dialog.choose(As.LATER)
    assert dialog._left.text() == (
        "Cannot be brought: What the scenario “No advice” acts on is not on “Today”."
    )
    dialog.choose_all(As.LATER)
    assert dialog._left.isHidden()
    dialog.reject()


def test_nothing_is_brought_where_the_maps_changed_while_people_chose(qtbot, page):
    trigger(page, "changes.choose")
    dialog = dialog_of(page)
    dialog.choose_all(As.EARLIER)
    page.session.undo()
    before = page.session.document
    with qtbot.waitSignal(page.editor.refused) as heard:
        dialog.take.click()
    assert heard.args[0] == OLD
    assert page.session.document is before
