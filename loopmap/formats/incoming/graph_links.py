"""The arrows of a drawn graph as links: signs from what stands at them, else from how they look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from loopmap.formats.guess import SIGN_CHOICES, Choice, Guess, Told, settled
from loopmap.formats.incoming.map_maker import MapMaker
from loopmap.formats.incoming.sign_words import (
    plain_sign,
    sign_in_words,
    sign_of_number,
    strength_of,
)
from loopmap.model.records import Sign, Strength

_MOST_ASKED = 20
_UNDIRECTED = (
    Choice("both", "a link each way"),
    Choice("one", "one link, as the file names its ends"),
    Choice("none", "no link"),
)
_WEIGHTS = (
    Choice("strengths", "how strong links are, the largest strong"),
    Choice("nothing", "nothing that Loopmap knows"),
)


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow as a file draws it.

    ``said`` are texts that may be its sign, the likeliest first; ``style`` how it looks in
    words ("red line, dashed"), empty where it looks like any other; ``fields`` are further
    fields of its link. ``headed``: whether it has a direction at all.
    """

    source: Hashable
    target: Hashable
    said: tuple[str, ...] = ()
    weight: float | None = None
    style: str = ""
    headed: bool = True
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def plain(self) -> Sign | None:
        """The sign that stands at it, plainly; None where none does."""
        signs = (plain_sign(text) for text in self.said if text.strip())
        return next((sign for sign in signs if sign is not None), None)

    @property
    def label(self) -> str:
        """The first text at it that is no plain sign."""
        texts = (" ".join(text.split()) for text in self.said)
        return next((text for text in texts if text and plain_sign(text) is None), "")


def add_arrows(into: MapMaker, arrows: Sequence[Arrow], told: Told) -> list[Guess]:
    """Fill the map with links; gives what had to be guessed of their signs and directions."""
    return _Adding(into, arrows, told).add()


@dataclass
class _Adding:
    into: MapMaker
    arrows: Sequence[Arrow]
    told: Told
    guesses: list[Guess] = field(default_factory=list)
    _means: dict[str, Sign] = field(default_factory=dict)

    def add(self) -> list[Guess]:
        signed = any((arrow.weight or 0) < 0 for arrow in self.arrows)
        if not signed:
            self._guess_words()
            self._guess_styles()
        scale = self._scale(signed=signed)
        both = self._undirected()
        for arrow in self.arrows:
            fields = dict(arrow.fields)
            if scale and arrow.weight is not None:
                fields.setdefault("strength", strength_of(arrow.weight, scale))
            if arrow.label and not fields.get("reason"):
                fields["reason"] = arrow.label
            sign = self._sign(arrow, signed=signed)
            if arrow.headed or both != "none":
                self.into.link(arrow.source, arrow.target, sign, **fields)
            if not arrow.headed and both == "both":
                self.into.link(arrow.target, arrow.source, sign, **_without_kept(fields))
        return self.guesses

    def _sign(self, arrow: Arrow, *, signed: bool) -> Sign:
        if arrow.plain is not None:
            return arrow.plain
        if signed and arrow.weight is not None:
            return sign_of_number(arrow.weight)
        by_label = self._means.get(f"sign:{arrow.label}")
        return by_label or self._means.get(f"style:{arrow.style}") or Sign.UNKNOWN

    def _guess_words(self) -> None:
        """Labels that mean a sign, or that several links have: those are not remarks on one."""
        open_ones = [arrow.label for arrow in self.arrows if arrow.plain is None and arrow.label]
        counted = Counter(open_ones)
        asked = [
            label
            for label in sorted(counted)
            if sign_in_words(label) or counted[label] > 1 or f"sign:{label}" in self.told
        ]
        for label in asked[:_MOST_ASKED]:
            seems = sign_in_words(label) or Sign.UNKNOWN
            about = f"Links labelled “{label[:40]}”, {counted[label]} of them"
            self._ask(f"sign:{label}", about, seems, "By the words in it.")

    def _guess_styles(self) -> None:
        """Looks of lines that say something, of links that have no sign yet."""
        left = (
            arrow.style
            for arrow in self.arrows
            if arrow.plain is None and f"sign:{arrow.label}" not in self._means
        )
        counted = Counter(style for style in left if style)
        for style in sorted(counted)[:_MOST_ASKED]:
            about = f"Links drawn as {style}, {counted[style]} of them"
            self._ask(f"style:{style}", about, _seems(style), "By their colour, line and head.")

    def _ask(self, key: str, about: str, seems: Sign, meaning: str) -> None:
        meaning = meaning if seems is not Sign.UNKNOWN else ""
        guess = settled(Guess(key, about, SIGN_CHOICES, seems.value, meaning), self.told)
        self.guesses.append(guess)
        self._means[key] = Sign(guess.taken)

    def _scale(self, *, signed: bool) -> float:
        """The weight that is strong; 0 where weights say nothing."""
        weights = [abs(arrow.weight) for arrow in self.arrows if arrow.weight]
        if not weights or (len(set(weights)) == 1 and not (signed and weights[0] < 1)):
            return 0.0
        largest = max(*weights, 1.0)
        if signed and largest <= 1:
            return 1.0
        about = f"The weights of links, up to {largest:g}"
        guess = settled(Guess("weights", about, _WEIGHTS, "strengths"), self.told)
        self.guesses.append(guess)
        return largest if guess.taken == "strengths" else 0.0

    def _undirected(self) -> str:
        number = sum(not arrow.headed for arrow in self.arrows)
        if not number:
            return "one"
        lines = "One line has" if number == 1 else f"{number} lines have"
        guess = settled(
            Guess("undirected", f"{lines} no direction", _UNDIRECTED, "both"), self.told
        )
        self.guesses.append(guess)
        return guess.taken


