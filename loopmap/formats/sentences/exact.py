"""Lines for what no sentence says exactly: a name that reads as a sentence itself, and its links.

They begin with “#” and hold plain JSON, so that a text of ours gives back what was written.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from loopmap.formats.foreign import as_fields, as_text
from loopmap.model.records import Link, Sign

_NAME, _LINK = "# name: ", "# link: "


class ExactLink(NamedTuple):
    """A link by the names of its ends."""

    source: str
    target: str
    sign: Sign
    delayed: bool
    reason: str


def line_of_name(name: str) -> str:
    """The line for a variable."""
    return _NAME + json.dumps(name, ensure_ascii=False)


def line_of_link(link: Link, source: str, target: str) -> str:
    """The line for a link between two names."""
    said: dict[str, Any] = {"from": source, "to": target, "sign": link.sign.value}
    if link.delayed:
        said["delayed"] = True
    if link.reason:
        said["reason"] = link.reason
    return _LINK + json.dumps(said, ensure_ascii=False)


def name_in(line: str) -> str | None:
    """The name in such a line; None for another."""
    value = _value(line, _NAME)
    return value if isinstance(value, str) else None


def link_in(line: str) -> ExactLink | None:
    """The link in such a line; None for another."""
    said = as_fields(_value(line, _LINK))
    source, target = as_text(said.get("from")), as_text(said.get("to"))
    sign = as_text(said.get("sign"))
    if not source or not target or sign not in {each.value for each in Sign}:
        return None
    return ExactLink(
        source, target, Sign(sign), said.get("delayed") is True, as_text(said.get("reason"))
    )


def _value(line: str, mark: str) -> Any:
    if not line.startswith(mark):
        return None
    try:
        return json.loads(line.removeprefix(mark))
    except (ValueError, RecursionError):
        return None
