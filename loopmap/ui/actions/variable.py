"""Commands that say what the selected variables are: how they behave, what they are for."""

from __future__ import annotations

from collections.abc import Iterable

from loopmap.editing.edits.groups import assign_group
from loopmap.editing.edits.variables import set_kind, set_role
from loopmap.model.change import Change
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Kind, Role
from loopmap.ui.actions.chosen import chosen
from loopmap.ui.actions.command import Command, with_editing, with_variables
from loopmap.ui.actions.desk import Desk
from loopmap.ui.actions.many import do_with_selected

_KINDS = (
    (Kind.AUXILIARY, "Settles", "It settles to what its causes say."),
    (Kind.STOCK, "Stock", "It builds up and runs down over time."),
    (Kind.FLOW, "Flow", "It fills or drains a stock."),
    (Kind.DRIVER, "Driver", "It moves by itself, whatever the map does."),
)
_ROLES = (
    (None, "No role", "It is neither lever, nor outcome, nor outside."),
    (Role.LEVER, "Lever", "Something the group can act on."),
    (Role.OUTCOME, "Outcome", "Something the group wants to change."),
    (Role.OUTSIDE, "Outside", "Outside the group’s control."),
)


def _kind(kind: Kind, title: str, told: str) -> Command:
    def edit(document: Document, map_id: MapId, ids: Iterable[RecordId]) -> Change:
        return set_kind(document, map_id, ids, kind)

    return Command(
        f"variable.{kind.value}",
        title,
        told,
        "Map/Kind",
        lambda desk: do_with_selected(desk, "Set kind", "Setting kinds", edit),
        enabled=with_variables,
        checked=lambda desk: chosen(desk).of_variables("kind") is kind,
    )


def _role(role: Role | None, title: str, told: str) -> Command:
    def edit(document: Document, map_id: MapId, ids: Iterable[RecordId]) -> Change:
        return set_role(document, map_id, ids, role)

    return Command(
        f"variable.{role.value if role else 'no_role'}",
        title,
        told,
        "Map/Role",
        lambda desk: do_with_selected(desk, "Set role", "Setting roles", edit),
        enabled=with_variables,
        checked=lambda desk: chosen(desk).of_variables("role") is role,
    )


def _in_a_group(desk: Desk) -> bool:
    some = chosen(desk)
    return with_editing(desk) and bool(some.variables) and some.of_variables("group") is not None


def _out_of_group(document: Document, map_id: MapId, ids: Iterable[RecordId]) -> Change:
    return assign_group(document, map_id, ids, None)


COMMANDS = (
    *(_kind(*each) for each in _KINDS),
    *(_role(*each) for each in _ROLES),
    Command(
        "variable.leave_group",
        "Take out of the group",
        "The selected variables belong to no group any more.",
        "Map/Groups",
        lambda desk: do_with_selected(desk, "Leave group", "Leaving groups", _out_of_group),
        enabled=_in_a_group,
    ),
)
