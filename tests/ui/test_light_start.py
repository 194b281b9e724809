"""What the first picture does without is not imported for it, and the rest comes in quickly."""

import json
import subprocess
import sys

import pytest

from loopmap.ui.warm_up import AFTER, MODULES, PAGES, PANELS

PROGRAM = """
import builtins, gc, json, sys, tempfile
from pathlib import Path
from loopmap.cli.gui import window_program
window_program()
collects = gc.isenabled()
from PySide6.QtWidgets import QApplication
from loopmap.ui.app import make_window
from loopmap.ui.folders import Folders
application = QApplication([])
with tempfile.TemporaryDirectory() as folder:
    own = Path(folder)
    window = make_window(Folders(own / "c", own / "r", own / "b", ()))
    window.show()
    window.close()
plain = builtins.__import__ is builtins.__orig_import__
print(json.dumps({"modules": sorted(sys.modules), "collects": collects, "plain": plain}))
"""

HEAVY = (
    "docx",
    "lxml",
    "networkx",
    "pydot",
    "sympy",
    "numpy.random",
    "numpy.testing",
    "asyncio",
    "concurrent",
    "email",
    "multiprocessing",
    "socket",
    "unittest",
    "xml",
)
"""Packages that take long, for a picture that needs none of them."""

LATER = (
    *MODULES,
    *PANELS,
    *PAGES,
    *AFTER,
    "loopmap.simulation",
    "loopmap.analysis.checks",
    "loopmap.diagram.layout.search",
    "loopmap.analysis.sentences.parse",
    "loopmap.formats.word",
    "loopmap.ui.editor_news",
)
"""Our own: panels, pages and what they need."""


@pytest.fixture(scope="module")
def started():
    """What a Python that has just shown the empty window says of itself."""
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    return json.loads(told.stdout)


@pytest.mark.parametrize("name", sorted({*HEAVY, *LATER}))
def test_it_is_not_imported_before_the_first_picture(started, name):
    assert name not in started["modules"]


def test_python_does_not_look_for_garbage_while_the_window_is_made(started):
    assert not started["collects"]


def test_imports_do_not_go_through_pyside(started):
    assert started["plain"]
