"""What takes long to import is imported while nobody waits for it."""

import subprocess
import sys

from loopmap.model.token import Token
from loopmap.ui import warm_up
from loopmap.ui.warm_up import AFTER

PROGRAM = """
import sys
from loopmap.model.token import Token
from loopmap.ui.warm_up import is_warm, warm_up, warm_up_after
assert not is_warm()
warm_up(Token())
warm_up_after(Token())
print(any(name.startswith("PySide6") for name in sys.modules))
"""

MAKING = """
import sys
from PySide6.QtWidgets import QApplication
from loopmap.ui.warm_up import AFTER, MODULES, PANELS, import_one_by_one
application = QApplication([])
for names in (MODULES, PANELS):
    for _ in import_one_by_one(names):
        pass
print(*(name for name in AFTER if name in sys.modules))
"""


def test_everything_named_can_be_imported():
    warm_up.warm_up(Token())
    assert warm_up.is_warm()
    warm_up.warm_up_after(Token())


def test_panels_do_not_wait_for_what_only_pages_need():
    told = subprocess.run(
        [sys.executable, "-c", MAKING], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == []
    assert AFTER


def test_what_pages_need_is_there_once_the_panels_are(qtbot, opened):
    qtbot.waitUntil(lambda: all(name in sys.modules for name in AFTER))


def test_nothing_of_it_brings_qt_along_or_is_there_when_the_window_starts():
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            PROGRAM,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "False"
