"""What a foreign file says and Loopmap has no place for, kept with the record it belongs to.

It lies in the record's ``extra`` under ``kept.FORMAT`` as plain values, is saved in our own
file, copied and undone with the record, and written back by the same format alone. Nothing
else looks at it, but for where values
are that came without an equation (`loopmap.model.elsewhere`).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from loopmap.model.records import Extra
from loopmap.model.token import breathe

_DEEPEST = 32
"""Our own file holds 64 levels; a record lies on the fifth of them."""

_LONGEST_NAME = 100
_LARGEST = 10**300
_AS_TEXT = "kept as text"
"""The one name of a group of fields whose value is JSON: what our own file cannot hold as it is."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def keep(extra: Extra, format_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """``extra`` with what a format wants to have back; without it where there is nothing.

    The values may be text, numbers, true and false, None, lists, tuples and mappings with
    names that are text. A tuple comes back as a list, a number that is not finite as text.
    """
    breathe()
    made = {name: value for name, value in extra.items() if name != _field(format_id)}
    if values:
        made[_field(format_id)] = _plain(values, _DEEPEST)
    return made


def kept(extra: Extra, format_id: str) -> dict[str, Any]:
    """What ``keep`` put there for a format, as new values; empty where there is nothing."""
    breathe()
    found = _as_it_was(extra.get(_field(format_id)))
    return found if isinstance(found, dict) else {}


def only_kept(extra: Any) -> dict[str, Any]:
    """What all formats keep in ``extra``, made plain; empty where it is no group of fields."""
    if not isinstance(extra, Mapping):
        return {}
    return {name: _plain(value, _DEEPEST) for name, value in extra.items() if is_kept(name)}


def is_kept(name: str) -> bool:
    """Whether a field of ``extra`` is what a foreign file said."""
    return name.startswith("kept.")


def _field(format_id: str) -> str:
    return f"kept.{format_id}"


def _plain(value: Any, levels: int) -> Any:
    """The value as our own file gives it back."""
    if isinstance(value, Mapping):
        if levels == 0 or not all(map(_is_a_name, value)):
            return _as_text(value)
        return {_SURROGATE.sub("\ufffd", k): _plain(v, levels - 1) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each, levels - 1) for each in value] if levels else _as_text(value)
    return _single(value)


def _single(value: Any) -> Any:
    match value:
        case None | bool():
            return value
        case str():
            return _SURROGATE.sub("\ufffd", value)
        case int():
            return value if abs(value) < _LARGEST else _as_text(value)
        case float():
            return value if math.isfinite(value) else repr(value)
        case _:
            raise TypeError(f"{type(value).__name__} cannot be kept")


def _is_a_name(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and name != _AS_TEXT


def _as_text(value: Any) -> dict[str, str]:
    return {_AS_TEXT: json.dumps(value)}


def _as_it_was(value: Any) -> Any:
    if isinstance(value, Mapping):
        if list(value) == [_AS_TEXT]:
            return _out_of_text(value[_AS_TEXT])
        return {name: _as_it_was(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_as_it_was(each) for each in value]
    return value


def _out_of_text(text: Any) -> Any:
    """What the text stands for; nothing where somebody has changed it and it is no JSON."""
    try:
        return json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return None
