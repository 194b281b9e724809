"""What a map holds, counted in words: for people who look at it before they take it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from loopmap.analysis.aloud import counted
from loopmap.model.document import CausalMap, Document
from loopmap.model.records import Sign

_SIGNS = (
    (Sign.SAME, "same way"),
    (Sign.OPPOSITE, "opposite way"),
    (Sign.UNKNOWN, "without a known sign"),
)


def contents(causal_map: CausalMap) -> tuple[str, ...]:
    """A few sentences, the first with its variables and links. O(records).

    >>> from loopmap.model.ids import MapId
    >>> from loopmap.model.records import MapInfo
    >>> contents(CausalMap(MapInfo(MapId("m1"), "Today")))
    ('0 variables and 0 links.',)
    """
    size = f"{counted(len(causal_map.variables), 'variable')}"
    return (f"{size} and {counted(len(causal_map.links), 'link')}.", *_further(causal_map))


def _further(causal_map: CausalMap) -> Iterator[str]:
    links = causal_map.links.values()
    signs = Counter(link.sign for link in links)
    if links:
        told = (f"{signs[sign]:,} {words}" for sign, words in _SIGNS if signs[sign])
        yield f"{', '.join(told)}."
    beside = [
        *_some(sum(link.delayed for link in links), "delay"),
        *_some(len(causal_map.loops), "named loop"),
        *_some(len(causal_map.groups), "group"),
        *_some(len(causal_map.notes), "note"),
        *_some(sum(bool(v.equation) for v in causal_map.variables.values()), "equation"),
        *_some(len(causal_map.scenarios), "scenario"),
    ]
    if beside:
        *most, last = beside
        yield f"{', '.join(most)} and {last}." if most else f"{last}."


def _some(number: int, noun: str) -> Iterator[str]:
    if number:
        yield counted(number, noun)


def maps_told(document: Document) -> str:
    """How many maps there are and what they are called; empty for one.

    O(maps).
    """
    titles = [f"“{document.maps[each].info.title}”" for each in document.map_order]
    if len(titles) < 2:
        return ""
    *most, last = titles
    return f"{len(titles)} maps: {', '.join(most)} and {last}."
