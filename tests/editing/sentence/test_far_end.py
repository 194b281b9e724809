"""The other end of a link as it is typed: its name, its sign, and what comes of it."""

import pytest

from loopmap.editing.sentence.far_end import FarEnd, Way, read_far_end, say_far_end, with_name
from loopmap.editing.sentence.far_end_choice import choices, near_end, two_variables
from loopmap.editing.session import Session
from loopmap.errors import EditRefused
from loopmap.model.ids import RecordId
from loopmap.model.records import Sign
from tests.support.fines import ATTENDANCE, FINES, fines_document


@pytest.fixture
def session():
    return Session(fines_document())


@pytest.fixture
def causal_map(session):
    return session.map


@pytest.mark.parametrize(
    ("text", "name", "sign", "delayed"),
    [
        ("Rent arrears", "Rent arrears", None, False),
        ("+Rent arrears", "Rent arrears", Sign.SAME, False),
        ("- Rent  arrears ", "Rent arrears", Sign.OPPOSITE, False),
        ("−~ Rent arrears", "Rent arrears", Sign.OPPOSITE, True),
        ("~Rent arrears", "Rent arrears", None, True),
        ("? Rent arrears", "Rent arrears", Sign.UNKNOWN, False),
        ("Rent arrears +", "Rent arrears", Sign.SAME, False),
        ("Rent arrears -~", "Rent arrears", Sign.OPPOSITE, True),
        ("Pupils aged 16+", "Pupils aged 16+", None, False),
        ("Who decides?", "Who decides?", None, False),
        ("Two-way talk", "Two-way talk", None, False),
        ("+", "", Sign.SAME, False),
        ("", "", None, False),
        ("  ", "", None, False),
    ],
)
def test_a_sign_may_stand_before_the_name_or_after_a_space(causal_map, text, name, sign, delayed):
    assert read_far_end(text, causal_map) == FarEnd(name, sign, delayed)


def test_a_name_on_the_map_is_that_variable_however_it_is_spelt(causal_map):
    standing = causal_map.variables[FINES]
    for text, sign in ((standing.name.upper(), None), (f"- {standing.name}", Sign.OPPOSITE)):
        assert read_far_end(text, causal_map) == FarEnd(standing.name, sign, False, FINES)


def test_a_name_that_begins_or_ends_with_a_sign_is_known_whole(session):
    for text in ("+ support", "Trust ?"):
        end = FarEnd(text)
        said = say_far_end(session.document, session.map_id, FINES, end, Way.EFFECT, session.new_id)
        session.do("Say", said.change)
        assert read_far_end(text, session.map) == FarEnd(text, variable=said.new[0])


@pytest.mark.parametrize("way", Way)
def test_a_new_name_becomes_a_variable_and_a_link_in_one_change(session, way):
    end = FarEnd("rent arrears", Sign.SAME, delayed=True)
    said = say_far_end(session.document, session.map_id, FINES, end, way, session.new_id)
    session.do("Add", said.change)
    (link,) = (session.map.links[record] for record in said.path)
    (new,) = said.new
    assert session.map.variables[new].name == "Rent arrears"
    assert (link.source, link.target) == ((FINES, new) if way is Way.EFFECT else (new, FINES))
    assert (link.sign, link.delayed) == (Sign.SAME, True)
    session.undo()
    assert session.document == fines_document()


def test_a_link_that_is_there_takes_the_sign_and_no_second_one_is_made(session):
    links = len(session.map.links)
    standing = next(iter(session.map.links.values()))
    name = session.map.variables[standing.target].name
    end = FarEnd(name, Sign.UNKNOWN, variable=standing.target)
    said = say_far_end(
        session.document, session.map_id, standing.source, end, Way.EFFECT, session.new_id
    )
    session.do("Say", said.change)
    assert len(session.map.links) == links
    assert session.map.links[standing.id].sign is Sign.UNKNOWN


@pytest.mark.parametrize(("near", "name"), [(FINES, ""), (FINES, "x" * 501), ("gone", "Rent")])
def test_what_cannot_be_is_refused_in_a_sentence(session, near, name):
    with pytest.raises(EditRefused, match=r"\.$"):
        say_far_end(
            session.document,
            session.map_id,
            RecordId(near),
            FarEnd(name),
            Way.EFFECT,
            session.new_id,
        )


