"""What each lens shows of a map, and that colour never says it alone."""

from dataclasses import replace

import pytest

from loopmap.diagram.drawing import draw
from loopmap.diagram.emphasis import Emphasis, Lit
from loopmap.diagram.fold import fold
from loopmap.diagram.lens_card import lens_card, needs_card, told
from loopmap.diagram.lenses.change import nothing_to_compare
from loopmap.diagram.lenses.evidence import evidence_view
from loopmap.diagram.lenses.groups import groups_view
from loopmap.diagram.lenses.influence import influence_view
from loopmap.diagram.lenses.loops import loops_view
from loopmap.diagram.lenses.run import Marked, no_run_view, run_view
from loopmap.diagram.look import SIGNS, Glyph, LensView, Tone
from loopmap.diagram.look_seen import look_seen
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Asked, page_of
from loopmap.diagram.primitives import ArcPath, Line, TextLine
from loopmap.diagram.style import load_style
from loopmap.editing.change_on_map import change_view
from loopmap.model.change import adding
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Group, Link, MapInfo, Sign, Status, Strength, Variable
from tests.support.small_maps import ATTENDANCE, FINES, HOME, LOWERS, PRESSES, STRAIN, TODAY, fines

STYLE, MEASURE = load_style(), bundled_measure()
BACK = RecordId("lback")


def today() -> CausalMap:
    return fines().maps[TODAY]


def made(*records, title="Future") -> CausalMap:
    start = Document().apply(adding(MapId(""), [MapInfo(MapId("m2"), title)]))
    return start.apply(adding(MapId("m2"), list(records))).maps[MapId("m2")]


def altered(causal_map, *changed, without=()) -> CausalMap:
    """A map with some records replaced, added or left out."""
    records = {r.id: r for r in causal_map.records() if r.id not in without}
    records |= {r.id: r for r in changed}
    kept = [r for r in records.values() if isinstance(r, (Variable, Link, Group))]
    return made(*kept)


def drawn(causal_map, view):
    return draw(causal_map, STYLE, MEASURE, emphasis=Emphasis(view=view))


def words(drawing, record) -> list[str]:
    return [p.text for p in drawing.primitives(record) if isinstance(p, TextLine)]


def line(drawing, link) -> ArcPath:
    return next(p for p in drawing.primitives(link) if isinstance(p, ArcPath))


def test_the_loops_lens_tells_links_by_letter_width_and_colour():
    view = loops_view(today(), {PRESSES: "RB"}, "1 loop in this map.")
    drawing = drawn(today(), view)
    assert words(drawing, RecordId(f"tag:{PRESSES}")) == ["RB"]
    assert line(drawing, PRESSES).stroke.width > line(drawing, LOWERS).stroke.width
    assert line(drawing, PRESSES).stroke.colour != line(drawing, LOWERS).stroke.colour
    assert [key.text for key in view.keys] == ["on loops of more than one kind", "on no loop"]
    assert view.says == "1 loop in this map."


def test_the_evidence_lens_tells_what_is_assumed_in_a_word():
    links = today().links
    view = evidence_view(
        altered(
            today(),
            replace(links[PRESSES], status=Status.STATED),
            replace(links[LOWERS], status=Status.ASSUMED),
        )
    )
    assert view.look(PRESSES).tag == ""
    assert (view.look(LOWERS).tag, view.look(LOWERS).hollow) == ("assumed", True)


def test_the_groups_lens_gives_every_group_a_letter_that_is_explained():
    view = groups_view(today())
    assert (view.look(STRAIN).tag, view.look(FINES).tag) == ("A", "")
    assert [(key.look.tag, key.text) for key in view.keys] == [("A", "Home"), ("", "in no group")]
    assert "A" in words(drawn(today(), view), STRAIN)


def test_a_map_without_groups_says_so():
    assert groups_view(made(Variable(FINES, "Fines"))).says == "This map has no groups yet."


def test_the_influence_lens_names_the_top_group_on_its_cards_the_others_in_its_legend_and_no_rank():
    groups = {FINES: "top group", STRAIN: "middle", ATTENDANCE: "none"}
    view = influence_view(today(), "links out", groups)
    assert [view.look(v).tag for v in (FINES, STRAIN, ATTENDANCE)] == ["top", "", ""]
    assert [(key.text, key.look.band) for key in view.keys] == [("top group", 2), ("middle", 1)]
    assert [view.look(v).band for v in (FINES, STRAIN, ATTENDANCE)] == [2, 1, None]
    assert view.title == "Influence: links out"
    assert "not a score" in view.says


def test_the_run_lens_marks_direction_by_shape_and_class_by_word():
    marks = {FINES: Marked("down", "certain"), ATTENDANCE: Marked("mixed", "open")}
    view = run_view("Stop fining", marks, {LOWERS: "cut"}, "Not a forecast.")
    assert (view.look(FINES).glyph, view.look(FINES).tag) == (Glyph.DOWN, "certain")
    assert (view.look(ATTENDANCE).glyph, view.look(ATTENDANCE).hollow) == (Glyph.EITHER, True)
    assert view.look(STRAIN).tag == "", "what was not answered carries no mark"
    assert view.look(LOWERS).tag == "cut"


def test_before_anything_was_run_the_lens_says_how_to():
    assert "Run a scenario" in no_run_view().says


