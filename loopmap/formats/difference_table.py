"""What differs between two maps as a table of comma-separated values, a column for who owns it."""

from __future__ import annotations

import csv
import io

from loopmap.analysis.difference.lines import Part, Told
from loopmap.formats.csv_links import safe_cell

COLUMNS = ("Part", "Change", "What", "Before", "After", "In words", "Who")
_LEFT_OUT = (Part.TO_DO,)
"""What is said in other words already."""


def difference_csv(told: Told) -> str:
    """A row for every line; the last column is left to people. Begins with the columns' names."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for line in told.lines:
        if line.part not in _LEFT_OUT:
            cells = (line.part.value, line.way, line.about, line.was, line.now, line.told, "")
            table.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()
