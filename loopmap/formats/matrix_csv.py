"""Matrices as CSV, as Mental Modeler imports and exports them: rows act on columns."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from itertools import islice

from loopmap.errors import FormatError
from loopmap.formats.csv_links import decoded, rows_of, safe_cell
from loopmap.formats.foreign import as_number
from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.formats.incoming.file_names import stem
from loopmap.formats.incoming.sign_words import sign_of_number, strength_of
from loopmap.formats.kept import kept
from loopmap.formats.sheets.matrix import NO_NAMES, is_matrix
from loopmap.formats.sheets.sheet import Sheet, sheet_of
from loopmap.formats.sheets.sorts import read_sheets
from loopmap.model.document import CausalMap, Document
from loopmap.model.query import clean_name, fold_name, in_order
from loopmap.model.records import Link, Sign, Strength, Variable
from loopmap.model.token import breathe

_ID = "matrix"
_WEIGHTS = {Strength.WEAK: "0.25", Strength.MEDIUM: "0.62", Strength.STRONG: "1"}


def read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    """One map of a matrix; no variable has a position. Raises FormatError. O(cells)."""
    try:
        text, warnings = decoded(content)
        sheet = sheet_of("", rows_of(text))
        if not is_matrix(sheet):
            raise _no_matrix(sheet)
        opened = read_sheets((sheet,), stem(name), told, _ID)
    except FormatError as error:
        error.file = name
        raise
    return replace(opened, warnings=(*warnings, *opened.warnings))


def write(document: Document) -> bytes:
    """The first map: its variables across and down, numbers from -1 to 1 where one acts.

    A link whose sign is open is a 0, as Mental Modeler has it, or “?” where there is no blank
    cell from which a 0 could be told.
    """
    causal_map = document.maps[document.map_order[0]]
    variables = in_order(causal_map.variables)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    names = [safe_cell(_seen(each.name, number)) for number, each in enumerate(variables, 1)]
    rows.writerow(["" if names else NO_NAMES, *names])
    unknown = _unknown(causal_map, variables)
    for row, name in zip(variables, names, strict=True):
        breathe()
        between = (causal_map.adjacency.between(row.id, column.id) for column in variables)
        rows.writerow([name, *(_weight(link, unknown) if link else "" for link in between)])
    return out.getvalue().encode("utf-8", "replace")


def _seen(name: str, number: int) -> str:
    """The name, or its number where it is of nothing but characters that no table keeps."""
    return name if clean_name(name) else f"\ufffd{number}"


def _no_matrix(sheet: Sheet) -> FormatError:
    if not sheet.rows:
        return FormatError("The file is empty.")
    return FormatError(
        "This is no matrix: the names in its first row and its first column differ.",
        line=sheet.rows[0].line,
    )


def _looks_like_matrix(content: bytes) -> bool:
    """Whether the same names stand across and down; most lists are told by two rows."""
    try:
        text, _ = decoded(content)
        rows = rows_of(text)
        first = list(islice(rows, 2))
        if len(first) == 2:
            (_, across), (_, down) = first
            if fold_name(down[0]) not in map(fold_name, across[1:]):
                return False
        return is_matrix(sheet_of("", (*first, *rows)))
    except FormatError:
        return False


def _unknown(causal_map: CausalMap, variables: list[Variable]) -> str:
    """How a link whose sign is open is written."""
    apart = sum(link.source != link.target for link in causal_map.links.values())
    loops = len(causal_map.links) - apart
    full = apart == len(variables) * (len(variables) - 1)
    return "?" if full or loops else "0"


def _weight(link: Link, unknown: str) -> str:
    """The number a link came with where it still says so, else one of three."""
    came = as_number(kept(link.extra, _ID).get("weight"))
    if came and (sign_of_number(came), strength_of(came)) == (link.sign, link.strength):
        return f"{came:g}"
    if link.sign is Sign.UNKNOWN:
        return unknown
    number = _WEIGHTS[link.strength]
    return number if link.sign is Sign.SAME else f"-{number}"


FORMAT = Format(
    id=_ID,
    title="Matrix (CSV, Mental Modeler)",
    suffixes=(".csv",),
    read=read,
    write=write,
    sniff=_looks_like_matrix,
    keeps=frozenset(("names", "unlinked", "links", "signs", "strengths")),
)
