"""A document's first map as an Excel file for PRSM.

PRSM takes a name for a style from a sheet, but no dashes: delays have styles of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from loopmap.formats.foreign import as_fields
from loopmap.formats.incoming.claims import said_of
from loopmap.formats.incoming.names import written_name
from loopmap.formats.kept import kept
from loopmap.formats.prsm.document import OUR_STYLES
from loopmap.formats.prsm.shapes import FORMAT_ID
from loopmap.formats.workbook import Cell, Sheet, write_workbook
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Link, Sign, Strength, Variable

_SIGNS = (Sign.SAME, Sign.OPPOSITE, Sign.UNKNOWN)
_FACTOR = ("Label", "Note", "x", "y")
_LINK = ("From", "To", "Style", "groupLabel", "Label", "Note", "Strength")


def write(document: Document) -> bytes:
    """An .xlsx file with the sheets Factors and Links."""
    causal_map = document.maps[document.map_order[0]]
    names = _names(causal_map)
    those = in_order(causal_map.variables)
    moved = (_clear_of_0(v.x for v in those), _clear_of_0(v.y for v in those))
    factors = [_factor(each, names, moved) for each in those]
    links = [_link(each, names) for each in in_order(causal_map.links)]
    return write_workbook([_sheet("Factors", _FACTOR, factors), _sheet("Links", _LINK, links)])


def lost(document: Document) -> tuple[str, ...]:
    """A sentence on what PRSM's own file holds and its tables do not."""
    if not kept(document.info.extra, FORMAT_ID):
        return ()
    return ("Colours, shapes and the background of the PRSM map are only in its own file.",)


def _names(causal_map: CausalMap) -> dict[RecordId, str]:
    """What each is called; links go by it, so that no two may have the same name."""
    made: dict[RecordId, str] = {}
    for variable in in_order(causal_map.variables):
        name = written_name(variable, FORMAT_ID)
        made[variable.id] = variable.name if name in made.values() else name
    return made


def _factor(
    variable: Variable, names: Mapping[RecordId, str], moved: tuple[int, int]
) -> dict[str, Any]:
    fields = as_fields(kept(variable.extra, FORMAT_ID).get("fields"))
    at = (variable.x + moved[0], variable.y + moved[1])
    own = dict(zip(_FACTOR, (names[variable.id], variable.meaning, *at), strict=True))
    return {**fields, **own}


def _clear_of_0(numbers: Iterable[float]) -> int:
    """How far all have to be moved so that none is 0 as a whole number.

    In the stead of 0 PRSM takes any place.
    """
    those = list(numbers)
    return next(far for far in count() if all(abs(number + far) >= 1 for number in those))


def _link(link: Link, names: Mapping[RecordId, str]) -> dict[str, Any]:
    number = _SIGNS.index(link.sign)
    style = number + 1 + len(_SIGNS) * link.delayed
    called = f"{OUR_STYLES[number]}, delayed" if link.delayed else OUR_STYLES[number]
    came = said_of(link, FORMAT_ID)
    raw = came[0] if came else {}
    strength = "" if link.strength is Strength.MEDIUM else link.strength.value
    label = raw.get("label") or link.delay_length
    own = (names[link.source], names[link.target], style, called, label, link.reason, strength)
    return {**as_fields(raw.get("fields")), **dict(zip(_LINK, own, strict=True))}


def _sheet(name: str, first: tuple[str, ...], records: list[dict[str, Any]]) -> Sheet:
    columns = list(dict.fromkeys([*first, *_further(records)]))
    body = [tuple(_cell(record.get(column)) for column in columns) for record in records]
    return Sheet(name, (tuple(columns), *body))


def _further(records: list[dict[str, Any]]) -> Iterator[str]:
    for record in records:
        yield from record


def _cell(value: Any) -> Cell:
    return value if isinstance(value, str | int | float | bool) and value != "" else None
