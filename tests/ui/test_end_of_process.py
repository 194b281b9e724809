"""A window that is closed leaves the process in good order."""

import os
import subprocess
import sys
from pathlib import Path

from loopmap.ui.clipboard import RECORDS
from tests.support import copying_child

ROOT = Path(copying_child.__file__).parents[2]


def test_a_process_that_copied_ends_well(small, tmp_path):
    ended = subprocess.run(
        [sys.executable, "-m", "tests.support.copying_child", small, tmp_path / "own"],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout.split() == [str(len(RECORDS))], ended.stderr
    assert ended.returncode == 0
