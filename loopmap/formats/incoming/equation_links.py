"""The links that equations ask for, beside those that a file names itself."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from loopmap.expr.names import CanonicalName
from loopmap.formats.incoming.map_maker import MapMaker
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Kind, Sign
from loopmap.simulation.equations.known import known_of
from loopmap.simulation.equations.linking import AskedLink, asked_links, by_key
from loopmap.simulation.equations.plain_signs import plain_slope, sign_of
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.seen import known_in_run


def add_equation_links(into: MapMaker, *, only_known: bool = False) -> None:
    """Fill the map with the links of its equations; links that are there get what they lack.

    ``only_known``: the file names all links itself, and no other is made.
    A sign that the file states counts; one that it does not is that of the equation, always
    or at the values of the run. What a stock begins with asks for no link.
    """
    bare = CausalMap(into.info, {"variables": into.variables})
    ids, known = by_key(bare), known_of(bare)
    for variable in list(into.variables.values()):
        if variable.kind is not Kind.STOCK:
            for asked in asked_links(variable, ids, known):
                ends = ("record", asked.source), ("record", variable.id)
                if not only_known or into.between(*ends):
                    _add(into, asked, ends)
    _see_signs(into, {record: key for key, record in ids.items()})


def _add(into: MapMaker, asked: AskedLink, ends: tuple[Hashable, Hashable]) -> None:
    standing = into.between(*ends)
    if standing is None:
        into.link(*ends, asked.sign, delayed=asked.delayed, by_equation=True)
        return
    link = into.links[standing]
    sign = asked.sign if link.sign is Sign.UNKNOWN else link.sign
    into.change(standing, sign=sign, delayed=link.delayed or asked.delayed, by_equation=True)


def _see_signs(into: MapMaker, names: dict[RecordId, CanonicalName]) -> None:
    """Signs that are not plain, as they are at all values of the run."""
    open_ones = [k for k in into.links.values() if k.by_equation and k.sign is Sign.UNKNOWN]
    if not open_ones:
        return
    whole = CausalMap(into.info, {"variables": into.variables, "links": into.links})
    known, seen = known_in_run(stock_flow_model(whole)), 0
    for link in open_ones:
        slope = plain_slope(into.variables[link.target], names[link.source], known)
        into.links[link.id] = replace(link, sign=sign_of(slope))
        seen += into.links[link.id].sign is not Sign.UNKNOWN
    if seen:
        told = f"{seen} signs hold" if seen > 1 else "One sign holds"
        they = "they" if seen > 1 else "it"
        into.whole.told.say(
            f"{told} at the values that the run goes through; elsewhere {they} may turn."
        )
