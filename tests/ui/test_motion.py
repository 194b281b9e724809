"""Less motion: asked for here, or in the computer's settings."""

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
def test_the_computers_settings_are_honoured():
    before = QApplication.style().name()
    still = StillComputer("Fusion")
    QApplication.setStyle(still)
    try:
        assert is_motion_reduced()
    finally:
        QApplication.setStyle(before)
