"""The sentence bar: typed as it is said, made true by Enter."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from loopmap.diagram.geometry import Box
from loopmap.diagram.style import load_style
from loopmap.editing.edits.groups import add_group
from loopmap.editing.edits.variables import rename_variable
from loopmap.editing.sentence.example import NEUTRAL
from loopmap.editing.session import Session
from loopmap.model.records import Sign
from loopmap.ui.panels.sentence_bar import SentenceBar
from loopmap.ui.theme import palette
from tests.support.fines import ATTENDANCE, FINES, RAISES, STRAIN, fines_document, fines_session

KEY = Qt.Key


@pytest.fixture
def session():
    return fines_session()


@pytest.fixture
def bar(qtbot, session):
    bar = SentenceBar(session)
    qtbot.addWidget(bar)
    bar.resize(820, 90)
    bar.show()
    bar.activateWindow()
    bar.setFocus()
    qtbot.waitUntil(bar.entry.hasFocus)
    return bar


@pytest.fixture
def type_(qtbot, bar):
    return lambda text: qtbot.keyClicks(bar.entry, text)


@pytest.fixture
def press(qtbot, bar):
    return lambda key, *modifiers: qtbot.keyClick(bar.entry, key, *modifiers)


def test_enter_makes_what_was_typed_in_one_step(qtbot, bar, session, type_, press):
    type_("fines issued + trust - school attendance")
    with qtbot.waitSignal(bar.linksMade) as made:
        press(KEY.Key_Return)
    links = [session.map.links[i] for i in made.args[0]]
    assert [link.sign for link in links] == [Sign.SAME, Sign.OPPOSITE]
    assert (links[0].source, links[1].target) == (FINES, ATTENDANCE)
    assert session.selection == set(made.args[0])
    assert bar.text() == ""
    assert len(session.history.done) == 1
    assert session.undo() == "Say “fines issued + trust − school attendance”"
    assert session.document == fines_document()


def test_what_enter_will_do_is_said_while_typing(bar, type_):
    type_("fines issued + trust")
    assert bar._outcome.text() == "1 variable and 1 link will be added"
    assert bar.foot.told == "More fines issued lead to more trust."
    assert bar.entry.accessibleDescription().startswith("More fines issued")


def test_a_good_thing_said_to_do_harm_is_drawn_and_the_key_told_that_turns_it(
    bar, session, type_, press
):
    type_("mental health leads to bullying")
    press(KEY.Key_Return)
    (link,) = bar._last._said.path
    assert session.map.links[link].sign is Sign.SAME
    assert bar.foot.told == "If low or poor “Mental health” is meant, − turns the sign"
    type_("-")
    assert session.map.links[link].sign is Sign.OPPOSITE
    assert bar.last_said == "Better mental health leads to less bullying."
    assert bar.foot.told.startswith("+ − ? ~")


def test_nothing_changes_until_enter(bar, session, type_):
    type_("fines issued + trust")
    assert session.document == fines_document()


def test_tab_accepts_the_best_name(bar, type_, press):
    type_("fi")
    assert bar._completions
    press(KEY.Key_Tab)
    assert bar.text() == "Fines issued "
    type_("- att")
    press(KEY.Key_Tab)
    assert bar.text() == "Fines issued − Attendance gap "


def test_a_link_between_known_names_takes_few_keys(session, type_, press):
    keys = ["sch", KEY.Key_Tab, "+ fi", KEY.Key_Tab, KEY.Key_Return]
    for key in keys:
        (type_ if isinstance(key, str) else press)(key)
    assert session.map.adjacency.between(ATTENDANCE, FINES).sign is Sign.SAME
    assert sum(len(key) if isinstance(key, str) else 1 for key in keys) <= 15


def test_down_goes_to_the_next_name_offered(bar, type_, press):
    type_("att")
    offered = [c.name for c in bar._completions]
    assert len(offered) > 1
    press(KEY.Key_Down)
    press(KEY.Key_Tab)
    assert bar.text() == f"{offered[1]} "


def test_what_was_used_last_is_offered_first(bar, session, type_, press):
    type_("f")
    first, second, *_ = [c.name for c in bar._completions]
    (used,) = [v.id for v in session.map.variables.values() if v.name == second]
    session.select(frozenset({used}))
    type_("i" if second == "Fines issued" else "a")
    press(KEY.Key_Backspace)
    assert [c.name for c in bar._completions][:2] == [second, first]


def test_tab_without_anything_to_accept_leaves_the_bar(qtbot, bar, press):
    host, other = QWidget(), QLineEdit()
    layout = QVBoxLayout(host)
    layout.addWidget(bar)
    layout.addWidget(other)
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    bar.setFocus()
    qtbot.waitUntil(bar.entry.hasFocus)
    press(KEY.Key_Tab)
    assert other.hasFocus()
    bar.setParent(None)  # the bar is taken down on its own


def test_a_click_on_a_chip_accepts_it(qtbot, bar, type_):
    type_("sch")
    qtbot.mouseClick(bar.foot.chips, Qt.MouseButton.LeftButton)
    assert bar.text() == "School attendance "


def test_up_and_down_walk_through_what_was_said(bar, type_, press):
    for text in ("fines issued > trust", "trust > calm"):
        type_(text)
        press(KEY.Key_Return)
    press(KEY.Key_Up)
    assert bar.text() == "trust > calm"
    press(KEY.Key_Up)
    assert bar.text() == "fines issued > trust"
    press(KEY.Key_Up)
    press(KEY.Key_Down)
    press(KEY.Key_Down)
    assert bar.text() == ""


def test_undo_in_the_empty_bar_takes_the_last_sentence_back(bar, session, type_, press):
    type_("fines issued + trust")
    press(KEY.Key_Return)
    press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.document == fines_document()
    assert bar.foot.told == "Taken back: Say “fines issued + trust”"


def test_another_key_takes_the_last_sentence_back_while_the_next_is_typed(
    bar, session, type_, press
):
    type_("fines issued + trust")
    press(KEY.Key_Return)
    type_("family str")
    press(KEY.Key_Backspace, Qt.KeyboardModifier.AltModifier)
    assert session.document == fines_document()
    assert bar.text() == "family str"


@pytest.mark.parametrize(
    ("key", "sign"),
    [("+", Sign.SAME), ("=", Sign.SAME), ("-", Sign.OPPOSITE), ("?", Sign.UNKNOWN)],
)
def test_a_sign_in_the_empty_bar_mends_the_last_link(bar, session, type_, press, key, sign):
    type_("school attendance > fines issued - trust")
    press(KEY.Key_Return)
    first, last = (
        session.map.links[i] for i in sorted(session.selection, key=lambda i: int(i[1:]))
    )
    type_(key)
    assert session.map.links[last.id].sign is sign
    assert session.map.links[first.id] == first
    assert bar.text() == ""


def test_a_tilde_in_the_empty_bar_is_a_delay_there_and_back(bar, session, type_, press):
    type_("fines issued - trust")
    press(KEY.Key_Return)
    (link,) = session.selection
    type_("~")
    assert session.map.links[link].delayed
    type_("~")
    assert not session.map.links[link].delayed


def test_a_sign_with_nothing_said_before_is_refused(qtbot, bar, press):
    with qtbot.waitSignal(bar.refused) as refused:
        press(KEY.Key_Plus)
    assert refused.args[0].startswith("Say a link first")
    assert bar.text() == ""


def test_the_last_sentence_is_read_back_until_esc_and_follows_what_becomes_of_it(
    bar, session, type_, press
):
    type_("fines issued - trust")
    press(KEY.Key_Return)
    assert bar.last_said == bar.read_back.text() == "More fines issued lead to less trust."
    assert bar.read_back.isVisible()
    type_("+")
    assert bar.last_said == "More fines issued lead to more trust."
    type_("fam")
    assert bar.read_back.isVisible(), "it stays while the next one is typed"
    bar.forget_last()
    assert not bar.read_back.isVisible()


def test_taken_back_it_is_read_back_no_more(qtbot, bar, type_, press):
    type_("fines issued - trust")
    press(KEY.Key_Return)
    with qtbot.waitSignal(bar.saidBack) as said:
        press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert said.args == [""]


def test_a_new_name_like_a_known_one_is_offered_as_the_same(bar, session, type_, press):
    type_("attendance at school + strain of the family")
    assert "same as “Family strain”?" in bar.foot.chips._text(0)
    press(KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.map.adjacency.between(ATTENDANCE, STRAIN) is not None
    assert len(session.map.variables) == 4


def test_enter_makes_it_all_the_same_and_one_key_then_takes_the_known_one(
    bar, session, type_, press
):
    type_("school attendence + fines issued")
    press(KEY.Key_Return)
    assert len(session.map.variables) == 5
    assert bar.foot.told == "Same as “School attendance”? Ctrl+Enter uses that one"
    press(KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.map.adjacency.between(ATTENDANCE, FINES) is not None
    assert len(session.map.variables) == 4
    assert len(session.history.done) == 1


def test_without_a_likeness_that_key_does_nothing(qtbot, bar, session, press):
    with qtbot.waitSignal(bar.refused):
        press(KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.document == fines_document()


def test_undo_while_typing_is_the_lines_own(bar, session, type_, press):
    type_("fines issued + trust")
    press(KEY.Key_Return)
    type_("x")
    press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(session.history.done) == 1


def test_undo_with_nothing_done_says_so(qtbot, bar, press):
    with qtbot.waitSignal(bar.refused) as refused:
        press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert refused.args == ["There is nothing to undo."]


def test_esc_asks_for_the_canvas(qtbot, bar, press):
    with qtbot.waitSignal(bar.escaped):
        press(KEY.Key_Escape)


def test_a_sign_that_changes_is_announced_and_made(bar, session, type_, press):
    type_("fines issued - family strain")
    assert bar._outcome.text() == "The sign of 1 link will change"
    press(KEY.Key_Return)
    assert session.map.links[RAISES].sign is Sign.OPPOSITE


def test_a_name_alone_finds_its_variable(session, type_, press):
    type_("family strain")
    press(KEY.Key_Return)
    assert session.selection == {STRAIN}
    assert session.history.done == []


def test_a_refusal_is_passed_on_and_the_text_stays(qtbot):
    session = Session(fines_document(), read_only="This file is open elsewhere.")
    bar = SentenceBar(session)
    qtbot.addWidget(bar)
    bar.set_text("fines issued + trust")
    with qtbot.waitSignal(bar.refused) as refused:
        bar.enter()
    assert refused.args == ["This file is open elsewhere."]
    assert bar.text() == "fines issued + trust"


def test_the_sentence_is_shown_to_the_canvas_at_every_key(qtbot, bar, type_):
    with qtbot.waitSignal(bar.preview) as shown:
        type_("x")
    assert [name.text for name in shown.args[0].names] == ["x"]
    assert shown.args[1] is None


def test_a_lone_name_that_may_be_a_known_one_lights_that_one(qtbot, bar, type_, press):
    with qtbot.waitSignal(bar.preview) as shown:
        type_("scho")
    assert not shown.args[0]
    assert shown.args[1] == ATTENDANCE


def test_a_lone_name_stays_on_the_map_while_its_group_is_typed(qtbot, bar, type_, session):
    area = Box(0, 0, 200, 100)
    home = add_group(session.document, session.map_id, "Home", area, session.new_id)
    session.do("Add group", home)
    type_("legal aid @")
    with qtbot.waitSignal(bar.preview) as shown:
        type_("h")
    assert "Home" in bar.foot.chips._text(0)
    assert [name.text for name in shown.args[0].names] == ["legal aid"]
    assert shown.args[1] is None


def test_what_is_typed_is_on_the_map_only_while_it_is_being_typed(qtbot, bar, type_):
    type_("fines issued + trust")
    with qtbot.waitSignal(bar.preview) as shown:
        bar.entry.clearFocus()
    assert not shown.args[0]


def test_what_is_pasted_becomes_one_line(bar):
    pasted = QMimeData()
    pasted.setText("Fines issued\n+ Trust\r\n")
    bar.entry.insertFromMimeData(pasted)
    assert bar.text() == "Fines issued + Trust"


def test_the_map_is_looked_at_again_when_it_changes(bar, session, type_):
    type_("trust + calm")
    assert bar._outcome.text() == "2 variables and 1 link will be added"
    session.do("Rename", rename_variable(session.document, session.map_id, FINES, "Trust"))
    assert bar._outcome.text() == "1 variable and 1 link will be added"


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_colours_follow_the_window(bar, type_, theme):
    style = load_style(theme)
    application = QApplication.instance()
    before = application.palette()
    application.setPalette(palette(style))
    QApplication.processEvents()
    try:
        type_("fines issued + trust")
        formats = bar.entry.document().firstBlock().layout().formats()
        colours = {f.start: f.format.foreground().color().name() for f in formats}
        assert colours[0] == QColor(style.text).name()
        assert colours[13] == QColor(style.link_same).name()
    finally:
        application.setPalette(before)


def test_a_closed_bar_hears_nothing(bar, session):
    bar.close_session()
    session.select(frozenset({FINES}))
    assert bar._recent == []


def test_what_names_nothing_is_refused_in_words_and_stays(qtbot, bar, type_, press):
    type_("@Home")
    with qtbot.waitSignal(bar.refused) as refused:
        press(KEY.Key_Return)
    assert "no name" in refused.args[0]
    assert bar.text() == "@Home"


def test_a_quotation_is_a_note_and_one_key_takes_it_back(bar, session, type_, press):
    type_('"what about the children"')
    press(KEY.Key_Return)
    assert [note.text for note in session.map.notes.values()] == ["what about the children"]
    assert bar.text() == ""
    bar.take_back()
    assert not session.map.notes


@pytest.mark.parametrize(
    ("half", "waits"),
    [("hunger reduces", "reduces"), ("fines +", "+"), ("more fines lead to", "lead to")],
)
def test_half_a_sentence_is_not_made_and_no_word_of_it_is_lost(
    bar, session, type_, press, half, waits
):
    before = session.document
    type_(half)
    assert bar._outcome.text() == f"Say what comes after “{waits}”"
    press(KEY.Key_Return)
    assert (session.document, bar.text()) == (before, half)
    assert bar.foot.told == f"Say what comes after “{waits}”, or take it away."


def test_tab_after_a_whole_name_goes_on_with_the_sentence(bar, type_, press):
    type_("school attendance")
    press(KEY.Key_Tab)
    assert bar.text() == "school attendance "
    assert bar.entry.hasFocus()


def test_tab_while_anything_is_typed_keeps_the_keyboard_here(bar, type_, press):
    type_("fines issued + ")
    press(KEY.Key_Tab)
    assert bar.text() == "fines issued + "
    assert bar.entry.hasFocus()
    assert bar.foot.told == "There is no name to take here. Esc leaves the line."


@pytest.mark.parametrize("text", ["Fines issued\nStrain\n", "Fines issued\tStrain"])
def test_several_lines_pasted_are_for_the_map(qtbot, bar, text):
    source = QMimeData()
    source.setText(text)
    with qtbot.waitSignal(bar.linesPasted) as pasted:
        bar.entry.insertFromMimeData(source)
    assert (pasted.args, bar.text()) == ([text], "")


def test_one_line_pasted_is_typed(bar):
    source = QMimeData()
    source.setText("fines  issued\n")
    bar.entry.insertFromMimeData(source)
    assert bar.text() == "fines issued"


def test_the_empty_line_speaks_of_the_map_on_show_and_of_what_becomes_of_it(bar, session, type_):
    def example():
        return bar.entry.placeholderText()

    assert example() == "School attendance − Attendance gap + Fines issued"
    change = rename_variable(session.document, session.map_id, FINES, "Fines")
    session.do("Rename", change)
    assert example() == "School attendance − Attendance gap + Fines"
    type_("fines")
    change = rename_variable(session.document, session.map_id, FINES, "Penalties")
    session.do("Rename", change)
    assert example() == "School attendance − Attendance gap + Fines", "not while one types"
    bar.set_text("")
    assert example() == "School attendance − Attendance gap + Penalties"


def test_an_example_is_shown_whole_or_another_one_that_is_neutral(bar, session):
    bar.resize(330, 90)
    QApplication.processEvents()
    shown = bar.entry.placeholderText()
    assert shown in NEUTRAL
    assert QFontMetrics(bar.entry.font()).horizontalAdvance(shown) <= bar.entry.viewport().width()
