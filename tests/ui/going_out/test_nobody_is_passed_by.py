"""Whatever asks for the name of a file for others asks first what may be in it."""

import re
from pathlib import Path

import loopmap.ui

UI = Path(loopmap.ui.__file__).parent
_NAMES = re.compile(r"dialogs\.to_(?:export|copy|chart|table|list)\(")
_ASKS = re.compile(r"\bask_(?:first|about_\w+)\(")
THROUGH_ANOTHER = {"report/asked.py": ("report/dialog.py", "report/again.py")}
"""Modules that only ask for a name, and who goes on with it."""
_WRITES_REPORTS = re.compile(r"from loopmap\.ui\.report\.writing import write\b")


def source(name):
    return (UI / name).read_text(encoding="utf-8")


def test_every_module_that_asks_where_to_write_asks_what_may_go_out():
    asking = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        if _NAMES.search(path.read_text(encoding="utf-8"))
    }
    assert len(asking) >= 6
    assert {name for name in asking if not _ASKS.search(source(name))} == set(THROUGH_ANOTHER)
    for names in THROUGH_ANOTHER.values():
        assert all(_WRITES_REPORTS.search(source(name)) for name in names)
    assert _ASKS.search(source("report/writing.py"))
