"""Listening as a screen reader does, without one."""

from contextlib import contextmanager

from PySide6.QtGui import QAccessible


@contextmanager
def listening(window, qtbot):
    """Inside, the window believes that somebody listens.

    The value waits until the window has said all it had to say, and answers with what
    was said since it was last asked.
    """
    was, said = QAccessible.isActive(), []
    QAccessible.setActive(True)
    window.announcer.said.connect(said.append)

    def hear() -> str:
        qtbot.wait(1)
        window.announcer.say_now()
        told = " ".join(said)
        said.clear()
        return told

    try:
        yield hear
    finally:
        window.announcer.said.disconnect(said.append)
        QAccessible.setActive(was)
