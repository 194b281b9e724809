"""Maps as slides: each label and each arrow a shape of its own that can be edited in PowerPoint.

The slide walks the same primitives as every other picture. Labels are boxes with text, arrows
are freeform arcs; in the variant that stays attached they are straight connectors instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from loopmap.diagram.emphasis import Badge
from loopmap.diagram.page import Page
from loopmap.formats.powerpoint.arrange import arranged
from loopmap.formats.powerpoint.attached import glued, straightened
from loopmap.formats.powerpoint.blank import add_shapes, as_bytes, blank, empty_slide
from loopmap.formats.powerpoint.markup import shapes_of
from loopmap.formats.powerpoint.naming import Naming
from loopmap.formats.powerpoint.pictures import related
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
    made = empty_slide(file, slide.page.ground, slide.page.description)
    add_shapes(made, shapes_of(drawn, slide.page.title, partial(related, made.part)))
