"""A small table as a spreadsheet, a mail or a screen reader gets it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from loopmap.formats.csv_links import safe_cell
from loopmap.formats.xml_text import escape
from loopmap.model.ids import RecordId
from loopmap.simulation import Comparison


@dataclass(frozen=True, slots=True)
class Table:
    """Heads, and rows as long as they; all as text, numbers with a point."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def courses_table(found: Comparison, names: Mapping[RecordId, str]) -> Table:
    """The middle course of each variable named, a row for each time.

    The column “time” comes first; with several scenarios the others are “scenario: variable”.
    Deviations from today, with six digits; the heads say so, for a table travels alone.
    """
    results = found.scenarios
    prefixes = [f"{each.scenario.name}: " for each in results] if len(results) > 1 else [""]
    courses = [result.bands[variable].median for result in results for variable in names]
    heads = [prefix + name for prefix in prefixes for name in names.values()] if results else []
    heads = [f"{head} ({_DEVIATION})" for head in heads]
    return Table(
        ("time", *heads),
        tuple(
            (f"{time:g}", *(f"{course[i]:.6g}" for course in courses))
            for i, time in enumerate(found.times)
        ),
    )


_DEVIATION = "change from today, -1 to 1"


def table_csv(table: Table) -> bytes:
    """The table as CSV in UTF-8; no cell of text is taken for a formula."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow([safe_cell(head) for head in table.heads])
    rows.writerows([_cell(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode()


def table_text(table: Table) -> str:
    """The table with tabs between cells, as spreadsheets paste it."""
    lines = [table.heads, *table.rows]
    return "".join("\t".join(map(_one_line, line)) + "\n" for line in lines)


def table_html(table: Table, caption: str) -> str:
    """The table with heads of columns and a caption, as HTML."""
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in table.rows
    )
    return (
        f"<table>\n<caption>{escape(caption)}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>"
    )


def _cell(cell: str) -> str:
    """A number as it is, any other text safe in a spreadsheet."""
    try:
        float(cell)
    except ValueError:
        return safe_cell(cell)
    return cell


def _one_line(cell: str) -> str:
    return _cell(" ".join(cell.split()))
