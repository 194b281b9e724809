"""SVG: a drawing as one clean file, text as text, every part marked with its record.

Opens in a browser, in Inkscape and Illustrator; links carry ``data-from``,
``data-to`` and ``data-sign``. The bytes depend on the arguments alone. Follows SVG
1.1 second edition; the text description sits in ``title`` and ``desc``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import groupby

from loopmap.diagram.direction import reads_right_to_left
from loopmap.diagram.fold import bundles_of, stacks_of
from loopmap.diagram.geometry import Point
from loopmap.diagram.legible import left_out
from loopmap.diagram.measure import FAMILY
from loopmap.diagram.page import Page
from loopmap.diagram.primitives import (
    ArcPath,
    Image,
    Line,
    Polygon,
    Primitive,
    RoundBox,
    Stroke,
    TextLine,
)
from loopmap.diagram.thinning import in_layers
from loopmap.formats.svg_typeface import typeface_within
from loopmap.formats.xml_text import escape, quoteattr
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.token import breathe

_LANGUAGE = ' lang="en-GB" xml:lang="en-GB"'
"""Of the words that are ours; names are in whatever language people named things."""

Letters = Callable[[TextLine], str]
"""The outlines of a line's letters as the data of a path."""


def write_svg(
    page: Page,
    causal_map: CausalMap | None = None,
    *,
    typeface: bool = False,
    letters: Letters | None = None,
) -> bytes:
    """The file. ``causal_map`` names the ends and signs of links; without it they are left out.

    ``typeface``: whether the file carries the typeface, which makes it some 60 to 300 kB larger.
    ``letters``: draws text as outlines, for programs that know no typeface but their own.
    O(primitives); two calls with equal arguments give identical bytes.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        (
            f'<svg xmlns="http://www.w3.org/2000/svg"{_linked(page)}{_size(page)}{_LANGUAGE}'
            f' role="img" aria-labelledby="title description"{_FONT}>'
        ),
        f'<title id="title">{_text(page.title)}</title>',
        f'<desc id="description">{_text(page.description)}</desc>',
        *_drawn(page, causal_map, letters=letters),
    ]
    if typeface:
        lines.append(typeface_within(text_lines(page)))
    return "\n".join([*lines, "</svg>", ""]).encode("utf-8")


def svg_within(page: Page, name: str, title: str) -> str:
    """The drawing as an element of a page of HTML, whose other drawings have other names.

    ``title`` is what it is called there; the typeface is left to the page. O(primitives).
    """
    return "\n".join(
        [
            (
                f'<svg{_size(page)} role="img" aria-labelledby="{name}-title"'
                f' aria-describedby="{name}-description"{_FONT}>'
            ),
            f'<title id="{name}-title">{_text(title)}</title>',
            f'<desc id="{name}-description">{_text(page.description)}</desc>',
            *_drawn(page, None, f"{name}-"),
            "</svg>",
        ]
    )


def text_lines(page: Page) -> Iterator[TextLine]:
    """The lines of text that are drawn, which say what typefaces a page needs."""
    return (shape for shape in _shown(page) if isinstance(shape, TextLine))


_FONT = f" font-family=\"'{FAMILY}', 'Atkinson Hyperlegible', sans-serif\""


def _linked(page: Page) -> str:
    """The name space of pictures, where there are any."""
    pictured = any(isinstance(shape, Image) for shape in page.primitives)
    return ' xmlns:xlink="http://www.w3.org/1999/xlink"' if pictured else ""


def _size(page: Page) -> str:
    area = page.area
    view = f"{_n(area.left)} {_n(area.top)} {_n(area.width)} {_n(area.height)}"
    return f' width="{_n(area.width)}" height="{_n(area.height)}" viewBox="{view}"'


def _shown(page: Page) -> list[Primitive]:
    hidden = left_out(1.0)
    return [shape for shape in in_layers(page.primitives) if shape.role not in hidden]


def _drawn(
    page: Page, causal_map: CausalMap | None, within: str = "", letters: Letters | None = None
) -> Iterator[str]:
    """The ground, then every shape; ids begin with ``within``."""
    area = page.area
    yield (
        f'<rect x="{_n(area.left)}" y="{_n(area.top)}" width="{_n(area.width)}"'
        f' height="{_n(area.height)}" fill="{page.ground}"/>'
    )
    seen: set[str] = set()
    for record, shapes in groupby(_shown(page), key=lambda shape: shape.record):
        breathe()
        yield _opened(record, shown := list(shapes), causal_map, seen, within)
        yield from (_shape(shape, letters) for shape in shown)
        yield "</g>"


_KINDS = {"link": "line", "casing": "line", "head": "ends"}
"""What is drawn of a record besides its first element, by the role of what comes first in it."""


def _opened(
    record: RecordId | None,
    shapes: list[Primitive],
    causal_map: CausalMap | None,
    seen: set[str],
    within: str,
) -> str:
    """The beginning of the element of one record; a halo, name or end is one of its own."""
    halo = all(shape.role == "halo" for shape in shapes)
    if record is None:
        return "<g>"
    if halo or record in seen:
        kind = "halo" if halo else _KINDS.get(shapes[0].role, "name")
        return f'<g class="{kind}" data-of={quoteattr(within + _id(record))}>'
    seen.add(record)
    return f"<g id={quoteattr(within + _id(record))}{_data(record, causal_map)}>"


def _data(record: RecordId, causal_map: CausalMap | None) -> str:
    if causal_map is None:
        return ""
    link, stack = causal_map.links.get(record), stacks_of(causal_map).get(record)
    if stack is not None:
        count = len(stack.members)
        return f' class="group" data-name={_attribute(stack.group.name)} data-members="{count}"'
    if link is not None:
        delayed = ' data-delayed="yes"' if link.delayed else ""
        return (
            f' class="link" data-from={quoteattr(link.source)} data-to={quoteattr(link.target)}'
            f' data-sign="{link.sign.value}"{delayed}{_count(record, causal_map)}'
        )
    variable = causal_map.variables.get(record)
    return f' class="variable" data-name={_attribute(variable.name)}' if variable else ""


def _count(record: RecordId, causal_map: CausalMap) -> str:
    """For a bundle how many links it is, and whether their signs differ."""
    bundle = bundles_of(causal_map).get(record)
    if bundle is None:
        return ""
    return f' data-links="{len(bundle.links)}"' + (' data-mixed="yes"' if bundle.mixed else "")


def _shape(shape: Primitive, letters: Letters | None = None) -> str:
    match shape:
        case ArcPath():
            return f'<path d="{_arc(shape)}" fill="none"{_stroke(shape.stroke)}/>'
        case Polygon():
            points = " ".join(_pair(p) for p in shape.points)
            edge = _stroke(shape.stroke)
            return f'<polygon points="{points}" fill="{shape.fill or "none"}"{edge}/>'
        case RoundBox():
            return _round_box(shape)
        case Line():
            points = " ".join(_pair(p) for p in shape.points)
            return f'<polyline points="{points}" fill="none"{_stroke(shape.stroke)}/>'
        case TextLine():
            return _text_line(shape, letters)
        case Image():
            return _image(shape)


def _arc(arc: ArcPath) -> str:
    start, end = _pair(arc.start), _pair(arc.end)
    if not arc.radius:
        return f"M{start} L{end}"
    radius, clockwise = _n(arc.radius), int(arc.sweep > 0)
    # An arc command cannot say a whole turn and is shaky close to one: two halves can.
    angle = arc.start_angle + arc.sweep / 2
    middle = Point(
        arc.centre.x + arc.radius * math.cos(angle), arc.centre.y + arc.radius * math.sin(angle)
    )
    bend = f"A{radius} {radius} 0 0 {clockwise}"
    if abs(arc.sweep) < math.pi:
        return f"M{start} {bend} {end}"
    return f"M{start} {bend} {_pair(middle)} {bend} {end}"


def _round_box(shape: RoundBox) -> str:
    box, edge = shape.box, _stroke(shape.stroke)
    fill = shape.fill or "none"
    if box.width == box.height and shape.radius * 2 >= box.width:
        centre = f'cx="{_n(box.x)}" cy="{_n(box.y)}"'
        return f'<circle {centre} r="{_n(box.width / 2)}" fill="{fill}"{edge}/>'
    return (
        f'<rect x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.width)}"'
        f' height="{_n(box.height)}" rx="{_n(shape.radius)}" fill="{fill}"{edge}/>'
    )


def _image(image: Image) -> str:
    """The picture within the file; ``xlink:href`` is what office programs know."""
    box = image.box
    opacity = f' opacity="{_n(image.opacity)}"' if image.opacity < 1 else ""
    return (
        f'<image x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.width)}"'
        f' height="{_n(box.height)}" preserveAspectRatio="none"{opacity}'
        f' xlink:href="data:image/{image.kind};base64,{image.data}">'
        f"<title>{_text(image.title)}</title></image>"
    )


_TURNED = {"start": "end", "end": "start"}
"""Where a text begins that reads from right to left."""


def _text_line(line: TextLine, letters: Letters | None = None) -> str:
    outlines = letters(line) if letters is not None else ""
    if outlines:
        return f'<path d="{outlines}" fill="{line.colour}"/>'
    italic = ' font-style="italic"' if line.italic else ""
    turned = reads_right_to_left(line.text)
    anchor = _TURNED.get(line.anchor, line.anchor) if turned else line.anchor
    way = ' direction="rtl"' if turned else ""
    return (
        f'<text x="{_n(line.x)}" y="{_n(line.y)}" font-size="{_n(line.size)}"'
        f' font-weight="{line.weight}"{italic} fill="{line.colour}"'
        f' text-anchor="{anchor}"{way}>{_text(line.text)}</text>'
    )


def _stroke(stroke: Stroke | None) -> str:
    if stroke is None:
        return ""
    dash = f' stroke-dasharray="{" ".join(_n(d) for d in stroke.dash)}"' if stroke.dash else ""
    cap = ' stroke-linecap="round"' if stroke.round else ""
    return f' stroke="{stroke.colour}" stroke-width="{_n(stroke.width)}"{dash}{cap}'


def _pair(point: Point) -> str:
    return f"{_n(point.x)},{_n(point.y)}"


def _n(number: float) -> str:
    """A number to a hundredth of a map unit, without needless zeros."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _id(record: str) -> str:
    return record.replace(":", "-")


def _text(text: str) -> str:
    return escape(_printable(text))


def _attribute(text: str) -> str:
    return quoteattr(_printable(text))


def _printable(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and not _is_unfit(c)))


def _is_unfit(character: str) -> bool:
    return "\ud800" <= character <= "\udfff" or character in "\ufffe\uffff"
