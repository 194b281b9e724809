"""What two maps say of the same link: the sign they agree on, or both claims beside a “?”."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from loopmap.editing.edits.merge import joined, joined_links
from loopmap.model.records import Link, Sign, Strength

_WORDS: Mapping[Sign, str] = MappingProxyType(
    {Sign.SAME: "same way (+)", Sign.OPPOSITE: "opposite way (−)", Sign.UNKNOWN: "not known (?)"}
)


def both_claims(standing: Link, incoming: Link) -> Link:
    """The standing link with what the incoming one says; each names where it comes from.

    A sign that only one of them knows is taken. Where they know different ones the sign is
    “?” and the reason lists who says what, also when a third map joins in later.
    """
    made = joined_links(standing, incoming)
    strength = standing.strength
    if strength is Strength.MEDIUM:
        strength = incoming.strength
    made = replace(made, strength=strength)
    if not _clash(standing, incoming):
        known = standing.sign if standing.sign is not Sign.UNKNOWN else incoming.sign
        return replace(made, sign=known)
    claims = joined(_claim(standing), _claim(incoming))
    return replace(made, sign=Sign.UNKNOWN, reason=claims)


def is_clash(link: Link) -> bool:
    """Whether the maps this link came from do not agree on its sign."""
    if link.sign is not Sign.UNKNOWN or len(link.origins) < 2:
        return False
    said = [sign for sign in (Sign.SAME, Sign.OPPOSITE) if f": {_WORDS[sign]}" in link.reason]
    return len(said) == 2


def _clash(standing: Link, incoming: Link) -> bool:
    if is_clash(standing) or is_clash(incoming):
        return True
    return {standing.sign, incoming.sign} == {Sign.SAME, Sign.OPPOSITE}


def _claim(link: Link) -> str:
    """“Table 1: same way (+). Because …”; a clash of before speaks for itself."""
    if is_clash(link):
        return link.reason
    claim = f"{', '.join(link.origins)}: {_WORDS[link.sign]}."
    return f"{claim} {link.reason}" if link.reason else claim
