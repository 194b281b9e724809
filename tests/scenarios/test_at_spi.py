"""The running window on the bus that screen readers of Linux listen to, where there is one."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.window import write_small

READER = Path(__file__).parent / "at_spi_reader.py"
ROOT = Path(__file__).parents[2]
PYTHON = "/usr/bin/python3"


def reads(python):
    """Whether that Python can listen."""
    if not Path(python).exists():
        return False
    asked = subprocess.run([python, "-c", "import pyatspi"], capture_output=True, check=False)
    return asked.returncode == 0


@pytest.fixture
def screen():
    """A screen of its own, by its number."""
    needed = ("Xvfb", "dbus-run-session")
    if not all(shutil.which(each) for each in needed) or not reads(PYTHON):
        pytest.skip("at-spi, Xvfb or pyatspi is not installed")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
        server.terminate()


def test_a_screen_reader_meets_every_thing_on_the_map(screen, tmp_path):
    file = write_small(tmp_path / "small.loopmap")
    script = (
        f'"{sys.executable}" -m loopmap "{file}" & window=$!; '
        f'"{PYTHON}" "{READER}"; answer=$?; kill $window; wait $window; exit $answer'
    )
    surroundings = {
        **os.environ,
        "DISPLAY": screen,
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    heard = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    lines = [line for line in heard.stdout.splitlines() if line.startswith("[")]
    assert lines, heard.stderr[-2_000:]
    things = json.loads(lines[-1])
    by_name = {thing["name"]: thing for thing in things}
    assert {"Fines", "Strain", "Attendance", "More fines lead to more strain"} <= by_name.keys()
    assert by_name["Fines"]["description"].startswith("variable, driven by Strain, affects Strain")
    assert {thing["role"] for thing in things} == {"list item"}
    assert {"Press", "SetFocus", "Edit"} <= set(by_name["Fines"]["actions"])
    assert [thing["name"] for thing in things if thing["selected"]] == [things[0]["name"]]
