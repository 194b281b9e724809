"""Reads the lines of a Vensim sketch.

Vensim Help, “Sketch Information” and “Objects”: one object a line, fields by commas. The
old version, V160, has no kinds at its lines; see `old_sketch.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loopmap.formats.vensim.content import Lines
from loopmap.formats.vensim.definitions import plain_name
from loopmap.formats.vensim.old_sketch import read_old
from loopmap.formats.vensim.sketch_values import (
    ARROW,
    COMMENT,
    VALVE,
    VARIABLE,
    Arrow,
    View,
    Word,
    fields_of,
    place_of,
    points_of,
)
from loopmap.model.token import breathe


def views_in(parts: tuple[Lines, ...]) -> list[View]:
    """The views of a file. Lines nobody understands are counted, not refused."""
    return [_view(each) for each in parts]


def _view(part: Lines) -> View:
    view = View("")
    lines = iter(enumerate(part.lines, part.first))
    is_old = bool(part.lines) and part.lines[0].startswith("V160")
    for number, line in lines:
        if line.startswith("*") and not view.name:
            view.name = " ".join(line[1:].split())
        elif line.startswith("$"):
            view.dress = line[1:].strip()
        elif is_old and line[:1] in "|>" and line:
            read_old(view, number, line, lines)
        elif line[:1].isdigit():
            _object(view, number, line, lines)
    return view


def _object(view: View, number: int, line: str, lines: Iterator[tuple[int, str]]) -> None:
    breathe()
    fields = fields_of(line)
    try:
        if fields[0] == ARROW:
            view.arrows.append(_arrow(fields, line))
        elif fields[0] in (VARIABLE, VALVE, COMMENT):
            word = _word(fields)
            text = _text_below(word, lines)
            view.words[word.id] = word if text is None else _with_text(word, text)
    except (ValueError, IndexError):
        view.odd.append(number)


def _word(fields: list[str]) -> Word:
    x, y, width, height = (place_of(each) for each in fields[3:7])
    return Word(
        fields[0],
        int(fields[1]),
        plain_name(fields[2]),
        x,
        y,
        width,
        height,
        int(fields[7]),
        int(fields[8]),
        tuple(fields[9:]),
    )


def _text_below(word: Word, lines: Iterator[tuple[int, str]]) -> str | None:
    """Bit 2 says that the text stands on the next line."""
    if not word.bits & 4:
        return None
    _, text = next(lines, (0, ""))
    return text


def _with_text(word: Word, text: str) -> Word:
    said = text.strip().replace("\\n", "\n")
    if word.kind == VARIABLE and said:
        return replace(word, name=plain_name(said))
    return replace(word, text=said)


def _arrow(fields: list[str], line: str) -> Arrow:
    code = int(fields[6])
    return Arrow(
        int(fields[1]),
        int(fields[2]),
        int(fields[3]),
        int(fields[4]),
        chr(code) if 32 < code < 127 else "",
        int(fields[7]),
        bool(int(fields[9]) & 1),
        points_of(line),
        tuple(fields[8:13]),
    )
