"""Real data from a table: which column is which variable, and the change that keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loopmap.analysis.alike import likeness, telling_words
from loopmap.editing.edits.sketches import add_sketch
from loopmap.editing.edits.touch import NewId
from loopmap.formats.csv_times import Column, TimeTable
from loopmap.model.change import Change, together
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import fold_name, in_order
from loopmap.model.records import SketchKind, Variable

_MOST_NEAR = 5


@dataclass(frozen=True, slots=True)
class Matched:
    """A column and the variable of its name, or None; ``near``: others it might be, best first."""

    column: Column
    variable: RecordId | None
    near: tuple[RecordId, ...] = ()


def matched(causal_map: CausalMap, table: TimeTable) -> tuple[Matched, ...]:
    """Each column with the variable it names. O(columns · variables)."""
    variables = in_order(causal_map.variables)
    by_name = {fold_name(v.name): v.id for v in variables}
    return tuple(_matched(column, by_name, variables) for column in table.columns)


def keep_data(  # noqa: PLR0913  one name each for what is kept of a table
    document: Document,
    map_id: MapId,
    chosen: Mapping[RecordId, Column],
    source: str,
    new_id: NewId,
    *,
    ahead: bool = False,
) -> Change:
    """The columns kept as data of their variables, all in one change. EditRefused."""
    return together(
        add_sketch(
            document,
            map_id,
            variable,
            SketchKind.DATA,
            column.points,
            new_id,
            text=column.name,
            source=source,
            ahead=ahead,
        )
        for variable, column in chosen.items()
    )


def _matched(
    column: Column, by_name: Mapping[str, RecordId], variables: Iterable[Variable]
) -> Matched:
    found = by_name.get(fold_name(column.name))
    if found is not None:
        return Matched(column, found)
    alike = [(rank, v.id) for v in variables if (rank := _rank(column.name, v.name)) is not None]
    near = [variable for _, variable in sorted(alike, key=lambda each: each[0])]
    return Matched(column, None, tuple(near[:_MOST_NEAR]))


def _rank(one: str, other: str) -> float | None:
    """How near two names are, the nearer the lower; None where no telling word is shared."""
    if likeness(one, other) is not None:
        return -1.0
    mine, theirs = set(telling_words(one)), set(telling_words(other))
    shared = len(mine & theirs)
    return -shared / len(mine | theirs) if shared else None
