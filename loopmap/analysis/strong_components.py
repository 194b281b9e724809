"""Which variables lie on loops with one another: strongly connected components."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def strong_components(after: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """The components of two or more of the numbers 0 … n - 1, each ascending, by smallest member.

    ``after[v]`` are the numbers that ``v`` leads to. O(numbers + links), without recursion.
    Tarjan, SIAM J. Comput. 1:146, 1972, doi 10.1137/0201010.
    """
    search = _Search(after)
    for start in range(len(after)):
        search.begin(start)
    return sorted(search.found)


class _Search:
    """One depth-first search over everything; a component is closed when its root is left."""

    def __init__(self, after: Sequence[Sequence[int]]) -> None:
        self.found: list[tuple[int, ...]] = []
        self._after = after
        self._number = [0] * len(after)
        """The turn in which each was met, from 1; 0 for not yet."""
        self._lowest = [0] * len(after)
        """The earliest that is known to be reached from it and is still open."""
        self._open: list[int] = []
        self._is_open = [False] * len(after)
        self._met = 0

    def begin(self, start: int) -> None:
        """Search from a number, unless it was met already."""
        if self._number[start]:
            return
        path = [self._meet(start)]
        while path:
            here, rest = path[-1]
            following = next(rest, None)
            if following is None:
                path.pop()
                self._leave(here)
                if path:
                    self._lower(path[-1][0], self._lowest[here])
            elif not self._number[following]:
                path.append(self._meet(following))
            elif self._is_open[following]:
                self._lower(here, self._number[following])

    def _meet(self, here: int) -> tuple[int, Iterator[int]]:
        self._met += 1
        self._number[here] = self._lowest[here] = self._met
        self._open.append(here)
        self._is_open[here] = True
        return here, iter(self._after[here])

    def _lower(self, here: int, number: int) -> None:
        self._lowest[here] = min(self._lowest[here], number)

    def _leave(self, here: int) -> None:
        if self._lowest[here] < self._number[here]:
            return
        members: list[int] = []
        while not members or members[-1] != here:
            members.append(self._open.pop())
            self._is_open[members[-1]] = False
        if len(members) > 1:
            self.found.append(tuple(sorted(members)))
