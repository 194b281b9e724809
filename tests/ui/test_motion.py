"""Less motion: asked for here, or in the computer's settings."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle

from loopmap.ui.motion import ask_for_less_motion, is_motion_reduced


class StillComputer(QProxyStyle):
    """A computer whose settings say that nothing is to be animated."""

    def styleHint(self, hint, option=None, widget=None, data=None):
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, data)


@pytest.fixture(autouse=True)
def _as_asked_here_alone(qapp):
    ask_for_less_motion(False)
    yield
    ask_for_less_motion(False)


@pytest.mark.usefixtures("moving")
def test_things_move_unless_somebody_asked_for_less():
    assert not is_motion_reduced()
    ask_for_less_motion(True)
    assert is_motion_reduced()


@pytest.mark.usefixtures("moving")
def test_the_computers_settings_are_honoured(monkeypatch):
    still = StillComputer("Fusion")
    monkeypatch.setattr(QApplication, "style", lambda *_: still)
    assert is_motion_reduced()


ANIMATES = re.compile(r"QVariantAnimation|QPropertyAnimation|QTimeLine|AnimationGroup|QMovie")


ASKS = {"ui/canvas/glide.py": "ui/canvas/glide.py", "ui/glide.py": "ui/tidying.py"}
"""Everything that animates, with the module that asks whether it may."""


def test_whatever_animates_asks_first():
    folder = Path(__file__).parents[2] / "loopmap"
    texts = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.py")
    }
    assert {name for name, text in texts.items() if ANIMATES.search(text)} == set(ASKS)
    assert all("is_motion_reduced" in texts[name] for name in ASKS.values())


def test_less_motion_is_a_switch_that_is_remembered(window):
    trigger = window.command_actions.by_id["view.less_motion"].trigger
    trigger()
    assert is_motion_reduced()
    assert window.settings.current.less_motion
    trigger()
    assert not window.settings.current.less_motion
