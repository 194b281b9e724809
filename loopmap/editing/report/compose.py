"""A report of a map: its front, and the sections that its plan asks for.

Nothing private is told; what is for the room only where the plan says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from loopmap.analysis.loops import LoopList
from loopmap.editing.report.about import About, about
from loopmap.editing.report.changes import changes_part
from loopmap.editing.report.disagreements import disagreements_part
from loopmap.editing.report.evidence import evidence_part
from loopmap.editing.report.finding import finding_part
from loopmap.editing.report.limits import limits_part
from loopmap.editing.report.loops import loops_part
from loopmap.editing.report.making import made_part
from loopmap.editing.report.parked import parked_part
from loopmap.editing.report.picture import map_part
from loopmap.editing.report.plan import Plan, Planned, full_plan
from loopmap.editing.report.questions import questions_part
from loopmap.editing.report.reading import reading_part
from loopmap.editing.report.sections import Section
from loopmap.editing.report.tables import tables_part
from loopmap.editing.report.templates import TITLES
from loopmap.editing.report.what_if import what_if_part
from loopmap.formats.report.content import Block, Paragraph, Part, Report
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.report_choice import Reach
from loopmap.model.token import NEVER, Token

Tell = Callable[[About], Part | None]
"""Makes a section; None where there is nothing to tell."""

_TELL: Mapping[Section, Tell] = MappingProxyType(
    {
        Section.FINDING: finding_part,
        Section.MADE: made_part,
        Section.MAP: map_part,
        Section.READING: reading_part,
        Section.LOOPS: loops_part,
        Section.CHANGES: changes_part,
        Section.WHAT_IF: what_if_part,
        Section.EVIDENCE: evidence_part,
        Section.DISAGREEMENTS: disagreements_part,
        Section.QUESTIONS: questions_part,
        Section.PARKED: parked_part,
        Section.LIMITS: limits_part,
        Section.TABLES: tables_part,
    }
)
_MISSING: Mapping[Section, str] = MappingProxyType(
    {
        Section.LOOPS: "“{title}” has no such loop, so none is told.",
        Section.CHANGES: "“{title}” was not made from another map, so nothing is compared.",
        Section.WHAT_IF: "No run of “{title}” is kept yet, so none is told.",
        Section.EVIDENCE: "No reason or evidence that may be shown is there for “{title}”.",
        Section.DISAGREEMENTS: "On “{title}” every direction is agreed and nothing is flagged.",
        Section.QUESTIONS: "Nothing on “{title}” is open.",
        Section.PARKED: "Nothing is parked.",
    }
)
_NOT_ASKED = "“{title}” is told alone, so nothing is compared."
_FOR_THE_ROOM = "What is parked is for the room alone, so it is left out."
_NO_LOOP = "No loop is lit or chosen, so none is told."
_NO_RUN_LEFT = "Every run of “{title}” is left out, so none is told."


def compose(
    document: Document,
    map_id: MapId,
    plan: Plan | None = None,
    loops: LoopList | None = None,
    token: Token = NEVER,
) -> Report:
    """What a report of that map tells; the same for the same document. A job: raises Cancelled.

    ``plan`` None: the full report. ``loops`` is what was found on the map, None to look now.
    """
    plan = plan or full_plan()
    known = about(document, map_id, plan, loops, token)
    parts, missing = list[Part](), list(known.views.missing)
    for section in plan.sections:
        token.check()
        part = _part(known, section)
        if part is not None:
            parts.append(part)
        else:
            missing += _why_not(known, section)
    opening, author = tuple(_opening(known)), plan.front.author
    return Report(_title(known), plan.subject, opening, tuple(parts), tuple(missing), author)


def _part(known: About, section: Planned) -> Part | None:
    """What is told with the words of people around it; None where there is neither."""
    before, after = paragraphs(section.before), paragraphs(section.after)
    told = _TELL[section.tells](replace(known, brief=section.brief)) if section.tells else None
    if told is None:
        words = (*before, *after)
        return Part(_heading(section), words) if words else None
    heading = section.heading or told.heading
    if after and told.parts:  # what people say last is not of the last part of it
        return Part(heading, (*before, *told.blocks), (*told.parts, Part(_AFTER, after)))
    return replace(told, heading=heading, blocks=(*before, *told.blocks, *after))


_AFTER = "In our words"


def _heading(section: Planned) -> str:
    return section.heading or (TITLES[section.tells] if section.tells else section.id)


def paragraphs(words: str) -> tuple[Paragraph, ...]:
    """Plain text as paragraphs, apart where lines are empty; single line ends are kept."""
    apart = "\n".join(line.strip() for line in words.splitlines()).split("\n\n")
    return tuple(Paragraph(each.strip("\n")) for each in apart if each.strip())


def _why_not(known: About, section: Planned) -> Iterator[str]:
    """Why a section that was asked for is not there."""
    title = known.causal_map.info.title
    if section.tells is None:
        yield f"“{section.heading or section.id}” has no words yet, so it is left out."
    elif section.tells is Section.CHANGES and known.plan.maps is Reach.THIS:
        yield _NOT_ASKED.format(title=title)
    elif section.tells is Section.PARKED and not known.plan.room:
        yield _FOR_THE_ROOM
    elif section.tells is Section.WHAT_IF and known.causal_map.runs:
        yield _NO_RUN_LEFT.format(title=title)
    elif section.tells is Section.LOOPS and known.plan.loops == ():
        yield _NO_LOOP
    elif section.tells in _MISSING:
        yield _MISSING[section.tells].format(title=title)


def _title(known: About) -> str:
    """The report's title; of one loop, what that is called, unless people said another."""
    if known.plan.one_loop and known.told and not known.plan.front.title:
        return known.called(known.told[0])
    return known.title


def _opening(known: About) -> Iterator[Block]:
    info, front, plan = known.causal_map.info, known.plan.front, known.plan
    about = (("Map", known.title if plan.one_loop and not front.title else ""),)
    said = (
        *(("Author", front.author), ("Contact", front.contact)),
        *(("Place", front.place), ("Date", front.date)),
    )
    asked = (
        *(("Question", info.question), ("Time span", info.time_span)),
        *(("Source", info.source), ("What is wanted", info.vision)),
    )
    for label, words in (*about, *said, *(asked[:1] if plan.one_loop else asked)):
        if words:
            yield Paragraph(words, f"{label}:")
    if info.summary and not plan.one_loop and not plan.tells(Section.FINDING):
        yield Paragraph(info.summary)
