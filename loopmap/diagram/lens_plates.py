"""What the change lens puts on a map besides its colours, for badges to stand clear of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from loopmap.diagram.geometry import Box
from loopmap.diagram.ghost_marks import GhostLayer
from loopmap.diagram.look import Lens, LensView
from loopmap.diagram.look_seen import look_seen
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.places import Places
from loopmap.diagram.primitives import RoundBox
from loopmap.diagram.style import Style
from loopmap.diagram.tag_marks import card_tag, link_tag
from loopmap.model.ids import RecordId


def lens_plates(  # noqa: PLR0913, PLR0917  what plates are drawn from
    places: Places,
    view: LensView,
    ghosts: GhostLayer,
    tagged: Iterable[RecordId],
    style: Style,
    measure: TextMeasure,
) -> tuple[Box, ...]:
    """The plates of links and cards and the cards of ghosts; none through another lens.

    ``tagged``: the links that have a plate. O(records the lens marks).
    """
    if view.lens is not Lens.CHANGE:
        return ()

    def plates() -> Iterator[tuple[object, ...]]:
        for link in sorted(tagged):
            look = look_seen(view, places.causal_map, link)
            yield link_tag(link, places.paths[link], look, style, measure)
        for card in sorted(view.looks.keys() & places.cards.keys()):
            yield card_tag(card, places.cards[card], view.look(card), style, measure)
        yield from ghosts.shapes.values()
        yield from ghosts.tags.values()

    shapes = chain.from_iterable(plates())
    return tuple(shape.box for shape in shapes if isinstance(shape, RoundBox))
