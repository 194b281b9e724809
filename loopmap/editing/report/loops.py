"""The loops of a map, told one by one, each with a figure of its own and what speaks for it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from loopmap.analysis.aloud import counted
from loopmap.analysis.loop_paragraph import tell_loop_paragraph
from loopmap.analysis.loop_status import status_line
from loopmap.analysis.loops import Loop
from loopmap.analysis.telling import kind_in_words, tell_loop
from loopmap.diagram.page import Page
from loopmap.diagram.papers import LEAST_POINTS
from loopmap.editing.report.about import About
from loopmap.editing.report.alone import drawn_alone
from loopmap.editing.report.evidence import pieces_of, said_briefly
from loopmap.editing.report.picture import high_on_paper, highest_for, points_on_paper
from loopmap.editing.report.sections import Section
from loopmap.formats.report.content import Block, Bullets, Figure, Paragraph, Part

_HALF_PAGE, _WHOLE_PAGE, _ONE_SHEET = 6.0, 12.0, 6.0
"""Centimetres a loop's figure is high: where two loops share a page with their words, where
one has a page, and where that page holds the rest of a report too."""

_ON_PAGE = 21.5
"""Centimetres of a page of A4 for a loop's figure and words, without headings and caption."""

_LINE, _PER_LINE = 0.52, 88
"""Centimetres of a line of words, and how many characters it holds."""

_HEADING = 1.4
"""Centimetres of the heading of a section."""

_LINES_AROUND, _FILLED = 2.5, 0.75
"""Lines that stand before and after a list of evidence, and how far its own are filled."""

_BESIDE_ALL = 7.5
"""Centimetres of a figure beside which a sheet has room for all words of its loop."""

_LEAST_WORDS = 480
"""Characters of a loop's words that leave room for another loop on the page."""


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
    count = tuple(_how_many(known))
    told = tuple(_one(known, each, above=() if n else count) for n, each in enumerate(known.told))
    if known.plan.page_each and told:
        # The section begins the page of its first loop, or its heading ends the one before.
        told = (replace(told[0], begins_page=False), *told[1:])
    return Part("Loops", count, told, begins_page=known.plan.page_each and bool(told))


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


def _one(known: About, loop: Loop, above: tuple[Paragraph, ...] = ()) -> Part:
    """A loop; ``above``: what stands on its page before it, under a heading of its own."""
    known.token.check()
    causal_map, called = known.causal_map, known.called(loop)
    plan = known.plan
    first, second = tell_loop(causal_map, loop), tell_loop_paragraph(causal_map, loop, rising=False)
    story, speaks = tuple(_story(known, loop)), tuple(_evidence(known, loop))
    words = (Paragraph(first, stays=True), *story, Paragraph(second, stays=True))
    taken = sum(map(_high, above)) + _HEADING if above and plan.page_each else 0.0
    beside = sum(map(_high, (*words, *speaks))) + taken
    page, anew, least = _figure(known, loop, beside, len(first) + len(second))
    title, kind = f"Loop {called}", kind_in_words(loop)
    caption = f"{title}, drawn round here, not where it lies on the map" if anew else title
    alternative = f"{title}: a {kind} loop of {loop.length} links, told in the text."
    figure = Figure(page, caption, alternative, highest_for(page, least))
    no_room = plan.one_loop and not 0 < figure.highest <= _BESIDE_ALL
    told = words[:-1] if no_room else words
    if plan.page_each and not plan.one_loop:
        high = high_on_paper(page, figure.highest) + taken
        speaks = tuple(_evidence(known, loop, _room_left(told, high)))
    # A line by itself would be left behind on the next page; a list may well go there.
    held = (*told, *speaks, figure) if len(speaks) == 1 else (*told, figure, *speaks)
    begins = plan.page_each and not plan.one_loop
    return Part(called, held, begins_page=begins)


def _figure(known: About, loop: Loop, beside: float, words: int) -> tuple[Page, bool, float]:
    """The loop's drawing, whether it was laid out anew, and how high it should be.

    ``beside``: centimetres of what shares its page; ``words``: characters of what is told.
    """
    plan = known.plan
    if plan.one_loop:
        return (*drawn_alone(known, loop, _ONE_SHEET), _ONE_SHEET)
    if not plan.page_each and words <= _LEAST_WORDS:
        page, anew = drawn_alone(known, loop, _HALF_PAGE)
        if points_on_paper(page, _HALF_PAGE) >= LEAST_POINTS:
            return page, anew, _HALF_PAGE
    high = max(_HALF_PAGE, min(_WHOLE_PAGE, _ON_PAGE - beside))
    return (*drawn_alone(known, loop, high), high)


def _room_left(words: tuple[Block, ...], high: float) -> float:
    """Characters of evidence that a page has room for beside these words and that figure."""
    lines = (_ON_PAGE - sum(map(_high, words)) - high) / _LINE
    return max(0.0, lines - _LINES_AROUND) * _PER_LINE * _FILLED


def _high(block: Block) -> float:
    """Centimetres that words take of a page, roughly."""
    texts = block.lines if isinstance(block, Bullets) else ()
    if isinstance(block, Paragraph):
        texts = (block.lead + block.text,)
    return sum(_LINE * (math.ceil(len(each) / _PER_LINE) + 0.5) for each in texts)


def _story(known: About, loop: Loop) -> Iterator[Paragraph]:
    """What people wrote of the loop, where what is for the room is told: it has no level."""
    if not known.plan.room:
        return
    for record in known.causal_map.loops.values():
        if record.links == loop.key and record.story:
            yield Paragraph(record.story, stays=True)


_SPEAKS = "What speaks for it:"


def _evidence(known: About, loop: Loop, room: float = math.inf) -> Iterator[Block]:
    """What speaks for it, where no section of its own tells that of this loop alone.

    ``room``: characters there is space for.
    """
    if known.plan.one_loop and known.plan.tells(Section.EVIDENCE):
        return
    links = [known.causal_map.links[each] for each in loop.key]
    lines = tuple(said_briefly(known, links, room))
    if lines and known.plan.tells(Section.EVIDENCE):
        pieces = len(pieces_of(known, links))
        yield Paragraph(f"{counted(pieces, 'piece')} of evidence, told further on.", _SPEAKS)
    elif lines:
        yield Paragraph(_SPEAKS, stays=True)
        yield Bullets(lines)
    reasons = tuple(link.reason for link in links if link.reason) if known.plan.room else ()
    if reasons:
        yield Paragraph("Why, in the words of the group:", stays=True)
        yield Bullets(reasons)
