"""A list of variables, one in a row, as spreadsheets and Gephi keep them beside lists of links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from loopmap.formats.guess import Guess, Told
from loopmap.formats.incoming.map_maker import MapMaker
from loopmap.formats.incoming.places import Place, place_of
from loopmap.formats.incoming.sign_words import number_in
from loopmap.formats.kept import keep
from loopmap.formats.sheets.columns import Column, Found, find_columns, kept_as_they_are
from loopmap.formats.sheets.sheet import Row, Sheet, cell
from loopmap.model.query import clean_name, fold_name
from loopmap.model.records import Kind


def _are_numbers(cells: Sequence[str]) -> bool:
    return all(number_in(text) is not None for text in cells)


NAME = Column(
    "name",
    "names",
    ("name",),
    (
        "label", "variable", "variables", "factor", "factors", "element", "node name", "concept",
        "variable name", "title", "node", "node label", "node name v1", "node name v2",
    ),
    needed=True,
)  # fmt: skip
ID = Column("id", "ids that links name", ("id",), ("key", "node id", "code", "nr", "no", "uid"))
VARIABLE_COLUMNS = (
    NAME,
    ID,
    Column("kind", "kinds of variables", ("kind",), ("type", "variable type", "node type")),
    Column("group", "groups", ("group",), ("theme", "cluster", "grouplabel", "group label",
                                           "category", "modularity class")),
    Column("meaning", "meanings", ("meaning",), ("description", "definition", "note", "notes",
                                                 "comment")),
    Column("unit", "units", ("unit",), ("units",)),
    Column("x", "places across", ("x",), ("x position", "pos x"), fits=_are_numbers),
    Column("y", "places down", ("y",), ("y position", "pos y"), fits=_are_numbers),
)  # fmt: skip
KINDS = {
    **dict.fromkeys(("stock", "level", "accumulator", "collector"), Kind.STOCK),
    **dict.fromkeys(("flow", "rate", "valve"), Kind.FLOW),
    **dict.fromkeys(("driver", "constant", "parameter", "exogenous", "input"), Kind.DRIVER),
    **dict.fromkeys(("auxiliary", "aux", "variable", "converter"), Kind.AUXILIARY),
}
"""Kinds of variables in the words of system dynamics."""


def read_variables(
    sheet: Sheet, into: MapMaker, told: Told, format_id: str, among: str = ""
) -> list[Guess]:
    """Fill the map with the variables of a table; gives what had to be guessed.

    Where no column holds names, the ids are names.
    """
    found = find_columns(sheet, VARIABLE_COLUMNS, told, among)
    unread = found.unread(sheet)
    if unread:
        into.whole.told.say(kept_as_they_are(unread))
    for row in sheet.body:
        _variable(row, into, found, format_id, unread)
    return list(found.guesses)


def _variable(
    row: Row, into: MapMaker, found: Found, format_id: str, unread: dict[str, int]
) -> None:
    said = {column: cell(row, index) for column, index in found.at.items()}
    name, own = said.get("name", ""), said.get("id", "")
    if not clean_name(name or own):
        into.whole.told.say(f"Line {row.line} names no variable.", "Rows without a name")
        return
    folded = fold_name(clean_name(name or own))
    if folded in into.ids and (not own or ("id", own) in into.ids):
        return  # the same variable again
    kept = {h: text for h, index in unread.items() if (text := cell(row, index))}
    made = into.variable(
        folded,
        name or own,
        _place(said),
        **_fields(said, into),
        extra=keep({}, format_id, {"columns": kept} if kept else {}),
    )
    if own:
        into.known_by(made, ("id", clean_name(own)))


def _place(said: dict[str, str]) -> Place | None:
    x, y = (number_in(said.get(axis, "")) for axis in ("x", "y"))
    return place_of(x, y)


def _fields(said: dict[str, str], into: MapMaker) -> dict[str, Any]:
    group = said.get("group", "")
    return {
        "kind": KINDS.get(said.get("kind", "").casefold(), Kind.AUXILIARY),
        "group": into.group(fold_name(group), group) if group else None,
        "meaning": said.get("meaning", ""),
        "unit": clean_name(said.get("unit", "")),
    }
