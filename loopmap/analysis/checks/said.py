"""Checks of what people said about a map besides its links: points of tension, the vision.

Sources: RSA (2023), on key tension points and on the vision of each area.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loopmap.analysis.checks.finding import Finding, Offer, Severity
from loopmap.analysis.checks.map_mends import TakeOffTension
from loopmap.analysis.checks.rule import Facts, Found, Rule
from loopmap.analysis.telling import arrow
from loopmap.analysis.wording import listed
from loopmap.model.query import in_order

_TOLD = 3
"""Lines of a vision that a finding cites."""


def tension_without_reason(facts: Facts) -> Found:
    """M10: a point of tension of which nobody said what holds it in place."""
    causal_map = facts.causal_map
    for variable in in_order(causal_map.variables):
        if variable.tension is not None and not variable.tension.strip():
            offer = Offer("Take the flag off", TakeOffTension(variable.id))
            text = f"“{variable.name}” is flagged as a point of tension. What holds it in place?"
            yield Finding("M10", Severity.WARNING, (variable.id,), text, (offer,), asks=True)
    for link in in_order(causal_map.links):
        if link.tension is not None and not link.tension.strip():
            offer = Offer("Take the flag off", TakeOffTension(link.id))
            told = arrow(causal_map, link)
            text = f"“{told}” is flagged as a point of tension. What holds it in place?"
            about, ends = (link.id,), (link.source, link.target)
            yield Finding("M10", Severity.WARNING, ends, text, (offer,), about, asks=True)


def vision_off_the_map(facts: Facts) -> Found:
    """M11: lines of the vision that name no variable of the map."""
    names = [f" {_plain(one.name)} " for one in facts.causal_map.variables.values()]
    lines = [
        line
        for line in _lines(facts.causal_map.info.vision)
        if not any(name in f" {_plain(line)} " for name in names)
    ]
    if lines:
        cited = listed([f"“{line}”" for line in lines[:_TOLD]])
        text = f"No variable of this map is named in {cited}. What would go up or down?"
        if len(lines) > 1:
            text = (
                f"{len(lines)} lines of the vision name no variable of this map, such as {cited}."
                " What would go up or down?"
            )
        yield Finding("M11", Severity.HINT, (), text, of_map=True)


def _lines(vision: str) -> Iterator[str]:
    return (line.strip() for line in vision.splitlines() if line.strip())


def _plain(text: str) -> str:
    """Its words alone, so that a name is found whatever stands around it."""
    return " ".join(re.findall(r"\w+", text.casefold()))


_E, _W, _H = Severity
RULES = (
    Rule(
        "M10",
        "tension without a reason",
        (_W,),
        "A flag says that it hurts here; only the reason says what would have to give.",
        tension_without_reason,
        mends=True,
    ),
    Rule(
        "M11",
        "vision off the map",
        (_H,),
        "What a vision wants must go up or down somewhere, or nobody can tell that it comes true.",
        vision_off_the_map,
    ),
)
