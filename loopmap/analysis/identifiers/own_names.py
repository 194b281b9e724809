"""Names that somebody wrote down for the check: to be found as well, or to be left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from loopmap.analysis.identifiers.kinds import IdentifierKind, Spotted
from loopmap.model.query import fold_name

_LEFT = "-"
"""What a line begins with that names nobody."""


@dataclass(frozen=True)
class OwnNames:
    """Both folded. A name may be several words."""

    found: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self.found:
            return None
        longest_first = sorted(self.found, key=lambda name: (-len(name), name))
        words = "|".join(r"\s".join(map(re.escape, name.split())) for name in longest_first)
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)

    def names_in(self, text: str) -> Iterator[Spotted]:
        """Where one of them stands, however written. O(length times names)."""
        for found in self._pattern.finditer(text) if self._pattern is not None else ():
            yield Spotted(*found.span(), IdentifierKind.NAME, fold_name(found[0]))

    def leaves(self, text: str) -> bool:
        """Whether this is nobody's name, by the list."""
        return fold_name(text) in self.left


NONE = OwnNames()


def read_own_names(text: str) -> OwnNames:
    r"""A name on each line; “-” before it: to be left alone; “#” begins a comment.

    >>> read_own_names("Okoro  # our caretaker\n- Hope").left
    frozenset({'hope'})
    """
    found, left = set(), set()
    for line in text.splitlines():
        said = line.partition("#")[0].strip()
        if said.startswith(_LEFT):
            left.add(fold_name(said.removeprefix(_LEFT)))
        else:
            found.add(fold_name(said))
    return OwnNames(frozenset(found - {""}), frozenset(left - {""}))
