"""What a type of connection in Kumu says of a link's sign.

By Kumu's guides two signs say what happens to both ends: “++” both rise and “--” both fall
are the same way, “+-” and “-+” the opposite way. So “--” is no minus.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from loopmap.formats.guess import SIGN_CHOICES, Guess, Told, settled
from loopmap.formats.incoming.style_guesses import guess_sign
from loopmap.formats.kumu.shapes import Connection
from loopmap.model.records import Sign

_DASHES = str.maketrans({"−": "-", "–": "-", "—": "-"})
_PAIRS: Mapping[str, Sign] = MappingProxyType(
    {
        **dict.fromkeys(("++", "--", "+", "same", "s"), Sign.SAME),
        **dict.fromkeys(("+-", "-+", "-", "opposite", "o"), Sign.OPPOSITE),
        **dict.fromkeys(("", "?", "unknown"), Sign.UNKNOWN),
    }
)
_BOTH_FALL = "--"
_MOST_GUESSES = 60


def sign_of_type(kind: str) -> Sign | None:
    """The sign that a type states by Kumu's rule; None for one that people made up."""
    return _PAIRS.get("".join(kind.translate(_DASHES).split()).casefold())


class Signs:
    """The signs of a file's connections, and what of them had to be guessed."""

    def __init__(self, connections: Iterable[Connection], told: Told) -> None:
        counts = Counter(self._said(each) for each in connections)
        self._signs: dict[str, Sign] = {}
        self.guesses: list[Guess] = []
        for said, number in counts.items():
            plain = sign_of_type(said)
            if plain is not None and said.translate(_DASHES) != _BOTH_FALL:
                self._signs[said] = plain
            elif len(self.guesses) < _MOST_GUESSES:
                self._signs[said] = self._guess(said, number, told)

    def of(self, connection: Connection) -> Sign:
        """The sign of a connection; unknown where its type was not even guessed."""
        return self._signs.get(self._said(connection), Sign.UNKNOWN)

    @staticmethod
    def _said(connection: Connection) -> str:
        """The type; without one, a label that is a sign."""
        if connection.kind.strip():
            return connection.kind.strip()
        label = connection.label.strip()
        return label if label and sign_of_type(label) is not None else ""

    def _guess(self, said: str, number: int, told: Told) -> Sign:
        of = "connection" if number == 1 else "connections"
        about = f"Connection type “{said}”, {number:,} {of}"
        if said.translate(_DASHES) == _BOTH_FALL:
            meaning = "In Kumu it says that less of the one brings less of the other."
            taken = Sign.SAME.value
            guess = settled(Guess(f"sign:{said}", about, SIGN_CHOICES, taken, meaning), told)
        else:
            guess = guess_sign(told, said, about)
        self.guesses.append(guess)
        return Sign(guess.taken)
