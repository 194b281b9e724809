"""Commands that draw, on a machine without a screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FINES = Path(__file__).resolve().parents[2] / "examples" / "fines-for-non-attendance.loopmap"
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.parametrize("platform", [None, ""], ids=["unset", "set to nothing"])
def test_a_picture_is_drawn_where_no_platform_is_named(platform, tmp_path):
    environment = {k: v for k, v in os.environ.items() if k not in SCREENS}
    if platform is not None:
        environment["QT_QPA_PLATFORM"] = platform
    picture = tmp_path / "map.png"
    command = [sys.executable, "-m", "loopmap", "export", str(FINES), str(picture)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")
