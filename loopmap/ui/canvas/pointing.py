"""What the pointer says: its shape, a sentence on what a press will do, and what a link claims."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import Qt

from loopmap.analysis.telling import tell_link
from loopmap.diagram.fold import bundles_of, fold, stacks_of
from loopmap.diagram.hit import Hit
from loopmap.diagram.stack_marks import counted
from loopmap.editing.edits.locking import locked_by
from loopmap.editing.tools.gesture import Preview
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable

_Shape = Qt.CursorShape


class Offer(NamedTuple):
    """What a press would do: the shape of the pointer, and a sentence."""

    shape: _Shape
    told: str


_LEAD = "Drag this end to another variable to lead the link there."
_SELECT: Mapping[str, Offer] = MappingProxyType(
    {
        "variable": Offer(
            _Shape.ArrowCursor, "Drag to move, with Alt to copy. Double-click to rename."
        ),
        "rim": Offer(_Shape.CrossCursor, "Drag to the effect to draw a link."),
        "note": Offer(_Shape.ArrowCursor, "Drag to move, with Alt to copy. Double-click to write."),
        "group": Offer(
            _Shape.ArrowCursor, "Drag to move the group with its members. Double-click to rename."
        ),
        "chevron": Offer(_Shape.PointingHandCursor, "Click to collapse the group, or to open it."),
        "bundle": Offer(_Shape.PointingHandCursor, "Click to select the links drawn as one."),
        "link": Offer(_Shape.PointingHandCursor, "Click to select, drag to bend."),
        "link_handle": Offer(
            _Shape.SizeAllCursor, "Drag to bend. Double-click to let it bend by itself."
        ),
        "link_head": Offer(_Shape.OpenHandCursor, _LEAD),
        "link_tail": Offer(_Shape.OpenHandCursor, _LEAD),
        "badge": Offer(
            _Shape.PointingHandCursor, "Click to light the loop, drag to move its badge."
        ),
        "nothing": Offer(_Shape.ArrowCursor, "Drag to select. Double-click for a new variable."),
    }
)
"""What the arrow does, by the kind of thing under it."""

_ROUND = Offer(_Shape.PointingHandCursor, "Click to select, drag to turn it round its card.")
_ROUND_HANDLE = Offer(
    _Shape.SizeAllCursor,
    "Drag to turn it round its card. Double-click to let it find its own place.",
)
_STACK = Offer(_Shape.ArrowCursor, "Drag to move the group. Double-click to open it.")
_TAKEN = Offer(_Shape.ForbiddenCursor, "A variable is here already: click on empty paper.")
_TOOLS: Mapping[str, Offer] = MappingProxyType(
    {
        "variable": Offer(_Shape.CrossCursor, "Click to put a new variable here."),
        "note": Offer(_Shape.CrossCursor, "Click to write a note here."),
        "group": Offer(_Shape.CrossCursor, "Drag round what belongs to the new group."),
        "link": Offer(_Shape.ForbiddenCursor, "A link starts on a variable: press one."),
    }
)
"""What the other tools do, wherever nothing below says otherwise."""

_DRAW = Offer(_Shape.CrossCursor, "Drag to the effect, or to empty paper for a new variable.")
_ENDS = ("variable", "rim")
_MOVES = ("variable", "note", "group")


def offer_at(tool: str, hit: Hit, causal_map: CausalMap, read_only: str | None = None) -> Offer:
    """What a press with that tool does there."""
    on_variable = hit.kind in _ENDS
    if tool == "variable" and on_variable:
        return _TAKEN
    if tool == "link" and on_variable:
        return _DRAW
    if tool != "select":
        return _TOOLS[tool]
    return _of_arrow(hit, causal_map, read_only)


def acts_on(tool: str, hit: Hit) -> bool:
    """Whether a press with that tool acts on what is there, and not on the paper under it."""
    return tool == "select" or (tool == "link" and hit.kind in _ENDS)


def _of_arrow(hit: Hit, causal_map: CausalMap, read_only: str | None) -> Offer:
    found = _SELECT[hit.kind]
    if read_only is not None and hit.kind != "badge":
        return Offer(_Shape.ArrowCursor, read_only)
    if hit.kind in _MOVES and hit.record and (keeper := locked_by(causal_map, hit.record)):
        return Offer(found.shape, f"{keeper} is locked. Unlock to move: Ctrl+Shift+K.")
    link = causal_map.links.get(hit.record) if hit.record else None
    if link is not None and link.source == link.target and hit.kind in ("link", "link_handle"):
        return _ROUND if hit.kind == "link" else _ROUND_HANDLE
    group = causal_map.groups.get(hit.record) if hit.record else None
    return _STACK if hit.kind == "group" and group and group.collapsed else found


def shape_during(preview: Preview) -> _Shape | None:
    """The shape while a gesture shows that; None while it shows nothing yet."""
    if not preview.allowed:
        return _Shape.ForbiddenCursor
    if preview.moved:
        return _Shape.DragCopyCursor if preview.copying else _Shape.ClosedHandCursor
    if preview.line is not None and preview.line.link is not None:
        return _Shape.ClosedHandCursor
    if preview.bulges:
        return _Shape.SizeAllCursor
    draws = preview.line is not None or preview.band is not None or preview.ghost is not None
    return _Shape.CrossCursor if draws else None


def tooltip(causal_map: CausalMap, hit: Hit) -> str:
    """What a link claims and why, what a bundle or a stack holds, why there is a flag.

    Never evidence or notes.
    """
    if hit.record is None:
        return ""
    link = causal_map.links.get(hit.record)
    if link is not None:
        return "\n".join(filter(None, (link_told(causal_map, link), flag_told(link))))
    if hit.record in causal_map.variables and hit.kind != "chevron":
        return flag_told(causal_map.variables[hit.record])
    if hit.kind == "chevron":
        group = causal_map.groups[hit.record]
        return f"{'Open' if group.collapsed else 'Collapse'} “{group.name}”"
    return folded_told(causal_map, hit.record)


def flag_told(record: Variable | Link) -> str:
    """Why it is a point of tension; "" where it is none."""
    if record.tension is None:
        return ""
    return f"Point of tension: {record.tension}" if record.tension else "Point of tension"


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
