"""Sketches of version V160, as Vensim wrote them in the nineties.

Objects begin with ``|`` and have no kind: ``|id,name,x,y,width,height,shape,…``, comments
have a lone quotation mark as name and their text below it. Arrows begin with ``>`` and have
no number of their own: ``>from,to,shape,hidden,polarity,thickness,…``.
"""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.formats.vensim.definitions import plain_name
from loopmap.formats.vensim.sketch_values import (
    CLOUD,
    COMMENT,
    VARIABLE,
    Arrow,
    View,
    Word,
    fields_of,
    place_of,
    points_of,
)


def read_old(view: View, number: int, line: str, lines: Iterator[tuple[int, str]]) -> None:
    """Put what a line draws into the view; a comment takes the two lines below as well."""
    try:
        if line.startswith(">"):
            view.arrows.append(_arrow(line, -1 - len(view.arrows)))
        elif line.rstrip().endswith(',"'):
            text, rest = next(lines, (0, ""))[1], next(lines, (0, ""))[1]
            _add(
                view,
                _word(
                    COMMENT,
                    [line[1:].split(",", maxsplit=1)[0], "", *rest.lstrip(",").split(",")],
                    text,
                ),
            )
        else:
            fields = fields_of(line[1:])
            _add(view, _word(COMMENT if fields[1] == CLOUD else VARIABLE, fields, ""))
    except (ValueError, IndexError):
        view.odd.append(number)


def _add(view: View, word: Word) -> None:
    view.words[word.id] = word


def _word(kind: str, fields: list[str], text: str) -> Word:
    x, y, width, height = (place_of(each) for each in fields[2:6])
    said = text.strip().rstrip('"')
    return Word(
        kind, int(fields[0]), plain_name(fields[1]), x, y, width, height, int(fields[6]), 3,
        text=said,
    )  # fmt: skip


def _arrow(line: str, number: int) -> Arrow:
    fields = line[1:].split(",")
    code = int(fields[4])
    polarity = chr(code) if 32 < code < 127 else ""
    source, target, shape, thickness = (int(fields[at]) for at in (0, 1, 2, 5))
    return Arrow(number, source, target, shape, polarity, thickness, through=points_of(line))
