"""What a file says of a link, and one link for all that it says of the same two variables."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from loopmap.formats.incoming.map_maker import MapMaker
from loopmap.formats.kept import keep, kept
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign, Strength
from loopmap.model.token import breathe

_BESIDE = "beside"
_RISING = (Strength.WEAK, Strength.MEDIUM, Strength.STRONG)
_WORDS = {Sign.SAME: "the same way", Sign.OPPOSITE: "the opposite way", Sign.UNKNOWN: "left open"}


@dataclass(frozen=True, slots=True)
class Claim:
    """One arrow of a file, by the keys of its ends; ``raw`` is what its format wants back."""

    source: Hashable
    target: Hashable
    sign: Sign = Sign.UNKNOWN
    delayed: bool = False
    delay_length: str = ""
    strength: Strength = Strength.MEDIUM
    reason: str = ""
    bulge: float | None = None
    evidence: tuple[RecordId, ...] = ()
    raw: dict[str, Any] = field(default_factory=dict)


def add_claims(into: MapMaker, claims: Iterable[Claim], format_id: str) -> dict[int, RecordId]:
    """A link for each pair of variables in claims; gives the link of each claim by its place.

    Signs that differ leave a link open, with all of them told in its reason; the strongest
    strength holds; it is delayed where any is. A claim about what the map has not is left out.
    """
    pairs: dict[tuple[Hashable, Hashable], list[tuple[int, Claim]]] = {}
    for number, claim in enumerate(claims):
        ends = (into.ids.get(claim.source), into.ids.get(claim.target))
        pairs.setdefault(ends if None not in ends else (claim.source, claim.target), []).append(
            (number, claim)
        )
    made: dict[int, RecordId] = {}
    for those in pairs.values():
        link = _link(into, [claim for _, claim in those], format_id)
        made.update({number: link for number, _ in those if link is not None})
    several = sum(len(those) - 1 for those in pairs.values())
    if several:
        what = "One link runs" if several == 1 else f"{several:,} links run"
        into.whole.told.say(f"{what} beside another: what runs side by side is one link here.")
    return made


def joined_sign(signs: Sequence[Sign]) -> Sign:
    """The sign that all have; unknown where they differ."""
    return signs[0] if len(set(signs)) == 1 else Sign.UNKNOWN


def said_of(link: Link, format_id: str) -> list[dict[str, Any]]:
    """What a format said of each arrow that a link stands for; empty for a link of our own."""
    breathe()
    own = kept(link.extra, format_id)
    beside = own.pop(_BESIDE, [])
    those = [own, *(each for each in beside if isinstance(each, dict))]
    return [each for each in those if each]


def _link(into: MapMaker, claims: list[Claim], format_id: str) -> RecordId | None:
    breathe()
    first, signs = claims[0], [claim.sign for claim in claims]
    reasons = dict.fromkeys(claim.reason for claim in claims if claim.reason)
    if len(set(signs)) > 1:
        reasons[_told(signs)] = None
    raw = dict(first.raw)
    if len(claims) > 1:
        raw[_BESIDE] = [claim.raw for claim in claims[1:]]
    return into.link(
        first.source,
        first.target,
        joined_sign(signs),
        delayed=any(claim.delayed for claim in claims),
        delay_length=next((c.delay_length for c in claims if c.delay_length), ""),
        strength=max((claim.strength for claim in claims), key=_RISING.index),
        reason="\n".join(reasons),
        bulge=None if first.source == first.target else first.bulge,
        evidence=tuple(dict.fromkeys(each for claim in claims for each in claim.evidence)),
        extra=keep({}, format_id, raw),
    )


def _told(signs: Sequence[Sign]) -> str:
    counts = [f"{signs.count(each)} × {_WORDS[each]}" for each in Sign if each in signs]
    return f"The file has this link {len(signs)} times: {', '.join(counts)}."
