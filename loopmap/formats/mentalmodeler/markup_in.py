"""Mental Modeler's XML as the fields its JSON has, all of them text."""

from __future__ import annotations

from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.markup import read_markup, text_of

_ROOT = "mentalmodeler"
_MANY = ("concepts", "relationships", "scenarios")


def values_of_markup(content: bytes, file: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The fields of a file, and a sentence for what was mended. Raises FormatError."""
    root, mended = read_markup(content, file, "a Mental Modeler file")
    if _name(root).casefold() != _ROOT:
        raise FormatError(
            f"This is not a Mental Modeler file: it begins with “{_name(root)[:40]}”.", file=file
        )
    values: dict[str, Any] = {}
    for part in root:
        name = _name(part)
        if name == "groupNames":
            values[name] = {_attribute(each, "index"): text_of(each) for each in part}
        elif name in _MANY:
            values[name] = [_record(each) for each in part]
        else:
            values[name] = {_name(each): text_of(each) for each in part}
    return values, mended


def _record(element: Any) -> dict[str, Any]:
    """The fields of a concept, a scenario or what lies in one; lists of records are fields too."""
    return {
        _name(child): [_fields(each) for each in child] if _name(child) in _MANY else text_of(child)
        for child in element
    }


def _fields(element: Any) -> dict[str, str]:
    return {_name(child): text_of(child) for child in element}


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _attribute(element: Any, name: str) -> str:
    return str(element.get(name, ""))
