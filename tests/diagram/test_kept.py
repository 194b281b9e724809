"""What a view keeps is drawn as ever; all else is faded, or has no shapes at all."""

from itertools import product, starmap

import pytest

from loopmap.diagram.drawing import draw, redraw
from loopmap.diagram.drawn_ids import name_of
from loopmap.diagram.emphasis import PLAIN, Badge, Emphasis, Lit
from loopmap.diagram.faded import faded
from loopmap.diagram.fold import fold
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.ids import RecordId
from tests.support.folded_maps import HOME, SCHOOL, households

STYLE, MEASURE = load_style("light"), bundled_measure()
AT_HOME = frozenset(map(RecordId, ("v0", "v1", "l0", "l1", "home")))
RING = (RecordId("l0"), RecordId("l1"))
ROUND = tuple(map(RecordId, ("l2", "l4", "l7")))
BADGES = (Badge(RING, "R1", "reinforcing"), Badge(ROUND, "B1", "balancing"))
FADES, HIDES = Emphasis(kept=AT_HOME), Emphasis(kept=AT_HOME, hides=True)
LIGHTS = (
    PLAIN,
    FADES,
    HIDES,
    Emphasis((Lit(ROUND),), dim_rest=True, kept=AT_HOME),
    Emphasis((Lit(ROUND),), kept=AT_HOME, hides=True),
)


def drawn(emphasis, *, folded=False):
    causal_map = fold(households(home=folded, school=folded))
    return draw(causal_map, STYLE, MEASURE, emphasis=emphasis, badges=BADGES)


def shapes(drawing):
    return {record: drawing.primitives(record) for record in drawing.layers()}


def test_what_is_kept_looks_as_ever_and_the_rest_is_faded():
    plain, kept = shapes(drawn(PLAIN)), shapes(drawn(FADES))
    assert all(kept[record] == plain[record] for record in AT_HOME)
    others = [record for record in plain if record not in AT_HOME and record[0] in "vl"]
    assert others
    assert all(kept[record] and kept[record] != plain[record] for record in others)


def test_what_is_hidden_has_no_shapes_its_name_and_its_badge_neither():
    hidden = drawn(HIDES)
    seen = {record for record, made in shapes(hidden).items() if made}
    assert seen == AT_HOME | {name_of(HOME), BADGES[0].id}
    assert not hidden.is_seen(name_of(SCHOOL))
    assert not hidden.is_seen(BADGES[1].id)
    assert hidden.is_seen(RecordId("v0"))


def test_a_collapsed_group_is_seen_where_any_of_its_members_is_kept():
    hidden = drawn(HIDES, folded=True)
    assert hidden.is_seen(HOME)
    assert not hidden.is_seen(SCHOOL)


def test_what_is_lit_is_seen_also_where_it_is_not_kept():
    lit = drawn(LIGHTS[4])
    assert all(lit.is_seen(link) for link in ROUND)
    dimmed = drawn(LIGHTS[3]).scene.light
    assert dimmed.style_of(RING[0]) is faded(STYLE), "a lit loop goes before what is kept"


@pytest.mark.parametrize("folded", [False, True])
def test_drawing_again_in_another_light_is_drawing_anew(folded):
    anew = [drawn(light, folded=folded) for light in LIGHTS]

    def again(before, wanted):
        made = redraw(before, before.causal_map, (), emphasis=wanted.emphasis, badges=BADGES)
        return shapes(made) == shapes(wanted)

    for each in anew:
        shapes(each)  # so that all of it could be handed on
    assert all(starmap(again, product(anew, anew)))
