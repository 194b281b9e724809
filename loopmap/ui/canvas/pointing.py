"""What the pointer says before a press: its shape, and the sentence of what lies under it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt

from loopmap.diagram.hit import Hit
from loopmap.model.document import CausalMap
from loopmap.model.records import Link, Sign

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
    """What a link claims and why; nothing for other things. Never evidence or notes.

    Example: "More fines issued to parents leads to less family trust in services,
    after a while."
    """
    link = causal_map.links.get(hit.record) if hit.record else None
    return link_told(causal_map, link) if link else ""


def link_told(causal_map: CausalMap, link: Link) -> str:
    """The claim of a link as a sentence, and its reason in a second line where one is given."""
    cause, effect = causal_map.variables[link.source].name, causal_map.variables[link.target].name
    told = {
        Sign.SAME: f"More “{cause}” leads to more “{effect}”",
        Sign.OPPOSITE: f"More “{cause}” leads to less “{effect}”",
        Sign.UNKNOWN: f"“{cause}” affects “{effect}”, which way is not agreed",
    }[link.sign]
    later = f", after {link.delay_length or 'a while'}" if link.delayed else ""
    sentence = f"{told}{later}."
    return f"{sentence}\n{link.reason}" if link.reason else sentence
