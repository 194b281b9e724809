"""The loops of a map, told one by one, each with a figure of its own."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.analysis.loop_paragraph import tell_loop_paragraph
from loopmap.analysis.loop_status import status_line
from loopmap.analysis.loops import Loop
from loopmap.analysis.telling import kind_in_words, tell_loop
from loopmap.editing.report.about import About
from loopmap.editing.report.alone import drawn_alone
from loopmap.formats.report.content import Figure, Paragraph, Part


def loops_part(known: About) -> Part:
    """How many loops there are, then those that are told."""
    return Part("Loops", tuple(_how_many(known)), tuple(_one(known, each) for each in known.told))


def _how_many(known: About) -> Iterator[Paragraph]:
    yield Paragraph(status_line(known.loops))
    told = len(known.told)
    if told < len(known.loops.loops):
        are = "One of them is" if told == 1 else f"{told:,} of them are"
        yield Paragraph(f"{are} told here, those with a name before the others.")


def _one(known: About, loop: Loop) -> Part:
    known.token.check()
    causal_map, called = known.causal_map, known.called(loop)
    page, anew = drawn_alone(known, loop)
    title, kind = f"Loop {called}", kind_in_words(loop)
    caption = f"{title}, drawn round here, not where it lies on the map" if anew else title
    alternative = f"{title}: a {kind} loop of {loop.length} links, told in the text."
    told = (
        Paragraph(tell_loop(causal_map, loop), stays=True),
        Paragraph(tell_loop_paragraph(causal_map, loop, rising=False), stays=True),
    )
    return Part(called, (*told, Figure(page, caption, alternative)))
