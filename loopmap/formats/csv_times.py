"""Tables of values over time, as spreadsheets keep them: a column of times, one for each quantity.

What a cell says that is no number becomes a complaint with its line and column, and the
cell is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.csv_links import decoded, delimiter_of, rows_of
from loopmap.model.query import clean_name
from loopmap.model.token import breathe

Points = tuple[tuple[float, float], ...]

MOST_ROWS = 200_000
MOST_POINTS = 2000
"""More points than a course keeps: of a longer one those that are drawn, whatever the paper."""

LARGEST = 20_000_000
"""Bytes beyond which a table is surely another file by mistake."""

_MOST_COMPLAINTS = 200
_TIME_HEADS = ("time", "date", "year", "month", "quarter", "week", "term", "t", "period", "when")
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?")
_POINT = re.compile(r"\d{4}\.(\d+)")
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_QUARTER = re.compile(r"(\d{4})[ -]?[Qq]([1-4])")
_QUARTER_FIRST = re.compile(r"[Qq]([1-4])[ /-]?(\d{4})")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = re.compile(r"(?:\d{1,2}[ -])?([A-Za-z]{3,9})\.?[ -](\d{4})")
_MONTH_LAST = re.compile(r"(\d{4})[ -]([A-Za-z]{3,9})\.?")
_SCHOOL_YEAR = re.compile(r"(\d{4})\s*(?:[/–]\s*(?=\d{2})|-\s*(?=\d{4}))(\d{4}|\d{2})")
_EMPTY = frozenset(("", "-", "–", "na", "n/a", "nan", "null", "none", "..", ":", "x"))


@dataclass(frozen=True, slots=True)
class Column:
    """One quantity: its name and its points (time, value), times rising."""

    name: str
    points: Points


@dataclass(frozen=True, slots=True)
class TimeTable:
    """What was read. ``complaints`` name line and column of what was left out."""

    time: str
    columns: tuple[Column, ...]
    complaints: tuple[str, ...] = ()


def read_times(content: bytes, name: str) -> TimeTable:
    """The table in a file of comma, semicolon or tab separated values. O(cells).

    The time column is the first with a head like "year", else the first. Times are numbers,
    dates, quarters or school years; dates become years with their fraction. Raises
    FormatError, Cancelled.
    """
    if len(content) > LARGEST:
        raise FormatError("The table is larger than 20 MB.", file=name)
    try:
        text, warnings = decoded(content)
        reading = _Reading(list(warnings), decimal_comma=delimiter_of(text) != ",")
        return reading.table(list(rows_of(text)))
    except FormatError as error:
        error.file = name
        raise


def time_of(cell: str) -> float | None:
    """A time as a number, dates as years; None for what is no time.

    >>> time_of("2021-07-01"), time_of("2020/21"), time_of("2020 Q3"), time_of("July 2021")
    (2021.5, 2020.0, 2020.5, 2021.5)
    """
    text = cell.strip()
    if any(map(str.isalpha, text)) and (part := _part_of_year(text)) is not None:
        return part
    if (found := _SCHOOL_YEAR.fullmatch(text)) and _is_next(found[1], found[2]):
        return float(found[1])
    if found := _DATE.fullmatch(text):
        return _date(int(found[1]), int(found[2]), int(found[3] or 1))
    if found := _DAY_FIRST.fullmatch(text):
        return _date(int(found[3]), int(found[2]), int(found[1]))
    return number_in(text)


def number_in(cell: str, *, decimal_comma: bool = False) -> float | None:
    """The number in a cell, thousands apart or per cent too; else None.

    A comma stands before decimals where it does not part the cells, else between thousands.

    >>> number_in("1,234.5"), number_in("91.4 %"), number_in("1.234,5", decimal_comma=True)
    (1234.5, 91.4, 1234.5)
    """
    text = cell.strip().removesuffix("%").strip().replace("\u00a0", " ").replace("−", "-")
    thousands, point = (".", ",") if decimal_comma else (",", ".")
    apart = re.escape(thousands)
    if decimal_comma and "," not in text:
        apart, point = "'", "."  # 1.234 may be either; a lone point stands before decimals
    text = re.sub(rf"(?<=\d)[ '{apart}](?=\d{{3}}(?!\d))", "", text)
    text = text.replace(point, ".")
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if abs(value) <= 1e12 else None


class _Reading:
    def __init__(self, complaints: list[str], *, decimal_comma: bool) -> None:
        self._complaints = complaints
        self._decimal_comma = decimal_comma

    def table(self, rows: Sequence[tuple[int, list[str]]]) -> TimeTable:
        rows = self._without_title(rows)
        if len(rows) < 3:
            raise FormatError("A table over time needs a row of names and two rows of numbers.")
        if len(rows) > MOST_ROWS + 1:
            raise FormatError(f"The table has more than {MOST_ROWS:,} rows.")
        head = [clean_name(cell) for cell in rows[0][1]]
        at = _time_column(head)
        times = self._times(rows[1:], at, head)
        columns = [
            Column(name or f"Column {place + 1}", points)
            for place, name in enumerate(head)
            if place != at and (points := self._points(rows[1:], times, place, head))
        ]
        if not columns:
            raise FormatError("There is no column with two numbers besides the times.")
        return TimeTable(head[at] if at < len(head) else "time", tuple(columns), self._told())

    def _times(
        self, rows: Sequence[tuple[int, list[str]]], at: int, head: list[str]
    ) -> list[float | None]:
        times = []
        cells = [row[at].strip() if at < len(row) else "" for _, row in rows]
        in_parts = any(_is_part_of_year(cell) for cell in cells)
        for (line, _), cell in zip(rows, cells, strict=True):
            breathe()
            time = number_in(cell) if in_parts and _POINT.fullmatch(cell) else time_of(cell)
            if time is None:
                self._complain(line, head[at], cell, "is not a time; the row is left out")
            times.append(time)
        if sum(time is not None for time in times) < 2:
            raise FormatError(
                f"The column “{head[at]}” has no two times.",
                hint="Times are numbers, dates like 2021-07-01, quarters or school years.",
            )
        return times

    def _points(
        self,
        rows: Sequence[tuple[int, list[str]]],
        times: Sequence[float | None],
        place: int,
        head: list[str],
    ) -> Points:
        """The points of a column, none where it has not two numbers."""
        found: dict[float, float] = {}
        cells = [row[place].strip() if place < len(row) else "" for _, row in rows]
        values = [self._number(cell) for cell in cells]
        if sum(value is not None for value in values) < 2:
            if any(cells):
                self._complaints.append(f"Column “{head[place]}” has no two numbers; left out.")
            return ()
        for (line, _), time, cell, value in zip(rows, times, cells, values, strict=True):
            if value is None:
                if cell.casefold() not in _EMPTY:
                    self._complain(line, head[place], cell, "is not a number; the cell is left out")
            elif time is not None:
                if time in found:
                    self._complain(line, head[place], cell, "repeats a time; the later row stands")
                found[time] = value
        return self._told_thin(tuple(sorted(found.items())), head[place]) if len(found) > 1 else ()

    def _number(self, cell: str) -> float | None:
        breathe()
        return number_in(cell, decimal_comma=self._decimal_comma)

    def _without_title(self, rows: Sequence[tuple[int, list[str]]]) -> Sequence[tuple[int, Any]]:
        """The rows from that of the names on: what stands above in a single cell is a title."""
        first = next(
            (n for n, (_, row) in enumerate(rows) if sum(bool(cell.strip()) for cell in row) > 1), 0
        )
        for line, row in rows[:first]:
            title = next(cell.strip() for cell in row if cell.strip())
            self._complaints.append(f"Line {line}: “{_short(title)}” is a title and was left out.")
        return rows[first:]

    def _told_thin(self, points: Points, name: str) -> Points:
        if len(points) <= MOST_POINTS:
            return points
        self._complaints.append(
            f"Column “{name}” has {len(points):,} values; the lowest and highest of each of"
            f" {MOST_POINTS // 2:,} stretches of it are kept."
        )
        return thinned(points)

    def _complain(self, line: int, column: str, cell: str, what: str) -> None:
        self._complaints.append(f"Line {line}, column “{column}”: “{_short(cell)}” {what}.")

    def _told(self) -> tuple[str, ...]:
        more = len(self._complaints) - _MOST_COMPLAINTS
        rest = [f"And {more:,} more."] if more > 0 else []
        return (*self._complaints[:_MOST_COMPLAINTS], *rest)


def thinned(points: Points, most: int = MOST_POINTS) -> Points:
    """Of each of half as many stretches its lowest and its highest point, in order of time."""
    count, kept = most // 2, []
    for place in range(count):
        part = points[place * len(points) // count : (place + 1) * len(points) // count]
        ends = (min(part, key=lambda point: point[1]), max(part, key=lambda point: point[1]))
        kept += sorted(set(ends))
    return tuple(kept)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def _is_part_of_year(cell: str) -> bool:
    """Whether a point stands in it before decimals of a year, for no month is written so.

    >>> _is_part_of_year("2021.5"), _is_part_of_year("2021.25"), _is_part_of_year("2021.07")
    (True, True, False)
    """
    found = _POINT.fullmatch(cell)
    return found is not None and (len(found[1]) != 2 or not 1 <= int(found[1]) <= 12)


def _time_column(head: Sequence[str]) -> int:
    """The first column whose head speaks of time, else the first."""
    return next(_heads_of_time(head), 0)


def _heads_of_time(head: Sequence[str]) -> Iterator[int]:
    for place, name in enumerate(head):
        words = re.findall(r"[^\W\d_]+", name.casefold())
        if words and (words[0] in _TIME_HEADS or words[-1] in _TIME_HEADS):
            yield place


def _date(year: int, month: int, day: int) -> float | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return year + (month - 1) / 12 + (day - 1) / 365


def _part_of_year(text: str) -> float | None:
    """A quarter or a month, before its year or after it."""
    if found := _QUARTER.fullmatch(text):
        return float(found[1]) + (int(found[2]) - 1) / 4
    if found := _QUARTER_FIRST.fullmatch(text):
        return float(found[2]) + (int(found[1]) - 1) / 4
    if found := _MONTH.fullmatch(text):
        return _month(found[1], found[2])
    found = _MONTH_LAST.fullmatch(text)
    return _month(found[2], found[1]) if found else None


def _month(name: str, year: str) -> float | None:
    """A month by its English name, whole or in three letters."""
    said = name.casefold()
    for place, month in enumerate(_MONTHS):
        if said in (month, month[:3], "sept" if month[0] == "s" else month):
            return float(year) + place / 12
    return None


def _is_next(year: str, other: str) -> bool:
    """Whether two years make a school year: 2020/21, 2020/2021."""
    return int(other) % 100 == (int(year) + 1) % 100
