"""A window of its own for each test that asks for one, with a file that names people."""

import pytest

from loopmap.formats.loopmap_yaml.write import write
from loopmap.ui.going_out.screen import Screen
from tests.support.planted import planted
from tests.support.window_fixtures import *  # noqa: F403


@pytest.fixture
def named(qtbot, window, tmp_path):
    """The window with the map that names people in every sort of text."""
    file = tmp_path / "planted.loopmap"
    file.write_bytes(write(planted()))
    window.files.open(file)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    return window


@pytest.fixture
def asked(qtbot, named):
    """The screen that comes up, once it is there."""

    def wait() -> Screen:
        qtbot.waitUntil(lambda: any(each.isVisible() for each in named.findChildren(Screen)))
        (screen,) = (each for each in named.findChildren(Screen) if each.isVisible())
        return screen

    return wait
