"""What became of a variable is told at a corner of its card where no arrow ends."""

from dataclasses import replace

import pytest

from loopmap.diagram.drawing import Emphasis, draw, redraw
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.settle import settle
from loopmap.diagram.style import load_style
from loopmap.editing.change_on_map import change_view
from loopmap.formats.loopmap_yaml.read import read
from loopmap.model.change import replacing
from loopmap.resources import example

STYLE, MEASURE = load_style(), bundled_measure()
NEW, CAUSE = "Support-first replies to absence", "School awareness of exploitation"


def fines():
    document = read(example("fines-for-non-attendance").read_bytes(), "fines").document
    today, future = (document.maps[each] for each in document.map_order)
    view = change_view(today, future)
    return document, future, Emphasis(view=view)


def hidden(drawing):
    """Heads and signs that lie under what is told of cards."""
    paths = drawing.link_paths.values()
    ends = [at for path in paths for at in (path.sign, path.tip)]
    return [at for at in ends for plate in drawing.scene.card_plates if plate.contains(at)]


def corner(drawing, name=NEW):
    (card,) = (v.id for v in drawing.causal_map.variables.values() if v.name == name)
    return drawing.scene.card_corners.get(card, 0)


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_it_hides_no_head_and_no_sign(theme):
    _, future, emphasis = fines()
    drawing = draw(future, load_style(theme), MEASURE, emphasis=emphasis)
    assert drawing.scene.card_plates
    assert hidden(drawing) == []
    assert corner(drawing) != 0, "an arrow ends where it stands as a rule"


def test_it_comes_back_to_its_corner_when_the_arrow_goes_and_only_then_is_drawn_again():
    document, future, emphasis = fines()
    before = draw(future, STYLE, MEASURE, emphasis=emphasis)
    (card,) = (v for v in future.variables.values() if v.name == NEW)
    cause = next(v for v in future.variables.values() if v.name == CAUSE)
    moved = replace(cause, x=card.x - 220, y=card.y + 160)
    after = document.apply(replacing(future.id, [(cause, moved)])).maps[future.id]
    held = redraw(before, after, [cause.id], roughly=True, in_hand=True)
    assert corner(held) == corner(before), "nothing jumps while a hand moves"
    settled = settle(redraw(held, after, [cause.id]))
    fresh = draw(after, STYLE, MEASURE, emphasis=emphasis)
    assert corner(settled) == corner(fresh) == 0
    assert settled.primitives(card.id) == fresh.primitives(card.id)
