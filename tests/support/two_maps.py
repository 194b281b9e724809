"""Today and a future of it, small enough to read, and the same change by change."""

from dataclasses import replace

from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, MapInfo, Sign, Variable

NAMES = {"a": "Fines", "b": "Strain", "c": "Trust", "d": "Attendance"}
ENDS = {"l1": "ab+", "l2": "bc-", "l3": "ca-", "l4": "cd+"}
"""Fines, strain and trust feed one another; trust brings attendance."""


def causal_map(title="Today", *, made_from=None, names=NAMES, ends=ENDS, roles=None, **kept):
    """A map of these names and links; ``kept``: fields of links by their ids."""
    info = MapInfo(MapId(title.lower()), title, made_from=made_from)
    variables = {
        RecordId(i): Variable(RecordId(i), name, role=(roles or {}).get(i), order=n)
        for n, (i, name) in enumerate(names.items())
    }
    links = {
        RecordId(i): link(i, text, n, **kept.get(i, {})) for n, (i, text) in enumerate(ends.items())
    }
    return CausalMap(info, {"variables": variables, "links": links})


def link(i, text, order=0, **fields):
    source, target, sign = text
    made = Link(RecordId(i), RecordId(source), RecordId(target), Sign(sign), order=order)
    return replace(made, **fields)


def future(names=NAMES, ends=ENDS, **kept):
    """A map made from today's, which differs in what is given."""
    return causal_map("Future", made_from=MapId("today"), names=names, ends=ends, **kept)
