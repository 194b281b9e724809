"""What two maps say of the same link: what they agree on, or both claims where they do not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from loopmap.editing.edits.merge import joined, joined_links
from loopmap.model.query import fold_name
from loopmap.model.records import Link, Sign, Strength

_WORDS: Mapping[Sign, str] = MappingProxyType(
    {Sign.SAME: "same way (+)", Sign.OPPOSITE: "opposite way (−)", Sign.UNKNOWN: "not known (?)"}
)
_SIGNS = "|".join(map(re.escape, _WORDS.values()))
_SAID_STRENGTH = re.compile(rf": (?:{_SIGNS}), (weak|strong|strength [0-9.]+ to [0-9]\.[0-9]+)")


def both_claims(standing: Link, incoming: Link) -> Link:
    """The standing link with what the incoming one says; each names where it comes from.

    What only one of them knows is taken. Where they know different signs the sign is “?”,
    where they say different strengths it is medium, which is any, and of two delays the
    standing one stays; the reason then lists who says what, also when a third map joins in
    later.
    """
    unlike_signs = _unlike_signs(standing, incoming)
    unlike_strengths = _unlike_strengths(standing, incoming)
    made = joined_links(standing, incoming)
    known = standing.sign if standing.sign is not Sign.UNKNOWN else incoming.sign
    made = replace(made, sign=Sign.UNKNOWN if unlike_signs else known)
    made = _with_strength(made, standing, incoming, unlike=unlike_strengths)
    if unlike_signs or unlike_strengths or _unlike_delays(standing, incoming):
        return replace(made, reason=joined(_claim(standing), _claim(incoming)))
    return made


def is_clash(link: Link) -> bool:
    """Whether the maps this link came from do not agree on its sign."""
    if link.sign is not Sign.UNKNOWN or len(link.origins) < 2:
        return False
    said = [sign for sign in (Sign.SAME, Sign.OPPOSITE) if f": {_WORDS[sign]}" in link.reason]
    return len(said) == 2


def is_clash_of_strength(link: Link) -> bool:
    """Whether the maps this link came from do not agree on how strong it is."""
    if _strength(link) and link.strength_range is None:
        return False  # it was settled
    return len(link.origins) > 1 and len(set(_SAID_STRENGTH.findall(link.reason))) > 1


def _unlike_signs(standing: Link, incoming: Link) -> bool:
    if is_clash(standing) or is_clash(incoming):
        return True
    return {standing.sign, incoming.sign} == {Sign.SAME, Sign.OPPOSITE}


def _unlike_strengths(standing: Link, incoming: Link) -> bool:
    if is_clash_of_strength(standing) or is_clash_of_strength(incoming):
        return True
    one, other = _strength(standing), _strength(incoming)
    return bool(one and other) and one != other


def _unlike_delays(standing: Link, incoming: Link) -> bool:
    one, other = (fold_name(each.delay_length) for each in (standing, incoming))
    return bool(one and other) and one != other


def _with_strength(made: Link, standing: Link, incoming: Link, *, unlike: bool) -> Link:
    """With the strength one of them gives, or, where they differ, all that lies between them."""
    if not unlike:
        known = standing if _strength(standing) else incoming
        return replace(made, strength=known.strength, strength_range=known.strength_range)
    spans = [each.strength_range for each in (standing, incoming)]
    ends = [end for span in spans if span is not None for end in span]
    between = None if None in spans else (min(ends), max(ends))
    return replace(made, strength=Strength.MEDIUM, strength_range=between)


def _strength(link: Link) -> str:
    """What a map says of a link’s strength; nothing where it is what all links begin with."""
    if link.strength_range is not None:
        low, high = sorted(link.strength_range)
        return f"strength {low:.2f} to {high:.2f}"
    return "" if link.strength is Strength.MEDIUM else link.strength.value


def _claim(link: Link) -> str:
    """“Table 1: same way (+), strong. Because …”; a clash of before speaks for itself."""
    if is_clash(link) or is_clash_of_strength(link):
        return link.reason
    delay = f"delay {link.delay_length}" if link.delay_length else ""
    said = ", ".join(filter(None, (_WORDS[link.sign], _strength(link), delay)))
    claim = f"{', '.join(link.origins)}: {said}."
    return f"{claim} {link.reason}" if link.reason else claim
