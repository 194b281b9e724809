"""Small maps for the drawing checks, by the names of what is on them."""

from dataclasses import replace

from loopmap.analysis.checks import Facts
from loopmap.analysis.loops import find_loops
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import variable_named
from loopmap.model.records import Link, MapInfo, Variable
from tests.support.signed_maps import signed_map

TODAY, FUTURE = MapId("m1"), MapId("m2")


def drawn(
    *links: str, alone: tuple[str, ...] = (), loops=(), said=None, delayed=(), **info
) -> CausalMap:
    """A map of links like "Fines - Trust" and variables alone.

    ``said``: fields of records by name, links as "Fines - Trust".
    """
    causal_map = signed_map([_parts(link) for link in links], delayed=delayed, loops=loops)
    start = len(causal_map.variables) + 1
    loose = [
        Variable(RecordId(f"v{place:03d}"), name, order=place)
        for place, name in enumerate(alone, start=start)
    ]
    variables = {**causal_map.variables, **{one.id: one for one in loose}}
    tables = {"variables": variables, "links": dict(causal_map.links), "loops": causal_map.loops}
    made = CausalMap(replace(causal_map.info, **info), tables)
    for name, fields in (said or {}).items():
        for table in (tables["variables"], tables["links"]):
            for each in _called(made, name):
                if each.id in table:
                    table[each.id] = replace(table[each.id], **fields)
    return CausalMap(made.info, tables)


def _parts(link: str) -> tuple[str, str, str]:
    sign = next(sign for sign in "+-?" if f" {sign} " in link)
    source, target = link.split(f" {sign} ")
    return source, target, sign


def _called(causal_map: CausalMap, name: str) -> list[Variable | Link]:
    variable = variable_named(causal_map, name)
    if variable is not None:
        return [variable]
    source, target, sign = _parts(name)
    ends = [variable_named(causal_map, end).id for end in (source, target)]
    found = [
        link
        for link in causal_map.links.values()
        if [link.source, link.target] == ends and link.sign.value == sign
    ]
    return found[-1:]


def facts(causal_map: CausalMap, *, earlier=None, publish=False) -> Facts:
    return Facts(causal_map, find_loops(causal_map), earlier=earlier, publish=publish)


def document_of(causal_map: CausalMap) -> Document:
    """A document with that map alone."""
    empty = Document().apply(adding(DOCUMENT, [MapInfo(causal_map.id, causal_map.info.title)]))
    document = empty.apply(adding(causal_map.id, list(causal_map.records())))
    return replace(document, maps={causal_map.id: causal_map})
