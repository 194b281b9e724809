"""Live capture in a process of its own, which may be killed: says each sentence it has made."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.support.live_capture import SENTENCES, Facilitator
from tests.support.window import Answers, folders_in, make_window


def main() -> None:
    """Type all sentences into a window whose folders are those given."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _ = QApplication(sys.argv[:1])
    window = make_window(folders_in(Path(sys.argv[1])), Answers(), time.time)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    typing = Facilitator(window)
    typing.prepare()
    typing.to_bar()
    for number, spoken in enumerate(SENTENCES, start=1):
        typing.say(spoken)
        print(number, flush=True)
    while True:  # until it is killed
        QApplication.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    main()
