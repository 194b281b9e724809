"""Our own sheets read back: exactly what was written, and what people added in a spreadsheet.

A row without an id gets one; a link to a name that is not there makes the variable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.format import Opened
from loopmap.formats.loopmap_yaml.fields import DOCUMENT, MAP, SECTIONS, Field, RecordShape
from loopmap.formats.loopmap_yaml.shapes import Choice, Number, Text, YesNo
from loopmap.formats.loopmap_yaml.tree import Fields, Items, Node, Scalar, parse
from loopmap.formats.sheets.own_out import AROUND, COVER, MAPS, MORE, OF_DOCUMENT, SHEETS
from loopmap.formats.sheets.sheet import Row, Sheet
from loopmap.formats.sheets.xlsx_text import unescaped
from loopmap.model.change import DOCUMENT as OF_ALL
from loopmap.model.change import Key
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, fold_name, loop_key
from loopmap.model.records import MapInfo, NamedLoop, Variable
from loopmap.model.rules import problems

_PREFIX = dict(zip(SECTIONS, "vlptgnskhrw", strict=True))
_GOES_ON = re.compile(r"(.+) \(\d+\)")


def is_own(sheets: Sequence[Sheet]) -> bool:
    """Whether a workbook is one that Loopmap wrote."""
    cover = next((sheet for sheet in sheets if sheet.name == COVER), None)
    return cover is not None and cover.header[:2] == ("field", "value")


def read(sheets: Sequence[Sheet]) -> Opened:
    """The document in our own sheets. Raises FormatError with the row and the field."""
    return _Reading({sheet.name: sheet for sheet in sheets}).opened()


@dataclass
class _Reading:
    """Tables becoming records."""

    sheets: Mapping[str, Sheet]
    _taken: set[str] = field(default_factory=set)
    _rows: dict[Key, int] = field(default_factory=dict)
    _names: dict[MapId, dict[str, RecordId]] = field(default_factory=dict)
    _tables: dict[MapId, dict[str, dict[RecordId, Any]]] = field(default_factory=dict)
    _placed: set[MapId] = field(default_factory=set)
    _made: int = 0

    def opened(self) -> Opened:
        self._reserve_ids()
        infos = [self._info(n, row) for n, row in enumerate(self._rows_of(MAPS))]
        if not infos:
            raise FormatError("The workbook has no map; it needs at least one.", field=MAPS)
        for info in infos:
            self._tables[info.id] = {section: {} for section in SECTIONS}
            self._names[info.id] = {}
        for section, shape in SECTIONS.items():
            self._section(section, shape, infos[0].id)
        others = {name: self._records(name, shape) for name, shape in OF_DOCUMENT.items()}
        maps = {info.id: CausalMap(info, self._tables[info.id]) for info in infos}
        document = Document(self._cover(), others["Evidence"], maps, others["Parked"])
        self._refuse_broken_rules(document)
        unplaced = tuple(m for m in maps if m not in self._placed and maps[m].variables)
        return Opened(document, unplaced=unplaced)

    def _rows_of(self, name: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row by its columns, texts that went on in further columns put together."""
        sheet = self.sheets.get(name, Sheet(name, ()))
        columns = [_GOES_ON.sub(r"\1", header.strip()) for header in sheet.header]
        for row in sheet.body:
            yield row.line, _joined(columns, row)

    def _reserve_ids(self) -> None:
        for name in (*SHEETS.values(), *OF_DOCUMENT, MAPS):
            self._taken.update(cells.get("id", "") for _, cells in self._rows_of(name))

    def _info(self, number: int, row: tuple[int, dict[str, str]]) -> MapInfo:
        line, cells = row
        made = MAP.read(_node(MAP, line, self._with_id(cells, "m")))
        self._note(Key(OF_ALL, made.id), line)
        assert isinstance(made, MapInfo)
        return replace(made, order=float(number))

    def _section(self, section: str, shape: RecordShape, first: MapId) -> None:
        for line, cells in self._rows_of(SHEETS[section]):
            map_id = MapId(cells.pop("map", "") or first)
            if map_id not in self._tables:
                raise FormatError(f"There is no map “{map_id}”.", line=line, field="map")
            cells.pop(AROUND, None)
            if section == "links":
                self._find_ends(map_id, line, cells)
            self._record(map_id, section, shape, line, self._with_id(cells, _PREFIX[section]))

    def _record(
        self, map_id: MapId, section: str, shape: RecordShape, line: int, cells: dict[str, str]
    ) -> None:
        values = shape.values(_node(shape, line, cells))
        table = self._tables[map_id][section]
        if shape.of is NamedLoop:
            values["links"] = loop_key(values["links"])
        made = shape.of(**values, order=float(len(table)))
        self._note(Key(map_id, made.id), line)
        table[made.id] = made
        if isinstance(made, Variable):
            self._names[map_id].setdefault(fold_name(made.name), made.id)
            if "x" in cells or "y" in cells:
                self._placed.add(map_id)

    def _find_ends(self, map_id: MapId, line: int, cells: dict[str, str]) -> None:
        """The ids of the variables that a link names; a name nobody has is a new variable."""
        for end in ("from", "to"):
            name = cells.get(end, "")
            found = self._names[map_id].get(fold_name(name))
            if found is None and not clean_name(name):
                raise FormatError("A variable is missing here.", line=line, field=end)
            cells[end] = found or self._new(map_id, clean_name(name), line)

    def _new(self, map_id: MapId, name: str, line: int) -> RecordId:
        """A variable that only links name."""
        if fold_name(name) not in self._names[map_id]:
            made = self._with_id({"name": name}, "v")
            self._record(map_id, "variables", SECTIONS["variables"], line, made)
        return self._names[map_id][fold_name(name)]

    def _records(self, name: str, shape: RecordShape) -> dict[RecordId, Any]:
        found: dict[RecordId, Any] = {}
        for line, cells in self._rows_of(name):
            values = shape.values(_node(shape, line, self._with_id(cells, name[0].lower())))
            made = shape.of(**values, order=float(len(found)))
            self._note(Key(OF_ALL, made.id), line)
            found[made.id] = made
        return found

    def _cover(self) -> Any:
        cells = {}
        for _, row in self._rows_of(COVER):
            name = row.get("field", "")
            if name in DOCUMENT.by_name or name == MORE:
                cells[name] = row.get("value", "")
        return DOCUMENT.read(_node(DOCUMENT, 1, cells))

    def _with_id(self, cells: dict[str, str], letter: str) -> dict[str, str]:
        """The row with an id; one that people added has none yet."""
        if cells.get("id"):
            return cells
        while (made := f"{letter}{self._made}") in self._taken:
            self._made += 1
        self._taken.add(made)
        return {**cells, "id": made}

    def _note(self, key: Key, line: int) -> None:
        first = self._rows.setdefault(key, line)
        if first != line:
            text = f"The id “{key.id}” is used twice, first in row {first}."
            raise FormatError(text, line=line, field="id")

    def _refuse_broken_rules(self, document: Document) -> None:
        for problem in problems(document):
            raise FormatError(problem.text, line=self._rows.get(problem.key), field=problem.field)