def test_another_name_keeps_the_sign_and_direction_where_they_were_typed(causal_map):
    for text, expected in (
        ("+fin", "+Fines issued"),
        ("fin -", "Fines issued -"),
        ("fin", "Fines issued"),
        ("-less fin", "-less Fines issued"),
    ):
        assert with_name(text, "Fines issued", causal_map) == expected


@pytest.mark.parametrize(
    ("text", "name", "effect", "cause"),
    [
        ("less trust", "trust", Sign.OPPOSITE, None),
        ("more trust", "trust", Sign.SAME, None),
        ("+ less trust", "trust", Sign.OPPOSITE, Sign.OPPOSITE),
        ("- fewer Fines issued", "Fines issued", Sign.SAME, Sign.SAME),
        ("? less trust", "trust", Sign.UNKNOWN, Sign.UNKNOWN),
        ("Lower secondary pupils", "Lower secondary pupils", None, None),
        ("Moreton Hall", "Moreton Hall", None, None),
    ],
)
def test_words_of_direction_turn_the_sign_and_are_no_part_of_the_name(
    causal_map, text, name, effect, cause
):
    end = read_far_end(text, causal_map)
    assert (end.name, end.meant(Way.EFFECT), end.meant(Way.CAUSE)) == (name, effect, cause)


def test_asking_takes_the_best_match_and_naming_what_is_typed(causal_map):
    asked = choices(causal_map, "fin", ATTENDANCE, asking=True)
    named = choices(causal_map, "fin", ATTENDANCE, asking=False)
    assert asked.end(causal_map).variable == asked.rows[0]
    assert asked.rows[-1] is None
    assert named.end(causal_map) == FarEnd("fin")
    assert named.rows[0] is None
    assert set(named.rows) == set(asked.rows)
    assert named.for_tab == asked.for_tab == asked.rows[0]


def test_rows_are_gone_through_and_stop_at_the_ends(causal_map):
    choice = choices(causal_map, "fin", ATTENDANCE, asking=False)
    assert choice.moved(1).taken == choice.rows[1]
    assert choice.moved(-1) == choice
    assert choice.moved(99).current == len(choice.rows) - 1


def test_a_name_written_out_leaves_nothing_for_tab(causal_map):
    choice = choices(causal_map, "+ Fines issued", ATTENDANCE, asking=False)
    assert (choice.taken, choice.for_tab) == (FINES, None)
    assert choice.end(causal_map) == FarEnd("Fines issued", Sign.SAME, False, FINES)


def test_nobody_is_offered_before_a_letter_unless_asked_for(causal_map):
    assert choices(causal_map, "", ATTENDANCE, asking=True).rows == ()
    listed = choices(causal_map, "", ATTENDANCE, asking=True, listing=True)
    assert len(listed.rows) > 1
    assert ATTENDANCE not in listed.rows[:1]


def test_what_was_used_last_is_offered_before_what_is_nearer(causal_map):
    usual = choices(causal_map, "", ATTENDANCE, asking=True, listing=True).rows
    last = usual[-2]
    again = choices(causal_map, "", ATTENDANCE, [ATTENDANCE, last], asking=True, listing=True)
    assert again.rows[0] == last
    assert again.rows[1] == usual[0]


def test_the_near_end_is_the_selected_variable_or_the_end_of_the_selected_link(causal_map):
    link = next(iter(causal_map.links.values()))
    assert near_end(causal_map, frozenset({FINES}), Way.CAUSE) == FINES
    assert near_end(causal_map, frozenset({link.id}), Way.EFFECT) == link.target
    assert near_end(causal_map, frozenset({link.id}), Way.CAUSE) == link.source
    for selection in (frozenset(), frozenset({FINES, ATTENDANCE}), frozenset({RecordId("gone")})):
        with pytest.raises(EditRefused, match="Select one variable"):
            near_end(causal_map, selection, Way.EFFECT)


def test_two_variables_are_two_variables(causal_map):
    link = next(iter(causal_map.links))
    assert two_variables(causal_map, [ATTENDANCE, FINES]) == (ATTENDANCE, FINES)
    for chosen in ([FINES], [FINES, link], [FINES, ATTENDANCE, link]):
        with pytest.raises(EditRefused, match="first the cause"):
            two_variables(causal_map, chosen)
