"""What is selected on the map on show, as menus ask: looked through once, however many ask.

All commands are asked whenever anything changes, a dozen of them about everything selected,
which may be all of a map of thousands.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from operator import attrgetter, is_
from typing import TypeVar
from weakref import WeakKeyDictionary

from loopmap.editing.history import Selection
from loopmap.editing.session import NO_SELECTION, Session
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable
from loopmap.ui.actions.desk import Desk

T = TypeVar("T", Link, Variable)

MIXED = object()
"""What is said of a field in which those selected differ, or where none is selected."""


class Chosen:
    """The selected links and variables of a map, in no order."""

    def __init__(
        self,
        links: Mapping[RecordId, Link],
        variables: Mapping[RecordId, Variable],
        selection: Selection,
    ) -> None:
        self._of = (links, variables, selection)
        self.links, self.variables = _among(links, selection), _among(variables, selection)
        self._known: dict[tuple[str, str], object] = {}

    def is_of(self, causal_map: CausalMap, selection: Selection) -> bool:
        """Whether it would be the same made again."""
        now = causal_map.links, causal_map.variables, selection
        return all(map(is_, self._of, now))

    def of_links(self, field: str) -> object:
        """What all selected links have there, or MIXED; of fields whose values are few things."""
        return self._shared("links", field)

    def of_variables(self, field: str) -> object:
        """The same of variables."""
        return self._shared("variables", field)

    def _shared(self, table: str, field: str) -> object:
        if (table, field) not in self._known:
            values = list(map(attrgetter(field), getattr(self, table)))
            same = bool(values) and all(map(partial(is_, values[0]), values))
            self._known[table, field] = values[0] if same else MIXED
        return self._known[table, field]


def chosen(desk: Desk) -> Chosen:
    """What is selected now. O(selected) after a change, then O(1)."""
    session = desk.session
    if session is None:
        return _NOTHING
    known = _latest.get(session)
    if known is None or not known.is_of(session.map, session.selection):
        known = Chosen(session.map.links, session.map.variables, session.selection)
        _latest[session] = known
    return known


def _among(table: Mapping[RecordId, T], selection: Selection) -> tuple[T, ...]:
    return tuple(filter(None, map(table.get, selection)))


_NOTHING = Chosen({}, {}, NO_SELECTION)
_latest: WeakKeyDictionary[Session, Chosen] = WeakKeyDictionary()
