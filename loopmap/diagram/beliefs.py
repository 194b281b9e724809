"""The line that stands under a figure: that a map holds beliefs, and what they rest on."""

from __future__ import annotations

from loopmap.diagram.fold import unfolded
from loopmap.model.document import CausalMap
from loopmap.model.records import Status

BELIEFS = "A map of what people believe, to be talked about and tested, not a forecast."

_STATUSES = {
    Status.STATED: "stated",
    Status.IMPLIED: "implied",
    Status.ASSUMED: "assumed",
    None: "not said",
}


def beliefs_line(causal_map: CausalMap) -> str:
    """Beliefs, not forecasts; then of how many links people stated, implied or assumed them."""
    links = unfolded(causal_map).links.values()
    statuses = [link.status for link in links]
    if not any(statuses):
        return BELIEFS
    counted = [(statuses.count(status), word) for status, word in _STATUSES.items()]
    parts = [f"{number:,} {word}" for number, word in counted if number]
    *first, last = parts
    told = f"{', '.join(first)} and {last}" if first else last
    number = f"{len(statuses):,} links" if len(statuses) > 1 else "one link"
    return f"{BELIEFS} Of {number} here: {told}."
