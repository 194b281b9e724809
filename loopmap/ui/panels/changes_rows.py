"""The rows of the page on what differs between two maps."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.analysis.difference.lines import Line, Part, Told
from loopmap.ui.panels.structure_row import Go, Manner, Row, Unfolded, heading, said, some

ALONE = (
    "There is one map in this document. Make a future map of it (Ctrl+Shift+T), change that,"
    " and what differs is told here."
)
SAME = "The two maps do not differ in anything that is compared. Where things lie is not."
_MARKS = {
    "added": "*",
    "appears": "*",
    "removed": "×",
    "vanishes": "×",
    "weakened": "▼",
    "strengthened": "▲",
}
_CHANGED = "•"
"""Before any other line: shapes apart from words, much as on the map through its lens."""


def rows_of_changes(told: Told | None, unfolded: Unfolded) -> list[Row]:
    """All there is to say; lists of more than a few lines begin folded."""
    if told is None:
        return [said(ALONE)]
    if not told.lines:
        return [said(SAME), *_reach(told)]
    return [row for part in Part for row in _part(told, part, unfolded)]


def _part(told: Told, part: Part, unfolded: Unfolded) -> Iterator[Row]:
    lines = told.of(part)
    if not lines:
        return
    least = "at least " if part is Part.LOOPS and not told.loops.complete else ""
    yield heading(f"{part.value} · {least}{len(lines):,}")
    yield from some(lines, _row, part.name, unfolded)
    if part is Part.LOOPS:
        yield from _reach(told)


def _reach(told: Told) -> Iterator[Row]:
    if not told.loops.complete:
        yield said(told.reach)


def _row(line: Line) -> Row:
    act = Go(line.place) if line.place is not None else None
    glyph = _MARKS.get(line.way, _CHANGED) if line.way else ""
    values = _values(line)
    detail = f"{line.way} · {values}" if values else ""
    if line.part is Part.TO_DO and line.task is not None:
        detail = line.task.owned.told
    return Row(line.told, Manner.LINE, detail, glyph, act)


def _values(line: Line) -> str:
    """What it was and is, where that is a word or two each."""
    short = 0 < len(line.was) <= 20 and 0 < len(line.now) <= 20
    return f"{line.was} → {line.now}" if short and line.was != line.now else ""
