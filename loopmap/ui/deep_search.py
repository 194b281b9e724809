"""A deep search for loops in a process of its own, so that the window never waits for it.

It is our own command line, run on the variables and links of the map as it stood, which
lie in a private folder for as long as the search takes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTemporaryDir, QTimer, Signal

from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import CausalMap, Document
from loopmap.model.records import Link, MapInfo, Variable

PATIENCE = 30_000
"""Milliseconds a search gets to put its file in order before it is ended."""


CLOSING = 1_000
"""The same when its document is closed and somebody waits."""


class DeepSearch(QObject):
    """One search at a time. ``close`` ends it; what was finished by then is in the file."""

    told = Signal(str)
    """How far it has come, as a sentence."""
    ended = Signal(str)
    """Why it failed, or nothing when it ended as it should, asked to or not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._folder: QTemporaryDir | None = None
        self._is_stopped = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._kill)

    @property
    def is_running(self) -> bool:
        return self._process is not None

    def start(self, causal_map: CausalMap, out: Path, max_length: int, most: int) -> None:
        """Search a map; nothing while a search is running."""
        from loopmap.formats.loopmap_yaml.write import write

        if self._process is not None:
            return
        self._is_stopped = False
        self._folder = QTemporaryDir()
        source = Path(self._folder.filePath("map.loopmap"))
        source.write_bytes(write(_bare(causal_map)))
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)
        words = ["loops", str(source), "--deep", "--to", str(out), "--json"]
        limits = ["--max-length", str(max_length), "--limit", str(most)]
        program, *before = _command_line()
        self._process.start(program, [*before, *words, *limits])

    def stop(self) -> None:
        """Ask it to end; it keeps the lengths that are finished."""
        if self._process is not None:
            self._is_stopped = True
            self._process.terminate()
            self._patience.start()

    def close(self) -> None:
        """End it and wait until its file is in order."""
        process = self._process
        if process is None:
            return
        process.blockSignals(True)
        process.terminate()
        if not process.waitForFinished(CLOSING):
            process.kill()
            process.waitForFinished(CLOSING)
        self._forget()

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            self.told.emit(str(json.loads(line)["status"]))

    def _finished(self, status: int, how: QProcess.ExitStatus) -> None:
        self._read()
        process = self._process
        if process is None:
            return
        said = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        said = said.removeprefix("loopmap: ")
        fine = self._is_stopped or (status == 0 and how is QProcess.ExitStatus.NormalExit)
        self._forget()
        self.ended.emit("" if fine else said or "The search ended before it was done.")

    def _failed(self, error: QProcess.ProcessError) -> None:
        """Only a process that never began: all other ends are told by ``finished``."""
        if error is QProcess.ProcessError.FailedToStart:
            self._forget()
            self.ended.emit("The search could not be started.")

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _forget(self) -> None:
        self._patience.stop()
        if self._process is not None:
            self._process.deleteLater()
        self._process = None
        if self._folder is not None:
            self._folder.remove()
        self._folder = None


def _bare(causal_map: CausalMap) -> Document:
    """A document of what loops depend on and the names; no evidence leaves the window."""
    plain = Document().apply(adding(DOCUMENT, [MapInfo(causal_map.id, causal_map.info.title)]))
    variables = [Variable(each.id, each.name) for each in causal_map.variables.values()]
    links = [
        Link(each.id, each.source, each.target, each.sign, each.delayed)
        for each in causal_map.links.values()
    ]
    named = adding(causal_map.id, variables)
    return plain.apply(named.then(adding(causal_map.id, links)))


def _command_line() -> list[str]:
    """How this very program is run for a command: as installed, or by its interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "loopmap"]
