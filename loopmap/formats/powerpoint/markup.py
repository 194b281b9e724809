"""Pieces as the shapes of a slide, numbered, in PresentationML (ECMA-376, part 1, 19.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from loopmap.diagram.geometry import Box, box_between
from loopmap.diagram.papers import SLIDE
from loopmap.diagram.primitives import Image
from loopmap.formats.powerpoint.outlines import box_of, edge, group_place, place, properties
from loopmap.formats.powerpoint.pieces import Bunch, Called, Drawn, Piece, Wire, Words, all_of
from loopmap.formats.powerpoint.text import body, text_box, title_body
from loopmap.formats.xml_text import anywhere
from loopmap.model.ids import RecordId
from loopmap.model.token import breathe

_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_FIRST = 2
"""The number of the first shape; 1 is the slide's own."""

_HIDDEN = Box(480.0, -110.0, 960.0, 60.0)
"""Above the slide, where a title that is not shown is still read out and listed."""

AddPicture = Callable[[Image], str]
"""Puts a picture into the file; the id by which the slide refers to it."""


def shapes_of(drawn: Sequence[Drawn], title: str, add_picture: AddPicture) -> Iterator[str]:
    """The slide's shapes, its title first, each as mark-up. O(shapes)."""
    shown = next((i for i, each in enumerate(drawn) if isinstance(each, Words) and each.title), -1)
    rest = [each for number, each in enumerate(drawn) if number != shown]
    first = drawn[shown] if shown >= 0 else Words(Called("Title"), (), title=True)
    ordered = [first, *rest]
    numbers = {id(each): n for n, each in enumerate(all_of(ordered), _FIRST)}
    cards = {
        each.of: numbers[id(each)]
        for each in all_of(ordered)
        if isinstance(each, Piece) and each.of is not None
    }
    writer = _Writer(numbers, cards, title, add_picture)
    return (writer.markup(each, f" {_SPACES}") for each in ordered)


class _Writer:
    def __init__(
        self,
        numbers: dict[int, int],
        cards: dict[RecordId, int],
        title: str,
        add_picture: AddPicture,
    ) -> None:
        self._numbers, self._cards = numbers, cards
        self._title, self._add_picture = title, add_picture

    def markup(self, drawn: Drawn, spaces: str = "") -> str:
        breathe()
        own = partial(self._own, drawn)
        match drawn:
            case Bunch():
                return self._bunch(drawn, spaces)
            case Wire():
                return self._wire(drawn, spaces)
            case Words():
                return _title(drawn, self._title, own, spaces) if drawn.title else _words(
                    drawn, own, spaces
                )  # fmt: skip
            case Piece(shape=Image() as image):
                return _picture(image, self._add_picture(image), own, spaces)
            case Piece():
                box = box_of(drawn.shape, drawn.head)
                text = body(drawn.lines, box, wraps=drawn.of is not None)
                return (
                    f"<p:sp{spaces}><p:nvSpPr>{own()}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
                    f"{properties(drawn.shape, drawn.head)}{text}</p:sp>"
                )

    def _own(self, drawn: Drawn) -> str:
        """Number, name and words of a shape; a part of something has a plain name."""
        called = drawn.called
        words = f' descr="{anywhere(called.words)}"' if called.words else ""
        name = anywhere(called.name or "Part")
        return f'<p:cNvPr id="{self._numbers[id(drawn)]}" name="{name}"{words}/>'

    def _bunch(self, bunch: Bunch, spaces: str) -> str:
        members = "".join(self.markup(each) for each in bunch.members)
        where = group_place(list(_boxes(bunch.members)))
        return (
            f"<p:grpSp{spaces}><p:nvGrpSpPr>{self._own(bunch)}<p:cNvGrpSpPr/><p:nvPr/>"
            f"</p:nvGrpSpPr><p:grpSpPr>{where}</p:grpSpPr>{members}</p:grpSp>"
        )

    def _wire(self, wire: Wire, spaces: str) -> str:
        start, end = wire.start, wire.end
        glued = (
            f'<a:stCxn id="{self._cards[start.card]}" idx="{start.site}"/>'
            f'<a:endCxn id="{self._cards[end.card]}" idx="{end.site}"/>'
        )
        turned = "".join(
            f' {name}="1"'
            for name, over in (("flipH", end.at.x < start.at.x), ("flipV", end.at.y < start.at.y))
            if over
        )
        where = place(box_between(start.at, end.at), flip=turned)
        arrow = edge(wire.stroke, '<a:tailEnd type="triangle" w="med" len="med"/>')
        return (
            f"<p:cxnSp{spaces}><p:nvCxnSpPr>{self._own(wire)}<p:cNvCxnSpPr>{glued}"
            f"</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{where}"
            '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'
            f"{arrow}</p:spPr></p:cxnSp>"
        )


def _boxes(members: Iterable[Drawn]) -> Iterator[Box]:
    for each in members:
        match each:
            case Piece():
                yield box_of(each.shape, each.head)
            case Words():
                yield text_box(each.lines)
            case Wire():
                yield box_between(each.start.at, each.end.at)
            case Bunch():
                yield from _boxes(each.members)


def _words(words: Words, own: Callable[[], str], spaces: str) -> str:
    box = text_box(words.lines)
    return (
        f'<p:sp{spaces}><p:nvSpPr>{own()}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{place(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f"{body(words.lines, box, wraps=False)}</p:sp>"
    )


def _title(words: Words, title: str, own: Callable[[], str], spaces: str) -> str:
    """The slide's title: what programs list slides by, and screen readers say first."""
    box = _broad(text_box(words.lines)) if words.lines else _HIDDEN
    return (
        f"<p:sp{spaces}><p:nvSpPr>{own()}"
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{place(box)}</p:spPr>{title_body(words.lines, title)}</p:sp>"
    )


def _broad(box: Box) -> Box:
    """As far as the slide's margin, for titles that come out wider or are edited."""
    right = max(box.right, SLIDE.width - SLIDE.margin)
    return Box((box.left + right) / 2, box.y, right - box.left, box.height)


def _picture(image: Image, relation: str, own: Callable[[], str], spaces: str) -> str:
    share = round(image.opacity * 100_000)
    faint = f'<a:alphaModFix amt="{share}"/>' if image.opacity < 1 else ""
    return (
        f"<p:pic{spaces}><p:nvPicPr>{own()}<p:cNvPicPr/><p:nvPr/></p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{relation}">{faint}</a:blip>'
        f"<a:stretch><a:fillRect/></a:stretch></p:blipFill>{properties(image)}</p:pic>"
    )


def background(code: str) -> str:
    """The background of a slide in that colour."""
    return (
        f"<p:bg {_SPACES}><p:bgPr><a:solidFill>"
        f'<a:srgbClr val="{code[1:].upper()}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    )
