"""One of a map's variables to choose, listed in order; thousands are not listed anew each time."""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Variable
from loopmap.ui.panels.choice_box import ChoiceBox


class VariableChoice(ChoiceBox):
    """``show_variables`` brings it up to date; ``chosen`` is the variable of a place in it."""

    def __init__(self, name: str, meaning: str = "") -> None:
        super().__init__(name, meaning)
        self._of: Mapping[RecordId, Variable] | None = None
        self._listed: list[tuple[str, RecordId]] = []
        self._places: dict[RecordId, int] = {}

    def show_variables(
        self, variables: Mapping[RecordId, Variable], chosen: RecordId | None
    ) -> None:
        """List these, with one of them chosen, or none. O(1) where they are those shown."""
        if variables is not self._of:
            self._of = variables
            self._list([(v.name, v.id) for v in in_order(variables)])
        self.setCurrentIndex(-1 if chosen is None else self._places.get(chosen, -1))

    def chosen(self, place: int) -> RecordId:
        """The variable listed there."""
        return self._listed[place][1]

    def _list(self, wanted: list[tuple[str, RecordId]]) -> None:
        """One that is called otherwise is rewritten where it stands; else all are listed anew."""
        ids = [variable for _, variable in wanted]
        if ids == [variable for _, variable in self._listed]:
            for place, (now, before) in enumerate(zip(wanted, self._listed, strict=True)):
                if now != before:
                    self.setItemText(place, now[0])
        else:
            self.clear()
            self.addItems([name for name, _ in wanted])
        self._listed, self._places = wanted, {i: place for place, i in enumerate(ids)}
