"""What a map brings out: the loops that are lit, the lens it is seen through, its badges."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from loopmap.diagram.drawing import Drawing, redraw
from loopmap.diagram.emphasis import Badge, Emphasis
from loopmap.diagram.look import Ghosts


class Light(NamedTuple):
    """How one map is lit."""

    emphasis: Emphasis
    badges: tuple[Badge, ...]

    def is_on(self, drawing: Drawing) -> bool:
        """Whether a drawing is lit so."""
        return (drawing.emphasis, drawing.badges) == self

    def on(self, drawing: Drawing, *, swiftly: bool = False) -> Drawing:
        """The same drawing lit so; ``swiftly`` as ``redraw``."""
        if self.is_on(drawing):
            return drawing
        emphasis, badges = self
        same = drawing.causal_map
        return redraw(drawing, same, (), emphasis=emphasis, badges=badges, swiftly=swiftly)


def of_no_other(emphasis: Emphasis) -> Emphasis:
    """The light without what is gone from the map it was for; what is gone from this one comes."""
    if emphasis.view.ghosts == Ghosts():
        return emphasis
    return replace(emphasis, view=replace(emphasis.view, ghosts=Ghosts()))