def _without_kept(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name != "extra"}


_RED, _GREEN = ("red", "crimson", "maroon"), ("green", "blue", "lime", "teal")


def _seems(style: str) -> Sign:
    """What a look of lines usually stands for: red or a bar is −, green or blue +."""
    words = style.split()
    if "bar" in words or any(word in _RED for word in words):
        return Sign.OPPOSITE
    return Sign.SAME if any(word in _GREEN for word in words) else Sign.UNKNOWN


def style_in_words(colour: str = "", line: str = "", head: str = "") -> str:
    """How a link looks, as people say it; empty for a plain black line with an ordinary head.

    >>> style_in_words("#CC0000", "dashed", "tee")
    'a red dashed line with a bar'
    """
    shade = colour_in_words(colour)
    dash = "dashed" if line.casefold() in _DASHED else "dotted" if "dot" in line.casefold() else ""
    bar = " with a bar" if head.casefold() in _BARS else ""
    said = " ".join(part for part in (shade, dash) if part)
    return f"a {said or 'plain'} line{bar}" if said or bar else ""


_DASHED = frozenset(("dashed", "dash", "dashed_dotted", "long_dash"))
_BARS = frozenset(("tee", "t_shape", "t-shape", "tbar", "inhibit"))
_NAMED = frozenset((*_RED, *_GREEN, "orange", "purple", "yellow", "grey", "gray", "brown"))


def colour_in_words(colour: str) -> str:
    """A colour's rough name: "red", "green", …; empty for black, greys and what is no colour."""
    plain = colour.strip().casefold()
    if plain in _NAMED:
        return "" if plain in ("grey", "gray") else plain
    if not plain.startswith("#") or len(plain) < 7:
        return ""
    try:
        shades = [int(plain[n : n + 2], 16) for n in (1, 3, 5)]
    except ValueError:
        return ""
    return _shade(*shades)


def _shade(red: int, green: int, blue: int) -> str:
    most, least = max(red, green, blue), min(red, green, blue)
    if most - least < 60:
        return ""
    if most == red:
        warm = green > 0.55 * red
        return (
            ("yellow" if green > 0.85 * red else "orange")
            if warm
            else ("purple" if blue > 0.7 * red else "red")
        )
    if most == green:
        return "green"
    return "purple" if red > 0.7 * blue else "blue"


def strength_word(text: str) -> Strength | None:
    """A strength by its own word; None for anything else."""
    found = text.strip().casefold()
    return Strength(found) if found in {each.value for each in Strength} else None


def with_names(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Attributes of which something is said, by their names."""
    return {name: text for name, text in pairs if name and text.strip()}