def _joined(columns: Sequence[str], row: Row) -> dict[str, str]:
    cells: dict[str, str] = {}
    for column, text in zip(columns, row.cells, strict=False):
        if column and text:
            cells[column] = cells.get(column, "") + text
    return {column: unescaped(text) for column, text in cells.items()}


def _node(shape: RecordShape, line: int, cells: Mapping[str, str]) -> Fields:
    """A row as our own file would say it."""
    made: dict[str, Node] = {}
    for each in shape.table:
        try:
            node = _field_node(each, line, cells)
        except FormatError as error:
            error.line, error.field = line, each.name
            raise
        if node is not None:
            made[each.name] = node
    more = cells.get(MORE, "")
    if more:
        unknown = _parsed(more, line)
        if isinstance(unknown, Fields):
            made.update((k, v) for k, v in unknown.fields.items() if k not in made)
    return Fields(made, line)


def _field_node(each: Field, line: int, cells: Mapping[str, str]) -> Node | None:
    if len(each.attributes) == 2:
        parts = [cells.get(attribute, "").strip() for attribute in each.attributes]
        return Items([Scalar(part, True, line) for part in parts], line) if all(parts) else None
    text = cells.get(each.name, "")
    if not text:
        return Scalar("", False, line) if each.required and type(each.shape) is Text else None
    if isinstance(each.shape, Number | YesNo):
        return Scalar(text.strip(), True, line)
    if isinstance(each.shape, Text | Choice):
        return Scalar(text, False, line)
    return _parsed(text, line)


def _parsed(text: str, line: int) -> Node:
    """A list or a group of fields as our own file writes it."""
    try:
        return parse(f"value: {text}".encode()).fields["value"]  # type: ignore[no-any-return]
    except (FormatError, KeyError) as error:
        raise FormatError("The value cannot be read.", line=line) from error
