"""What Enter will make is seen on the canvas while it is being typed."""

import pytest

from loopmap.analysis.sentences.parse import parse
from loopmap.analysis.sentences.parts import Sentence
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import RoundBox
from loopmap.diagram.style import load_style
from loopmap.editing.sentence.last_said import LastSaid
from loopmap.editing.session import Session
from loopmap.ui.canvas import said_preview, stage_painting
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.canvas.said_marks import ghost
from loopmap.ui.canvas.said_preview import SaidPreview
from loopmap.ui.fonts import load_fonts
from loopmap.ui.open_document import empty_document
from tests.support.fines import ATTENDANCE, FINES, RAISES, STRAIN, fines_session


@pytest.fixture
def canvas(qtbot):
    load_fonts()
    made = CanvasWidget(fines_session(), load_style("light"), bundled_measure())
    qtbot.addWidget(made, before_close_func=lambda c: c.close_session())
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def preview(canvas):
    return SaidPreview(canvas)


@pytest.fixture
def show(canvas, preview):
    """Show a sentence as it is after a pause."""

    def shown(text, offered=None):
        preview.show(parse(text, canvas.session.map), offered)
        _pause(preview)

    return shown


def _pause(preview):
    while preview._soon.isActive():
        preview._soon.stop()
        preview._draw()


def said(canvas):
    return canvas.stage.overlay.said


def test_new_variables_and_links_are_seen_and_nothing_is_done(canvas, show):
    before = canvas.session.document
    show("fines issued + trust - school attendance")
    (new,) = said(canvas).new
    assert new in canvas.stage.shown.label_boxes
    assert all(link in canvas.stage.shown.link_paths for link in said(canvas).added)
    assert len(said(canvas).added) == 2
    assert said(canvas).named == (FINES, ATTENDANCE)
    assert canvas.session.document is before


def test_nothing_else_moves(canvas, show):
    standing = dict(canvas.drawing.label_boxes)
    show("fines issued + trust - school attendance")
    shown = canvas.stage.shown.label_boxes
    assert {record: shown[record] for record in standing} == standing


def test_what_was_seen_is_what_enter_makes(canvas, preview, show):
    show("fines issued + tr")
    show("fines issued + trust")
    (ghost_,) = said(canvas).new
    seen = canvas.stage.shown.label_boxes[ghost_]
    session = canvas.session
    made = LastSaid(session).say(parse("fines issued + trust", session.map), preview.places)
    assert canvas.drawing.label_boxes[made.new[0]] == seen


def test_a_new_variable_is_placed_in_one_turn_and_drawn_there_in_the_next(canvas, preview):
    preview.show(parse("fines issued + trust", canvas.session.map))
    preview._soon.stop()
    preview._draw()
    assert preview.places.count == 1
    assert said(canvas) is None
    _pause(preview)
    assert len(said(canvas).new) == 1
    assert preview.places.count == 1


def test_a_link_that_changes_is_lit(canvas, show):
    show("fines issued - family strain")
    assert said(canvas).altered == (RAISES,)
    assert said(canvas).added == ()


def test_the_variable_offered_is_lit(canvas, show):
    show("", STRAIN)
    assert said(canvas).offered == STRAIN


def test_saying_nothing_shows_the_map_as_it_is(canvas, show):
    show("fines issued + trust")
    show("")
    assert said(canvas) is None
    assert canvas.stage.shown is canvas.drawing


def test_other_light_on_the_map_leaves_the_preview(canvas, show):
    show("fines issued + trust")
    (new,) = said(canvas).new
    from loopmap.diagram.emphasis import Emphasis, Lit

    canvas.lighting.bring_out(Emphasis((Lit((RAISES,), 0),)))
    assert new in canvas.stage.shown.label_boxes


def test_it_tells_which_variables_are_in_view(canvas, preview):
    assert preview.variables_in_view() == set(canvas.session.map.variables)
    canvas.camera = canvas.camera.panned(-4000, 0)
    assert preview.variables_in_view() == set()


def test_the_view_follows_when_the_typing_rests_and_goes_back_when_it_is_given_up(
    qtbot, canvas, preview, show, monkeypatch
):
    preview._rest.setInterval(1)
    canvas.camera = canvas.camera.panned(-4000, 0)
    before = canvas.camera
    show("fines issued + trust")
    assert canvas.camera == before
    qtbot.waitUntil(lambda: canvas.camera != before)
    show("")
    assert canvas.camera == before


def test_once_said_the_view_stays(qtbot, canvas, preview, show):
    preview._rest.setInterval(1)
    canvas.camera = canvas.camera.panned(-4000, 0)
    before = canvas.camera
    show("fines issued + trust")
    qtbot.waitUntil(lambda: canvas.camera != before)
    followed = canvas.camera
    preview.keep_view()
    preview.show(Sentence(""))
    assert canvas.camera == followed


def test_on_a_large_map_the_preview_waits_for_a_pause(qtbot, canvas, preview, monkeypatch):
    sentence = parse("fines issued - family strain", canvas.session.map)
    preview.show(sentence)
    assert said(canvas) is not None
    preview.show(Sentence(""))
    monkeypatch.setattr(said_preview, "MOST_AT_ONCE", 1)
    preview.show(sentence)
    assert said(canvas) is None
    qtbot.waitUntil(lambda: said(canvas) is not None)


def test_a_new_variable_is_placed_when_the_typing_pauses_and_then_seen_at_every_key(
    qtbot, canvas, preview
):
    preview.show(parse("fines issued + t", canvas.session.map))
    assert said(canvas) is None
    qtbot.waitUntil(lambda: said(canvas) is not None)
    preview.show(parse("fines issued + tr", canvas.session.map))
    (new,) = said(canvas).new
    assert canvas.stage.shown.causal_map.variables[new].name == "Tr"


def test_a_sentence_that_cannot_be_shows_nothing(canvas, show):
    show("fines issued + " + "x" * 600)
    assert said(canvas) is None


def test_ghosts_have_a_dashed_edge(canvas, show):
    show("trust")
    (new,) = said(canvas).new
    shapes = ghost(canvas.stage.shown.primitives(new), canvas.stage.style)
    card = next(s for s in shapes if isinstance(s, RoundBox))
    assert card.stroke.dash
    assert card.stroke.colour == canvas.stage.style.preview


def test_an_empty_map_does_not_invite_through_what_is_being_said(qtbot, monkeypatch):
    invited = []
    monkeypatch.setattr(stage_painting.marks, "invitation", lambda *_: invited.append(1) or [])
    empty = CanvasWidget(Session(empty_document()), load_style("light"), bundled_measure())
    qtbot.addWidget(empty, before_close_func=lambda c: c.close_session())
    empty.resize(900, 600)
    empty.grab()
    assert invited
    preview = SaidPreview(empty)
    preview.show(parse("fines + strain", empty.session.map))
    _pause(preview)
    invited.clear()
    empty.grab()
    assert not invited
