"""Which findings people see first.

Usefulness, by our own definition: errors before warnings before hints; of these, what one
key mends before what needs thought; then what touches most links, as more depends on it;
then in the order of the rules. No rule takes more than three places while others wait, and
what a rule finds everywhere, such as variables without a link, is told as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from loopmap.analysis.checks.finding import Finding
from loopmap.analysis.checks.map_mends import Tick
from loopmap.analysis.checks.registry import PLACES, RULE
from loopmap.analysis.telling import arrow
from loopmap.model.document import CausalMap
from loopmap.model.query import links_at

MOST_SHOWN = 10
"""Findings shown at once; people mend a few things, not a list."""
_FEW = 3
"""So many findings of one rule stand by themselves before they make room for others."""


def left_to_mend(
    causal_map: CausalMap, findings: Iterable[Finding], skipped: Collection[str] = ()
) -> list[Finding]:
    """All findings, the most useful first, without those people said do not matter here."""
    left = [finding for finding in findings if finding.key not in skipped]

    def use(finding: Finding) -> tuple[int, bool, int, int, tuple[str, ...]]:
        reach = len(links_at(causal_map, finding.variables))
        place = PLACES.get(finding.rule, len(PLACES))
        about = (finding.rule, *finding.links, *finding.variables)
        return finding.severity, not is_mended_at_once(finding), -reach, place, about

    return sorted(_gathered(causal_map, sorted(left, key=use)), key=use)


def is_mended_at_once(finding: Finding) -> bool:
    """Whether one key mends it, and nobody has to think which."""
    return any(not isinstance(offer.mend, Tick) for offer in finding.offers) and not finding.asks


def most_useful(
    causal_map: CausalMap,
    findings: Iterable[Finding],
    skipped: Collection[str] = (),
    limit: int = MOST_SHOWN,
) -> list[Finding]:
    """The findings to begin with, the most useful first."""
    return first_of(left_to_mend(causal_map, findings, skipped), limit)


def first_of(ordered: Sequence[Finding], limit: int = MOST_SHOWN) -> list[Finding]:
    """So many of what ``left_to_mend`` gave, a few of every rule before more of one."""
    seen = Counter[str]()
    first, rest = list[int](), list[int]()
    for place, finding in enumerate(ordered):
        seen[finding.rule] += 1
        (first if seen[finding.rule] <= _FEW else rest).append(place)
    return [ordered[place] for place in sorted((first + rest)[:limit])]


def _gathered(causal_map: CausalMap, findings: Sequence[Finding]) -> list[Finding]:
    """The same with what a rule found in many places told as one."""
    numbers = Counter(finding.rule for finding in findings)
    together = {
        rule for rule, n in numbers.items() if n > _FEW and rule in RULE and RULE[rule].many
    }
    return [
        *(finding for finding in findings if finding.rule not in together),
        *(
            _as_one(causal_map, [each for each in findings if each.rule == rule])
            for rule in together
        ),
    ]


def _as_one(causal_map: CausalMap, alike: Sequence[Finding]) -> Finding:
    first = min(alike, key=lambda finding: finding.severity)
    variables = tuple(dict.fromkeys(one for each in alike for one in each.variables))
    return replace(
        first,
        variables=variables,
        links=tuple(dict.fromkeys(one for each in alike for one in each.links)),
        text=RULE[first.rule].many.format(n=len(alike), names=_names(causal_map, alike)),
        offers=(),
        gathers=tuple(each.key for each in alike),
    )


def _names(causal_map: CausalMap, alike: Sequence[Finding]) -> str:
    """The first of many by name, and how many others there are."""
    names = ", ".join(f"“{_name(causal_map, finding)}”" for finding in alike[:_FEW])
    others = len(alike) - _FEW
    return f"{names} and {others} more" if others else names


def _name(causal_map: CausalMap, finding: Finding) -> str:
    """What one of many is called: its link, or its variable."""
    link = causal_map.links.get(finding.links[0]) if len(finding.links) == 1 else None
    return arrow(causal_map, link) if link else causal_map.variables[finding.variables[0]].name
