"""The rows of the structure page about two variables: paths there and back, common causes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from loopmap.analysis.aloud import counted
from loopmap.analysis.structure.around import BetweenTwo
from loopmap.analysis.structure.causes import CommonCause
from loopmap.analysis.structure.closing import WouldClose
from loopmap.analysis.structure.path import Path
from loopmap.analysis.structure.paths import PathList
from loopmap.analysis.structure.told import CLOSING_TWO, NO_CAUSE, cause_line, paths_line
from loopmap.analysis.telling import ARROW, tell_in_the_end, tell_path
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.panels.inspector_page import SIGN_GLYPH
from loopmap.ui.panels.structure_offers import offer_rows
from loopmap.ui.panels.structure_row import Light, Row, Swap, Unfolded, ask, heading, said, some


def rows_of_two(causal_map: CausalMap, found: BetweenTwo, unfolded: Unfolded) -> list[Row]:
    """All there is to say."""
    one, other = found.one, found.other
    return [
        *_paths(causal_map, one, other, found.there, unfolded),
        *_paths(causal_map, other, one, found.back, unfolded),
        *_causes(causal_map, found.causes, unfolded),
        *_closing(causal_map, found.closing, unfolded),
        ask("The other way round first", Swap()),
    ]


def _paths(
    causal_map: CausalMap,
    source: RecordId,
    target: RecordId,
    found: PathList,
    unfolded: Unfolded,
) -> Iterator[Row]:
    names = causal_map.variables
    yield heading(f"{names[source].name}{ARROW}{names[target].name}")
    yield said(paths_line(causal_map, source, target, found))
    yield from some(found.paths, partial(_path, causal_map), f"{source} {target}", unfolded)


def _path(causal_map: CausalMap, path: Path) -> Row:
    links = [causal_map.links[link] for link in path.links]
    parts = [counted(path.length, "link")]
    if path.delays:
        parts.append(counted(path.delays, "delay"))
    if path.unsettled:
        parts.append(f"{counted(len(path.unsettled), 'sign')} not agreed")
    detail = f"{', '.join(parts)}."
    if len(links) > 1:
        detail += f" {tell_in_the_end(causal_map, links)}"
    told = tell_path(causal_map, links)
    return Row(told, detail=detail, glyph=SIGN_GLYPH[path.sign], act=Light(), ways=(path.links,))


def _closing(
    causal_map: CausalMap, found: tuple[WouldClose, ...], unfolded: Unfolded
) -> Iterator[Row]:
    if found:
        yield heading("A link from one to the other")
        yield said(CLOSING_TWO)
        yield from offer_rows(causal_map, found, unfolded)


def _causes(
    causal_map: CausalMap, found: tuple[CommonCause, ...], unfolded: Unfolded
) -> Iterator[Row]:
    yield heading("Common causes")
    if not found:
        yield said(NO_CAUSE)
        return
    yield from some(found, partial(_cause, causal_map), "causes", unfolded)


def _cause(causal_map: CausalMap, cause: CommonCause) -> Row:
    return Row(
        cause_line(causal_map, cause),
        glyph=SIGN_GLYPH[cause.together],
        act=Light(),
        ways=(cause.to_one.links, cause.to_other.links),
    )
