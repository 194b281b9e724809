"""What differs between two maps as a table of comma-separated values, a column for who owns it."""

from __future__ import annotations

import csv
import io

from loopmap.analysis.difference.lines import Part, Told
from loopmap.formats.csv_links import safe_cell
from loopmap.model.owned import Owned

COLUMNS = ("Part", "Change", "What", "Before", "After", "In words", "Who", "Next step", "By when")
_LEFT_OUT = (Part.TO_DO,)
"""What is said in other words already."""


def difference_csv(told: Told) -> str:
    """A row for every line, with who takes it on as far as is said; the columns' names first."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for line in told.lines:
        if line.part in _LEFT_OUT:
            continue
        owned = line.task.owned if line.task is not None else Owned("")
        who = (owned.owner, owned.step, owned.due)
        cells = (line.part.value, line.way, line.about, line.was, line.now, line.told, *who)
        table.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()
