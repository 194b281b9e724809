"""Dark, contrast and less motion as a desktop tells them, also one that Qt does not listen to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusMessage, QDBusVariant

from loopmap.ui.computer_wishes import (
    CONTRAST,
    GNOME_MOTION,
    KDE_MOTION,
    MOTION,
    SCHEME,
    ComputerWishes,
    Wishes,
    wishes_from,
)
from loopmap.ui.motion import ask_for_less_motion, is_motion_reduced
from loopmap.ui.settings import SettingsFile
from loopmap.ui.settings_portal import SettingsPortal, plain
from loopmap.ui.theme import Theme


def test_a_desktop_that_says_nothing_wishes_nothing():
    assert wishes_from({}) == Wishes()
    assert wishes_from({SCHEME: 0, CONTRAST: 0, MOTION: 0, GNOME_MOTION: True}) == Wishes()
    assert wishes_from({SCHEME: "dark", CONTRAST: None, KDE_MOTION: "1"}) == Wishes()


def test_dark_and_high_contrast_are_told_by_numbers():
    told = wishes_from({SCHEME: 1, CONTRAST: 1})
    assert told.scheme is Qt.ColorScheme.Dark
    assert told.contrast is Qt.ContrastPreference.HighContrast


@pytest.mark.parametrize(
    "answer", [{MOTION: 1}, {GNOME_MOTION: False}, {KDE_MOTION: "0"}, {KDE_MOTION: 0.0}]
)
def test_each_desktop_has_its_own_way_to_ask_for_less_motion(answer):
    assert wishes_from(answer).less_motion


def test_a_wish_that_changes_is_told_once(qtbot):
    wishes = ComputerWishes()
    with qtbot.waitSignal(wishes.changed):
        wishes.hear(*SCHEME, 1)
    with qtbot.assertNotEmitted(wishes.changed):
        wishes.hear(*SCHEME, 1)
        wishes.hear("org.gnome.desktop.interface", "font-name", "Sans")


@pytest.fixture
def theme(qtbot, tmp_path):
    made = Theme(SettingsFile(tmp_path))
    yield made
    made.choose(theme="light", less_motion=False)
    ask_for_less_motion(False)


def test_a_window_goes_dark_with_its_desktop_and_stays_where_somebody_chose(theme):
    theme.wishes.hear(*SCHEME, 1)
    assert theme.style.name == "dark"
    theme.wishes.hear(*CONTRAST, 1)
    assert theme.style.name == "contrast-dark"
    theme.choose(theme="light")
    theme.wishes.hear(*SCHEME, 2)
    theme.wishes.hear(*SCHEME, 1)
    assert theme.style.name == "light"


@pytest.mark.usefixtures("moving")
def test_less_motion_is_followed_while_the_window_is_open(theme):
    theme.apply()
    assert not is_motion_reduced()
    theme.wishes.hear(*MOTION, 1)
    assert is_motion_reduced()
    theme.wishes.hear(*MOTION, 0)
    assert not is_motion_reduced()
    theme.choose(less_motion=True)
    theme.wishes.hear(*MOTION, 1)
    theme.wishes.hear(*MOTION, 0)
    assert is_motion_reduced(), "asked for here"


def test_what_the_portal_says_arrives_without_its_wrappers(qtbot):
    portal = SettingsPortal()
    changed = QDBusMessage.createSignal("/org/freedesktop/portal/desktop", "a.b", "SettingChanged")
    changed.setArguments([*SCHEME, QDBusVariant(1)])
    with qtbot.waitSignal(portal.told) as told:
        portal.hear(changed)
    assert told.args == [*SCHEME, 1]
    assert plain(QDBusVariant(QDBusVariant(2))) == 2
    changed.setArguments(["a", "b"])
    with qtbot.assertNotEmitted(portal.told):
        portal.hear(changed)