def test_the_change_lens_tells_each_difference_in_a_word():
    base = today()
    now = altered(
        base,
        replace(base.links[PRESSES], sign=Sign.OPPOSITE, strength=Strength.WEAK, delayed=True),
        replace(base.variables[FINES], name="Fines and warnings"),
        Link(BACK, STRAIN, FINES, Sign.SAME),
        without=(LOWERS, ATTENDANCE),
    )
    view = change_view(base, now)
    assert view.look(PRESSES).tag == "was +, weaker, now delayed"
    assert view.look(FINES).tag == "was “Fines”"
    assert view.look(BACK).tag == "new"
    assert [v.id for v in view.ghosts.variables] == [ATTENDANCE]
    assert [k.id for k in view.ghosts.links] == [LOWERS]
    assert view.says == "1 new, 2 changed, 2 gone."


def test_what_is_gone_is_drawn_where_it_was_and_counts_for_the_bounds():
    base = today()
    now = altered(base, without=(LOWERS, ATTENDANCE))
    plain, compared = drawn(now, LensView()), drawn(now, change_view(base, now))
    assert words(compared, RecordId(f"ghost:{ATTENDANCE}"))[-1] == "gone"
    assert "− gone" in words(compared, RecordId(f"tag:ghost:{LOWERS}"))
    assert compared.bounds.right > plain.bounds.right


def test_a_map_like_the_one_it_was_made_from_differs_in_nothing():
    view = change_view(today(), today())
    assert view.says == "Nothing differs."
    assert {look.tone for look in view.looks.values()} == {Tone.QUIET}


def test_a_map_made_from_no_other_has_nothing_to_compare():
    assert "not made from another" in nothing_to_compare().says


@pytest.mark.parametrize(
    "view",
    [
        loops_view(today(), {PRESSES: "R", LOWERS: "B"}, ""),
        groups_view(today()),
        influence_view(today(), "links out", {FINES: "top group", STRAIN: "low"}),
        run_view("Stop", {FINES: Marked("up", "leaning")}, {}, "Not a forecast."),
        change_view(today(), altered(today(), without=(LOWERS,))),
    ],
    ids=lambda view: view.lens.value,
)
class TestEveryLens:
    def test_tells_all_it_shows_on_its_card(self, view):
        shapes, box = lens_card(view, STYLE, MEASURE)
        said = " ".join(p.text for p in shapes if isinstance(p, TextLine))
        assert all(key.text in said for key in view.keys)
        assert view.title in said
        assert all(p.x >= box.left for p in shapes if isinstance(p, TextLine))

    def test_is_told_to_those_who_do_not_see_it(self, view):
        assert view.title in told(view)
        assert all(key.text in told(view) for key in view.keys)

    def test_goes_into_the_legend_of_a_picture(self, view):
        page = page_of(
            today(), STYLE, MEASURE, asked=Asked(legend=True), emphasis=Emphasis(view=view)
        )
        said = {p.text for p in page.primitives if isinstance(p, TextLine)}
        assert {key.text for key in view.keys} <= said

    def test_has_only_the_name_on_its_card_where_there_is_no_room(self, view):
        whole, brief = (lens_card(view, STYLE, MEASURE, brief=b)[1] for b in (False, True))
        assert brief.height < whole.height
        assert brief.width == whole.width


def test_groups_share_a_colour_but_never_a_letter():
    records = [Group(RecordId(f"g{n:02}"), f"G{n}", colour=1) for n in range(30)]
    view = groups_view(made(*records))
    assert len({key.look.tag for key in view.keys}) == 30
    assert HOME not in view.looks


def test_a_collapsed_group_has_the_look_that_its_members_share():
    causal_map = altered(today(), replace(today().groups[HOME], collapsed=True))
    view = groups_view(causal_map)
    folded = drawn(fold(causal_map), view)
    assert "A" in words(folded, HOME)
    mixed = influence_view(causal_map, "links out", {FINES: "top group"})
    assert look_seen(mixed, fold(causal_map), HOME) == mixed.look(STRAIN)


def test_signs_on_a_group_that_steps_back_lie_on_its_paler_ground():
    causal_map = altered(
        today(), *(replace(v, group=HOME) for v in today().variables.values() if v.id != FINES)
    )
    lit = Emphasis(lit=(Lit((PRESSES,)),), dim_rest=True)
    drawing = draw(causal_map, STYLE, MEASURE, emphasis=lit)
    seats = [p.fill for p in drawing.primitives(LOWERS) if p.role == "seat"]
    area = [p.fill for p in drawing.primitives(HOME) if p.role == "area"]
    assert seats == area


def test_lit_loops_have_a_piece_of_their_halo_on_the_card_and_in_the_legend():
    lit = (Lit((PRESSES,), 0, "R1 Trap"), Lit((LOWERS,), 2, "B1 Relief"), Lit((LOWERS,), 3))
    called = [each for each in lit if each.called]
    shapes, _ = lens_card(SIGNS, STYLE, MEASURE, lit=called)
    page = page_of(
        today(), STYLE, MEASURE, asked=Asked(legend=True), emphasis=Emphasis(lit, dim_rest=True)
    )
    for drawn in (shapes, page.primitives):
        said = {p.text for p in drawn if isinstance(p, TextLine)}
        assert {"R1 Trap", "B1 Relief"} <= said
        pieces = [p.stroke for p in drawn if isinstance(p, Line) and p.role == "halo"]
        assert [piece.colour for piece in pieces] == [STYLE.halo(0), STYLE.halo(2)]
        assert pieces[0].dash != pieces[1].dash


def test_one_lit_loop_alone_needs_no_card():
    one = (Lit((PRESSES,), 0, "R1 Trap"),)
    assert not needs_card(SIGNS, one)
    assert needs_card(SIGNS, (*one, Lit((LOWERS,), 1, "B1 Relief")))
    assert needs_card(groups_view(today()), ())
