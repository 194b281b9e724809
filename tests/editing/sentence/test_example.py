"""The example in the empty sentence bar speaks of the map on show, as one may say it there."""

import itertools

import pytest

from loopmap.analysis.sentences.parse import parse
from loopmap.editing.edits.collapse import collapse_groups
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.links import add_link, set_sign
from loopmap.editing.edits.maps import add_map
from loopmap.editing.edits.notes import add_note
from loopmap.editing.edits.variables import add_variable, rename_variable
from loopmap.editing.sentence.example import NEUTRAL, Example
from loopmap.editing.session import Session
from loopmap.formats.registry import open_file
from loopmap.model.ids import counting_ids
from loopmap.model.query import variable_named
from loopmap.model.records import Sign
from loopmap.resources import examples
from loopmap.ui.open_document import empty_document


def session_of(*links):
    """A session with the links (source, sign, target) by name, made in that order."""
    session = Session(empty_document(), new_ids=counting_ids())
    for source, sign, target in links:
        for name in (source, target):
            if variable_named(session.map, name) is None:
                add(session, name)
        link(session, source, target, sign)
    return session


def add(session, name):
    change = add_variable(session.document, session.map_id, name, (0, 0), session.new_id)
    session.do("Add", change)


def link(session, source, target, sign=Sign.SAME):
    ends = (variable_named(session.map, name).id for name in (source, target))
    change = add_link(session.document, session.map_id, *ends, session.new_id, sign=sign)
    session.do("Link", change)


def followed(session):
    made = Example(session)
    session.listen(made.hear)
    return made


RUNS = (("Fines", Sign.SAME, "Strain"), ("Strain", Sign.OPPOSITE, "Attendance"))


def test_two_links_in_a_row_are_said_then_the_first_of_them():
    told = Example(session_of(*RUNS)).texts()
    assert told == ("Fines + Strain − Attendance", "Fines + Strain", *NEUTRAL)


def test_a_lone_link_is_said():
    assert Example(session_of(RUNS[1])).texts()[0] == "Strain − Attendance"


@pytest.mark.parametrize(
    "links",
    [
        (),
        (("Fines", Sign.UNKNOWN, "Strain"),),
        (("Fines + fees", Sign.SAME, "Strain"),),
        (("Fines", Sign.SAME, "A name that nobody could read at a glance"),),
    ],
)
def test_where_nothing_of_the_map_reads_well_the_example_is_a_neutral_one(links):
    assert Example(session_of(*links)).texts() == NEUTRAL


def test_both_signs_and_short_names_are_preferred():
    links = (
        ("Waiting time for support", Sign.SAME, "Strain"),
        ("Strain", Sign.OPPOSITE, "Attendance at school"),
        ("Strain", Sign.SAME, "Rows"),
        ("Fines", Sign.SAME, "Strain"),
        ("Strain", Sign.OPPOSITE, "Sleep"),
    )
    assert Example(session_of(*links)).texts()[0] == "Fines + Strain − Sleep"


def test_it_does_not_come_back_to_where_it_began():
    links = (("Fines", Sign.SAME, "Strain"), ("Strain", Sign.OPPOSITE, "Fines"))
    assert Example(session_of(*links)).texts()[0] in {"Fines + Strain", "Strain − Fines"}


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_what_is_shown_of_each_example_says_just_that_of_its_map(path):
    session = Session(open_file(path).document)
    for map_id in session.document.map_order:
        session.show_map(map_id)
        told = [text for text in Example(session).texts() if text not in NEUTRAL]
        assert told
        signs = {(link.source, link.target): link.sign for link in session.map.links.values()}
        for text in told:
            said = parse(text, session.map)
            ends = [name.variable for name in said.names]
            assert [link.sign for link in said.links] == [
                signs[ends_of] for ends_of in itertools.pairwise(ends)
            ]


def test_what_is_hidden_in_a_collapsed_group_and_notes_are_not_spoken_of():
    path = next(path for path in examples() if path.stem == "combined-map")
    session = Session(open_file(path).document)
    made = followed(session)
    spoken = {n.variable for n in parse(made.texts()[0], session.map).names}
    groups = {session.map.variables[i].group for i in spoken}
    session.do("Collapse", collapse_groups(session.document, session.map_id, groups))
    again = {n.variable for n in parse(made.texts()[0], session.map).names}
    assert groups.isdisjoint({session.map.variables[i].group for i in again})


def test_a_note_is_never_part_of_it():
    session = session_of(*RUNS)
    made = followed(session)
    before = made.texts()
    note = add_note(session.document, session.map_id, "Billie", (0, 0), session.new_id)
    session.do("Note", note)
    assert made.texts() is before


def test_it_follows_what_is_said_of_the_things_it_names_and_stays_otherwise():
    session = session_of(*RUNS)
    made = followed(session)
    before = made.texts()
    strain = variable_named(session.map, "Strain").id
    add(session, "Rest")
    link(session, "Rest", "Fines")
    assert made.texts() is before, "looked for once"
    session.do("Rename", rename_variable(session.document, session.map_id, strain, "Family strain"))
    assert made.texts()[0] == "Fines + Family strain − Attendance"
    first = next(iter(session.map.links))
    session.do("Sign", set_sign(session.document, session.map_id, [first], Sign.OPPOSITE))
    assert "Fines + " not in made.texts()[0]
    session.do("Delete", delete_records(session.document, session.map_id, [strain]))
    assert made.texts()[0] == "Rest + Fines"
    session.undo()
    assert "Family strain" in " ".join(made.texts())


def test_the_first_link_of_an_empty_map_is_spoken_of_and_another_map_by_itself():
    session = session_of()
    made = followed(session)
    assert made.texts() == NEUTRAL
    for name in ("Fines", "Strain"):
        add(session, name)
    link(session, "Fines", "Strain")
    assert made.texts()[0] == "Fines + Strain"
    session.do("Map", add_map(session.document, "Future", session.new_id))
    session.show_map(session.document.map_order[1])
    assert made.texts() == NEUTRAL


def test_of_a_large_map_few_links_are_looked_at():
    session = session_of(*((f"A{n}", Sign.UNKNOWN, f"B{n}") for n in range(100)), *RUNS)
    assert Example(session).texts() == NEUTRAL
