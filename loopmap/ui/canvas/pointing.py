"""What the pointer says before a press: its shape, and the sentence of what lies under it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt

from loopmap.analysis.telling import tell_link
from loopmap.diagram.fold import bundles_of, fold, stacks_of
from loopmap.diagram.hit import Hit
from loopmap.diagram.stack_marks import counted
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link

_Shape = Qt.CursorShape

_OVER: Mapping[str, _Shape] = MappingProxyType(
    {
        "variable": _Shape.ArrowCursor,
        "note": _Shape.ArrowCursor,
        "group": _Shape.ArrowCursor,
        "chevron": _Shape.PointingHandCursor,
        "bundle": _Shape.PointingHandCursor,
        "rim": _Shape.CrossCursor,
        "link": _Shape.PointingHandCursor,
        "link_handle": _Shape.SizeAllCursor,
        "link_head": _Shape.PointingHandCursor,
        "link_tail": _Shape.PointingHandCursor,
        "badge": _Shape.PointingHandCursor,
        "nothing": _Shape.ArrowCursor,
    }
)


def cursor_for(tool: str, hit: Hit) -> _Shape:
    """The shape of the pointer over a thing with a tool in hand."""
    if tool == "select":
        return _OVER[hit.kind]
    if tool == "link" and hit.kind not in ("variable", "rim"):
        return _Shape.ArrowCursor
    return _Shape.CrossCursor


def tooltip(causal_map: CausalMap, hit: Hit) -> str:
    """What a link claims and why, what a bundle or a stack holds; never evidence or notes."""
    if hit.record is None:
        return ""
    link = causal_map.links.get(hit.record)
    if link is not None:
        return link_told(causal_map, link)
    if hit.kind == "chevron":
        group = causal_map.groups[hit.record]
        return f"{'Open' if group.collapsed else 'Collapse'} “{group.name}”"
    return folded_told(causal_map, hit.record)


def link_told(causal_map: CausalMap, link: Link) -> str:
    """The claim of a link as a sentence, and its reason in a second line where one is given."""
    sentence = tell_link(causal_map, link)
    return f"{sentence}\n{link.reason}" if link.reason else sentence


MOST_TOLD = 8
"""Links or variables named in a tooltip; of more it says how many there are."""


def folded_told(causal_map: CausalMap, record: RecordId) -> str:
    """The links of a bundle as sentences, or the variables in a stack; "" for anything else."""
    folded = fold(causal_map)
    bundle, stack = bundles_of(folded).get(record), stacks_of(folded).get(record)
    if bundle is not None:
        told = [tell_link(causal_map, causal_map.links[i]) for i in bundle.links]
        return "\n".join([f"{len(told)} links", *_first(told)])
    if stack is not None:
        names = [causal_map.variables[i].name for i in stack.members]
        return "\n".join([f"{stack.group.name}: {counted(stack)}", *_first(sorted(names))])
    return ""


def _first(lines: list[str]) -> list[str]:
    more = len(lines) - MOST_TOLD
    return [*lines[:MOST_TOLD], f"and {more} more"] if more > 0 else lines
