"""What differs between two maps as plain text, for a mail, a console or a committee paper."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from loopmap.analysis.difference.lines import Line, Part, Told

_WIDTH = 92
_MOST_LOOPS = 20
"""Loops told besides those that have a name."""


def as_text(told: Told) -> str:
    """The numbers, then every line beside the word for it; long lines are wrapped."""
    return "\n".join(_whole(told))


def _whole(told: Told) -> Iterator[str]:
    yield f"“{told.titles[0]}” → “{told.titles[1]}”"
    yield told.summary
    for part in Part:
        rows = list(_rows(told, part))
        width = max((len(word) for word, _ in rows), default=0)
        if rows:
            yield f"\n{_HEADINGS.get(part, part.value)}"
        for word, sentence in rows:
            begin = f"  {word:{width}}  " if width else "  "
            yield textwrap.fill(
                sentence, _WIDTH, initial_indent=begin, subsequent_indent=" " * len(begin)
            )


_HEADINGS = {Part.TO_DO: "What has to change, and who takes it on"}


def _rows(told: Told, part: Part) -> Iterator[tuple[str, str]]:
    lines = told.of(part)
    if part is Part.LOOPS:
        yield from loop_lines(told)
    elif part is Part.TO_DO:
        yield from (("[ ]", f"{line.told}  {_owner(line)}") for line in lines)
    else:
        words = "" if part is Part.BESIDES else None
        yield from ((line.way if words is None else words, line.told) for line in lines)


def _owner(line: Line) -> str:
    """Who takes it on, what next and by when; a gap to be filled in where nobody said."""
    told = "" if line.task is None else line.task.owned.told
    return f"Who: {told}" if told else "Who:\N{NO-BREAK SPACE}____"


def loop_lines(told: Told) -> Iterator[tuple[str, str]]:
    """What became of loops, with the word for it: all with a name, the first of the others.

    Of the rest, how many; then how far they were compared.
    """
    others, lines = 0, told.of(Part.LOOPS)
    for line, loop in zip(lines, told.loops.loops, strict=True):
        others += not loop.is_named
        if loop.is_named or others <= _MOST_LOOPS:
            yield line.way, line.told
    if others > _MOST_LOOPS:
        yield "", f"And {others - _MOST_LOOPS:,} more loops."
    if lines or not told.loops.complete:
        yield "", told.reach
