"""What the pointer says before a press: its shape, and the sentence of what lies under it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt

from loopmap.analysis.telling import tell_link
from loopmap.diagram.hit import Hit
from loopmap.model.document import CausalMap
from loopmap.model.records import Link

_Shape = Qt.CursorShape

_OVER: Mapping[str, _Shape] = MappingProxyType(
    {
        "variable": _Shape.ArrowCursor,
        "note": _Shape.ArrowCursor,
        "group": _Shape.ArrowCursor,
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
    """What a link claims and why; nothing for other things. Never evidence or notes."""
    link = causal_map.links.get(hit.record) if hit.record else None
    return link_told(causal_map, link) if link else ""


def link_told(causal_map: CausalMap, link: Link) -> str:
    """The claim of a link as a sentence, and its reason in a second line where one is given."""
    sentence = tell_link(causal_map, link)
    return f"{sentence}\n{link.reason}" if link.reason else sentence
