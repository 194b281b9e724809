"""The loops of a map, told one by one, each with a figure of its own and what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loopmap.analysis.loop_paragraph import tell_loop_paragraph
from loopmap.analysis.loop_status import status_line
from loopmap.analysis.loops import Loop
from loopmap.analysis.telling import kind_in_words, tell_loop
from loopmap.editing.report.about import About
from loopmap.editing.report.alone import drawn_alone
from loopmap.editing.report.evidence import said_briefly
from loopmap.editing.report.picture import highest_for
from loopmap.editing.report.sections import Section
from loopmap.formats.report.content import Block, Bullets, Figure, Paragraph, Part

_HALF_PAGE = 7.2
"""Centimetres a loop's figure is high, so that two loops fit on a page with their words."""

_WHOLE_PAGE, _ONE_SHEET = 13.0, 10.5


def loops_part(known: About) -> Part | None:
    """How many loops there are, then those that are told; a single loop by itself.

    None where loops were chosen that the map does not have.
    """
    if not known.told and (known.plan.loops is not None or known.plan.one_loop):
        return None
    if known.plan.one_loop:
        return replace(_one(known, known.told[0]), heading="How it goes round")
    if known.brief:
        return Part("Loops", (*_how_many(known), *_briefly(known)))
    told = tuple(_one(known, each) for each in known.told)
    return Part("Loops", tuple(_how_many(known)), told)


def _how_many(known: About) -> Iterator[Paragraph]:
    yield Paragraph(status_line(known.loops))
    told = len(known.told)
    if told < len(known.loops.loops):
        are = "One of them is" if told == 1 else f"{told:,} of them are"
        why = ", those with a name before the others" if known.plan.loops is None else ""
        yield Paragraph(f"{are} told here{why}.")


def _briefly(known: About) -> Iterator[Block]:
    for loop in known.told:
        yield Paragraph(tell_loop(known.causal_map, loop), f"{known.called(loop)}:")


def _one(known: About, loop: Loop) -> Part:
    known.token.check()
    causal_map, called = known.causal_map, known.called(loop)
    page, anew = drawn_alone(known, loop)
    title, kind = f"Loop {called}", kind_in_words(loop)
    caption = f"{title}, drawn round here, not where it lies on the map" if anew else title
    alternative = f"{title}: a {kind} loop of {loop.length} links, told in the text."
    plan = known.plan
    least = _ONE_SHEET if plan.one_loop else _WHOLE_PAGE if plan.page_each else _HALF_PAGE
    told = (
        Paragraph(tell_loop(causal_map, loop), stays=True),
        *_story(known, loop),
        Paragraph(tell_loop_paragraph(causal_map, loop, rising=False), stays=True),
    )
    figure = Figure(page, caption, alternative, highest_for(page, least))
    begins = plan.page_each and not plan.one_loop
    return Part(called, (*told, figure, *_evidence(known, loop)), begins_page=begins)


def _story(known: About, loop: Loop) -> Iterator[Paragraph]:
    """What people wrote of the loop, where what is for the room is told: it has no level."""
    if not known.plan.room:
        return
    for record in known.causal_map.loops.values():
        if record.links == loop.key and record.story:
            yield Paragraph(record.story, stays=True)


def _evidence(known: About, loop: Loop) -> Iterator[Block]:
    """What speaks for it, where no section of its own tells that of this loop alone."""
    if known.plan.one_loop and known.plan.tells(Section.EVIDENCE):
        return
    links = [known.causal_map.links[each] for each in loop.key]
    lines = tuple(said_briefly(known, links))
    if lines:
        yield Paragraph("What speaks for it:", stays=True)
        yield Bullets(lines)
    reasons = tuple(link.reason for link in links if link.reason) if known.plan.room else ()
    if reasons:
        yield Paragraph("Why, in the words of the group:", stays=True)
        yield Bullets(reasons)
