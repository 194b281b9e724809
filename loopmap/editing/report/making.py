"""How a map was made: what it is from, and what its links rest on."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.analysis.aloud import counted
from loopmap.analysis.wording import listed
from loopmap.editing.report.about import About
from loopmap.editing.report.picture import BELIEFS
from loopmap.formats.report.content import Paragraph, Part
from loopmap.model.document import CausalMap
from loopmap.model.records import Status


def made_part(known: About) -> Part:
    """Its size, its source, how much of it was said, and what kind of thing it is."""
    return Part("How this map was made", tuple(map(Paragraph, _lines(known.causal_map))))


def _lines(causal_map: CausalMap) -> Iterator[str]:
    info = causal_map.info
    sizes = (
        counted(len(causal_map.variables), "variable"),
        counted(len(causal_map.links), "link"),
    )
    source = f" Source: {info.source.rstrip('.')}." if info.source else ""
    yield f"The map has {listed(sizes)}.{source}"
    rests = rests_on(causal_map)
    if rests:
        yield rests
    yield BELIEFS


def rests_on(causal_map: CausalMap) -> str:
    """How many links are stated, implied and assumed; "" where nobody said of any.

    "Of its 15 links 12 are stated, 2 implied and 1 assumed."
    """
    links = causal_map.links.values()
    if not any(link.status for link in links):
        return ""
    counts = [(sum(link.status is each for link in links), each.value) for each in Status]
    counts.append((sum(link.status is None for link in links), "without a word on it"))
    said = [(n, word) for n, word in counts if n]
    are = "is" if said[0][0] == 1 else "are"
    first = f"{said[0][0]:,} {are} {said[0][1]}"
    told = listed([first, *(f"{n:,} {word}" for n, word in said[1:])])
    return f"Of its {counted(len(links), 'link')} {told}."
