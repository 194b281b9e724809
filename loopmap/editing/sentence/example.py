"""What could be said of the map on show, as an example in the empty sentence bar."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from loopmap.editing.session import Event, Session
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Link, Sign, Variable

NEUTRAL = (
    "Workload + Tiredness − Concentration",
    "Work + Tiredness − Sleep",
    "Work + Stress − Sleep",
    "Work + Stress",
)
"""Where the map has no example of its own, or no room is left for it. Longest first."""

_LOOKED_AT, _FOLLOWED = 100, 6
"""Links of a map that are looked at, and links that are tried after each of them."""

_LONGEST = 32
"""Letters of a name in an example; longer ones are poor examples."""

_SIGNS = {Sign.SAME: "+", Sign.OPPOSITE: "−"}


class Example:
    """Examples for one session, in the names and signs of the map on show.

    The first links of the map that read well in a line, so that it stays the same while people
    go on, and is looked for again only where they alter it. Nobody but variables is named, none
    inside a collapsed group.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: tuple[str, ...] | None = None
        self._said: frozenset[RecordId] = frozenset()
        self._is_whole = False

    def hear(self, event: Event) -> None:
        """Look again, the next time, where an event has altered what is said."""
        if event.map_changed or event.replaced:
            self._known = None
        elif event.change:
            touched = event.change.touched(Variable, Link, Group)
            here = self._session.map_id
            if touched and (not self._is_whole or any((here, i) in touched for i in self._said)):
                self._known = None

    def texts(self) -> tuple[str, ...]:
        """Sentences to choose from, longest first. O(1): few links are looked at, and once."""
        if self._known is None:
            links = _best(self._session.map)
            self._known = (*_told(self._session.map, links), *NEUTRAL)
            ends = {end for link in links for end in (link.source, link.target)}
            of = (self._session.map.variables[end].group for end in ends)
            self._is_whole = len(links) > 1
            self._said = frozenset({*ends, *(link.id for link in links), *filter(None, of)})
        return self._known


def _told(causal_map: CausalMap, links: tuple[Link, ...]) -> Iterator[str]:
    """The chain, then its first link alone."""
    for count in range(len(links), 0, -1):
        parts = [causal_map.variables[links[0].source].name]
        for link in links[:count]:
            parts += [_SIGNS[link.sign], causal_map.variables[link.target].name]
        yield " ".join(parts)


def _best(causal_map: CausalMap) -> tuple[Link, ...]:
    """One or two links to say: two in a row, of both signs, of short names; else none."""
    links = [
        link for link in islice(causal_map.links.values(), _LOOKED_AT) if _reads(causal_map, link)
    ]
    onwards: dict[RecordId, list[Link]] = {}
    for link in links:
        onwards.setdefault(link.source, []).append(link)
    pairs: list[tuple[Link, ...]] = [
        (link, after)
        for link in links
        for after in onwards.get(link.target, ())[:_FOLLOWED]
        if after.target != link.source
    ]

    def length(chain: tuple[Link, ...]) -> tuple[bool, int]:
        names = (chain[0].source, *(link.target for link in chain))
        letters = sum(len(causal_map.variables[i].name) for i in names)
        return len({link.sign for link in chain}) < len(chain), letters

    return min(pairs or [(link,) for link in links], key=length, default=())


def _reads(causal_map: CausalMap, link: Link) -> bool:
    """Whether it can be said in two names and a sign."""
    if link.sign not in _SIGNS or link.delayed or link.source == link.target:
        return False
    return all(_is_plain(causal_map, causal_map.variables[i]) for i in (link.source, link.target))


def _is_plain(causal_map: CausalMap, variable: Variable) -> bool:
    """Whether it is seen, and its name is short and of words alone: the parser then finds it."""
    group = causal_map.groups.get(variable.group) if variable.group else None
    if (group is not None and group.collapsed) or len(variable.name) > _LONGEST:
        return False
    words = variable.name.replace("-", "").replace("’", "").split()
    return all(word.isalnum() for word in words)
