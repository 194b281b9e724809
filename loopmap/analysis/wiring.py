"""One core of a map as whole numbers used as sets of bits: what the inner loops of a search read.

One ``&`` asks a question of a hundred variables at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

from loopmap.model.made_once import made_once


class Wiring:
    """The variables of one strongly connected component, numbered from 0, and their links.

    ``members[place]`` is the variable at a place, as a snapshot numbers it. Bit ``q`` of
    ``after[p]`` stands for a link from place ``p`` to place ``q``, of ``before[p]`` for one
    from ``q`` to ``p``. Links from a variable to itself are left out.
    """

    def __init__(self, members: tuple[int, ...], links: Iterable[tuple[int, int]]) -> None:
        self.members = members
        self.place = {member: n for n, member in enumerate(members)}
        self.after = [0] * len(members)
        self.before = [0] * len(members)
        for source, target in links:
            self.after[self.place[source]] |= 1 << self.place[target]
            self.before[self.place[target]] |= 1 << self.place[source]

    @property
    def size(self) -> int:
        """Number of variables: no loop is longer."""
        return len(self.members)

    @made_once
    def roots(self) -> tuple[tuple[int, int], ...]:
        """Each place, the busiest first, with the set of the places after it.

        Loops through a root use only itself and the places after it, so that each loop
        is found once; taking the busiest away first thins the map fastest.
        """
        allowed = (1 << self.size) - 1
        roots = []
        for place in sorted(range(self.size), key=lambda place: (-self._links_at(place), place)):
            allowed ^= 1 << place
            roots.append((place, allowed))
        return tuple(roots)

    def copy(self) -> Wiring:
        """The same, to be cut without harm to this one."""
        made = copy(self)
        made.after, made.before = list(self.after), list(self.before)
        return made

    def cut(self, source: int, target: int) -> None:
        """Take away the link between two places."""
        self.after[source] &= ~(1 << target)
        self.before[target] &= ~(1 << source)

    def home(self, root: int, allowed: int) -> int:
        """The places on a loop with the root, itself among them, when only ``allowed`` are left."""
        return leading_to(root, self.before, leading_to(root, self.after, allowed))

    def near(self, root: int, most: int) -> list[int]:
        """For each number of links below ``most`` the places that lead to the root within it.

        Ends early where no more links lead to the root from further places.
        """
        near = [1 << root]
        fresh = near[0]
        while fresh and len(near) < most:
            layer = near[-1]
            while fresh:
                bit = fresh & -fresh
                fresh ^= bit
                layer |= self.before[bit.bit_length() - 1]
            fresh = layer & ~near[-1]
            near.append(layer)
        return near

    def cycle(self, places: Iterable[int]) -> tuple[int, ...]:
        """The variables at these places."""
        return tuple(map(self.members.__getitem__, places))

    def _links_at(self, place: int) -> int:
        return self.after[place].bit_count() + self.before[place].bit_count()


def leading_to(start: int, before: list[int], allowed: int) -> int:
    """The set of places, ``start`` among them, that lead to it within ``allowed``.

    With ``after`` in place of ``before``: the places it leads to.
    """
    found = fresh = 1 << start
    while fresh:
        bit = fresh & -fresh
        fresh ^= bit
        further = before[bit.bit_length() - 1] & allowed & ~found
        found |= further
        fresh |= further
    return found
