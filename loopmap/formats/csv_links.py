"""Tables as CSV: lists of links (from, to, polarity, delay), lists of variables, matrices.

Headers and values are taken in the spellings people and other tools use. What a
row says that cannot be understood becomes a warning with its line, and the link
is kept as far as it goes. Lists of links are what is written.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from loopmap.errors import FormatError
from loopmap.formats.foreign import as_fields, as_text
from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.formats.kept import kept
from loopmap.formats.sheets.sheet import FORMULA_STARTS, Sheet, sheet_of
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Link, Sign, Strength

HEADER = ("from", "to", "polarity", "delay")
MAX_LINKS = 100_000

_HEADERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "from": ("from", "source", "cause", "from variable", "start", "influencer"),
        "to": ("to", "target", "effect", "to variable", "destination", "end", "influenced"),
        "polarity": ("polarity", "sign", "+/-", "link polarity", "direction", "relation", "type"),
        "delay": ("delay", "delayed", "lag", "time delay"),
    }
)
SIGN_WORDS: Mapping[str, Sign] = MappingProxyType(
    {
        **dict.fromkeys(
            ("+", "+1", "1", "p", "pos", "positive", "plus", "s", "same", "increases", "more"),
            Sign.SAME,
        ),
        **dict.fromkeys(
            ("-", "−", "–", "-1", "−1", "n", "neg", "negative", "minus", "o", "opposite"),
            Sign.OPPOSITE,
        ),
        **dict.fromkeys(("decreases", "less", "inverse"), Sign.OPPOSITE),
        **dict.fromkeys(("", "?", "0", "unknown", "unclear", "mixed", "+/-", "±"), Sign.UNKNOWN),
    }
)
NO_DELAY = frozenset(("", "0", "-", "no", "n", "none", "false", "not delayed"))
JUST_DELAYED = frozenset(("1", "x", "yes", "y", "true", "delay", "delayed", "//", "||"))


def read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    """One map with what the rows say; no variable has a position unless a list gives it.

    Columns whose header is no plain word, and words for signs that have to be understood, are
    guesses. Raises FormatError. O(rows).
    """
    from loopmap.formats.sheets.sorts import read_sheets

    try:
        text, warnings = decoded(content)
        opened = read_sheets(_tables(text), name.rpartition(".")[0] or name, told, FORMAT.id)
    except FormatError as error:
        error.file = name
        raise
    return replace(opened, warnings=(*warnings, *opened.warnings))


def _tables(text: str) -> list[Sheet]:
    """The tables of a file: a further one begins with a header of its own after an empty row."""
    tables: list[list[tuple[int, list[str]]]] = [[]]
    before = 0
    for line, row in rows_of(text):
        starts = tables[-1] and line > before + 1 and _is_header(row)
        if starts:
            tables.append([])
        tables[-1].append((line, row))
        before = line
    alone = len(tables) == 1
    return [sheet_of("" if alone else f"table {n + 1}", rows) for n, rows in enumerate(tables)]


def _is_header(row: list[str]) -> bool:
    folded = {cell.strip().casefold() for cell in row}
    return {"from", "to"} <= folded or {"source", "target"} <= folded or {"id", "label"} <= folded


def write(document: Document) -> bytes:
    """The links of the document's first map. A variable without links is not held by a list.

    Strengths, reasons and columns of other programs follow where any link has them. Texts a
    spreadsheet would take for a formula get an apostrophe in front.
    """
    causal_map = document.maps[document.map_order[0]]
    links = in_order(causal_map.links)
    more = _more_columns(links)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow((*HEADER, *map(safe_cell, more)))
    for link in links:
        source, target = (causal_map.variables[end].name for end in (link.source, link.target))
        plain = (safe_cell(source), safe_cell(target), link.sign.value, safe_cell(_delay(link)))
        rows.writerow((*plain, *(safe_cell(cells.get(link.id, "")) for cells in more.values())))
    return out.getvalue().encode("utf-8", "replace")


def _more_columns(links: list[Link]) -> dict[str, dict[RecordId, str]]:
    """What is written beside the four columns, by header and link; nothing where nobody said it."""
    columns = {
        "strength": {k.id: k.strength.value for k in links if k.strength is not Strength.MEDIUM},
        "reason": {k.id: k.reason for k in links if k.reason},
    }
    for link in links:
        for header, text in as_fields(kept(link.extra, FORMAT.id).get("columns")).items():
            columns.setdefault(header, {})[link.id] = as_text(text)
    return {header: cells for header, cells in columns.items() if cells}


def looks_like_links(head: bytes) -> bool:
    """Whether the first line has headers for both ends of a link."""
    try:
        text, _ = decoded(head)
        first = next(csv.reader([text.split("\n", 1)[0]], delimiter=delimiter_of(text)), [])
    except (FormatError, csv.Error):
        return False
    return {"from", "to"} <= set(_columns(first))


def rows_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the line on which it ends."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
    except csv.Error as error:
        raise FormatError(
            "The row cannot be read: a quotation mark is not closed, or a cell is too long.",
            line=reader.line_num,
        ) from error


def decoded(content: bytes) -> tuple[str, list[str]]:
    """The text, and a warning when its encoding had to be guessed."""
    warnings = []
    try:
        wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
        warnings.append("The file is not UTF-8; it was read as Western European (Windows-1252).")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise FormatError("This is not a text file.", line=line)
    if not text.strip():
        raise FormatError("The file is empty.")
    return text, warnings


_TITLES, _LOOKED_AT = 20, 100_000
"""Lines that may stand above a table, and characters in which it begins."""


def delimiter_of(text: str) -> str:
    """What parts the cells of a table: the most frequent of the first line that has any."""
    lines = text[:_LOOKED_AT].lstrip().splitlines()
    first = next((line for line in lines[:_TITLES] if set(line) & set(",;\t")), "")
    return max(",;\t", key=first.count)


def _columns(header: list[str]) -> dict[str, int]:
    """Where each column we know stands; the first of several spellings counts."""
    names = [" ".join(cell.casefold().replace("_", " ").split()) for cell in header]
    return {
        column: names.index(spelling)
        for column, spellings in _HEADERS.items()
        for spelling in reversed(spellings)
        if spelling in names
    }


def safe_cell(cell: str) -> str:
    """The text as a spreadsheet should get it: what it would take for a formula is quoted."""
    cell = cell.replace("\0", "\ufffd")  # no table of text holds it
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _delay(link: Link) -> str:
    length = link.delay_length.strip()
    if not link.delayed:
        return ""
    return "yes" if length.casefold() in NO_DELAY else length


FORMAT = Format(
    id="csv-links",
    title="List of links (CSV)",
    suffixes=(".csv", ".tsv"),
    read=read,
    write=write,
    sniff=looks_like_links,
    keeps=frozenset(("names", "links", "signs", "delays", "strengths", "reasons")),
    takes_any=True,
)
