"""The menus of the canvas: the right commands about the right thing, by mouse and by key."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from loopmap.diagram.geometry import Point
from loopmap.diagram.hit import Hit
from loopmap.editing.edits.groups import add_group
from loopmap.editing.edits.notes import add_note
from loopmap.model.records import Kind, Role
from loopmap.ui.actions.catalogue import COMMANDS
from loopmap.ui.canvas_menu import HERE, LINE, MENUS, menu_about


def flat(entries):
    for entry in entries:
        if isinstance(entry, tuple):
            yield from flat(entry[1])
        elif entry != LINE:
            yield entry


@pytest.mark.parametrize("about", MENUS)
def test_menus_hold_commands_of_the_menu_bar_each_once(about):
    held = list(flat(MENUS[about]))
    assert set(held) <= {command.id for command in COMMANDS}
    assert len(held) == len(set(held))


@pytest.fixture
def furnished(opened):
    session = opened.session
    fines = next(v.id for v in session.map.variables.values() if v.name == "Fines")
    note = add_note(session.document, session.map_id, "Ask", (-200, 200), session.new_id)
    session.do("Add note", note)
    area = opened.editor.canvas.drawing.label_boxes[fines]
    group = add_group(
        session.document, session.map_id, "Home", area, session.new_id, members=[fines]
    )
    session.do("Add group", group)
    opened.editor.canvas.looking.fit()
    session.select(frozenset())
    return opened


def pixel(window, at):
    canvas = window.editor.canvas
    place = canvas.camera.to_screen(at, canvas.frame())
    return QPoint(round(place.x), round(place.y))


def asked(window, place, reason=QContextMenuEvent.Reason.Mouse):
    """The menu that opens, and what is in it."""
    before = set(window.findChildren(QMenu))
    canvas = window.editor.canvas
    event = QContextMenuEvent(reason, place, canvas.mapToGlobal(place))
    QApplication.sendEvent(canvas, event)
    (menu,) = [m for m in window.findChildren(QMenu) if m not in before and m.isVisible()]
    return menu, [action.objectName() or action.text() for action in menu.actions()]


def places(window):
    drawing, links = window.editor.canvas.drawing, window.session.map.links
    strain = next(v for v in window.session.map.variables.values() if v.name == "Strain")
    (note,) = drawing.note_boxes.values()
    (area,) = drawing.group_boxes.values()
    link = next(k.id for k in links.values() if k.source == strain.id)
    return {
        "variable": drawing.label_boxes[strain.id].centre,
        "link": drawing.link_paths[link].handle,
        "note": note.centre,
        "group": Point(area.left, area.top + 6),
        "paper": Point(drawing.bounds.right + 20, drawing.bounds.bottom + 20),
    }


@pytest.mark.parametrize("about", ["variable", "link", "note", "group", "paper"])
def test_a_right_click_opens_the_menu_about_what_is_there_and_selects_it(furnished, about):
    menu, held = asked(furnished, pixel(furnished, places(furnished)[about]))
    ids = [entry for entry in MENUS[about] if isinstance(entry, str) and entry != LINE]
    assert [i for i in held if "." in i] == ids
    assert len(furnished.session.selection) == (0 if about == "paper" else 1)
    menu.close()


@pytest.mark.parametrize("about", ["variable", "link", "note", "group"])
def test_the_menu_key_opens_the_same_menu_about_what_is_selected(furnished, about):
    place = pixel(furnished, places(furnished)[about])
    menu, by_mouse = asked(furnished, place)
    menu.close()
    (chosen,) = furnished.session.selection
    menu, by_key = asked(furnished, QPoint(1, 1), QContextMenuEvent.Reason.Keyboard)
    assert by_key == by_mouse
    assert furnished.session.selection == {chosen}
    corner = furnished.editor.canvas.mapFromGlobal(menu.pos())
    assert furnished.editor.canvas.rect().contains(corner)
    menu.close()


def test_with_nothing_selected_the_menu_key_is_about_the_paper(furnished):
    menu, held = asked(furnished, QPoint(1, 1), QContextMenuEvent.Reason.Keyboard)
    assert held[:3] == [title for _, title in HERE]
    menu.close()


def test_several_things_have_a_menu_of_their_own_and_stay_selected(furnished):
    everything = frozenset(furnished.session.map.variables)
    furnished.session.select(everything)
    menu, held = asked(furnished, pixel(furnished, places(furnished)["variable"]))
    assert held[0] == "Align"
    assert furnished.session.selection == everything
    menu.close()


def test_a_badge_lights_its_loop_and_its_menu_is_about_the_loop(qtbot, furnished):
    panels, canvas = furnished.editor.panels, furnished.editor.canvas
    qtbot.waitUntil(lambda: bool(canvas.drawing.badge_boxes))
    badge = next(iter(canvas.drawing.badge_boxes.values())).centre
    menu, held = asked(furnished, pixel(furnished, badge))
    assert held[0] == "choose.loop"
    assert panels.lit.lit is not None
    assert menu.actions()[0].isEnabled()
    menu.close()


@pytest.mark.parametrize(("tool", "title"), HERE)
def test_new_things_are_put_where_the_menu_was_asked_for(furnished, tool, title):
    place = places(furnished)["paper"]
    menu, _ = asked(furnished, pixel(furnished, place))
    before = set(furnished.session.map.records())
    next(a for a in menu.actions() if a.text() == title).trigger()
    (new,) = [r for r in furnished.session.map.records() if r not in before]
    assert (new.x, new.y) == pytest.approx(place, abs=2)
    furnished.editor.canvas.naming.finish()
    menu.close()


def test_what_was_copied_is_pasted_where_the_menu_was_asked_for(furnished):
    QApplication.clipboard().setText("Bus fares")
    place = places(furnished)["paper"]
    menu, _ = asked(furnished, pixel(furnished, place))
    next(a for a in menu.actions() if a.text() == "Paste here").trigger()
    made = next(v for v in furnished.session.map.variables.values() if v.name == "Bus fares")
    assert (made.x, made.y) == pytest.approx(place, abs=60)
    menu.close()


def test_nothing_new_is_offered_where_the_document_may_not_be_altered(furnished):
    furnished.session.read_only = "This file was made by a newer Loopmap."
    menu, _ = asked(furnished, pixel(furnished, places(furnished)["paper"]))
    assert not any(action.isEnabled() for action in menu.actions()[:3])
    menu.close()


def test_a_bundle_and_the_chevron_of_a_group_are_links_and_a_group(furnished):
    assert menu_about(furnished.editor, Hit("bundle", "bundle:a")) == "link"
    assert menu_about(furnished.editor, Hit("chevron", "g1")) == "group"
    assert menu_about(furnished.editor, Hit("rim", "v1")) == "variable"


def test_a_command_of_a_menu_does_what_it_does_elsewhere(furnished):
    menu, _ = asked(furnished, pixel(furnished, places(furnished)["link"]))
    (link,) = furnished.session.selection
    next(a for a in menu.actions() if a.objectName() == "link.unknown").trigger()
    assert furnished.session.map.links[link].sign.value == "?"
    menu.close()


def test_the_menu_of_a_note_speaks_of_its_text_and_that_of_a_variable_of_its_name(furnished):
    for about, title in (("note", "Edit the text"), ("variable", "Rename")):
        menu, _ = asked(furnished, pixel(furnished, places(furnished)[about]))
        assert menu.actions()[0].text() == title
        menu.close()


def test_a_link_that_bends_by_itself_says_so_when_asked_to(furnished):
    menu, _ = asked(furnished, pixel(furnished, places(furnished)["link"]))
    before = furnished.session.document
    next(a for a in menu.actions() if a.objectName() == "link.bend_by_itself").trigger()
    assert furnished.session.document is before
    assert furnished.status.lines[2] == "It bends by itself already."
    menu.close()


def test_kind_and_role_are_set_from_the_menu_and_ticked_and_a_variable_leaves_its_group(furnished):
    session, actions = furnished.session, furnished.command_actions
    fines = next(v.id for v in session.map.variables.values() if v.name == "Fines")
    before = session.document
    session.select(frozenset({fines}))
    actions.refresh()
    for command in ("variable.stock", "variable.lever", "variable.leave_group"):
        assert command in set(flat(MENUS["variable"])) & set(flat(MENUS["several"]))
        assert not actions.by_id[command].isChecked()
        actions.by_id[command].trigger()
    variable = session.map.variables[fines]
    assert (variable.kind, variable.role, variable.group) == (Kind.STOCK, Role.LEVER, None)
    assert actions.by_id["variable.stock"].isChecked()
    assert actions.by_id["variable.lever"].isChecked()
    assert not actions.by_id["variable.leave_group"].isEnabled(), "it is in none any more"
    actions.by_id["variable.no_role"].trigger()
    assert session.map.variables[fines].role is None
    for _ in range(4):
        session.undo()
    assert session.document == before
