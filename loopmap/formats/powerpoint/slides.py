"""Maps as slides: each label and each arrow a shape of its own that can be edited in PowerPoint.

The slide walks the same primitives as every other picture. Labels are boxes with text, arrows
are freeform arcs; in the variant that stays attached they are straight connectors instead.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from loopmap.diagram.emphasis import Badge
from loopmap.diagram.page import Page
from loopmap.diagram.primitives import Image
from loopmap.formats.powerpoint.arrange import arranged
from loopmap.formats.powerpoint.attached import glued, straightened
from loopmap.formats.powerpoint.blank import as_bytes, blank
from loopmap.formats.powerpoint.markup import ground, shapes_of
from loopmap.formats.powerpoint.naming import Naming
from loopmap.formats.powerpoint.pieces import Drawn
from loopmap.model.document import CausalMap


@dataclass(frozen=True, slots=True)
class Slide:
    """A page made for ``papers.SLIDE``, the map on it as it is drawn, and its badges."""

    page: Page
    causal_map: CausalMap
    badges: tuple[Badge, ...] = ()


def write_slides(slides: Sequence[Slide], title: str, *, attached: bool = False) -> bytes:
    """The presentation, one slide each; equal arguments give identical bytes. O(primitives).

    ``attached``: arrows are straight and stay glued to their cards when those are moved.
    """
    file: Any = blank(title)
    for slide in slides:
        _add(file, slide, _drawn(slide, attached=attached))
    return as_bytes(file)


def _drawn(slide: Slide, *, attached: bool) -> list[Drawn]:
    naming = Naming(slide.causal_map, {badge.id: badge for badge in slide.badges})
    if not attached:
        return arranged(slide.page, naming)
    page, ways = straightened(slide.page, slide.causal_map)
    called = {naming.of(link).name: way for link, way in ways.items()}
    return glued(arranged(page, naming), called)


def _add(file: Any, slide: Slide, drawn: Sequence[Drawn]) -> None:
    from pptx.oxml import parse_xml

    made = file.slides.add_slide(file.slide_layouts[0])
    tree = made.shapes._spTree  # noqa: SLF001  there is no other door to it
    for placeholder in list(made.placeholders):
        tree.remove(placeholder._element)  # noqa: SLF001

    def add_picture(image: Image) -> str:
        return _related(made.part, image)

    for markup in shapes_of(drawn, slide.page.title, add_picture):
        tree.append(parse_xml(markup))
    tree.addprevious(parse_xml(ground(slide.page.ground)))
    made.notes_slide.notes_text_frame.text = slide.page.description


def _related(slide: Any, image: Image) -> str:
    """The id of a picture put beside the slide as it is: a broken one harms nothing else."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.parts.image import ImagePart

    package: Any = slide.package
    name = package.next_image_partname(image.kind)
    part = ImagePart(name, f"image/{image.kind}", package, base64.b64decode(image.data))
    return str(slide.relate_to(part, RELATIONSHIP_TYPE.IMAGE))
