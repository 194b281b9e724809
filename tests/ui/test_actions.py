"""Commands as data: complete, unique, findable."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTreeWidget

from loopmap.ui.actions.catalogue import COMMANDS, MENUS, command
from loopmap.ui.menus import key_texts
from loopmap.ui.palette import CommandPalette, matching, said_alone
from loopmap.ui.shortcuts_page import ShortcutsPage, shortcuts_html


def test_ids_and_titles_within_a_menu_are_unique():
    assert max(Counter(c.id for c in COMMANDS).values()) == 1
    assert max(Counter((c.menu, c.title) for c in COMMANDS).values()) == 1


def test_an_ellipsis_in_a_title_follows_its_word():
    assert not [command.title for command in COMMANDS if " …" in command.title]


def test_no_two_commands_share_a_key():
    keys = Counter(QKeySequence(key).toString() for c in COMMANDS for key in c.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys, "every key is one that Qt knows"


def test_menus_and_hints_call_the_enter_key_alike(window):
    shown = [
        action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        for action in window.command_actions.by_id.values()
    ]
    told = [text for each in COMMANDS for text in key_texts(each)]
    assert not [text for text in (*shown, *told) if "Return" in text]
    assert key_texts(command("insert.standing_name")) == ["Ctrl+Enter"]


@pytest.mark.parametrize("each", COMMANDS, ids=lambda c: c.id)
def test_every_command_says_what_it_does_in_a_sentence(each):
    assert each.help.endswith(".")
    assert each.help[0].isupper()
    assert each.menu.split("/")[0] in MENUS


@pytest.mark.parametrize("each", [c for c in COMMANDS if c.icon], ids=lambda c: c.id)
def test_every_icon_named_is_there(each):
    from loopmap.resources import resource

    assert resource("icons", f"{each.icon}.svg").is_file()


def test_the_menu_bar_holds_every_command(opened):
    found = set()

    def walk(menu):
        for action in menu.actions():
            found.add(action.objectName())
            if action.menu() is not None:
                walk(action.menu())

    for menu in opened.menuBar().findChildren(QMenu):
        walk(menu)
    assert {c.id for c in COMMANDS} <= found


def test_menus_open_with_letters_of_their_own(window):
    titles = [action.text() for action in window.menuBar().actions()]
    letters = [title[title.index("&") + 1].upper() for title in titles]
    assert len(set(letters)) == len(letters) == len(MENUS)


def test_commands_that_need_a_document_are_grey_on_the_first_page(window):
    usable = {c.id for c in COMMANDS if window.command_actions.by_id[c.id].isEnabled()}
    assert {"file.new", "file.open", "file.quit", "help.palette"} <= usable
    assert not usable & {"file.save", "edit.undo", "view.fit", "map.add", "what_if.run"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("fut", "map.future"),
        ("mafm", "map.future"),
        ("undo", "edit.undo"),
        ("dark", "view.theme.dark"),
        ("theme dark", "view.theme.dark"),
        ("Theme: Dark", "view.theme.dark"),
    ],
)
def test_a_few_letters_find_a_command(typed, expected):
    assert matching(COMMANDS, typed)[0].id == expected


def test_nothing_typed_lists_everything_and_nonsense_lists_nothing():
    assert matching(COMMANDS, "") == list(COMMANDS)
    assert matching(COMMANDS, "qqqzz") == []


def test_the_page_of_keys_lists_every_command(qtbot):
    page = ShortcutsPage()
    qtbot.addWidget(page)
    text = page.text
    for each in COMMANDS:
        assert each.title in text
        assert each.help in text


def test_signs_set_by_command_reach_every_selected_link(opened):
    from loopmap.model.records import Sign

    opened.session.select(frozenset(opened.session.map.links))
    opened.command_actions.by_id["link.unknown"].trigger()
    assert {link.sign for link in opened.session.map.links.values()} == {Sign.UNKNOWN}
    assert opened.command_actions.by_id["link.unknown"].isChecked()


def test_a_future_map_is_shown_beside_the_first(opened):
    opened.command_actions.by_id["map.future"].trigger()
    assert opened.editor.tabs.titles == ["Today", "Future"]
    assert opened.session.map.info.title == "Future"
    opened.command_actions.by_id["map.previous"].trigger()
    assert opened.session.map.info.title == "Today"
    opened.command_actions.by_id["map.remove"].trigger()
    assert opened.editor.tabs.titles == ["Future"]
    assert not opened.command_actions.by_id["map.remove"].isEnabled()
    assert command("map.remove").title == "Remove map"


def test_the_palette_runs_what_was_chosen(qtbot, opened):
    opened.pages.show_palette()
    palette = opened.findChild(CommandPalette)
    field = palette.findChild(QLineEdit)
    qtbot.keyClicks(field, "future")
    assert palette.titles[0] == "Make a future map"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert len(opened.session.document.maps) == 2


def test_a_title_says_its_submenu_away_from_it():
    assert said_alone(command("view.theme.dark")) == "Theme: Dark"
    assert said_alone(command("file.new")) == command("file.new").title


def test_the_palette_says_when_no_command_is_found(qtbot, opened):
    opened.pages.show_palette()
    palette = opened.findChild(CommandPalette)
    high = palette.height()
    qtbot.keyClicks(palette.findChild(QLineEdit), "zzzz")
    assert palette.titles == []
    shown = palette.findChild(QTreeWidget)
    assert shown.topLevelItem(0).text(0) == "No command has these words."
    assert palette.height() < high
    palette.close_palette()


def test_the_palette_lists_quietly_what_asks_for_something_first(qtbot, opened):
    opened.pages.show_palette()
    palette = opened.findChild(CommandPalette)
    field, shown = palette.findChild(QLineEdit), palette.findChild(QTreeWidget)
    qtbot.keyClicks(field, "align left")
    assert palette.titles == []
    assert shown.topLevelItem(0).text(0).startswith("Arrange: Align left · Select two things")
    assert not shown.topLevelItem(0).flags() & Qt.ItemFlag.ItemIsEnabled
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not palette.isVisible()


def test_keys_break_between_their_names_in_large_text():
    page = shortcuts_html()
    assert "Ctrl+&#8203;Alt+&#8203;Shift+&#8203;O" in page


def test_closing_the_palette_gives_the_keyboard_back_and_to_nothing_on_the_way(qtbot, opened):
    opened.activateWindow()
    opened.editor.canvas.setFocus()
    opened.pages.show_palette()
    had = []
    QApplication.instance().focusChanged.connect(lambda _, now: had.append(now))
    opened.findChild(CommandPalette).close_palette()
    assert had == [opened.editor.canvas]


def test_the_palette_asked_for_twice_still_gives_the_keyboard_back(qtbot, opened):
    opened.activateWindow()
    opened.editor.canvas.setFocus()
    opened.pages.show_palette()
    palette = opened.findChild(CommandPalette)
    qtbot.keyClicks(palette.findChild(QLineEdit), "fut")
    opened.pages.show_palette()
    assert palette.findChild(QLineEdit).text() == "fut"
    palette.close_palette()
    assert QApplication.focusWidget() is opened.editor.canvas


def test_the_palette_stays_while_another_window_has_the_keyboard(opened):
    opened.activateWindow()
    opened.pages.show_palette()
    palette = opened.findChild(CommandPalette)
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(palette.findChild(QLineEdit), away)
    assert palette.isVisible()
    elsewhere = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.MouseFocusReason)
    QApplication.sendEvent(palette.findChild(QLineEdit), elsewhere)
    assert not palette.isVisible()
