"""The primitives of a page gathered into named shapes, in the order in which they are painted.

A second walk over what the other pictures are made of, not another drawing: a card takes its
name as text of its own, a line its arrowhead, and what belongs to one record becomes one bunch.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from loopmap.diagram.card_marks import CAP_MIDDLE
from loopmap.diagram.casing import edges_of
from loopmap.diagram.geometry import Point
from loopmap.diagram.legible import left_out
from loopmap.diagram.measure import WIDER, bundled_measure
from loopmap.diagram.page import Page
from loopmap.diagram.primitives import ArcPath, Image, Polygon, Primitive, RoundBox, TextLine
from loopmap.diagram.thinning import passing_lowest
from loopmap.formats.powerpoint.naming import Naming
from loopmap.formats.powerpoint.pieces import Bunch, Called, Drawn, Piece, Words
from loopmap.model.ids import RecordId
from loopmap.model.token import breathe

_FURNITURE = {"title": "Title", "told": "In words", "beliefs": "Map of beliefs", "source": "Source"}
_OFF = 0.4
_ASIDE = 0.5
"""How far a text's middle may lie from that of the box that takes it: in em, and aside."""

_APART = 1.6
"""Lines more than that apart, in em, belong to different paragraphs."""


_EDGE = 6.0
"""Map units left free before the right edge of a group."""

_LEAST = 0.8
"""Letters get no smaller than that share of their size."""


def arranged(page: Page, naming: Naming) -> list[Drawn]:
    """All of a page, lowest first. O(shapes)."""
    gone = left_out(1.0)
    drawn = [shape for shape in passing_lowest(page.primitives) if shape.role not in gone]
    shown = list(_names_within(drawn, naming.causal_map.groups))
    links = naming.causal_map.links
    heads = {
        shape.record: shape
        for shape in shown
        if isinstance(shape, Polygon) and shape.role == "head" and shape.stroke is None
        if shape.record in links
    }
    rest = [shape for shape in shown if heads.get(shape.record) is not shape]
    found: list[Drawn] = []
    for (record, part), shapes in groupby(rest, key=_belongs):
        found += _gathered(record, part, list(shapes), naming, heads)
    return found


def _names_within(shapes: Sequence[Primitive], groups: Container[RecordId]) -> Iterator[Primitive]:
    """The same, names of groups as small as they must be to stay in them in another typeface."""
    measure = bundled_measure()
    areas = {
        shape.record: shape.box
        for shape in shapes
        if isinstance(shape, RoundBox) and shape.role == "area" and shape.record in groups
    }
    for shape in shapes:
        breathe()
        if isinstance(shape, TextLine) and shape.record in areas and shape.anchor == "start":
            room = areas[shape.record].right - shape.x - _EDGE
            wide = WIDER * measure.width(shape.text, shape.size, shape.weight)
            if room < wide:
                yield replace(shape, size=shape.size * max(_LEAST, room / wide))
                continue
        yield shape


def _belongs(shape: Primitive) -> tuple[RecordId | None, str]:
    """Whose it is, and which of its parts are set apart: light, lines, furniture."""
    if shape.role in _FURNITURE:
        return None, shape.role
    if shape.record == "legend":
        return shape.record, ""
    if shape.role == "halo":
        return shape.record, "halo"
    return shape.record, "line" if shape.role == "link" else ""


def _gathered(
    record: RecordId | None,
    part: str,
    shapes: list[Primitive],
    naming: Naming,
    heads: dict[RecordId | None, Polygon],
) -> Iterator[Drawn]:
    breathe()
    called, drawn = naming.of(record), naming.causal_map
    if part in _FURNITURE:
        lines = tuple(shape for shape in shapes if isinstance(shape, TextLine))
        yield from _furniture(part, lines)
    elif part == "halo":
        light = Called(f"Light of {called.name}", "Part of a loop that is lit.")
        yield from _one(light, list(_joined(shapes, light, None)))
    elif part == "line" and record in drawn.links:
        yield _arrow(called, shapes, heads.get(record))
    elif record == "legend":
        said = "; ".join(shape.text for shape in shapes if isinstance(shape, TextLine))
        yield Bunch(Called("Legend", f"Legend: {said}."), tuple(_joined(shapes, Called(""), None)))
    else:
        yield from _record(record, shapes, called, naming)


def _furniture(part: str, lines: Sequence[TextLine]) -> Iterator[Words]:
    """One text for each paragraph of it."""
    paragraph: list[TextLine] = []
    for line in (*lines, None):
        if paragraph and (line is None or line.y - paragraph[-1].y > _APART * line.size):
            words = " ".join(each.text for each in paragraph)
            yield Words(Called(_FURNITURE[part], words), tuple(paragraph), part == "title")
            paragraph = []
        paragraph += [line] if line is not None else []


