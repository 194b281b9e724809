"""PRSM's own file: JSON, plain or packed."""

from __future__ import annotations

from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.foreign import as_fields, as_list, as_number, as_objects, as_text
from loopmap.formats.json_text import read_object
from loopmap.formats.prsm.lz import unpacked
from loopmap.formats.prsm.shapes import Arrow, Content, Factor, Style

_WHAT = "a PRSM file"
_OWN = ("nodes", "edges", "mapTitle", "description", "history")
_DOTTED = 4.0
_OLD_STYLES = 9


def content_of(content: bytes, file: str) -> Content:
    """What a ``.prsm`` file holds. Raises FormatError."""
    values = read_object(_plain(content, file), file, _WHAT)
    if not isinstance(values.get("nodes"), list):
        raise FormatError("This is not a PRSM file: it has no factors.", file=file)
    styles = as_fields(values.get("styles") or values.get("samples"))
    edges = as_fields(styles.get("edges"))
    read = Content(
        as_text(values.get("mapTitle")),
        as_fields(values.get("description")).get("text"),
        styles={key: _style(key, as_fields(each)) for key, each in edges.items()},
        rest={name: value for name, value in values.items() if name not in _OWN},
    )
    joined = {
        as_text(e.get(end)) for e in as_objects(values.get("edges")) for end in ("from", "to")
    }
    for node in as_objects(values["nodes"]):
        if not node.get("isCluster"):
            read.factors.append(_factor(node, joined))
    read.arrows = [_arrow(each, edges) for each in as_objects(values.get("edges"))]
    if as_list(values.get("history")):
        read.left_out.append("The history of who changed what was left out.")
    return read


def _plain(content: bytes, file: str) -> bytes:
    """The JSON of a file that may be packed."""
    text = content.removeprefix(b"\xef\xbb\xbf")
    if text.lstrip()[:1] == b"{":
        return text
    try:
        packed = text.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise FormatError(f"Byte {error.start + 1} is not UTF-8.", file=file, line=None) from error
    try:
        return unpacked(packed.strip("\r\n")).encode("utf-8", "surrogatepass")
    except FormatError as error:
        error.file = file
        raise


def _style(key: str, values: dict[str, Any]) -> Style:
    return Style(
        key, as_text(values.get("groupLabel")), as_text(as_fields(values.get("color")).get("color"))
    )


def _factor(node: dict[str, Any], joined: set[str]) -> Factor:
    own = ("id", "label", "x", "y", "note", "title")
    key = as_text(node.get("id"))
    raw = {name: value for name, value in node.items() if name not in own}
    raw.setdefault("grp", _group(node, "group"))
    is_text = as_text(node.get("shape")) == "text" and key not in joined
    note = node.get("note") or node.get("title")
    return Factor(key, as_text(node.get("label")), node.get("x"), node.get("y"), note, is_text, raw)


def _arrow(edge: dict[str, Any], styles: dict[str, Any]) -> Arrow:
    own = ("from", "to", "label", "note", "title", "loopmap")
    group = _group(edge, "edge")
    look = {**as_fields(styles.get(group)), **edge}
    raw = {name: value for name, value in edge.items() if name not in own}
    raw["grp"] = group
    return Arrow(
        as_text(edge.get("from")),
        as_text(edge.get("to")),
        group,
        as_text(edge.get("label")).strip(),
        edge.get("note") or edge.get("title"),
        _heads(look.get("arrows")),
        _is_dashed(look.get("dashes")),
        as_fields(edge.get("loopmap")),
        raw,
    )


def _group(record: dict[str, Any], word: str) -> str:
    """The style of a record; before 1.4 it was a number."""
    said = as_text(record.get("grp"))
    number = as_number(record.get("group"))
    return said or f"{word}{int(number or 0) % _OLD_STYLES}"


def _heads(arrows: Any) -> tuple[bool, bool]:
    """Whether a link has a head at its start and at its end; one at the end if nothing is said."""
    if isinstance(arrows, str):
        return "from" in arrows, "to" in arrows
    if not isinstance(arrows, dict):
        return False, True
    start, end = arrows.get("from"), arrows.get("to", True)
    return _is_enabled(start), _is_enabled(end)


def _is_enabled(head: Any) -> bool:
    return head is True or as_fields(head).get("enabled") is True


def _is_dashed(dashes: Any) -> bool:
    """Dashed, not dotted."""
    if isinstance(dashes, list):
        first = as_number(dashes[0]) if dashes else None
        return first is not None and first >= _DOTTED
    return dashes is True
