"""A document changes only through apply, and every change can be taken back."""

import random
from dataclasses import replace

import pytest

from loopmap.errors import InvalidChange
from loopmap.model.change import DOCUMENT, Change, Key, Step, adding, removing, replacing, together
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Evidence, Link, MapInfo, Sign, Variable
from loopmap.model.rules import problems

TODAY = MapId("m1")
FINES = Variable(RecordId("v1"), "Fines")
STRAIN = Variable(RecordId("v2"), "Strain", order=1)
LINK = Link(RecordId("l1"), FINES.id, STRAIN.id, Sign.SAME)


def small() -> Document:
    empty = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    return empty.apply(adding(TODAY, [FINES, STRAIN, LINK]))


def test_a_change_and_its_inverse_leave_the_same_document():
    before = small()
    change = together(
        [removing(TODAY, [LINK]), replacing(TODAY, [(FINES, Variable(FINES.id, "Fines issued"))])]
    )
    after = before.apply(change)
    assert after != before
    assert after.apply(change.inverse()) == before


def test_a_change_that_does_not_fit_is_refused_and_changes_nothing():
    document = small()
    with pytest.raises(InvalidChange):
        document.apply(adding(TODAY, [FINES]))
    with pytest.raises(InvalidChange):
        document.apply(replacing(TODAY, [(Variable(FINES.id, "Other"), FINES)]))
    assert document == small()


def test_then_is_the_same_as_one_after_the_other():
    first = replacing(TODAY, [(FINES, Variable(FINES.id, "A"))])
    second = replacing(TODAY, [(Variable(FINES.id, "A"), Variable(FINES.id, "B"))])
    assert small().apply(first).apply(second) == small().apply(first.then(second))
    assert not first.then(first.inverse())


def test_adding_a_map_with_its_records_and_taking_it_away_is_one_change():
    info = MapInfo(MapId("m2"), "Future", order=1)
    change = adding(DOCUMENT, [info]).then(adding(info.id, [FINES]))
    larger = small().apply(change)
    assert larger.map_order == (TODAY, info.id)
    assert larger.apply(change.inverse()) == small()


def test_the_adjacency_is_kept_while_no_link_changes():
    document = small()
    index = document.maps[TODAY].adjacency
    moved = document.apply(replacing(TODAY, [(FINES, Variable(FINES.id, "Fines", x=9.0))]))
    assert moved.maps[TODAY].adjacency is index
    assert index.between(FINES.id, STRAIN.id) == LINK


def test_document_records_are_found_by_key():
    evidence = Evidence(RecordId("e1"), text="a quote")
    document = small().apply(Change({Key(DOCUMENT, evidence.id): Step(None, evidence)}))
    assert document.get(Key(DOCUMENT, evidence.id)) == evidence
    assert document.get(Key(TODAY, LINK.id)) == LINK
    assert document.get(Key(MapId("none"), LINK.id)) is None


def test_rules_name_record_and_field():
    assert problems(small()) == []
    broken = small().apply(removing(TODAY, [STRAIN]))
    assert [(p.key.id, p.field) for p in problems(broken)] == [("l1", "to")]


def index_of(causal_map):
    """All that the adjacency answers."""
    variables = [*causal_map.variables]
    index = causal_map.adjacency
    return (
        [index.out_of(v) for v in variables],
        [index.into(v) for v in variables],
        {(a, b): index.between(a, b) for a in variables for b in variables},
    )


@pytest.mark.parametrize("seed", range(40))
def test_the_adjacency_that_follows_edits_is_the_one_built_anew(seed):
    draw = random.Random(seed)
    variables = [Variable(RecordId(f"v{n}"), f"V {n}") for n in range(6)]
    empty = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    document = empty.apply(adding(TODAY, variables))
    undone = []
    for step in range(60):
        document.maps[TODAY].adjacency  # noqa: B018 - so that there is one to follow
        links = sorted(document.maps[TODAY].links.values(), key=lambda link: link.id)
        source, target = draw.choice(variables).id, draw.choice(variables).id
        act = draw.choice(("add", "add", "drop", "sign", "ends", "undo"))
        change = adding(TODAY, [Link(RecordId(f"l{step}"), source, target)])
        if links and act == "drop":
            change = removing(TODAY, draw.sample(links, draw.randint(1, min(3, len(links)))))
        elif links and act in ("sign", "ends"):
            one = draw.choice(links)
            other = replace(one, sign=draw.choice(list(Sign)))
            if act == "ends":
                other = replace(one, source=source, target=target)
            change = replacing(TODAY, [(one, other)])
        elif undone and act == "undo":
            change = undone.pop().inverse()
        if act != "undo":
            undone.append(change)
        document = document.apply(change)
        anew = CausalMap(document.maps[TODAY].info, document.maps[TODAY]._tables)
        assert index_of(document.maps[TODAY]) == index_of(anew)