def _arrow(called: Called, shapes: Sequence[Primitive], head: Polygon | None) -> Drawn:
    """The line with its head; with the edge along it, where it has one, as a bunch."""
    members: list[Drawn] = []
    for shape in shapes:
        if not isinstance(shape, ArcPath):
            continue
        members += (Piece(Called("Edge"), edge) for edge in edges_of(shape))
        members.append(Piece(called, replace(shape, casing=None), head=head))
    if len(members) == 1:
        return members[0]
    return Bunch(Called(f"Arrow from {called.name}", called.words), tuple(members))


def _record(
    record: RecordId | None, shapes: list[Primitive], called: Called, naming: Naming
) -> Iterator[Drawn]:
    drawn = naming.causal_map
    if record in drawn.links:
        yield from _ends(shapes, called)
    elif record in drawn.variables:
        yield from _one(
            Called(f"{called.name}, with its marks", called.words),
            list(_joined(shapes, called, record)),
        )
    elif record in drawn.groups and any(isinstance(shape, TextLine) for shape in shapes):
        named = Called(f"Name of {called.name}", called.words)
        yield from _one(named, list(_joined(shapes, Called(""), None)))
    else:
        named = called if called.name else Called("What is gone", "No longer on this map.")
        yield from _one(named, list(_joined(shapes, Called(""), None)))


def _ends(shapes: Sequence[Primitive], called: Called) -> Iterator[Drawn]:
    """Sign and delay of an arrow, or what a lens says of it."""
    is_tag = not any(shape.role == "sign" for shape in shapes)
    name = f"{'Mark on' if is_tag else 'Sign of'} {called.name}"
    yield from _one(Called(name, called.words), list(_joined(shapes, Called(""), None)))


def _one(called: Called, members: list[Drawn]) -> Iterator[Drawn]:
    """Several as a bunch, one as itself under a name."""
    if len(members) > 1:
        yield Bunch(called, tuple(members))
    for each in members if len(members) == 1 else ():
        yield each if each.called.name else replace(each, called=called)


def _joined(
    shapes: Iterable[Primitive], called: Called, record: RecordId | None
) -> Iterator[Drawn]:
    """Shapes with the texts that stand in their middle; other texts by themselves.

    The card of ``record`` is called so, or its name where that does not stand in it.
    """
    pieces: list[Drawn] = []
    for (is_text, *_), run in groupby(shapes, key=_alike):
        if not is_text:
            pieces += (_piece(shape, record) for shape in run if not isinstance(shape, TextLine))
            continue
        lines = tuple(shape for shape in run if isinstance(shape, TextLine))
        holder = _holder(pieces, lines)
        own = called if record is not None and lines[0].role == "name" else Called("")
        if holder is None:
            pieces.append(Words(own, lines))
        else:
            held = pieces[holder]
            assert isinstance(held, Piece)
            pieces[holder] = replace(held, called=own, lines=lines)
    yield from pieces


def _piece(shape: Primitive, record: RecordId | None) -> Piece:
    assert not isinstance(shape, TextLine)
    if isinstance(shape, Image):
        return Piece(Called("Picture", shape.title), shape)
    is_card = isinstance(shape, RoundBox) and shape.role == "card"
    return Piece(Called(""), shape, of=record if is_card else None)


def _alike(shape: Primitive) -> tuple[object, ...]:
    """Lines of one text lie beneath each other and look alike."""
    if not isinstance(shape, TextLine):
        return (False,)
    return True, shape.x, shape.size, shape.weight, shape.colour, shape.anchor, shape.role


def _holder(pieces: Sequence[Drawn], lines: Sequence[TextLine]) -> int | None:
    """Which piece is the box below the lines, where they stand in its middle."""
    at, size = middle_of(lines), lines[0].size
    if lines[0].anchor != "middle":
        return None
    for number in range(len(pieces) - 1, -1, -1):
        each = pieces[number]
        if isinstance(each, Piece) and isinstance(each.shape, RoundBox):
            box = each.shape.box
            if box.contains(at):
                centred = abs(box.x - at.x) < _ASIDE and abs(box.y - at.y) < _OFF * size
                return number if centred and not each.lines else None
    return None


def middle_of(lines: Sequence[TextLine]) -> Point:
    """The middle of lines by the height of capitals, where they are anchored."""
    first, last = lines[0], lines[-1]
    return Point(first.x, (first.y + last.y) / 2 - CAP_MIDDLE * first.size)
