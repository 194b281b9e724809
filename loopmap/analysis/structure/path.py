"""A path along arrows: its links, what it does on the whole, its delays and open signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign


@dataclass(frozen=True, slots=True)
class Path:
    """Links that follow one another and pass no variable twice.

    ``variables`` has one more than ``links``. ``sign`` is that of the whole path: UNKNOWN
    where any of its links, the ``unsettled`` ones, is marked ?. ``delays`` counts the
    delayed links.
    """

    links: tuple[RecordId, ...]
    variables: tuple[RecordId, ...]
    sign: Sign
    delays: int
    unsettled: tuple[RecordId, ...]

    @property
    def length(self) -> int:
        """Number of links."""
        return len(self.links)


def path_of(links: Sequence[Link]) -> Path:
    """The path along these links, at least one, in causal order."""
    return Path(
        tuple(link.id for link in links),
        (links[0].source, *(link.target for link in links)),
        net_sign(link.sign for link in links),
        sum(link.delayed for link in links),
        tuple(link.id for link in links if link.sign is Sign.UNKNOWN),
    )


def net_sign(signs: Iterable[Sign]) -> Sign:
    """What links that follow one another do together.

    >>> net_sign([Sign.OPPOSITE, Sign.SAME, Sign.OPPOSITE])
    <Sign.SAME: '+'>
    """
    opposite = False
    for sign in signs:
        if sign is Sign.UNKNOWN:
            return Sign.UNKNOWN
        opposite ^= sign is Sign.OPPOSITE
    return Sign.OPPOSITE if opposite else Sign.SAME
