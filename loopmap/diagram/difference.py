"""What differs between two states of a map, in so far as places follow from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable


class Difference(NamedTuple):
    """Records that were touched, by what happened to them.

    ``variables`` and ``links`` are there after it, changed or new; a link that has only
    another sign or strength leads as before and is not among them. ``gone`` are the
    variables that are not. ``relinked``: links that came, went or changed their ends, each
    as it was and as it is. ``structural``: whether variables or links came or went.
    """

    variables: tuple[Variable, ...]
    links: tuple[Link, ...]
    gone: tuple[RecordId, ...]
    relinked: tuple[Link, ...]
    structural: bool


def difference(before: CausalMap, after: CausalMap, touched: Iterable[RecordId]) -> Difference:
    """What a change that touched these records did. O(touched log touched)."""
    records = sorted(touched)
    variables = tuple(after.variables[i] for i in records if i in after.variables)
    links = tuple(
        link
        for i in records
        if (link := after.links.get(i)) is not None
        and _path_of(before.links.get(i)) != _path_of(link)
    )
    gone = tuple(i for i in records if i in before.variables and i not in after.variables)
    pairs = [(before.links.get(i), after.links.get(i)) for i in records]
    relinked = tuple(
        k for one, other in pairs if _led(one) != _led(other) for k in (one, other) if k
    )
    came = any(variable.id not in before.variables for variable in variables)
    structural = bool(came or gone or any((one is None) != (other is None) for one, other in pairs))
    return Difference(variables, links, gone, relinked, structural)


def _path_of(link: Link | None) -> tuple[object, ...] | None:
    """All that the path of a link follows from, besides what stands around it."""
    return None if link is None else (link.source, link.target, link.bulge, link.delayed)


def _led(link: Link | None) -> tuple[RecordId, RecordId] | None:
    return None if link is None else (link.source, link.target)
