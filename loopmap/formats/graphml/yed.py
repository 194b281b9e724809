"""What yEd draws: names and places of its nodes, labels, heads and lines of its edges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from loopmap.formats.foreign import as_number
from loopmap.formats.incoming.graph_links import style_in_words
from loopmap.formats.incoming.places import Place, place_of

_MOST_BENDS = 50
_HEADLESS = ("none", "")


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node's name, the centre of its shape, and how it looks, as plain values."""

    label: str = ""
    at: Place | None = None
    looks: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """An edge's text, its look in words, and which ends have heads."""

    label: str = ""
    style: str = ""
    is_turned: bool = False
    is_double: bool = False
    is_bare: bool = False
    bends: tuple[Place, ...] = ()
    looks: dict[str, Any] = field(default_factory=dict)


def drawn_node(node: Any) -> DrawnNode:
    """What yEd draws of a node; nothing for a node of another program."""
    looks: dict[str, Any] = {}
    label, at = "", None
    for part in _drawing(node):
        match _local(part):
            case "NodeLabel" if not label:
                label = _text(part)
            case "Geometry":
                at = at or _centre(part)
                looks.update({name: part.get(name) or "" for name in ("width", "height")})
            case "Fill" if part.get("color"):
                looks["fill"] = part.get("color")
            case "Shape" if part.get("type"):
                looks["shape"] = part.get("type")
    return DrawnNode(label, at, {"looks": looks} if looks else {})


def drawn_group(node: Any) -> str:
    """The name that yEd shows at a group; empty where it shows none."""
    labels = (_text(part) for part in _drawing(node) if _local(part) == "NodeLabel")
    return next((label for label in labels if label), "")


def drawn_edge(edge: Any) -> DrawnEdge:
    """What yEd draws of an edge.

    An arrow with its head at the source alone is turned, one with heads at both ends is
    double, and one without any has no direction.
    """
    labels: list[str] = []
    colour = line = ""
    heads: tuple[str, str] | None = None
    bends: list[list[float]] = []
    for part in _drawing(edge):
        match _local(part):
            case "EdgeLabel":
                labels.append(_text(part))
            case "LineStyle":
                colour, line = part.get("color") or "", part.get("type") or ""
            case "Arrows":
                heads = (
                    (part.get("source") or "none").lower(),
                    (part.get("target") or "none").lower(),
                )
            case "Point" if len(bends) < _MOST_BENDS:
                bends.append([as_number(part.get(axis), 0.0) or 0.0 for axis in ("x", "y")])
    if heads is None:
        return DrawnEdge(" ".join(filter(None, labels)))
    begins, ends = (head not in _HEADLESS for head in heads)
    head = heads[1] if ends else heads[0]
    looks = {"line": line, "color": colour, "heads": list(heads), "bends": bends}
    return DrawnEdge(
        " ".join(filter(None, labels)),
        style_in_words(colour, line, head),
        is_turned=begins and not ends,
        is_double=begins and ends,
        is_bare=not begins and not ends,
        bends=tuple((x, y) for x, y in bends),
        looks={"looks": {name: value for name, value in looks.items() if value}},
    )


def _drawing(element: Any) -> Iterator[Any]:
    """All parts of what yEd draws of a node or an edge, but not of nodes within it."""
    for data in element:
        if _local(data) == "data":
            for part in data.iter():
                if _is_yed(part):
                    yield part


def _is_yed(part: Any) -> bool:
    tag = part.tag
    return isinstance(tag, str) and ("yworks" in tag or tag.startswith("y:"))


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def _text(part: Any) -> str:
    """The text of a label: yEd puts further elements behind it. HTML labels lose their marks."""
    return " ".join((part.text or "").replace("<html>", "").split())


def _centre(geometry: Any) -> Place | None:
    """The middle of a shape: yEd says where its corner at the top left lies."""
    corner = place_of(geometry.get("x"), geometry.get("y"))
    if corner is None:
        return None
    wide, high = (as_number(geometry.get(size), 0.0) or 0.0 for size in ("width", "height"))
    return round(corner[0] + wide / 2, 1), round(corner[1] + high / 2, 1)
