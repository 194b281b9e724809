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
from loopmap.editing.report.picture import LONGEST_ALTERNATIVE, THEME
from loopmap.formats.report.content import Block, Bullets, Figure, Paragraph, Part, Table
from loopmap.model.document import CausalMap

_REWORDED = "What is only worded or placed otherwise is not listed."


def changes_part(known: About) -> Part | None:
    """None where the map belongs with no other."""
    pair = pair_of(known.document, known.causal_map.id)
    if pair is None or pair[1].info.made_from != pair[0].id:
        return None
    told = _told(known, *pair)
    heading = f"From “{told.titles[0]}” to “{told.titles[1]}”"
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
    title = other.info.title
    alternative = f"“{title}”, marked by what differs from “{base}”. {summary}"
    if len(alternative) > LONGEST_ALTERNATIVE:
        alternative = "The later map, marked by what differs. All of it is listed in the table."
    return Figure(page, f"“{title}”, and what differs from “{base}”", alternative)


def _parts(told: Told) -> Iterator[Part]:
    blocks = tuple(_loops(told))
    if blocks:
        yield Part("Loop by loop", blocks)
    to_do = told.of(Of.TO_DO)
    if to_do:
        rows = tuple((line.told, "") for line in to_do)
        header = ("Change", "Who takes it on")
        table = Table("Changes that people can own", header, rows, (0.7, 0.3))
        yield Part("What has to change", (table,))
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
