"""Fixtures for tests of the real window; conftest files that want them import them all."""

import pytest

from tests.support.window import Answers, Clock, folders_in, make_window, write_small

__all__ = ["answers", "clock", "folders", "moving", "opened", "small", "still", "window"]


@pytest.fixture(autouse=True)
def still(request, monkeypatch):
    """Nothing glides while a test looks, as on a computer that asks for less motion."""
    if "moving" not in request.fixturenames:
        monkeypatch.setattr("loopmap.ui.motion._computer_animates", lambda _: False)


@pytest.fixture
def moving():
    """Asked for by tests in which things move as they do for most people."""


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def folders(tmp_path):
    return folders_in(tmp_path)


@pytest.fixture
def window(qtbot, folders, answers, clock):
    """A window on the welcome page."""
    made = make_window(folders, answers, clock)
    qtbot.addWidget(made, before_close_func=lambda w: w.files.give_up())
    made.resize(1200, 760)
    made.show()
    return made


@pytest.fixture
def small(tmp_path):
    """A file with the small document."""
    return write_small(tmp_path / "small.loopmap")


@pytest.fixture
def opened(qtbot, window, small):
    """The window with the small document in it, its panels made."""
    window.files.open(small)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    return window
