"""Which rings are found at once after a change, and which wait until there is time for them.

On a large map a link that comes may turn hundreds of others, and to see which takes longer
than a hand that types can wait. So in a hurry the links that came get their own rings, and
the others keep theirs; ``since`` remembers of which map those are, until they are found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from loopmap.diagram.ring import Ring, own_rings, rings_again, takes_long
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link


class Turned(NamedTuple):
    """Rings that may be others now.

    All the rest are as on the map ``since``, or right where that is None.
    """

    rings: dict[RecordId, Ring | None]
    since: CausalMap | None


def turned(  # noqa: PLR0913  what rings follow from
    since: CausalMap | None,
    before: CausalMap,
    after: CausalMap,
    relinked: Iterable[Link],
    ring_of: Callable[[RecordId], Ring],
    *,
    now: bool,
) -> Turned:
    """The rings after ``relinked`` came, went or changed their ends, as ``rings_again``.

    ``since`` as it was left before. Unless all are wanted ``now``, those that take long wait.
    O(links) where some waited, besides what ``rings_again`` takes.
    """
    known = before if since is None else since
    if not now and takes_long(known, after):
        changed = list(relinked)
        if not changed and before.loops is after.loops:
            return Turned({}, since)
        return Turned(own_rings(before, after, changed), known)
    if since is not None:
        relinked = _relinked(since, after)
    return Turned(rings_again(known, after, relinked, ring_of), None)


def _relinked(before: CausalMap, after: CausalMap) -> list[Link]:
    """Links that came, went or changed their ends from one map to the other. O(links)."""
    was, now = before.links, after.links
    pairs = [(was.get(i), now.get(i)) for i in {**was, **now} if was.get(i) is not now.get(i)]
    return [k for one, other in pairs if _led(one) != _led(other) for k in (one, other) if k]


def _led(link: Link | None) -> tuple[RecordId, RecordId] | None:
    return None if link is None else (link.source, link.target)
