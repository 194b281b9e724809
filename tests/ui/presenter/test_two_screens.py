"""With two real screens the room's window covers the other one. In a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SCREENS = {
    "screens": [
        {"name": "Laptop", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "Projector", "x": 1366, "y": 0, "width": 1920, "height": 1080},
    ]
}
SCRIPT = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
application = QApplication([])
from tests.support.window import Answers, Clock, folders_in, make_window, write_small
here = Path(sys.argv[1])
window = make_window(folders_in(here), Answers(), Clock())
window.show()
window.files.open(write_small(here / "small.loopmap"))
def turn(until):
    last = time.monotonic() + 240
    while not until():
        if time.monotonic() > last:
            raise SystemExit("nothing came")
        application.processEvents()
        time.sleep(0.003)
turn(lambda: window.editor is not None and window.editor.panels is not None)
present = window.command_actions.by_id["view.present"]
present.trigger()
turn(lambda: window.presenting.room.map.stage is not None)
room = window.presenting.room
print(room.screen().name(), room.geometry().getRect(), window.screen().name())
print(round(room.map.letter_share, 3) >= 0.03, window.isFullScreen())
present.trigger()
print(window.presenting.room)
window.files.give_up()
sys.stdout.flush()
import os
os._exit(0)
"""


def test_the_map_fills_the_second_screen_and_the_first_stays_as_it_is(tmp_path):
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(SCREENS))
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=600,
        check=True,
    )
    assert done.stdout.splitlines() == [
        "Projector (1366, 0, 1920, 1080) Laptop",
        "True False",
        "None",
    ]
