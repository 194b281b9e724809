"""A difference as each of the two maps has it, for somebody who chooses between them."""

from __future__ import annotations

from loopmap.analysis.difference.differing import Compared, Difference, Differing
from loopmap.analysis.difference.told import SIGN_WORDS
from loopmap.analysis.difference.ways import Way
from loopmap.analysis.telling import tell_link
from loopmap.model.document import CausalMap
from loopmap.model.records import Link, Variable

NOT_THERE = "It is not there."
NOTHING = "Nothing is said."


def both_sides(difference: Difference, one: Differing) -> tuple[str, str]:
    """How it is on the earlier map and on the later one, a sentence or a few words each."""
    return (
        _side(difference.base, one, one.before, one.was),
        _side(difference.other, one, one.after, one.now),
    )


def _side(causal_map: CausalMap, one: Differing, record: Compared | None, words: str) -> str:
    if record is None:
        return NOT_THERE
    if one.before is None or one.after is None:
        return _whole(causal_map, record, words)
    if one.way is Way.RESIGNED:
        return SIGN_WORDS[words].capitalize() + "."
    return words or NOTHING


def _whole(causal_map: CausalMap, record: Compared, words: str) -> str:
    match record:
        case Link():
            return tell_link(causal_map, record)
        case Variable():
            return f"“{record.name}” is there."
    return words or NOTHING
