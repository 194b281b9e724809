"""Text in slides: lines broken where they are on the screen, to be edited as one text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loopmap.diagram.card_marks import CAP_MIDDLE
from loopmap.diagram.direction import reads_right_to_left
from loopmap.diagram.geometry import Box
from loopmap.diagram.measure import FAMILY, bundled_measure
from loopmap.diagram.primitives import TextLine
from loopmap.formats.powerpoint.lengths import colour, emu
from loopmap.formats.xml_text import anywhere

LANGUAGE = "en-GB"

_POINTS = 75
"""Hundredths of a point to the map unit."""

_ALIGNED = {"start": "l", "middle": "ctr", "end": "r"}
_PANOSE = "020B0503020202020204"
"""A plain sans serif of ordinary width: what stands in where our typeface is not installed."""

_BOLD = 600
_STEP = 1.22


def body(lines: Sequence[TextLine], box: Box, *, wraps: bool) -> str:
    """The text of a shape that fills ``box``; empty for no lines."""
    if not lines:
        return _wrapped('<a:bodyPr rtlCol="0" anchor="ctr"/>', "<a:p><a:endParaRPr/></a:p>")
    inset = _inset(lines, box)
    fits = "square" if wraps else "none"
    properties = (
        f'<a:bodyPr wrap="{fits}" lIns="0" tIns="{emu(max(inset, 0))}" rIns="0"'
        f' bIns="{emu(max(-inset, 0))}" rtlCol="0" anchor="ctr"><a:noAutofit/></a:bodyPr>'
    )
    return _wrapped(properties, _paragraph(lines))


def title_body(lines: Sequence[TextLine], words: str) -> str:
    """The text of a slide's title: lines as drawn, or words that are not drawn."""
    properties = (
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
        "<a:noAutofit/></a:bodyPr>"
    )
    said = _paragraph(lines) if lines else f"<a:p><a:r><a:t>{anywhere(words)}</a:t></a:r></a:p>"
    return _wrapped(properties, said)


def text_box(lines: Sequence[TextLine]) -> Box:
    """The box of lines that stand by themselves, as wide as they are in our typeface."""
    measure, size = bundled_measure(), lines[0].size
    width = max(measure.width(line.text, size, line.weight) for line in lines)
    step = _step(lines)
    top = lines[0].y - CAP_MIDDLE * size - step / 2
    bottom = lines[-1].y - CAP_MIDDLE * size + step / 2
    aside = {"start": width / 2, "middle": 0.0, "end": -width / 2}[lines[0].anchor]
    return Box(lines[0].x + aside, (top + bottom) / 2, width, bottom - top)


def _wrapped(properties: str, paragraphs: str) -> str:
    return f"<p:txBody>{properties}<a:lstStyle/>{paragraphs}</p:txBody>"


def _inset(lines: Sequence[TextLine], box: Box) -> float:
    """What the upper inset must be for the lines to stand where they are drawn."""
    middle = (lines[0].y + lines[-1].y) / 2 - CAP_MIDDLE * lines[0].size
    return 2 * (middle - box.y)


def _paragraph(lines: Sequence[TextLine]) -> str:
    first, step = lines[0], _step(lines)
    runs = []
    for before, line in zip((None, *lines), lines, strict=False):
        if before is not None:
            runs += ["<a:br/>"] * max(1, round((line.y - before.y) / step))
        runs.append(f"<a:r>{_properties(line)}<a:t>{anywhere(line.text)}</a:t></a:r>")
    spacing = f'<a:lnSpc><a:spcPts val="{round(step * _POINTS)}"/></a:lnSpc>'
    nothing = '<a:spcBef><a:spcPts val="0"/></a:spcBef>'
    way = ' rtl="1"' if reads_right_to_left(first.text) else ""
    aligned = f'<a:pPr algn="{_ALIGNED[first.anchor]}"{way}>{spacing}{nothing}<a:buNone/></a:pPr>'
    return f"<a:p>{aligned}{''.join(runs)}</a:p>"


def _step(lines: Sequence[TextLine]) -> float:
    """From one baseline to the next; a gap of a blank line is not one."""
    steps = [b.y - a.y for a, b in pairwise(lines)]
    return min((step for step in steps if step > 0), default=lines[0].size * _STEP)


def _properties(line: TextLine) -> str:
    bold = ' b="1"' if line.weight >= _BOLD else ' b="0"'
    italic = ' i="1"' if line.italic else ""
    faces = "".join(
        f'<a:{kind} typeface="{FAMILY}" panose="{_PANOSE}" pitchFamily="34" charset="0"/>'
        for kind in ("latin", "ea", "cs")
    )
    return (
        f'<a:rPr lang="{LANGUAGE}" sz="{max(100, round(line.size * _POINTS))}"{bold}{italic}'
        f' dirty="0">{colour(line.colour)}{faces}</a:rPr>'
    )
