"""What lies over what: signs are to be read wherever links and names of groups cross them."""

import random
from dataclasses import replace

import pytest

from loopmap.diagram.drawing import draw
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.painting_order import order_again, order_of, painted
from loopmap.diagram.style import load_style
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Variable
from tests.benchmarks.maps import MAP, document_of
from tests.support.small_maps import TODAY, fines


def drawing():
    return draw(fines().maps[TODAY], load_style(), bundled_measure())


def roles(shapes):
    return [shape.role for shape in shapes]


def test_no_line_and_no_name_of_a_group_lies_over_a_sign():
    order = roles(drawing().all_primitives())
    first_end = min(order.index("head"), order.index("seat"), order.index("sign"))
    assert max(i for i, role in enumerate(order) if role == "link") < first_end
    assert order.index("patch") < first_end


def test_every_shape_is_painted_once():
    map_drawn = drawing()
    whole = [shape for record in map_drawn.layers() for shape in map_drawn.primitives(record)]
    assert sorted(map(str, map_drawn.all_primitives())) == sorted(map(str, whole))


def test_cards_stay_over_the_signs_and_areas_under_the_lines():
    order = roles(drawing().all_primitives())
    assert order.index("area") < order.index("link")
    assert order.index("card") > max(i for i, role in enumerate(order) if role == "sign")


def test_of_some_records_only_those_are_painted():
    map_drawn = drawing()
    some = [record for record in map_drawn.layers() if record.startswith("l")]
    assert [record for record, _ in painted(map_drawn, some)] == [*some, *some]


@pytest.mark.parametrize("seed", range(6))
def test_the_order_after_a_change_is_that_of_the_map_then(seed):
    chance, before = random.Random(seed), document_of(40, 60).maps[MAP]
    variables, links = dict(before.variables), dict(before.links)
    for table in (variables, links):
        for record in chance.sample(sorted(table), 9):
            if chance.random() < 0.4:
                del table[record]
            else:
                table[record] = replace(table[record], order=chance.choice((0.0, 17.5, 99.0)))
    for number in range(4):
        new = Variable(RecordId(f"new{number}"), "New", order=chance.choice((0.0, 99.0)))
        variables[new.id] = new
    after = CausalMap(before.info, {"variables": variables, "links": links})
    touched = (before.ids() | after.ids()) - {
        i for i in before.ids() if before.get(i) is after.get(i)
    }
    assert order_again(order_of(before), before, after, touched) == order_of(after)
