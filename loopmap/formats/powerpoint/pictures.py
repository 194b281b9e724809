"""Pictures on slides: as they are, and a chart as SVG with a PNG for programs that know none."""

from __future__ import annotations

import base64
from functools import partial
from typing import Any

from loopmap.diagram.geometry import Box
from loopmap.diagram.page import Page
from loopmap.diagram.papers import SLIDE
from loopmap.diagram.primitives import Image
from loopmap.formats.powerpoint.blank import add_shapes, as_bytes, blank, empty_slide
from loopmap.formats.powerpoint.markup import shapes_of
from loopmap.formats.powerpoint.pieces import Called, Piece

_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_WITHIN = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def picture_slide(page: Page, svg: bytes, png: bytes) -> bytes:
    """A presentation of one slide with the page as large as it goes on it.

    Its description is told of the picture and in the notes. Equal arguments give identical
    bytes. O(size).
    """
    file: Any = blank(page.title)
    slide = empty_slide(file, page.ground, page.description)
    data = base64.b64encode(png).decode()
    image = Image(None, "picture", _room_for(page.area), data, "png", page.title)
    drawn = [Piece(Called(page.title, page.description), image)]
    for made in add_shapes(slide, shapes_of(drawn, page.title, partial(related, slide.part))):
        for blip in made.iter("{*}blip"):
            _add_svg(slide.part, blip, svg)
    return as_bytes(file)


def related(slide: Any, image: Image) -> str:
    """The id of a picture put beside the slide as it is: a broken one harms nothing else."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.parts.image import ImagePart

    package: Any = slide.package
    name = package.next_image_partname(image.kind)
    part = ImagePart(name, f"image/{image.kind}", package, base64.b64decode(image.data))
    return str(slide.relate_to(part, RELATIONSHIP_TYPE.IMAGE))


def _room_for(area: Box) -> Box:
    """The middle of the slide, as wide or as high as its margins allow."""
    wide, high = SLIDE.width, SLIDE.height or 0.0
    inner = (wide - 2 * SLIDE.margin, high - 2 * SLIDE.margin)
    by = min(inner[0] / area.width, inner[1] / area.height)
    return Box(wide / 2, high / 2, area.width * by, area.height * by)


def _add_svg(slide: Any, blip: Any, svg: bytes) -> None:
    """The same picture in shapes, which programs show that know SVG."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI
    from pptx.oxml import parse_xml

    part = Part(PackURI("/ppt/media/picture1.svg"), "image/svg+xml", slide.package, svg)
    relation = slide.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip.append(
        parse_xml(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            f'<a:ext uri="{_EXTENSION}"><v:svgBlip xmlns:v="{_WITHIN}" xmlns:r="http://schemas.'
            f'openxmlformats.org/officeDocument/2006/relationships" r:embed="{relation}"/>'
            "</a:ext></a:extLst>"
        )
    )
