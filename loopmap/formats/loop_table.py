"""A long list of loops as a CSV file that says at its head how far it is complete.

The head is written again after each finished length, in the room kept for it, so that a
file whose writing was ended in whatever way holds what is finished and says so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from loopmap.analysis.loops import Loop
from loopmap.formats.csv_links import safe_cell
from loopmap.model.document import CausalMap

ROOM = 400
"""Bytes kept for the sentence at the head."""
HEADER = ("length", "kind", "delayed", "variables", "signs")


class LoopTable:
    """An open file of loops; a context manager. OSError where the file cannot be written."""

    def __init__(self, path: Path, causal_map: CausalMap, settings: str) -> None:
        self._causal_map = causal_map
        self._file = path.open("wb")
        self.say("")
        self._write([(f"# {settings}",), HEADER])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def say(self, line: str) -> None:
        """Put this sentence at the head; it fits in the room kept for it."""
        self._file.seek(0)
        self._file.write(b'"# ' + line.encode()[:ROOM].ljust(ROOM) + b'"\n')
        self._file.seek(0, io.SEEK_END)
        self._file.flush()

    def add(self, loops: Iterable[Loop]) -> None:
        """Write a row for each loop."""
        self._write(self._row(loop) for loop in loops)

    def _row(self, loop: Loop) -> tuple[object, ...]:
        names = (self._causal_map.variables[v].name for v in loop.variables)
        return (
            loop.length,
            loop.kind.value,
            "yes" if loop.delayed else "no",
            safe_cell(" > ".join(names)),
            " ".join(sign.name.lower() for sign in loop.signs),
        )

    def _write(self, rows: Iterable[Iterable[object]]) -> None:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        self._file.write(text.getvalue().encode())
        self._file.flush()
