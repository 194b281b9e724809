"""Who may be meant by the few letters typed for the other end of a link, and who is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loopmap.editing.history import Selection
from loopmap.editing.near_names import names_near
from loopmap.editing.sentence.far_end import FarEnd, Way, read_far_end
from loopmap.errors import EditRefused
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

MOST = 6
"""Names offered at once; a few letters more find the others."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was typed and the variables it may mean, None standing for a new one.

    ``current`` is the row that Enter takes; ``walked`` whom arrows have gone to on the map,
    which counts while there are no rows.
    """

    said: FarEnd = FarEnd("")  # noqa: RUF009  a FarEnd never changes
    rows: tuple[RecordId | None, ...] = ()
    current: int = 0
    walked: RecordId | None = None

    def moved(self, step: int) -> Choice:
        """The row that many further down taken instead, as far as there are rows."""
        return replace(self, current=max(0, min(self.current + step, len(self.rows) - 1)))

    @property
    def taken(self) -> RecordId | None:
        """The variable that Enter takes; None where it makes one."""
        return self.rows[self.current] if self.rows else self.walked or self.said.variable

    @property
    def for_tab(self) -> RecordId | None:
        """The variable whose name Tab writes out: the one taken, or the best one there is.

        None where that name is written out already, and where nobody may be meant.
        """
        best = self.taken or next((record for record in self.rows if record is not None), None)
        return best if best != self.said.variable else None

    def after(self, before: Choice) -> Choice:
        """The choice, and whom arrows went to before while no name is typed."""
        return self if self.rows or self.said.name else replace(self, walked=before.walked)

    def end(self, causal_map: CausalMap) -> FarEnd:
        """The far end that Enter makes."""
        standing = causal_map.variables.get(self.taken) if self.taken else None
        if standing is None:
            return replace(self.said, variable=None)
        return replace(self.said, name=standing.name, variable=standing.id)


def choices(  # noqa: PLR0913  what is typed, where, and how it is meant
    causal_map: CausalMap,
    text: str,
    near: RecordId,
    recent: Sequence[RecordId] = (),
    *,
    asking: bool,
    listing: bool = False,
) -> Choice:
    """Who ``text`` may mean, asked at ``near``.

    ``asking`` for somebody on the map, the best match is taken; otherwise a name is given,
    and it is taken as it is typed. ``listing``: everybody is offered before a letter is typed.
    """
    said = read_far_end(text, causal_map)
    if not said.name and not listing:
        return Choice(said)
    found: list[RecordId | None] = [*names_near(causal_map, said.name, near, recent)[:MOST]]
    if said.name and said.variable is None:
        found = [*found, None] if asking else [None, *found]
    return Choice(said, tuple(found))


def near_end(causal_map: CausalMap, selection: Selection, way: Way) -> RecordId:
    """The variable at hand: the one selected, or the end of the one link that leads that way.

    EditRefused when nothing or several things are selected.
    """
    chosen = next(iter(selection)) if len(selection) == 1 else None
    link = causal_map.links.get(chosen) if chosen else None
    if link is not None:
        return link.target if way is Way.EFFECT else link.source
    if chosen is None or chosen not in causal_map.variables:
        raise EditRefused(
            f"Select one variable or link first: its {way.value} is then named beside it."
        )
    return chosen


def two_variables(causal_map: CausalMap, chosen: Sequence[RecordId]) -> tuple[RecordId, RecordId]:
    """Both variables, as they were chosen; EditRefused when anything else is selected."""
    if len(chosen) != 2 or any(record not in causal_map.variables for record in chosen):
        raise EditRefused("Select two variables to link: first the cause, then the effect.")
    return chosen[0], chosen[1]
