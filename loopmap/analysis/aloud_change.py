"""What an edit did to a map, in a sentence or two for somebody who does not see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from loopmap.analysis.aloud import (
    SIGN_ALOUD,
    counted,
    delay_aloud,
    loop_called,
    name_aloud,
)
from loopmap.analysis.telling import tell_link
from loopmap.analysis.wording import capitalised
from loopmap.model.change import Change, Step
from loopmap.model.document import CausalMap
from loopmap.model.records import Group, Link, MapRecord, NamedLoop, Note, Record, Variable

NOUNS = {Variable: "variable", Link: "link", Note: "note", Group: "group"}


class Told(NamedTuple):
    """What happened, and of what; ``more`` is spared where the thing itself is read next."""

    what: str
    more: str = ""

    @property
    def whole(self) -> str:
        """Both, as they are said."""
        return f"{self.what} {self.more}".strip()


def tell_change(causal_map: CausalMap, change: Change, label: str) -> Told:
    """The change as it left the map on show; where it is none of the usual, its label."""
    steps = [step for key, step in change if key.map == causal_map.id]
    added = [after for before, after in steps if before is None]
    gone = [before for before, after in steps if after is None]
    if _things(gone) and not added:
        deleted = f"Deleted: {_all_of(_things(gone))}."
        # Links that lead elsewhere now: it became one with another, which the label says.
        return Told(f"{_plainly(label)} {deleted}" if _leads_elsewhere(steps) else deleted)
    if added and not gone:
        return _tell_added(causal_map, _things(added), label)
    if steps and not added:
        return _tell_altered(causal_map, steps, label)
    return Told(_plainly(label))


def _leads_elsewhere(steps: Sequence[Step]) -> bool:
    ends = [
        ((step.before.source, step.before.target), (step.after.source, step.after.target))
        for step in steps
        if isinstance(step.before, Link) and isinstance(step.after, Link)
    ]
    return any(before != after for before, after in ends)


def _tell_added(causal_map: CausalMap, added: Sequence[MapRecord], label: str) -> Told:
    links = [record for record in added if isinstance(record, Link)]
    if len(added) == 1:
        (record,) = added
        if isinstance(record, NamedLoop):
            return Told(f"{loop_called(record.label, record.name)}.")
        what = f"{capitalised(NOUNS.get(type(record), label))} made."
        told = tell_link(causal_map, record) if isinstance(record, Link) else ""
        return Told(what, told or f"{name_aloud(causal_map, record)}.")
    if len(links) == 1:
        return Told("Link made.", tell_link(causal_map, links[0]))
    return Told(f"{_plainly(label)} {capitalised(_all_of(added))}.") if added else Told(label)


def _tell_altered(causal_map: CausalMap, steps: Sequence[Step], label: str) -> Told:
    """What became of records that were there before and are there still."""
    said = {_alteration(before, after) for before, after in steps}
    what = said.pop() if len(said) == 1 else ""
    after = steps[0].after
    if len(steps) > 1:
        return Told(f"{what or label}: {_all_of(_things(s.after for s in steps))}.")
    more = tell_link(causal_map, after) if isinstance(after, Link) else ""
    return Told(_plainly(what or label), more)


def _alteration(before: Record | None, after: Record | None) -> str:
    """What differs, in the words of the room; empty where the label must do."""
    match before, after:
        case Link() as old, Link() as new:
            return next((words(new) for field, words in _OF_LINK if field(old) != field(new)), "")
        case Variable() as was, Variable() as now:
            return f"Now called {now.name}" if was.name != now.name else _moved(was, now)
        case Group() as was, Group() as now if was.collapsed != now.collapsed:
            return "Collapsed to one box" if now.collapsed else "Opened"
        case (Note() as was, Note() as now) | (Group() as was, Group() as now):
            return _moved(was, now)
        case NamedLoop(), NamedLoop() as loop:
            return loop_called(loop.label, loop.name)
    return ""


def _moved(was: Variable | Note | Group, now: Variable | Note | Group) -> str:
    return "Moved" if (was.x, was.y) != (now.x, now.y) else ""


_OF_LINK: tuple[tuple[Callable[[Link], object], Callable[[Link], str]], ...] = (
    (lambda k: k.sign, lambda k: capitalised(SIGN_ALOUD[k.sign])),
    (lambda k: (k.delayed, k.delay_length), lambda k: capitalised(delay_aloud(k) or "no delay")),
    (lambda k: k.strength, lambda k: capitalised(k.strength.value)),
    (lambda k: k.status, lambda k: capitalised(k.status.value if k.status else "not said")),
    (lambda k: {k.source, k.target}, lambda _: "Leads elsewhere"),
    (lambda k: k.source, lambda _: "Turned round"),
    (lambda k: k.bulge, lambda _: "Bent"),
)
"""For each field of a link that is told: how to look at it, and the words for what it became."""


def _all_of(records: Sequence[MapRecord]) -> str:
    """Records by name when there is one, else counted by kind: "2 variables and 3 links"."""
    if len(records) == 1 and not isinstance(records[0], Link | NamedLoop):
        return getattr(records[0], "name", "") or f"a {NOUNS.get(type(records[0]), 'thing')}"
    parts = []
    for kind, noun in NOUNS.items():
        number = sum(isinstance(record, kind) for record in records)
        if number:
            parts.append(counted(number, noun))
    return " and ".join(parts) or counted(len(records), "thing")


def _things(records: Iterable[Record | None]) -> list[MapRecord]:
    """Those that are seen on a map."""
    kinds = (Variable, Link, Note, Group, NamedLoop)
    return [record for record in records if isinstance(record, kinds)]


def _plainly(label: str) -> str:
    return f"{label}."
