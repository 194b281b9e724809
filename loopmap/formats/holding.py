"""What a file of a format cannot hold of a document, said before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from loopmap.formats.format import Format
from loopmap.formats.kept import is_kept
from loopmap.formats.registry import formats
from loopmap.model.document import CausalMap, Document
from loopmap.model.records import Kind, Link, Sign, Strength, Variable


def cannot_hold(kind: Format, document: Document) -> tuple[str, ...]:
    """A sentence for everything that would be lost; nothing where all of it is kept."""
    own = kind.cannot_hold(document) if kind.cannot_hold is not None else ()
    if "everything" in kind.keeps:
        return own
    return (*_lost(kind, document), *own)


def _lost(kind: Format, document: Document) -> Iterator[str]:
    maps = [document.maps[each] for each in document.map_order]
    if "maps" not in kind.keeps and len(maps) > 1:
        others = "the other map is" if len(maps) == 2 else f"{len(maps) - 1} other maps are"
        yield f"Only the first map, “{maps[0].info.title}”, is written; {others} not."
        maps = maps[:1]
    for word, (one, many, found) in _TOLD.items():
        number = sum(found(each) for each in maps)
        if number and word not in kind.keeps:
            yield f"{one if number == 1 else many.format(number=f'{number:,}')} not kept."
    if "evidence" not in kind.keeps and document.evidence:
        yield _are_not_kept(len(document.evidence), "piece of evidence", "pieces of evidence")
    if document.ideas:
        yield _are_not_kept(len(document.ideas), "parked idea", "parked ideas")
    foreign = sorted(each.removeprefix("kept.") for each in _kept_from(maps))
    if foreign := [each for each in foreign if not writes_back(kind, each)]:
        titles = {each.id: each.title for each in formats()}
        names = ", ".join(titles.get(each, each) for each in foreign)
        yield f"What was kept from files of another kind ({names}) is not written."


def writes_back(kind: Format, kept_for: str) -> bool:
    """Whether a format writes back what is kept for one: itself, or its family's first."""
    return kind.id == kept_for or kind.id.startswith(f"{kept_for}-")


def _are_not_kept(number: int, one: str, many: str) -> str:
    return f"One {one} is not kept." if number == 1 else f"{number:,} {many} are not kept."


def _kept_from(maps: Iterable[CausalMap]) -> set[str]:
    """The fields under which these maps keep what foreign files said."""
    holders: Iterator[Any] = (each for m in maps for each in (m.info, *m.records()))
    return {name for each in holders for name in each.extra if is_kept(name)}


def _variables(holds: Callable[[Variable], object]) -> Callable[[CausalMap], int]:
    return lambda causal_map: sum(1 for each in causal_map.variables.values() if holds(each))


def _links(holds: Callable[[Link], object]) -> Callable[[CausalMap], int]:
    return lambda causal_map: sum(1 for each in causal_map.links.values() if holds(each))


def _is_particular(link: Link) -> bool:
    """Whether people said how the link behaves in a run, beside its strength and delay."""
    plain = Link(link.id, link.source, link.target)
    said = ("confidence", "arrival", "shape", "threshold", "table", "mode", "combine")
    return any(getattr(link, name) != getattr(plain, name) for name in said)


def _unlinked(causal_map: CausalMap) -> int:
    ends = {end for link in causal_map.links.values() for end in (link.source, link.target)}
    return len(causal_map.variables.keys() - ends)


_TOLD: Mapping[str, tuple[str, str, Callable[[CausalMap], int]]] = MappingProxyType(
    {
        "unlinked": (
            "One variable that has no links is",
            "{number} variables that have no links are",
            _unlinked,
        ),
        "positions": (
            "The place of one variable is",
            "The places of {number} variables are",
            _variables(lambda v: v.x or v.y),
        ),
        "signs": (
            "The sign of one link is",
            "The signs of {number} links are",
            _links(lambda k: k.sign is not Sign.UNKNOWN),
        ),
        "delays": (
            "The delay of one link is",
            "The delays of {number} links are",
            _links(lambda k: k.delayed),
        ),
        "strengths": (
            "The strength of one link is",
            "The strengths of {number} links are",
            _links(lambda k: k.strength is not Strength.MEDIUM or k.strength_range),
        ),
        "loops": (
            "The name of one loop is",
            "The names and stories of {number} loops are",
            lambda m: len(m.loops),
        ),
        "groups": ("One group is", "{number} groups are", lambda m: len(m.groups)),
        "notes": ("One note is", "{number} notes are", lambda m: len(m.notes)),
        "meanings": (
            "The description of one variable is",
            "The descriptions of {number} variables are",
            _variables(lambda v: v.meaning),
        ),
        "reasons": (
            "The reason for one link is",
            "The reasons for {number} links are",
            _links(lambda k: k.reason),
        ),
        "kinds": (
            "That one variable is a stock, a flow or a driver is",
            "That {number} variables are stocks, flows or drivers is",
            _variables(lambda v: v.kind is not Kind.AUXILIARY),
        ),
        "equations": (
            "One equation is",
            "{number} equations are",
            _variables(lambda v: v.equation or v.graph),
        ),
        "units": (
            "The unit of one variable is",
            "The units of {number} variables are",
            _variables(lambda v: v.unit),
        ),
        "scenarios": ("One scenario is", "{number} scenarios are", lambda m: len(m.scenarios)),
        "behaviour": (
            "How one link behaves in a run is",
            "How {number} links behave in a run is",
            _links(_is_particular),
        ),
        "facts": (
            "One thing known to have happened is",
            "{number} things known to have happened are",
            lambda m: len(m.facts),
        ),
        "sketches": (
            "One course over time is",
            "{number} courses over time are",
            lambda m: len(m.sketches),
        ),
        "views": ("One view is", "{number} views are", lambda m: len(m.views)),
        "runs": ("One kept run is", "{number} kept runs are", lambda m: len(m.runs)),
        "stories": ("One story is", "{number} stories are", lambda m: len(m.found_stories)),
    }
)
"""For each word of ``KEEPS``, and for what no other format holds, how its loss is told."""
