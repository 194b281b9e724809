"""Two variables made one, a variable turned round, one split into two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopmap.analysis.checks import Merge, Park, Rename, Split
from loopmap.analysis.loops import find_loops
from loopmap.editing.edits.mend import mend, show_skipped
from loopmap.editing.edits.mend_map import skip_finding
from loopmap.editing.edits.merge import may_merge, merge_variables
from loopmap.editing.edits.split import split_variable
from loopmap.editing.edits.turn import call_it_the_opposite, turn_round
from loopmap.errors import EditRefused
from loopmap.model.change import DOCUMENT, adding, replacing
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from loopmap.model.records import (
    Action,
    Intervention,
    Link,
    MapInfo,
    NamedLoop,
    Scenario,
    Sign,
    Status,
    Variable,
)
from loopmap.model.rules import problems
from tests.support.documents import documents
from tests.support.fines import (
    ATTENDANCE,
    FINES,
    GAP,
    LOWERS,
    RAISES,
    STRAIN,
    TODAY,
    TRIGGERS,
    WIDENS,
    fines_document,
)
from tests.support.map_records import links_called
from tests.support.small_maps import new_ids

POVERTY = RecordId("v9")
WORSENS = RecordId("l9")


def with_poverty(*links, scenarios=()):
    """The fines map with poverty beside strain, and these links and scenarios."""
    document = fines_document()
    return document.apply(
        adding(TODAY, [Variable(POVERTY, "Poverty", 400.0, 0.0), *links, *scenarios])
    )


def after(document, change):
    changed = document.apply(change)
    assert problems(changed) == []
    assert changed.apply(change.inverse()) == document
    return changed.maps[TODAY]


def kinds(causal_map):
    return sorted((loop.kind.value, loop.length) for loop in find_loops(causal_map).loops)


def test_links_of_the_one_that_goes_lead_to_the_one_that_stays():
    document = with_poverty(Link(WORSENS, POVERTY, GAP, Sign.SAME))
    merged = after(document, merge_variables(document, TODAY, POVERTY, STRAIN))
    assert POVERTY not in merged.variables
    assert merged.links[WORSENS].source == STRAIN


def test_the_same_link_of_both_stays_once_and_is_not_agreed_where_they_disagreed():
    twin = Link(WORSENS, POVERTY, ATTENDANCE, Sign.SAME, reason="Said in the room")
    document = with_poverty(twin)
    merged = after(document, merge_variables(document, TODAY, POVERTY, STRAIN))
    assert WORSENS not in merged.links
    assert merged.links[LOWERS].sign is Sign.UNKNOWN
    assert merged.links[LOWERS].reason == "Said in the room"


def test_links_between_the_two_go():
    document = with_poverty(Link(WORSENS, POVERTY, STRAIN, Sign.SAME))
    merged = after(document, merge_variables(document, TODAY, POVERTY, STRAIN))
    assert WORSENS not in merged.links
    assert merged.adjacency.between(STRAIN, STRAIN) is None


def test_a_named_loop_goes_on_along_the_links_that_stay():
    around = tuple(map(RecordId, ("l1", "l3", "l4", "l9")))
    raises = Link(RecordId("l8"), FINES, POVERTY, Sign.SAME)
    lowers = Link(WORSENS, POVERTY, ATTENDANCE, Sign.OPPOSITE)
    loop = NamedLoop(RecordId("p1"), around, "R1", "Poverty trap")
    document = with_poverty(raises, lowers).apply(adding(TODAY, [loop]))
    merged = after(document, merge_variables(document, TODAY, POVERTY, STRAIN))
    assert merged.loops[RecordId("p1")].links == (RAISES, WIDENS, TRIGGERS, LOWERS)


def test_scenarios_act_on_the_one_that_stays():
    ease = Intervention(Action.PUSH, POVERTY, -0.5)
    grant = Intervention(Action.ADD, None, source=ATTENDANCE, destination=POVERTY, sign=Sign.SAME)
    lost = Intervention(Action.ADD, None, source=STRAIN, destination=POVERTY, sign=Sign.SAME)
    scenario = Scenario(RecordId("s1"), "Grant", (ease, grant, lost), (STRAIN, POVERTY))
    document = with_poverty(scenarios=[scenario])
    merged = after(document, merge_variables(document, TODAY, POVERTY, STRAIN))
    kept = merged.scenarios[RecordId("s1")]
    assert [act.target for act in kept.interventions] == [STRAIN, None]
    assert kept.interventions[1].destination == STRAIN
    assert kept.outcomes == (STRAIN,)


def test_an_opposite_is_merged_with_its_signs_turned_and_its_loops_unchanged():
    document = fines_document()
    calm = Variable(POVERTY, "Calm at home", 300.0, 300.0)
    links = [
        Link(RecordId("l8"), FINES, POVERTY, Sign.OPPOSITE),
        Link(WORSENS, POVERTY, GAP, Sign.OPPOSITE),
    ]
    document = document.apply(adding(TODAY, [calm, *links]))
    before = kinds(document.maps[TODAY])
    merged = after(document, merge_variables(document, TODAY, POVERTY, STRAIN, turned=True))
    assert merged.links[RAISES].sign is Sign.SAME, "both said that fines raise strain"
    assert merged.links[WORSENS].sign is Sign.SAME
    assert kinds(merged) == before


def test_a_variable_is_not_merged_into_itself():
    document = fines_document()
    assert may_merge(document, TODAY, FINES, FINES).why == "This is the same variable."
    with pytest.raises(EditRefused):
        merge_variables(document, TODAY, FINES, FINES)


def test_an_opposite_name_turns_the_signs_and_what_scenarios_do():
    held = Scenario(RecordId("s1"), "Ease", (Intervention(Action.PUSH, STRAIN, -0.5),))
    document = with_poverty(scenarios=[held])
    turned = after(document, call_it_the_opposite(document, TODAY, STRAIN, "Family ease"))
    assert turned.variables[STRAIN].name == "Family ease"
    assert turned.links[RAISES].sign is Sign.OPPOSITE
    assert turned.links[LOWERS].sign is Sign.SAME
    assert turned.scenarios[RecordId("s1")].interventions[0].amount == 0.5


@st.composite
def small_maps_linked(draw):
    """Three variables and any links at all between them."""
    ends = [RecordId(f"v{n}") for n in range(3)]
    links = draw(links_called([RecordId(f"l{n}") for n in range(5)], ends, ()))
    empty = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    return empty.apply(adding(TODAY, [*(Variable(end, end) for end in ends), *links]))


@given(small_maps_linked())
def test_every_loop_keeps_its_kind_when_a_variable_is_turned_round(document):
    causal_map = document.maps[TODAY]
    for variable in sorted(causal_map.variables):
        turned = document.apply(turn_round(document, TODAY, variable))
        assert kinds(turned.maps[TODAY]) == kinds(causal_map)
        back = turned.apply(turn_round(turned, TODAY, variable))
        assert back.maps[TODAY].links == causal_map.links


@given(documents(), st.data())
def test_whatever_is_merged_or_turned_round_leaves_a_sound_document(document, data):
    map_id = data.draw(st.sampled_from(sorted(document.maps)))
    names = sorted(document.maps[map_id].variables)
    if len(names) < 2:
        return
    gone, into = data.draw(st.permutations(names))[:2]
    change = merge_variables(document, map_id, gone, into, turned=data.draw(st.booleans()))
    for each in (change, turn_round(document, map_id, into)):
        changed = document.apply(each)
        assert problems(changed) == []
        assert changed.apply(each.inverse()) == document


def test_a_split_variable_gives_each_part_all_links_as_assumed():
    document = fines_document()
    names = ("Money worries", "Stress")
    split = after(document, split_variable(document, TODAY, STRAIN, names, new_ids(document)))
    assert split.variables[STRAIN].name == "Money worries"
    twin = next(v for v in split.variables.values() if v.name == "Stress")
    copies = [link for link in split.links.values() if twin.id in (link.source, link.target)]
    assert {link.status for link in copies} == {Status.ASSUMED}
    assert len(copies) == 2
    assert kinds(split) == [("reinforcing", 4), ("reinforcing", 4)]


def test_a_split_into_a_name_that_is_taken_is_refused():
    document = fines_document()
    with pytest.raises(EditRefused, match="School attendance"):
        split_variable(document, TODAY, STRAIN, ("Strain", "School attendance"), new_ids(document))


@pytest.mark.parametrize(
    "how",
    [
        Rename(STRAIN, "Pressure at home"),
        Rename(STRAIN, "Ease at home", turned=True),
        Merge(GAP, ATTENDANCE, turned=True),
        Split(STRAIN, ("Debt", "Stress")),
        Park(STRAIN),
    ],
)
def test_every_mend_is_one_change_that_can_be_taken_back(how):
    document = fines_document()
    change = mend(document, TODAY, how, new_ids(document))
    changed = document.apply(change)
    assert problems(changed) == []
    assert changed != document
    assert changed.apply(change.inverse()) == document


def test_a_parked_variable_is_an_idea_and_no_longer_on_the_map():
    document = fines_document()
    change = mend(document, TODAY, Park(STRAIN), new_ids(document))
    parked = document.apply(change)
    assert [idea.text for idea in parked.ideas.values()] == ["Family strain"]
    assert STRAIN not in parked.maps[TODAY].variables
    assert set(parked.maps[TODAY].links) == {WIDENS, TRIGGERS}


def test_what_is_skipped_is_remembered_with_the_map_and_can_be_shown_again():
    document = fines_document()
    skipped = document.apply(skip_finding(document, TODAY, "N1 v1"))
    assert skipped.maps[TODAY].info.skipped == ("N1 v1",)
    assert not skip_finding(skipped, TODAY, "N1 v1")
    assert skipped.apply(show_skipped(skipped, TODAY)) == document


def test_the_bend_of_a_link_that_leads_elsewhere_is_left_to_the_drawing():
    document = with_poverty(Link(WORSENS, POVERTY, GAP, Sign.SAME, bulge=0.4))
    merged = after(document, merge_variables(document, TODAY, POVERTY, STRAIN))
    assert merged.links[WORSENS].bulge is None
    straight = document.maps[TODAY].links[RAISES]
    bent = document.apply(
        replacing(TODAY, [(straight, Link(RAISES, FINES, STRAIN, Sign.SAME, bulge=0.3, order=1.0))])
    )
    kept = after(bent, merge_variables(bent, TODAY, POVERTY, STRAIN))
    assert kept.links[RAISES].bulge == 0.3
