"""What lists keep for themselves, and the key that leads to the sentence bar from all of them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.mark.parametrize(
    ("key", "text", "held", "kept"),
    [
        (KEY.Key_F2, "", NONE, True),
        (KEY.Key_L, "l", NONE, True),
        (KEY.Key_L, "l", CTRL, False),
        (KEY.Key_Slash, "/", NONE, False),
        (KEY.Key_F6, "", NONE, False),
    ],
)
def test_a_list_that_is_typed_in_keeps_letters_but_not_the_way_to_the_sentence_bar(
    qapp, key, text, held, kept
):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, held, text)
    assert keeps_key(event, LIST_KEYS, typing=True) is kept


def test_from_the_list_of_checks_one_key_begins_a_sentence(qtbot, opened):
    from PySide6.QtTest import QTest

    opened.command_actions.by_id["map.check_names"].trigger()
    qtbot.waitUntil(opened.editor.panels.checks.isVisible)
    QTest.keyClick(opened.focusWidget(), "/")
    assert opened.editor.panels.sentence.entry.hasFocus()
