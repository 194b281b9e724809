"""The columns of the outline's tables: what each shows, what it offers, which edit it asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from loopmap.analysis.aloud import (
    ROLE_ALOUD,
    SIGN_ALOUD,
    counted,
    delay_aloud,
    details_aloud,
)
from loopmap.editing.adding_rows import variable_meant
from loopmap.editing.edits import groups, links, variables
from loopmap.model.change import Change, together
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId
from loopmap.model.query import fold_name, in_order
from loopmap.model.records import Kind, Link, Variable
from loopmap.ui.panels.inspector_link import SIGNS, STATUSES, STRENGTHS
from loopmap.ui.panels.inspector_page import SIGN_GLYPH
from loopmap.ui.panels.inspector_variable import KINDS, ROLES

R = TypeVar("R", Variable, Link)
Choice = tuple[Any, str]
Edit = Callable[[Document, MapId, Sequence[R], Any], Change]


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column. ``edit`` is None for one that only shows; ``choices`` None for free text.

    ``meaning`` explains it. ``spoken`` is the cell in words that stand by themselves,
    ``more`` what a listener may hear besides. ``many``: an edit of one row is one of all
    selected rows. ``reads`` makes a value of words typed where none of the choices was
    taken; it raises EditRefused. ``quick``: single letters act here as they do on the
    canvas, and begin no text.
    """

    title: str
    shows: Callable[[CausalMap, R], str]
    meaning: str
    edit: Edit[R] | None = None
    choices: Callable[[CausalMap], Sequence[Choice]] | None = None
    spoken: Callable[[CausalMap, R], str] | None = None
    more: Callable[[CausalMap, R], str] | None = None
    step: str = "Edit"
    many: bool = False
    centred: bool = False
    quick: bool = False
    reads: Callable[[CausalMap, str], Any] | None = None
    sorts: Callable[[CausalMap, R], Any] | None = None

    def aloud(self, causal_map: CausalMap, record: R) -> str:
        """The cell for a listener."""
        return (self.spoken or self.shows)(causal_map, record)

    def place(self, causal_map: CausalMap, record: R) -> Any:
        """What rows are sorted by."""
        shown = self.sorts or (lambda c, r: fold_name(self.shows(c, r)))
        return shown(causal_map, record)


def _words(choices: Sequence[tuple[Any, str, str]], value: object) -> str:
    return next((words for known, words, _ in choices if known == value), "")


def _rank(choices: Sequence[tuple[Any, str, str]], value: object) -> int:
    return next((n for n, (known, _, _) in enumerate(choices) if known == value), len(choices))


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


def _delayed(document: Document, map_id: MapId, rows: Sequence[Link], value: Any) -> Change:
    """Delayed or not, lengths being kept; words are the length of a delay."""
    if isinstance(value, str):
        return links.set_delay(document, map_id, [k.id for k in rows], True, value)
    return together(links.set_delay(document, map_id, [k.id], value, k.delay_length) for k in rows)


VARIABLE_COLUMNS: tuple[Column[Variable], ...] = (
    Column(
        "Name",
        lambda _, v: v.name,
        "What the variable is called",
        lambda d, m, rows, text: variables.rename_variable(d, m, rows[0].id, text),
        more=lambda c, v: details_aloud(c, v, {}),
        step="Rename",
    ),
    Column(
        "Kind",
        lambda _, v: _words(KINDS, v.kind),
        "How the variable behaves",
        lambda d, m, rows, kind: variables.set_kind(d, m, [v.id for v in rows], kind),
        _offers(KINDS),
        lambda _, v: "settles" if v.kind is Kind.AUXILIARY else v.kind.value,
        step="Set kind",
        many=True,
        sorts=lambda _, v: _rank(KINDS, v.kind),
    ),
    Column(
        "Role",
        lambda _, v: "" if v.role is None else _words(ROLES, v.role),
        "What the variable is for the group",
        lambda d, m, rows, role: variables.set_role(d, m, [v.id for v in rows], role),
        _offers(ROLES),
        lambda _, v: ROLE_ALOUD[v.role] if v.role else "no role",
        step="Set role",
        many=True,
        sorts=lambda _, v: (v.role is None, _rank(ROLES, v.role)),
    ),
    Column(
        "Group",
        _group_name,
        "The area of the map that the variable belongs to",
        lambda d, m, rows, group: groups.assign_group(d, m, [v.id for v in rows], group),
        _group_choices,
        lambda c, v: _group_name(c, v) or "no group",
        step="Set group",
        many=True,
    ),
    Column(
        "Causes",
        lambda c, v: str(len(c.adjacency.into(v.id))),
        "How many links lead to the variable",
        spoken=lambda c, v: counted(len(c.adjacency.into(v.id)), "cause"),
        centred=True,
        sorts=lambda c, v: len(c.adjacency.into(v.id)),
    ),
    Column(
        "Effects",
        lambda c, v: str(len(c.adjacency.out_of(v.id))),
        "How many links leave the variable",
        spoken=lambda c, v: counted(len(c.adjacency.out_of(v.id)), "effect"),
        centred=True,
        sorts=lambda c, v: len(c.adjacency.out_of(v.id)),
    ),
)

