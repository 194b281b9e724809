"""The columns of the outline's tables: what each shows, what it offers, which edit it asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from loopmap.editing.edits import groups, links, variables
from loopmap.model.change import Change
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId
from loopmap.model.query import in_order
from loopmap.model.records import Link, Variable
from loopmap.ui.panels.inspector_link import SIGNS, STATUSES, STRENGTHS
from loopmap.ui.panels.inspector_page import SIGN_GLYPH, SIGN_WORDS
from loopmap.ui.panels.inspector_variable import KINDS, ROLES

R = TypeVar("R", Variable, Link)
Choice = tuple[Any, str]


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column. ``edit`` is None for one that only shows; ``choices`` None for free text."""

    title: str
    shows: Callable[[CausalMap, R], str]
    edit: Callable[[Document, MapId, R, Any], Change] | None = None
    choices: Callable[[CausalMap], Sequence[Choice]] | None = None
    spoken: Callable[[CausalMap, R], str] | None = None
    step: str = "Edit"


def _words(choices: Sequence[tuple[Any, str, str]], value: object) -> str:
    return next((words for known, words, _ in choices if known == value), "")


def _offers(choices: Sequence[tuple[Any, str, str]]) -> Callable[[CausalMap], Sequence[Choice]]:
    return lambda _: [(value, words) for value, words, _ in choices]


def _group_choices(causal_map: CausalMap) -> Sequence[Choice]:
    return [(None, "None"), *((g.id, g.name) for g in in_order(causal_map.groups))]


def _group_name(causal_map: CausalMap, variable: Variable) -> str:
    group = causal_map.groups.get(variable.group) if variable.group else None
    return group.name if group else ""


def _variable_choices(causal_map: CausalMap) -> Sequence[Choice]:
    by_name = sorted(causal_map.variables.values(), key=lambda v: (v.name.casefold(), v.id))
    return [(v.id, v.name) for v in by_name]


VARIABLE_COLUMNS: tuple[Column[Variable], ...] = (
    Column(
        "Name",
        lambda _, v: v.name,
        lambda d, m, v, text: variables.rename_variable(d, m, v.id, text),
        step="Rename",
    ),
    Column(
        "Kind",
        lambda _, v: _words(KINDS, v.kind),
        lambda d, m, v, kind: variables.set_kind(d, m, [v.id], kind),
        _offers(KINDS),
        step="Set kind",
    ),
    Column(
        "Role",
        lambda _, v: "" if v.role is None else _words(ROLES, v.role),
        lambda d, m, v, role: variables.set_role(d, m, [v.id], role),
        _offers(ROLES),
        step="Set role",
    ),
    Column(
        "Group",
        _group_name,
        lambda d, m, v, group: groups.assign_group(d, m, [v.id], group),
        _group_choices,
        step="Set group",
    ),
    Column("Causes", lambda c, v: str(len(c.adjacency.into(v.id)))),
    Column("Effects", lambda c, v: str(len(c.adjacency.out_of(v.id)))),
)

LINK_COLUMNS: tuple[Column[Link], ...] = (
    Column(
        "From",
        lambda c, k: c.variables[k.source].name,
        lambda d, m, k, end: links.retarget_link(d, m, k.id, source=end),
        _variable_choices,
        step="Lead from elsewhere",
    ),
    Column(
        "Sign",
        lambda _, k: SIGN_GLYPH[k.sign],
        lambda d, m, k, sign: links.set_sign(d, m, [k.id], sign),
        _offers(SIGNS),
        lambda _, k: SIGN_WORDS[k.sign],
        step="Set sign",
    ),
    Column(
        "To",
        lambda c, k: c.variables[k.target].name,
        lambda d, m, k, end: links.retarget_link(d, m, k.id, target=end),
        _variable_choices,
        step="Lead elsewhere",
    ),
    Column(
        "Delay",
        lambda _, k: (k.delay_length or "Delayed") if k.delayed else "",
        lambda d, m, k, delayed: links.set_delay(d, m, [k.id], delayed, k.delay_length),
        lambda _: [(False, "At once"), (True, "Delayed")],
        step="Set delay",
    ),
    Column(
        "Strength",
        lambda _, k: _words(STRENGTHS, k.strength),
        lambda d, m, k, strength: links.set_strength(d, m, [k.id], strength),
        _offers(STRENGTHS),
        step="Set strength",
    ),
    Column(
        "Rests on",
        lambda _, k: "" if k.status is None else _words(STATUSES, k.status),
        lambda d, m, k, status: links.set_status(d, m, [k.id], status),
        _offers(STATUSES),
        step="Set status",
    ),
    Column(
        "Reason",
        lambda _, k: k.reason,
        lambda d, m, k, text: links.set_reason(d, m, k.id, text),
        step="Give a reason",
    ),
)
