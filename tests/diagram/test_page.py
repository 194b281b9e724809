"""What goes on paper: the drawing, what was asked for around it, and never a private word."""

import pytest

from loopmap.diagram.describe import describe, kind_of
from loopmap.diagram.drawing import draw
from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.legend import entries
from loopmap.diagram.lenses.evidence import evidence_view
from loopmap.diagram.look import SIGNS
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Asked, page_of
from loopmap.diagram.part import loop_of, selection_of, without_private
from loopmap.diagram.primitives import TextLine
from loopmap.diagram.style import load_style
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign
from tests.support.drawn_maps import full_map, map_of, ring

STYLE, MEASURE = load_style(), bundled_measure()
EVERYTHING = Asked(title=True, legend=True, source=True, date="21 November 2026")


def _texts(page):
    return [s.text for s in page.primitives if isinstance(s, TextLine)]


def test_nothing_is_put_around_a_drawing_unless_asked_for():
    page = page_of(full_map(), STYLE, MEASURE)
    assert "Fines <today>" not in _texts(page)
    assert not any(s.role in ("title", "legend", "source") for s in page.primitives)


def test_title_legend_source_and_date_are_there_when_asked_for():
    page = page_of(full_map(), STYLE, MEASURE, asked=EVERYTHING)
    texts = _texts(page)
    assert "Fines <today>" in texts
    assert "changes the opposite way" in texts
    assert "Loopmap reading of a report · 21 November 2026" in texts


def test_everything_lies_on_the_page_and_nothing_over_the_drawing():
    page = page_of(full_map(), STYLE, MEASURE, asked=EVERYTHING)
    drawn = draw(without_private(full_map()), STYLE, MEASURE).bounds
    for shape in page.primitives:
        if isinstance(shape, TextLine) and shape.role in ("title", "legend", "source"):
            assert page.area.top < shape.y < page.area.bottom
            assert shape.y < drawn.top or shape.y - shape.size > drawn.bottom


def test_the_legend_tells_only_what_occurs():
    assert [e.text for e in entries(map_of(*ring([(0, 0), (200, 0)], "++")))] == [
        "changes the same way"
    ]
    assert len(entries(full_map())) == 10


def test_no_sign_in_the_legend_has_a_colour_that_the_lens_took_from_every_link():
    causal_map = map_of(*ring([(0, 0), (200, 0)], "+-"))

    def strokes(view):
        page = page_of(causal_map, STYLE, MEASURE, asked=EVERYTHING, emphasis=Emphasis(view=view))
        return {
            p.stroke.colour for p in page.primitives if p.role == "link" and p.record == "legend"
        }

    signs = {STYLE.link_same, STYLE.link_opposite}
    assert signs <= strokes(SIGNS)
    assert not signs & strokes(evidence_view(causal_map))


def test_a_private_note_is_in_neither_picture_nor_words():
    page = page_of(full_map(), STYLE, MEASURE, asked=EVERYTHING)
    assert "SECRET-WORD" not in " ".join(_texts(page))
    assert "SECRET-WORD" not in page.description
    assert "Ask the young people first" in page.description


def test_the_description_tells_each_link_and_each_named_loop():
    told = describe(full_map()).splitlines()
    assert told[0] == (
        "Fines <today>: a causal-loop diagram with 4 variables and 5 links."
        " Loopmap reading of a report."
    )
    assert "Variable 1 to Variable 2: opposite way." in told
    assert "Variable 3 to Variable 0: sign not agreed, after a delay." in told
    assert any(line.startswith("Loop U1, The trap, undetermined: Variable 0,") for line in told)
    assert any(line.startswith("Group Home & school: Variable 0,") for line in told)


@pytest.mark.parametrize(
    ("signs", "kind"),
    [("++", "reinforcing"), ("--", "reinforcing"), ("+-", "balancing"), ("-?", "undetermined")],
)
def test_the_kind_of_a_loop_follows_from_its_signs(signs, kind):
    a, b = RecordId("a"), RecordId("b")
    assert kind_of([Link(RecordId(s), a, b, Sign(s)) for s in signs]) == kind


def test_one_loop_alone_is_its_links_and_their_variables():
    part = loop_of(full_map(), [RecordId(f"l{i}") for i in range(4)])
    assert set(part.links) == {"l0", "l1", "l2", "l3"}
    assert set(part.variables) == {"v0", "v1", "v2", "v3"}
    assert not part.groups
    assert not part.notes


def test_a_selection_is_its_variables_and_the_links_among_them():
    part = selection_of(full_map(), [RecordId("v0"), RecordId("v1"), RecordId("n1")])
    assert set(part.variables) == {"v0", "v1"}
    assert set(part.links) == {"l0", "l4"}
    assert set(part.notes) == {"n1"}
    assert set(part.groups) == {"g1"}
    assert set(selection_of(full_map(), [RecordId("l1")]).variables) == {"v1", "v2"}
    assert len(selection_of(full_map(), [RecordId("g1")]).variables) == 4


def test_an_empty_map_makes_a_small_page_all_the_same():
    page = page_of(map_of(title=""), STYLE, MEASURE, asked=EVERYTHING)
    assert page.title == "Map"
    assert 0 < page.area.width < 1000
