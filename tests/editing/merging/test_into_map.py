"""Maps of several tables become one: nobody's claim is lost, and one step takes it all back."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.analysis.alike import Likeness
from loopmap.editing.merging.bringing import Incoming
from loopmap.editing.merging.claims import is_clash
from loopmap.editing.merging.into_map import merge_map
from loopmap.editing.merging.same import near_names, same_names
from loopmap.errors import EditRefused
from loopmap.model.change import DOCUMENT, adding, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId, counting_ids
from loopmap.model.query import fold_name
from loopmap.model.records import (
    PREFIX,
    Action,
    Evidence,
    Fact,
    Group,
    Intervention,
    KeptRun,
    Link,
    MapInfo,
    NamedLoop,
    Note,
    Scenario,
    Sign,
    Strength,
    Variable,
)
from loopmap.model.rules import problems
from tests.support.documents import documents

HERE = MapId("m1")


def table(*links, names=(), title="Map", more=()):
    """A document of one map: links as “Trust + Attendance”, and further names and records."""
    ends = [tuple(text.partition(f" {sign} ")[::2]) for text in links for sign in _sign(text)]
    called = dict.fromkeys([*(name for pair in ends for name in pair), *names])
    ids = {name: RecordId(f"v{n}") for n, name in enumerate(called, 1)}
    variables = [Variable(i, name, x=n * 200.0, order=n) for n, (name, i) in enumerate(ids.items())]
    made = [
        Link(RecordId(f"l{n}"), ids[a], ids[b], Sign(_sign(text)[0]), reason=f"so {n}", order=n)
        for n, (text, (a, b)) in enumerate(zip(links, ends, strict=True), 1)
    ]
    document = Document().apply(adding(DOCUMENT, [MapInfo(HERE, title)]))
    return document.apply(adding(HERE, [*variables, *made, *more]))


def _sign(text):
    return [sign for sign in "+-?" if f" {sign} " in text][:1]


def new_ids():
    made = counting_ids()
    return lambda kind: made(f"{PREFIX[kind]}new", ())


def brought(standing, arriving, name="Table 2", own="Table 1", same=None):
    """What merging gives; the change is one step, keeps every rule and can be taken back."""
    incoming = Incoming(arriving, HERE, name, own)
    if same is None:
        same = same_names(arriving.maps[HERE], standing.maps[HERE])
    merged = merge_map(standing, HERE, incoming, same, new_ids())
    after = standing.apply(merged.change)
    assert problems(after) == []
    assert after.apply(merged.change.inverse()) == standing
    return merged, after.maps[HERE], after


def said(causal_map):
    name = {i: v.name for i, v in causal_map.variables.items()}
    return {
        f"{name[k.source]} {k.sign.value} {name[k.target]}": k for k in causal_map.links.values()
    }


def test_the_same_variable_comes_together_however_it_is_spelt():
    standing = table("Trust + Attendance")
    merged, after, _ = brought(standing, table("TRUST  + Strain", "Strain - attendance"))
    assert sorted(v.name for v in after.variables.values()) == ["Attendance", "Strain", "Trust"]
    assert set(said(after)) == {"Trust + Attendance", "Trust + Strain", "Strain - Attendance"}
    assert (merged.together, len(merged.added), merged.clashes) == (2, 1, ())


def test_every_record_remembers_the_maps_it_came_from():
    more = (Group(RecordId("g1"), "Home"), Note(RecordId("n1"), "Ask"))
    standing = table("Trust + Attendance", more=more)
    _, after, _ = brought(standing, table("Trust + Attendance", "Trust + Strain", more=more))
    assert {v.name: v.origins for v in after.variables.values()} == {
        "Trust": ("Table 1", "Table 2"),
        "Attendance": ("Table 1", "Table 2"),
        "Strain": ("Table 2",),
    }
    assert {words: k.origins for words, k in said(after).items()} == {
        "Trust + Attendance": ("Table 1", "Table 2"),
        "Trust + Strain": ("Table 2",),
    }
    assert [g.origins for g in after.groups.values()] == [("Table 1", "Table 2")]
    assert sorted(n.origins for n in after.notes.values()) == [("Table 1",), ("Table 2",)]


def test_a_third_map_adds_itself_to_what_is_remembered():
    _, _, two = brought(table("Trust + Attendance"), table("Trust + Attendance"))
    _, after, _ = brought(two, table("Trust + Attendance"), name="Table 3", own="All")
    assert said(after)["Trust + Attendance"].origins == ("Table 1", "Table 2", "Table 3")


def test_a_clash_of_signs_is_kept_as_not_known_with_both_claims():
    merged, after, _ = brought(table("Trust + Attendance"), table("Trust - Attendance"))
    link = said(after)["Trust ? Attendance"]
    assert link.reason == ("Table 1: same way (+). so 1\nTable 2: opposite way (−). so 1")
    assert merged.clashes == (link.id,)


def test_a_clash_is_not_settled_by_who_comes_third():
    _, _, two = brought(table("Trust + Attendance"), table("Trust - Attendance"))
    merged, after, _ = brought(two, table("Trust + Attendance"), name="Table 3")
    link = said(after)["Trust ? Attendance"]
    assert link.reason.splitlines()[-1] == "Table 3: same way (+). so 1"
    assert len(link.reason.splitlines()) == 3
    assert merged.clashes == (link.id,)


@pytest.mark.parametrize(("one", "other"), [("?", "-"), ("-", "?")])
def test_a_sign_that_only_one_map_knows_is_taken(one, other):
    merged, after, _ = brought(table(f"A {one} B"), table(f"A {other} B"))
    assert said(after)["A - B"].reason == "so 1"
    assert merged.clashes == ()


def test_a_link_people_left_open_themselves_is_no_clash():
    link = Link(RecordId("l1"), RecordId("a"), RecordId("b"), origins=("Table 1", "Table 2"))
    assert not is_clash(link)


def test_near_names_are_offered_once_each_and_taken_only_when_told():
    standing = table("Exclusions from school + Strain", names=["Trust in schools"])
    arriving = table("School exclusion + Strain", names=["Trust in school", "Trust of school"])
    here, there = standing.maps[HERE], arriving.maps[HERE]
    near = near_names(there, here)
    names = [(there.variables[n.incoming].name, here.variables[n.standing].name) for n in near]
    assert names == [
        ("School exclusion", "Exclusions from school"),
        ("Trust in school", "Trust in schools"),
    ]
    assert {n.likeness for n in near} == {Likeness.SAME}
    _, apart, _ = brought(standing, arriving)
    assert len(apart.variables) == 6
    same = same_names(there, here) | {n.incoming: n.standing for n in near}
    _, together, _ = brought(standing, arriving, same=same)
    assert len(together.variables) == 4
    assert "Exclusions from school + Strain" in said(together)


def test_two_that_come_in_are_not_made_one():
    standing, arriving = table("A + B"), table("C + D")
    with pytest.raises(EditRefused):
        brought(
            standing,
            arriving,
            same={RecordId("v1"): RecordId("v1"), RecordId("v2"): RecordId("v1")},
        )


def test_evidence_loops_scenarios_and_what_is_known_come_along_about_the_right_records():
    def own(document):
        """The same map with all of this on it."""
        (first, second), link = list(document.maps[HERE].variables), RecordId("l1")
        piece = Evidence(RecordId("e1"), text=f"{document.maps[HERE].info.title} said so")
        document = document.apply(adding(DOCUMENT, [piece]))
        causal_map = document.maps[HERE]
        spoken = replace(causal_map.links[link], evidence=(piece.id,))
        acts = (Intervention(Action.CUT, link), Intervention(Action.HOLD, first, 0.5))
        extra = [
            NamedLoop(RecordId("p1"), (link,), "R1", "Trap"),
            Scenario(RecordId("s1"), "Stop", acts, (second,)),
            Fact(RecordId("k1"), first, second),
        ]
        changed = document.apply(replacing(HERE, [(causal_map.links[link], spoken)]))
        return changed.apply(adding(HERE, extra))

    standing, arriving = own(table("A + B", title="One")), own(table("A + C", title="Two"))
    _, after, document = brought(standing, arriving)
    assert sorted(e.text for e in document.evidence.values()) == ["One said so", "Two said so"]
    new = said(after)["A + C"]
    assert [document.evidence[e].text for e in new.evidence] == ["Two said so"]
    assert sorted((p.label, p.links) for p in after.loops.values()) == [
        ("R1", (RecordId("l1"),)),
        ("R2", (new.id,)),
    ]
    names = {s.name: s for s in after.scenarios.values()}
    assert names["Stop 2"].interventions[0].target == new.id
    assert names["Stop 2"].interventions[1].target == RecordId("v1")
    assert len(after.facts) == 2


def test_a_loop_both_named_stays_once():
    loop = NamedLoop(RecordId("p1"), (RecordId("l1"),), "R1", "Trap", "A story")
    other = replace(loop, label="B7", name="Other", story="Another")
    _, after, _ = brought(table("A + B", more=[loop]), table("A + B", more=[other]))
    (kept,) = after.loops.values()
    assert (kept.label, kept.name, kept.story) == ("R1", "Trap", "A story\nAnother")


def test_equations_speak_of_the_variables_as_they_are_called_here():
    standing = table(names=["Exclusions"])
    arriving = table(names=["Exclusion", "Strain"])
    (first, second) = arriving.maps[HERE].variables.values()
    with_equation = replace(second, equation="2 * Exclusion")
    arriving = arriving.apply(replacing(HERE, [(second, with_equation)]))
    _, after, _ = brought(standing, arriving, same={first.id: RecordId("v1")})
    (strain,) = (v for v in after.variables.values() if v.name == "Strain")
    assert strain.equation == "2 * Exclusions"


def test_what_is_new_lies_to_the_right_of_what_stands_as_it_lay():
    _, after, _ = brought(table("A + B"), table("C + D"))
    places = {v.name: (v.x, v.y) for v in after.variables.values()}
    assert places == {"A": (0, 0), "B": (200, 0), "C": (440, 0), "D": (640, 0)}


def test_a_strength_one_map_gave_stays():
    one, other = table("A + B"), table("A + B")
    link = other.maps[HERE].links[RecordId("l1")]
    strong = replace(link, strength=Strength.STRONG)
    other = other.apply(replacing(HERE, [(link, strong)]))
    _, after, _ = brought(one, other)
    assert said(after)["A + B"].strength is Strength.STRONG


def changed(document, **told):
    """The same with this said of its first link."""
    link = document.maps[HERE].links[RecordId("l1")]
    return document.apply(replacing(HERE, [(link, replace(link, **told))]))


def test_two_strengths_are_kept_as_any_with_both_claims():
    weak = changed(table("A + B"), strength=Strength.WEAK)
    strong = changed(table("A + B"), strength=Strength.STRONG)
    merged, after, two = brought(weak, strong)
    link = said(after)["A + B"]
    assert (link.strength, link.strength_range) == (Strength.MEDIUM, None)
    assert link.reason == "Table 1: same way (+), weak. so 1\nTable 2: same way (+), strong. so 1"
    assert (merged.clashes, merged.unlike_strengths) == ((), (link.id,))
    assert merged.told() == (
        "On the strength of 1 link the maps do not agree: medium, with both claims.",
    )
    merged, after, _ = brought(two, strong, name="Table 3")
    link = said(after)["A + B"]
    assert link.strength is Strength.MEDIUM, "a third does not settle it"
    assert link.reason.splitlines()[-1] == "Table 3: same way (+), strong. so 1"
    assert merged.unlike_strengths == (link.id,)
    settled = changed(two, strength=Strength.STRONG)
    assert brought(settled, strong, name="Table 3")[0].unlike_strengths == ()


def test_signs_and_strengths_may_clash_at_once():
    weak = changed(table("A + B"), strength=Strength.WEAK)
    strong = changed(table("A - B"), strength=Strength.STRONG)
    merged, after, _ = brought(weak, strong)
    assert said(after)["A ? B"].reason == (
        "Table 1: same way (+), weak. so 1\nTable 2: opposite way (−), strong. so 1"
    )
    assert len(merged.clashes) == len(merged.unlike_strengths) == 1


def test_two_ranges_of_strength_become_all_that_lies_between_them():
    low = changed(table("A + B"), strength_range=(0.1, 0.3))
    high = changed(table("A + B"), strength_range=(0.2, 0.9))
    merged, after, _ = brought(low, high)
    link = said(after)["A + B"]
    assert link.strength_range == (0.1, 0.9)
    assert "strength 0.10 to 0.30. so 1" in link.reason
    assert merged.unlike_strengths == (link.id,)
    _, after, _ = brought(table("A + B"), high)
    assert said(after)["A + B"].strength_range == (0.2, 0.9)


def test_of_two_delays_the_standing_one_stays_and_both_are_listed():
    weeks = changed(table("A + B"), delayed=True, delay_length="weeks")
    years = changed(table("A + B"), delayed=True, delay_length="years")
    _, after, _ = brought(weeks, years)
    link = said(after)["A + B"]
    assert link.delay_length == "weeks"
    assert link.reason.splitlines()[1] == "Table 2: same way (+), delay years. so 1"


def test_kept_runs_stay_behind_and_that_is_said():
    run = KeptRun(RecordId("u1"), "As it was")
    merged, after, _ = brought(table("A + B"), table("A + B", more=[run]))
    assert not after.runs
    assert merged.told() == ("1 kept run stays behind; as a new map it would keep it.",)


@settings(max_examples=40)
@given(documents(), documents(), st.text(max_size=5), st.text(max_size=5))
def test_any_two_maps_come_together_and_apart_again(standing, arriving, name, own):
    here, there = standing.map_order[0], arriving.map_order[0]
    same = same_names(arriving.maps[there], standing.maps[here])
    merged = merge_map(standing, here, Incoming(arriving, there, name, own), same, new_ids())
    after = standing.apply(merged.change)
    assert problems(after) == []
    assert after.apply(merged.change.inverse()) == standing
    folded = {
        fold_name(v.name)
        for d, m in ((standing, here), (arriving, there))
        for v in d.maps[m].variables.values()
    }
    assert {fold_name(v.name) for v in after.maps[here].variables.values()} == folded
