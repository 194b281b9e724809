"""A map of another file under the ids of this one: the same by name, all else of its own."""

from dataclasses import replace

from loopmap.analysis.difference.under_ids import under_ids_of
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Link, NamedLoop, Note, Sign, Variable
from tests.support.drawn_maps import map_of, ring

A, B, C = (RecordId(f"v{n}") for n in range(3))


def test_what_is_called_alike_has_the_id_it_has_here_and_the_rest_one_of_its_own():
    base = map_of(*ring([(0, 0), (100, 0)]))
    mixed = (Variable(A, "Variable 1", group=RecordId("g")), Variable(B, "New"))
    mixed += (Variable(C, "variable 0"),)
    back, fresh = Link(RecordId("l0"), A, C, Sign.OPPOSITE), Link(RecordId("l1"), B, A, Sign.SAME)
    loop = NamedLoop(RecordId("p"), (back.id,), "R1")
    beside = (Group(RecordId("g"), "Home"), Note(RecordId("n"), "Ask"))
    made = under_ids_of(base, map_of(*mixed, back, fresh, loop, *beside))
    names = {i: each.name for i, each in made.variables.items()}
    assert names == {B: "Variable 1", A: "variable 0", "other.v1": "New"}
    assert made.variables[B].group == "other.g"
    assert made.links[RecordId("l1")] == replace(back, id=RecordId("l1"), source=B, target=A)
    assert made.links[RecordId("other.l1")].target == B
    assert made.loops[RecordId("other.p")].links == ("l1",)
    assert list(made.notes) == ["other.n"]
    assert list(made.groups) == ["other.g"]
