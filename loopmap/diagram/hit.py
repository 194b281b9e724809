"""What is at a place: variables, links and their handles, notes, groups and badges."""

from __future__ import annotations

from typing import Literal, NamedTuple

from loopmap.model.ids import RecordId

HitKind = Literal[
    "variable",
    "rim",
    "link",
    "link_handle",
    "link_head",
    "link_tail",
    "note",
    "group",
    "badge",
    "nothing",
]


class Hit(NamedTuple):
    """The topmost thing at a place; ``rim`` is a variable's outer band, where a link begins.

    ``record`` is None for nothing. A badge is named by its own id (``Badge.id``).
    """

    kind: HitKind
    record: RecordId | None = None


NOTHING_HIT = Hit("nothing")
