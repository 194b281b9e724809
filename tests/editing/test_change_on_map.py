"""What differs between two maps as one of them shows it: by shape and word besides colour."""

from dataclasses import replace

import pytest

from loopmap.diagram.drawing import draw
from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.lens_card import told
from loopmap.diagram.lenses.change import NO_BASE, told_changes
from loopmap.diagram.look import Glyph, Tone
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import Line, TextLine
from loopmap.diagram.style import load_style
from loopmap.editing.change_on_map import ahead_view, change_on_map, change_view
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from loopmap.model.records import Sign, Strength
from tests.support.two_maps import ENDS, NAMES, causal_map, future

TODAY = causal_map()
L1 = RecordId("l1")


@pytest.mark.parametrize(
    ("fields", "tag", "glyph"),
    [
        ({"strength": Strength.WEAK}, "weaker", Glyph.DOWN),
        ({"strength": Strength.STRONG}, "stronger", Glyph.UP),
        ({"sign": Sign.OPPOSITE}, "was +", Glyph.TURNED),
        ({"delayed": True}, "now delayed", Glyph.CLOCK),
    ],
)
def test_every_way_a_link_changes_has_a_shape_and_a_word_of_its_own(fields, tag, glyph):
    look = change_view(TODAY, future(l1=fields)).look(L1)
    assert (look.tag, look.glyph, look.tone) == (tag, glyph, Tone.FIRST)


def test_names_and_ends_that_change_are_marked_too():
    other = future(NAMES | {"a": "Penalties"}, ENDS | {"l4": "bd+"})
    view = change_view(TODAY, other)
    assert (view.look(RecordId("a")).tag, view.look(RecordId("a")).glyph) == (
        "was “Fines”",
        Glyph.LABEL,
    )
    assert view.look(RecordId("l4")).tag == "led elsewhere"
    assert [key.text for key in view.keys] == ["leads elsewhere", "renamed", "the same"]


def test_what_came_and_went_differ_in_shape():
    ends = {i: text for i, text in ENDS.items() if i != "l3"} | {"l5": "da+"}
    view = change_view(TODAY, future(ends=ends))
    assert view.look(RecordId("l5")).glyph is Glyph.STAR
    assert view.ghosts.look(RecordId("l3")).glyph is Glyph.CROSS
    assert "gone" in told(view)


def test_today_shows_what_its_future_changes():
    names = {i: name for i, name in NAMES.items() if i != "d"} | {"e": "Advice"}
    ends = {i: text for i, text in ENDS.items() if i != "l4"} | {"l5": "ec+"}
    other = future(names, ends, l1={"sign": Sign.UNKNOWN, "strength": Strength.WEAK})
    document = Document(maps={m.id: m for m in (TODAY, other)})
    view = change_on_map(document, TODAY)
    assert view.title == "What “Future” changes"
    assert view.says == "2 come, 1 change, 2 go."
    assert view.look(L1).tag == "becomes ?, gets weaker"
    assert view.look(RecordId("d")).tag == "goes"
    assert [v.name for v in view.ghosts.variables] == ["Advice"]
    assert view.ghosts.look(RecordId("e")).tag == "new"
    assert view == ahead_view(TODAY, other)
    assert change_on_map(document, other).title == "Change since “Today”"


def test_a_map_on_its_own_says_that_there_is_nothing_to_compare():
    document = Document(maps={TODAY.id: TODAY})
    assert change_on_map(document, TODAY).says == NO_BASE


def test_links_that_are_gone_are_drawn_between_the_variables_of_now():
    """A variable made anew under the same name takes the place of the one that went."""
    names = {("z" if i == "d" else i): name for i, name in NAMES.items()}
    gone = {i: text for i, text in ENDS.items() if i != "l4"}
    (link,) = change_view(TODAY, future(names, gone)).ghosts.links
    assert (link.source, link.target) == ("c", "z")


def test_it_is_told_to_those_who_do_not_see_it():
    other = future(ends=ENDS | {"l5": "da+"}, l1={"delayed": True})
    said = list(told_changes(change_view(TODAY, other), other))
    assert said[0] == "Change since “Today”. 1 new, 1 changed, 0 gone."
    assert "The link from “Fines” to “Strain”: now delayed." in said
    assert "The link from “Attendance” to “Fines”: new." in said


@pytest.mark.parametrize("theme", ["light", "dark", "projector", "print"])
def test_the_words_and_shapes_are_drawn_in_every_theme(theme):
    style, measure = load_style(theme), bundled_measure()
    apart = {
        i: replace(v, x=300.0 * n, y=160.0 * (n % 2))
        for n, (i, v) in enumerate(TODAY.variables.items())
    }
    base = type(TODAY)(TODAY.info, {"variables": apart, "links": TODAY.links})
    turned = replace(TODAY.links[L1], sign=Sign.OPPOSITE)
    now = type(TODAY)(future().info, {"variables": apart, "links": TODAY.links | {L1: turned}})
    view = change_view(base, now)
    shapes = draw(now, style, measure, emphasis=Emphasis(view=view)).primitives(RecordId("tag:l1"))
    assert "was +" in [p.text for p in shapes if isinstance(p, TextLine)]
    assert sum(isinstance(p, Line) for p in shapes) >= 2
