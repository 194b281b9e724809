"""What the outline asks of the map: rows added, taken away, and altered together."""

from __future__ import annotations

from collections.abc import Callable

from loopmap.editing.adding_rows import add_named_link, add_placed
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.links import (
    add_link,
    reverse_link,
    set_sign,
    set_strength,
    toggle_delay,
)
from loopmap.editing.session import Session
from loopmap.model.change import Change, together
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Link, Sign, Strength, Variable
from loopmap.ui.panels.asking import Asking


class OutlineEdits:
    """Each is one step, on all the selected rows it can be done to; refusals are told."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    @property
    def _session(self) -> Session:
        return self._asking.session

    def make_variable(self, name: str) -> bool:
        """A variable of that name where there is room for it; whether it could be."""
        session = self._session
        return self._make(
            "Add variable",
            Variable,
            lambda: add_placed(session.document, session.map_id, name, session.new_id),
        )

    def make_link(self, cause: str, sign: Sign, effect: str) -> bool:
        """A link between two variables by name; whether it could be."""
        session = self._session

        def make() -> Change:
            here = session.document, session.map_id
            return add_named_link(*here, (cause, effect), sign, session.new_id)

        return self._make("Draw link", Link, make)

    def chosen_variables(self) -> list[Variable]:
        """The selected variables in the order of the map."""
        chosen, table = self._session.selection, self._session.map.variables
        return in_order({i: table[i] for i in chosen if i in table})

    def chosen_links(self) -> list[RecordId]:
        """The selected links."""
        return sorted(i for i in self._session.selection if i in self._session.map.links)

    def join_two(self) -> None:
        """From the first of two selected variables to the other."""
        session = self._session
        first, second = self.chosen_variables()
        self._make(
            "Draw link",
            Link,
            lambda: add_link(session.document, session.map_id, first.id, second.id, session.new_id),
        )

    def remove(self) -> None:
        session = self._session
        self._asking.do(
            "Delete", lambda: delete_records(session.document, session.map_id, session.selection)
        )

    def set_sign(self, sign: Sign) -> None:
        session, links = self._session, self.chosen_links()
        self._asking.do("Set sign", lambda: set_sign(session.document, session.map_id, links, sign))

    def set_strength(self, strength: Strength) -> None:
        session, links = self._session, self.chosen_links()
        self._asking.do(
            "Set strength", lambda: set_strength(session.document, session.map_id, links, strength)
        )

    def delay(self) -> None:
        session, links = self._session, self.chosen_links()
        self._asking.do("Set delay", lambda: toggle_delay(session.document, session.map_id, links))

    def reverse(self) -> None:
        session, links = self._session, self.chosen_links()
        self._asking.do(
            "Reverse link",
            lambda: together(reverse_link(session.document, session.map_id, k) for k in links),
        )

    def _make(self, label: str, kind: type, make: Callable[[], Change]) -> bool:
        """Do what adds a record of that kind, and select it."""
        session = self._session
        made: list[RecordId] = []

        def change() -> Change:
            change = make()
            made.extend(key.id for key in change.touched(kind))
            return change

        if not self._asking.do(label, change):
            return False
        session.select(frozenset(made))
        return True
