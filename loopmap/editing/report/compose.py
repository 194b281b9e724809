"""A report of a map: its opening, and the sections that were asked for.

Only what is drawn, run or compared is told: no meanings, reasons or evidence, and nothing
private.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from loopmap.analysis.loops import LoopList
from loopmap.diagram.page import title_of
from loopmap.editing.report.about import About, about
from loopmap.editing.report.changes import changes_part
from loopmap.editing.report.loops import loops_part
from loopmap.editing.report.picture import map_part
from loopmap.editing.report.questions import questions_part
from loopmap.editing.report.reading import reading_part
from loopmap.editing.report.sections import ALL, Section
from loopmap.editing.report.tables import tables_part
from loopmap.editing.report.what_if import what_if_part
from loopmap.formats.report.content import Paragraph, Part, Report
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId
from loopmap.model.token import NEVER, Token

Tell = Callable[[About], Part | None]
"""Makes a section; None where there is nothing to tell."""

_TELL: Mapping[Section, Tell] = MappingProxyType(
    {
        Section.MAP: map_part,
        Section.READING: reading_part,
        Section.LOOPS: loops_part,
        Section.CHANGES: changes_part,
        Section.WHAT_IF: what_if_part,
        Section.QUESTIONS: questions_part,
        Section.TABLES: tables_part,
    }
)
_MISSING: Mapping[Section, str] = MappingProxyType(
    {
        Section.CHANGES: "“{title}” was not made from another map, so nothing is compared.",
        Section.WHAT_IF: "No run of “{title}” is kept yet, so none is told.",
        Section.QUESTIONS: "Nothing on “{title}” is open.",
    }
)


def compose(
    document: Document,
    map_id: MapId,
    sections: Sequence[Section] = ALL,
    loops: LoopList | None = None,
    token: Token = NEVER,
) -> Report:
    """What a report of that map tells; the same for the same document. A job: raises Cancelled.

    ``loops`` is what was found on the map, None to look now.
    """
    info = document.maps[map_id].info
    title = title_of(document.info.title, info.title)
    known = about(document, map_id, title, loops, token)
    parts, missing = list[Part](), list[str]()
    for section in sections:
        token.check()
        part = _TELL[section](known)
        if part is not None:
            parts.append(part)
        elif section in _MISSING:
            missing.append(_MISSING[section].format(title=info.title))
    opening = tuple(_opening(known.causal_map))
    return Report(title, "Causal-loop diagram", opening, tuple(parts), tuple(missing))


def _opening(causal_map: CausalMap) -> Iterator[Paragraph]:
    info = causal_map.info
    for label, words in (
        ("Question", info.question),
        ("Time span", info.time_span),
        ("Source", info.source),
    ):
        if words:
            yield Paragraph(words, f"{label}:")
    if info.summary:
        yield Paragraph(info.summary)
