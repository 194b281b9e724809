"""What differs between a map and the one it was made from, or that was made from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loopmap.analysis.difference import Difference, find_difference, loops_between
from loopmap.analysis.difference.as_text import loop_lines
from loopmap.analysis.difference.lines import Part as Of
from loopmap.analysis.difference.lines import Told, tell_all
from loopmap.analysis.difference.pairs import pair_of
from loopmap.analysis.loops import LoopList, find_loops
from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Asked, page_of
from loopmap.diagram.style import load_style
from loopmap.editing.change_on_map import change_view
from loopmap.editing.report.about import About
from loopmap.editing.report.picture import THEME, highest_for
from loopmap.editing.report.plan import LONGEST_ALTERNATIVE
from loopmap.formats.report.content import Block, Bullets, Figure, Paragraph, Part, Table
from loopmap.model.document import CausalMap
from loopmap.model.report_choice import Reach

_HIGH = 11.0
"""Centimetres the figure of what differs takes of a page, where its words bear that."""

_FIRST = 12
"""Changes listed where a report is brief."""

_REWORDED = "What is only worded or placed otherwise is not listed."


def changes_part(known: About) -> Part | None:
    """None where the map belongs with no other, or is to be told alone.

    Of all maps, every pair of which one was made from the other.
    """
    pairs = _pairs(known)
    if not pairs:
        return None
    told = [_of_pair(known, *pair) for pair in pairs]
    return told[0] if len(told) == 1 else Part("What differs between the maps", (), tuple(told))


def _pairs(known: About) -> list[tuple[CausalMap, CausalMap]]:
    """Which maps are compared with which, the map at hand first."""
    document, reach = known.document, known.plan.maps
    if reach is Reach.THIS:
        return []
    pair = pair_of(document, known.causal_map.id)
    found = [pair] if pair is not None and pair[1].info.made_from == pair[0].id else []
    if reach is Reach.ALL:
        for map_id in document.map_order:
            made_from = document.maps[map_id].info.made_from
            if made_from is not None and made_from in document.maps:
                found.append((document.maps[made_from], document.maps[map_id]))
    return list({(base.id, other.id): (base, other) for base, other in found}.values())


def _of_pair(known: About, base: CausalMap, other: CausalMap) -> Part:
    told = _told(known, base, other)
    heading = f"From “{told.titles[0]}” to “{told.titles[1]}”"
    if known.brief:
        summary = Paragraph(f"{told.summary} {_REWORDED}")
        return Part(heading, (summary,), tuple(_to_do(told, _FIRST)))
    return Part(heading, tuple(_whole(told)), tuple(_parts(told)))


def _told(known: About, base: CausalMap, other: CausalMap) -> Told:
    """All that differs of variables, links and loops."""

    def loops_of(causal_map: CausalMap) -> LoopList:
        known.token.check()
        return known.loops if causal_map.id == known.causal_map.id else find_loops(causal_map)

    difference = replace(find_difference(base, other), besides=())
    return tell_all(difference, loops_between(difference, loops_of(base), loops_of(other)))


def _whole(told: Told) -> Iterator[Block]:
    yield Paragraph(f"{told.summary} {_REWORDED}", stays=True)
    yield _figure(told.difference, told.summary)
    lines = (*told.of(Of.VARIABLES), *told.of(Of.LINKS))
    if lines:
        rows = tuple((line.about, line.way, line.told) for line in lines)
        yield Table(
            "Variables and links that differ",
            ("What", "Change", "In words"),
            rows,
            (0.3, 0.16, 0.54),
        )


def _figure(difference: Difference, summary: str) -> Figure:
    """The later map, marked by what differs."""
    other, base = difference.other, difference.base.info.title
    view = change_view(difference.base, other)
    page = page_of(
        other,
        load_style(THEME),
        bundled_measure(),
        asked=Asked(legend=True),
        emphasis=Emphasis(view=view),
    )
    title, highest = other.info.title, highest_for(page, _HIGH)
    alternative = f"“{title}”, marked by what differs from “{base}”. {summary}"
    if len(alternative) > LONGEST_ALTERNATIVE:
        alternative = "The later map, marked by what differs. All of it is listed in the table."
    return Figure(page, f"“{title}”, and what differs from “{base}”", alternative, highest)


def _parts(told: Told) -> Iterator[Part]:
    blocks = tuple(_loops(told))
    if blocks:
        yield Part("Loop by loop", blocks)
    yield from _to_do(told)


def _to_do(told: Told, most: int | None = None) -> Iterator[Part]:
    """What has to change, as a list that people can own, and what will keep it going.

    ``most``: how many changes are listed; of more, how many.
    """
    to_do = told.of(Of.TO_DO)
    if to_do:
        rows = tuple((line.told, line.task.owned.told if line.task else "") for line in to_do)
        header = ("Change", "Who takes it on")
        table = Table("Changes that people can own", header, rows[:most], (0.7, 0.3))
        more = len(rows) - len(table.rows)
        rest = (Paragraph(f"And {more:,} more, which the full report lists."),) if more else ()
        yield Part("What has to change", (table, *rest))
    asked = told.of(Of.ASKED)
    if asked:
        yield Part("What will keep this going", (Bullets(tuple(line.told for line in asked)),))


def _loops(told: Told) -> Iterator[Block]:
    """A line for each, then how many more there are and how far they were compared."""
    lines = list(loop_lines(told))
    loops = tuple(sentence for way, sentence in lines if way)
    if loops:
        yield Bullets(loops)
    yield from (Paragraph(sentence) for way, sentence in lines if not way)
