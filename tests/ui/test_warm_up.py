"""What takes long to import is imported while nobody waits for it."""

import subprocess
import sys

from loopmap.model.token import Token
from loopmap.ui import warm_up

PROGRAM = """
import sys
from loopmap.model.token import Token
from loopmap.ui.warm_up import is_warm, warm_up
assert not is_warm()
warm_up(Token())
print(any(name.startswith("PySide6") for name in sys.modules))
"""


def test_everything_named_can_be_imported():
    warm_up.warm_up(Token())
    assert warm_up.is_warm()


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
