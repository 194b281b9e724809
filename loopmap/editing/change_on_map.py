"""What differs between two maps of a document, as one of them shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from loopmap.analysis.difference import Difference, Differing, Way, find_difference
from loopmap.analysis.difference.of_links import AT_ONCE
from loopmap.analysis.difference.pairs import pair_with
from loopmap.diagram.lenses.change import (
    NEW_GHOST,
    Became,
    Mark,
    Marks,
    changes_view,
    nothing_to_compare,
)
from loopmap.diagram.look import Ghosts, LensView
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable

_BECAME: Mapping[Way, Became] = {
    Way.ADDED: Became.NEW,
    Way.REMOVED: Became.GONE,
    Way.WEAKENED: Became.WEAKER,
    Way.STRENGTHENED: Became.STRONGER,
    Way.RESIGNED: Became.TURNED,
    Way.RETIMED: Became.TIMED,
    Way.REROUTED: Became.LED,
    Way.RENAMED: Became.RENAMED,
}
_GLYPHS = {"+": "+", "-": "\N{MINUS SIGN}", "?": "?"}


def change_on_map(
    document: Document, causal_map: CausalMap, beside: CausalMap | None = None
) -> LensView:
    """Since the map it was made from; of a map that others were made from, what the first changes.

    ``beside``: the map to compare with, where somebody chose one. ``causal_map`` may be a part
    of a map.
    """
    if beside is not None and beside.id in document.maps and causal_map.id in document.maps:
        first, _ = pair_with(document, causal_map.id, beside.id)
        ahead = first.id == causal_map.id
        return ahead_view(causal_map, beside) if ahead else change_view(beside, causal_map)
    made_from = causal_map.info.made_from
    if made_from is not None and made_from in document.maps:
        return change_view(document.maps[made_from], causal_map)
    for map_id in document.map_order:
        if document.maps[map_id].info.made_from == causal_map.id:
            return ahead_view(causal_map, document.maps[map_id])
    return nothing_to_compare()


def change_view(base: CausalMap, causal_map: CausalMap) -> LensView:
    """What came, went and changed on the way from ``base`` to ``causal_map``. O(records)."""
    difference = find_difference(base, causal_map)
    marks = _marks(difference, since=True)
    ends = {was: now for was, now in difference.same.variables.items() if was != now}
    gone = _ghosts(difference, Way.REMOVED, ends)
    says = _says(difference, ("new", "changed", "gone"))
    return changes_view(f"Change since “{base.info.title}”", causal_map, marks, gone, says)


def ahead_view(causal_map: CausalMap, other: CausalMap) -> LensView:
    """The same seen from the map that comes first: what the other one changes. O(records)."""
    difference = find_difference(causal_map, other)
    marks = _marks(difference, since=False)
    ends = {now: was for was, now in difference.same.variables.items() if was != now}
    new = _ghosts(difference, Way.ADDED, ends)
    looks = dict.fromkeys((*difference.added(Variable), *difference.added(Link)), NEW_GHOST)
    says = _says(difference, ("come", "change", "go"))
    title = f"What “{other.info.title}” changes"
    return changes_view(title, causal_map, marks, replace(new, looks=looks), says)


def _marks(difference: Difference, *, since: bool) -> Marks:
    """By the records of the later map, or of the earlier one."""
    marks: dict[RecordId, list[Mark]] = {}
    for one in (*difference.variables, *difference.links):
        record = one.after if since else one.before
        if isinstance(record, Variable | Link) and one.way in _BECAME:
            words = _since(one) if since else _ahead(one)
            marks.setdefault(record.id, []).append(Mark(_BECAME[one.way], words))
    return marks


def _since(one: Differing) -> str:
    match one.way:
        case Way.RESIGNED:
            return f"was {_GLYPHS[one.was]}"
        case Way.RENAMED:
            return f"was “{one.was}”"
        case Way.RETIMED if one.was == AT_ONCE:
            return "now delayed"
        case Way.RETIMED if one.now == AT_ONCE:
            return "delay gone"
    return _SINCE[one.way]


def _ahead(one: Differing) -> str:
    match one.way:
        case Way.RESIGNED:
            return f"becomes {_GLYPHS[one.now]}"
        case Way.RENAMED:
            return f"becomes “{one.now}”"
        case Way.RETIMED if one.was == AT_ONCE:
            return "gets delayed"
        case Way.RETIMED if one.now == AT_ONCE:
            return "loses its delay"
    return _AHEAD[one.way]


_SINCE: Mapping[Way, str] = {
    Way.ADDED: "new",
    Way.WEAKENED: "weaker",
    Way.STRENGTHENED: "stronger",
    Way.RETIMED: "other delay",
    Way.REROUTED: "led elsewhere",
}
_AHEAD: Mapping[Way, str] = {
    Way.REMOVED: "goes",
    Way.WEAKENED: "gets weaker",
    Way.STRENGTHENED: "gets stronger",
    Way.RETIMED: "gets another delay",
    Way.REROUTED: "leads elsewhere",
}


def _ghosts(difference: Difference, way: Way, ends: Mapping[RecordId, RecordId]) -> Ghosts:
    """What only the other map has, its links between the variables as this one calls them."""

    def here(variable: RecordId) -> RecordId:
        return ends.get(variable, variable)

    records = [one.record for one in _of(difference, way)]
    variables = tuple(each for each in records if isinstance(each, Variable))
    links = tuple(
        replace(each, source=here(each.source), target=here(each.target))
        for each in records
        if isinstance(each, Link)
    )
    return Ghosts(variables, links)


def _of(difference: Difference, way: Way) -> Iterator[Differing]:
    return (one for one in (*difference.variables, *difference.links) if one.way is way)


def _says(difference: Difference, words: tuple[str, str, str]) -> str:
    """How much differs, in numbers: of records, however many ways one differs in."""
    new, gone = (len(list(_of(difference, way))) for way in (Way.ADDED, Way.REMOVED))
    every = (*difference.variables, *difference.links)
    changed = {one.record.id for one in every if one.before is not None and one.after is not None}
    if not (new or changed or gone):
        return "Nothing differs."
    return f"{new} {words[0]}, {len(changed)} {words[1]}, {gone} {words[2]}."
