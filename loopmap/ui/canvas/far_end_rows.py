"""The names that may be meant as rows of the list under the field, with the keys that take them."""

from __future__ import annotations

from loopmap.editing.sentence.far_end_choice import Choice
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.far_end_words import new_variable
from loopmap.ui.canvas.offers import Offer


def offers_of(choice: Choice, causal_map: CausalMap) -> list[Offer]:
    """A row for each; none where what is typed is all there is to choose."""
    if choice.said.name and all(record in (None, choice.taken) for record in choice.rows):
        return []
    return [
        Offer(_words(choice, causal_map, record), _key(choice, n))
        for n, record in enumerate(choice.rows)
    ]


def _words(choice: Choice, causal_map: CausalMap, record: RecordId | None) -> str:
    return causal_map.variables[record].name if record else new_variable(choice.said.name)


def _key(choice: Choice, row: int) -> str:
    if row == choice.current:
        return "Enter"
    record = choice.rows[row]
    return "Tab" if record is not None and record == choice.for_tab else ""
