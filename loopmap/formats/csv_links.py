"""Lists of links as spreadsheets keep them: from, to, polarity, delay; one link in a row.

Headers and values are taken in the spellings people and other tools use. What a
row says that cannot be understood becomes a warning with its line, and the link
is kept as far as it goes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, fold_name, in_order
from loopmap.model.records import DocumentInfo, Link, MapInfo, Sign, Variable

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
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def read(content: bytes, name: str, _told: Told = NOTHING_TOLD) -> Opened:
    """One map with the links of the rows; no variable has a position.

    Raises FormatError. O(rows).
    """
    try:
        text, warnings = decoded(content)
        reading = _Reading(warnings)
        reading.read(rows_of(text))
    except FormatError as error:
        error.file = name
        raise
    title = name.rpartition(".")[0] or name
    info = MapInfo(MapId("m1"), title)
    tables: dict[str, Any] = {"variables": reading.variables, "links": reading.links}
    document = Document(DocumentInfo(title), {}, {info.id: CausalMap(info, tables)})
    return Opened(document, warnings=tuple(reading.warnings), unplaced=(info.id,))


def write(document: Document) -> bytes:
    """The links of the document's first map. A variable without links is not held by a list.

    Texts a spreadsheet would take for a formula get an apostrophe in front.
    """
    causal_map = document.maps[document.map_order[0]]
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(HEADER)
    for link in in_order(causal_map.links):
        source, target = (causal_map.variables[end].name for end in (link.source, link.target))
        rows.writerow(
            (safe_cell(source), safe_cell(target), link.sign.value, safe_cell(_delay(link)))
        )
    return out.getvalue().encode("utf-8", "replace")


def looks_like_links(head: bytes) -> bool:
    """Whether the first line has headers for both ends of a link."""
    try:
        text, _ = decoded(head)
        first = next(csv.reader([text.split("\n", 1)[0]], delimiter=delimiter_of(text)), [])
    except (FormatError, csv.Error):
        return False
    return {"from", "to"} <= set(_columns(first))


@dataclass
class _Reading:
    """The rows read so far."""

    warnings: list[str]
    variables: dict[RecordId, Variable] = field(default_factory=dict)
    links: dict[RecordId, Link] = field(default_factory=dict)
    _by_name: dict[str, RecordId] = field(default_factory=dict)
    _lines: dict[tuple[RecordId, RecordId], int] = field(default_factory=dict)

    def read(self, rows: Iterator[tuple[int, list[str]]]) -> None:
        line, header = next(rows, (1, []))
        columns = _columns(header)
        for needed in ("from", "to"):
            if needed not in columns:
                raise FormatError(
                    f"The first row needs a column “{needed}”.",
                    line=line,
                    hint="A list of links has the columns from, to, polarity and delay.",
                )
        ignored = [h for i, h in enumerate(header) if i not in columns.values() and h.strip()]
        if ignored:
            self.warnings.append(f"Columns that were not read: {', '.join(ignored)}.")
        for line, row in rows:
            self._link(line, {c: _cell(row, i) for c, i in columns.items()})

    def _link(self, line: int, cells: Mapping[str, str]) -> None:
        ends = (self._variable(line, cells, "from"), self._variable(line, cells, "to"))
        if ends in self._lines:
            self.warnings.append(
                f"Line {line} repeats the link of line {self._lines[ends]} and was left out."
            )
            return
        if len(self.links) >= MAX_LINKS:
            raise FormatError(f"The list has more than {MAX_LINKS:,} links.", line=line)
        self._lines[ends] = line
        word = cells.get("polarity", "")
        sign = SIGN_WORDS.get(word.casefold())
        if sign is None:
            self.warnings.append(f"Line {line}: “{word[:40]}” is not a polarity; it is left open.")
        delay = cells.get("delay", "")
        delayed = delay.casefold() not in NO_DELAY
        number = len(self.links)
        made = RecordId(f"l{number + 1}")
        self.links[made] = Link(
            made,
            *ends,
            sign or Sign.UNKNOWN,
            delayed=delayed,
            delay_length=delay if delayed and delay.casefold() not in JUST_DELAYED else "",
            order=float(number),
        )

    def _variable(self, line: int, cells: Mapping[str, str], column: str) -> RecordId:
        name = clean_name(cells[column])
        if not name:
            raise FormatError("A variable is missing here.", line=line, field=column)
        folded = fold_name(name)
        if folded not in self._by_name:
            number = len(self.variables)
            made = RecordId(f"v{number + 1}")
            self._by_name[folded] = made
            self.variables[made] = Variable(made, name, order=float(number))
        return self._by_name[folded]


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


def delimiter_of(text: str) -> str:
    """What parts the cells of a table: the most frequent of its first line."""
    first = text.lstrip().split("\n", 1)[0]
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


def _cell(row: list[str], index: int) -> str:
    cell = row[index].strip() if index < len(row) else ""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA_STARTS) else cell


def safe_cell(cell: str) -> str:
    """The text as a spreadsheet should get it: what it would take for a formula is quoted."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


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
    keeps=frozenset(("names", "links", "signs", "delays")),
    takes_any=True,
)
