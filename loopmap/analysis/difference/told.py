"""Differences of variables, links and their words as sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from loopmap.analysis.difference.besides import noun_of
from loopmap.analysis.difference.differing import (
    Compared,
    Difference,
    Differing,
)
from loopmap.analysis.difference.of_links import AT_ONCE
from loopmap.analysis.difference.ways import Way
from loopmap.analysis.lateness import AFTER_A_WHILE, after
from loopmap.analysis.telling import arrow, tell_link
from loopmap.analysis.wording import lower_first
from loopmap.model.records import Link, MapInfo, NamedLoop, Variable

SIGN_WORDS: Mapping[str, str] = MappingProxyType(
    {"+": "the same way (+)", "-": "the opposite way (−)", "?": "not agreed (?)"}
)
_NOT_SAID = "nothing"
_LONG = 100
"""Characters of a text that is told as it was and is; of a longer one only that it differs."""


def subject(difference: Difference, one: Differing) -> str:
    """What it is about, in a few words: a name, or "Fines → Trust"."""
    record = one.record
    causal_map = difference.base if one.after is None else difference.other
    match record:
        case Variable():
            return record.name
        case Link():
            return arrow(causal_map, record)
        case NamedLoop():
            return " ".join(part for part in (record.label, record.name) if part)
        case MapInfo():
            return "The map"
    return f"{noun_of(record).capitalize()} {one.now or one.was}".strip()


def tell(difference: Difference, one: Differing) -> str:
    """A difference as a sentence or two."""
    if one.way is Way.ALSO:
        return _tell_also(difference, one)
    return _TOLD[one.way](difference, one)


def _link(record: Compared | None) -> Link:
    assert isinstance(record, Link)
    return record


def link_then(difference: Difference, one: Differing) -> str:
    """The link as it was, as a sentence in the middle of another."""
    return lower_first(tell_link(difference.base, _link(one.before)))


def link_now(difference: Difference, one: Differing) -> str:
    """The link as it is now, as a sentence in the middle of another."""
    return lower_first(tell_link(difference.other, _link(one.after)))


def ends(difference: Difference, one: Differing) -> tuple[str, str]:
    """The names of a link's two variables, as they are now."""
    link, names = _link(one.after), difference.other.variables
    return f"“{names[link.source].name}”", f"“{names[link.target].name}”"


def _tell_added(difference: Difference, one: Differing) -> str:
    if isinstance(one.record, Link):
        return f"New link: {link_now(difference, one)}"
    return f"“{subject(difference, one)}” is new."


def _tell_removed(difference: Difference, one: Differing) -> str:
    if isinstance(one.record, Link):
        return f"No longer so: {link_then(difference, one)}"
    return f"“{subject(difference, one)}” is gone."


def _tell_strength(difference: Difference, one: Differing) -> str:
    word = "Weaker" if one.way is Way.WEAKENED else "Stronger"
    return f"{word} ({one.was} before, {one.now} now): {link_now(difference, one)}"


def _tell_sign(difference: Difference, one: Differing) -> str:
    was, now = SIGN_WORDS[one.was], SIGN_WORDS[one.now]
    return f"Sign {was} before, {now} now: {link_now(difference, one)}"


def _tell_delay(difference: Difference, one: Differing) -> str:
    if one.now == AT_ONCE:
        return f"No longer delayed: {link_now(difference, one)}"
    before = "at once" if one.was == AT_ONCE else takes(one.was)
    return f"{takes(one.now).capitalize()}, {before} until now: {link_now(difference, one)}"


def takes(delay: str) -> str:
    """When an effect comes that takes so long: "after a term"."""
    return AFTER_A_WHILE if delay == "delayed" else after(delay)


def _tell_ends(difference: Difference, one: Differing) -> str:
    return f"Leads elsewhere (was {one.was}): {link_now(difference, one)}"


def _tell_name(_: Difference, one: Differing) -> str:
    return f"“{one.was}” is now called “{one.now}”."


def _tell_also(difference: Difference, one: Differing) -> str:
    noun = noun_of(one.record)
    if one.before is None:
        return f"New {noun}: {one.now}."
    if one.after is None:
        return f"{noun.capitalize()} gone: {one.was}."
    if one.was == one.now:
        return f"{subject(difference, one)}: {one.field} changed."
    if one.field == noun:
        return f"{noun.capitalize()} changed: {one.was} before, {one.now} now."
    if max(len(one.was), len(one.now)) > _LONG:
        return f"{subject(difference, one)}: {one.field} reads differently."
    was, now = one.was or _NOT_SAID, one.now or _NOT_SAID
    return f"{subject(difference, one)}: {one.field} was {_said(was)}, is {_said(now)}."


def _said(text: str) -> str:
    return text if text == _NOT_SAID or len(text.split()) == 1 else f"“{text.rstrip('.')}”"


Tell = Callable[[Difference, Differing], str]
_TOLD: Mapping[Way, Tell] = MappingProxyType(
    {
        Way.ADDED: _tell_added,
        Way.REMOVED: _tell_removed,
        Way.WEAKENED: _tell_strength,
        Way.STRENGTHENED: _tell_strength,
        Way.RESIGNED: _tell_sign,
        Way.RETIMED: _tell_delay,
        Way.REROUTED: _tell_ends,
        Way.RENAMED: _tell_name,
    }
)
