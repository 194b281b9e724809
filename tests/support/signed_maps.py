"""Maps made of links alone, for tests of structure."""

import csv
from collections.abc import Iterable
from pathlib import Path

from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, MapInfo, NamedLoop, Sign, Variable

TODAY = MapId("m1")


def signed_map(
    links: Iterable[tuple[str, str, str]],
    *,
    delayed: Iterable[tuple[str, str]] = (),
    loops: Iterable[NamedLoop] = (),
) -> CausalMap:
    """A map of (from, to, sign); links are l001, l002 … in that order."""
    slow = set(delayed)
    variables: dict[str, Variable] = {}
    records = []
    for place, (source, target, sign) in enumerate(links, start=1):
        for name in (source, target):
            record_id = RecordId(f"v{len(variables) + 1:03d}")
            variables.setdefault(name, Variable(record_id, name, order=len(variables)))
        ends = (variables[source].id, variables[target].id)
        is_slow = (source, target) in slow
        records.append(Link(RecordId(f"l{place:03d}"), *ends, Sign(sign), is_slow, order=place))
    tables = {
        "variables": {variable.id: variable for variable in variables.values()},
        "links": {link.id: link for link in records},
        "loops": {loop.id: loop for loop in loops},
    }
    return CausalMap(MapInfo(TODAY, "Today"), tables)


def document_with(causal_map: CausalMap) -> Document:
    """A document that holds only this map."""
    empty = Document().apply(adding(DOCUMENT, [causal_map.info]))
    return empty.apply(adding(causal_map.id, causal_map.records()))


def complete_map(size: int) -> CausalMap:
    """Every variable linked to every other, all the same way."""
    names = [f"x{n:02d}" for n in range(size)]
    return signed_map((a, b, "+") for a in names for b in names if a != b)


def corpus_map(path: Path) -> CausalMap:
    """A map from a link list with the columns from, to, polarity, delay."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return signed_map(
        [(row["from"], row["to"], row["polarity"]) for row in rows],
        delayed=[(row["from"], row["to"]) for row in rows if row["delay"] not in ("", "0")],
    )