LINK_COLUMNS: tuple[Column[Link], ...] = (
    Column(
        "From",
        lambda c, k: c.variables[k.source].name,
        "The cause",
        lambda d, m, rows, end: links.retarget_link(d, m, rows[0].id, source=end),
        _variable_choices,
        lambda c, k: f"from {c.variables[k.source].name}",
        lambda c, k: f"to {c.variables[k.target].name}, {details_aloud(c, k, {})}",
        step="Lead from elsewhere",
        reads=variable_meant,
    ),
    Column(
        "Sign",
        lambda _, k: SIGN_GLYPH[k.sign],
        "Whether the effect goes the same way as the cause or the opposite way",
        lambda d, m, rows, sign: links.set_sign(d, m, [k.id for k in rows], sign),
        _offers(SIGNS),
        lambda _, k: SIGN_ALOUD[k.sign],
        step="Set sign",
        many=True,
        quick=True,
        centred=True,
        sorts=lambda _, k: _rank(SIGNS, k.sign),
    ),
    Column(
        "To",
        lambda c, k: c.variables[k.target].name,
        "The effect",
        lambda d, m, rows, end: links.retarget_link(d, m, rows[0].id, target=end),
        _variable_choices,
        lambda c, k: f"to {c.variables[k.target].name}",
        step="Lead elsewhere",
        reads=variable_meant,
    ),
    Column(
        "Delay",
        lambda _, k: (k.delay_length or "Delayed") if k.delayed else "",
        "Whether the effect takes noticeably longer, and how long if that was said",
        _delayed,
        lambda _: [(False, "At once"), (True, "Delayed")],
        lambda _, k: delay_aloud(k) or "no delay",
        step="Set delay",
        many=True,
        quick=True,
        reads=lambda _, typed: typed.strip(),
        sorts=lambda _, k: (not k.delayed, fold_name(k.delay_length)),
    ),
    Column(
        "Strength",
        lambda _, k: _words(STRENGTHS, k.strength),
        "How much of the change arrives",
        lambda d, m, rows, strength: links.set_strength(d, m, [k.id for k in rows], strength),
        _offers(STRENGTHS),
        lambda _, k: f"{k.strength.value} effect",
        step="Set strength",
        many=True,
        quick=True,
        sorts=lambda _, k: _rank(STRENGTHS, k.strength),
    ),
    Column(
        "Rests on",
        lambda _, k: "" if k.status is None else _words(STATUSES, k.status),
        "What the claim rests on",
        lambda d, m, rows, status: links.set_status(d, m, [k.id for k in rows], status),
        _offers(STATUSES),
        lambda _, k: k.status.value if k.status else "nobody said what it rests on",
        step="Set status",
        many=True,
        quick=True,
        sorts=lambda _, k: _rank(STATUSES, k.status),
    ),
    Column(
        "Reason",
        lambda _, k: k.reason,
        "Why the group thinks so",
        lambda d, m, rows, text: links.set_reason(d, m, rows[0].id, text),
        spoken=lambda _, k: k.reason or "no reason given",
        step="Give a reason",
    ),
)
