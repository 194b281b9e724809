"""Changes brought from one of two maps to the other."""

from dataclasses import replace

import pytest

from loopmap.analysis.difference import Way, find_difference
from loopmap.editing.edits.across import bring_across
from loopmap.model.change import adding, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import (
    Action,
    Evidence,
    Fact,
    Group,
    Intervention,
    Level,
    NamedLoop,
    Note,
    Scenario,
    Sign,
    Sketch,
    SketchKind,
    Status,
    Strength,
)
from loopmap.model.views import View
from tests.support.small_maps import after, new_ids
from tests.support.two_maps import ENDS, NAMES, causal_map, future

TODAY, AHEAD = MapId("today"), MapId("future")


def document(other, base=None):
    return Document(maps={m.id: m for m in (base or causal_map(), other)})


def difference(found):
    return find_difference(found.maps[TODAY], found.maps[AHEAD])


def bring(found, ones=None, *, back=False):
    """The document with what was asked for brought across, and what is told of it."""
    whole = difference(found)
    brought = bring_across(found, whole, whole if ones is None else ones, new_ids(found), back=back)
    return after(found, brought.change), brought


ALTERED = {
    "came": future(NAMES | {"e": "Advice"}, ENDS | {"l5": "ec+", "l6": "be-"}),
    "went": future(
        {i: n for i, n in NAMES.items() if i != "d"}, {i: t for i, t in ENDS.items() if i != "l4"}
    ),
    "links": future(
        l1={"sign": Sign.OPPOSITE, "strength": Strength.WEAK},
        l2={"delayed": True, "delay_length": "a term"},
        l3={"strength_range": (0.8, 0.9)},
        l4={"status": Status.STATED, "reason": "Heard twice."},
    ),
    "names": future(NAMES | {"a": "Penalties"}, ENDS | {"l4": "bd+"}),
}


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("how", ALTERED)
def test_all_of_it_brought_either_way_leaves_nothing_that_differs(how, back):
    changed, brought = bring(document(ALTERED[how]), back=back)
    assert not difference(changed)
    assert brought.left == ()
    untouched = AHEAD if not back else TODAY
    assert changed.maps[untouched] == document(ALTERED[how]).maps[untouched]


def test_one_change_is_brought_by_itself():
    found = document(ALTERED["links"])
    (one,) = (d for d in difference(found) if d.way is Way.WEAKENED)
    changed, _ = bring(found, [one])
    link = changed.maps[TODAY].links[RecordId("l1")]
    assert (link.strength, link.sign) == (Strength.WEAK, Sign.SAME)


def test_a_link_brings_the_variable_it_needs():
    found = document(ALTERED["came"])
    link = next(d for d in difference(found) if d.record.id == "l5")
    changed, brought = bring(found, [link])
    assert "e" in changed.maps[TODAY].variables
    assert "l6" not in changed.maps[TODAY].links
    assert brought.besides == ("“Advice” came with it.",)


def test_a_variable_that_goes_takes_its_links_and_that_is_told():
    found = document(ALTERED["went"])
    variable = next(d for d in difference(found) if d.record.id == "d")
    changed, brought = bring(found, [variable])
    assert "l4" not in changed.maps[TODAY].links
    assert brought.besides == ("1 link went with “Attendance”.",)


def test_what_there_is_no_room_for_is_left_and_told():
    """On the future a link leads where today has another one, which the future has not."""
    base = causal_map(ends=ENDS | {"l5": "bd+"})
    found = document(future(ends=ENDS | {"l4": "bd+"}), base)
    (one,) = (d for d in difference(found) if d.way is Way.REROUTED)
    changed, brought = bring(found, [one])
    assert changed == found
    assert brought.left == ("There is already a link from “Strain” to “Attendance”.",)


def with_records(causal_map, **tables):
    """The map with these records besides."""
    made = causal_map
    for record in (each for some in tables.values() for each in some):
        change = adding(made.id, [record])
        made = Document(maps={made.id: made}).apply(change).maps[made.id]
    return made


def changed_info(causal_map, **said):
    return causal_map.with_info(replace(causal_map.info, **said))


NOTE, GROUP, PLAN, LOOP = (RecordId(each) for each in ("n1", "g1", "s1", "p1"))
RING = (RecordId("l1"), RecordId("l2"), RecordId("l3"))
PUSH = Intervention(Action.PUSH, RecordId("a"), 0.5)
BESIDES = {
    "a note": {"notes": [Note(NOTE, "Ask again", level=Level.ROOM)]},
    "a group": {"groups": [Group(GROUP, "Home")]},
    "a scenario": {"scenarios": [Scenario(PLAN, "More", (PUSH,), outcomes=(RecordId("d"),))]},
    "a named loop": {"loops": [NamedLoop(LOOP, RING, "R1", "Trap", "It goes round.")]},
}


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("what", BESIDES)
def test_what_only_one_map_has_comes_or_goes_either_way(what, which, back):
    maps = [causal_map(), future()]
    maps[which] = with_records(maps[which], **BESIDES[what])
    found = document(maps[1], maps[0])
    assert len(list(difference(found))) == 1
    changed, brought = bring(found, back=back)
    assert not difference(changed)
    assert brought.left == ()


CHANGED = {
    "a note": Note(NOTE, "Ask twice", level=Level.ROOM),
    "a group": Group(GROUP, "Homes"),
    "a scenario": Scenario(PLAN, "Much more", (replace(PUSH, amount=0.9),)),
    "a named loop": NamedLoop(LOOP, RING, "R1", "Spiral", "Round and round."),
}


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("what", CHANGED)
def test_what_both_have_reads_alike_after(what, back):
    (table,) = BESIDES[what]
    base = with_records(causal_map(), **BESIDES[what])
    other = with_records(future(), **{table: [CHANGED[what]]})
    changed, brought = bring(document(other, base), back=back)
    assert not difference(changed)
    assert brought.left == ()


def test_a_note_that_is_private_on_either_map_stays_private():
    base = with_records(causal_map(), notes=[Note(NOTE, "Ask", level=Level.PUBLIC)])
    other = with_records(future(), notes=[Note(NOTE, "She said so", level=Level.PRIVATE)])
    changed, _ = bring(document(other, base))
    assert changed.maps[TODAY].notes[NOTE].text == "She said so"
    assert changed.maps[TODAY].notes[NOTE].level is Level.PRIVATE
    back, _ = bring(document(other, base), back=True)
    assert back.maps[AHEAD].notes[NOTE].level is Level.PRIVATE


def test_a_variable_brings_the_group_it_goes_into():
    other = with_records(future(), groups=[Group(GROUP, "Home")])
    strain = other.variables[RecordId("b")]
    other = (
        Document(maps={AHEAD: other})
        .apply(replacing(AHEAD, [(strain, replace(strain, group=GROUP))]))
        .maps[AHEAD]
    )
    found = document(other)
    (one,) = (d for d in difference(found) if d.field == "group" and d.record.id == "b")
    changed, brought = bring(found, [one])
    assert changed.maps[TODAY].variables[RecordId("b")].group == GROUP
    assert brought.besides == ("The group “Home” came with it.",)


def test_a_loop_that_new_links_close_is_called_as_on_the_other_map():
    ends = ENDS | {"l5": "da+"}
    ring = (RecordId("l1"), RecordId("l2"), RecordId("l4"), RecordId("l5"))
    new = NamedLoop(LOOP, ring, "B1", "Drop-ins", "They come.")
    other = with_records(future(ends=ends), loops=[new])
    taken = with_records(causal_map(), loops=[NamedLoop(RecordId("p9"), RING, "B1", "Ours")])
    found = document(other, taken)
    link = next(d for d in difference(found) if d.record.id == "l5")
    changed, brought = bring(found, [link])
    (made,) = (p for p in changed.maps[TODAY].loops.values() if p.name == "Drop-ins")
    assert (made.links, made.label, made.story) == (ring, "B2", "They come.")
    assert brought.besides == ("The name of B1 came with it.",)


def test_a_scenario_that_acts_on_what_is_not_there_is_left_and_told():
    other = future(NAMES | {"e": "Advice"}, ENDS | {"l5": "ec+"})
    act = Intervention(Action.CUT, RecordId("l5"))
    other = with_records(other, scenarios=[Scenario(PLAN, "No advice", (act,))])
    found = document(other)
    (plan,) = (d for d in difference(found) if d.record.id == PLAN)
    changed, brought = bring(found, [plan])
    assert changed == found
    assert brought.left == ("What the scenario “No advice” acts on is not on “Today”.",)
    whole, brought = bring(found)
    assert whole.maps[TODAY].scenarios[PLAN].interventions == (act,)


@pytest.mark.parametrize("back", [False, True])
def test_what_is_said_of_the_map_is_brought_too(back):
    other = changed_info(future(), question="Why?", vision="Trust")
    changed, brought = bring(document(other), back=back)
    info = changed.maps[AHEAD if back else TODAY].info
    assert (info.question, info.vision) == (("", "") if back else ("Why?", "Trust"))
    assert brought.left == ()


def test_evidence_goes_where_nobody_rests_on_it_any_more():
    quote = Evidence(RecordId("e1"), text="They said so", level=Level.PRIVATE)
    other = future(l1={"evidence": (quote.id,)})
    found = Document(evidence={quote.id: quote}, maps=document(other).maps)
    over, _ = bring(found)
    assert over.maps[TODAY].links[RecordId("l1")].evidence == (quote.id,)
    assert over.evidence[quote.id].level is Level.PRIVATE
    back, _ = bring(found, back=True)
    assert back.evidence == {}


def test_views_graphs_and_facts_are_brought_and_a_private_graph_stays_private():
    a, b = RecordId("a"), RecordId("b")
    graph = Sketch(RecordId("h1"), a, SketchKind.HOPE, ((0, 0), (1, 1)), level=Level.PRIVATE)
    view, fact = View(RecordId("w1"), "Core", records=(a,)), Fact(RecordId("k1"), a, b)
    found = document(future())
    found = found.apply(adding(AHEAD, [graph, view, fact]))
    found = found.apply(adding(TODAY, [replace(graph, level=Level.PUBLIC, text="Hoped")]))
    now, brought = bring(found)
    assert not brought.left
    assert not difference(now), "all of it is the same now, the level aside"
    assert now.maps[TODAY].sketches[graph.id].level is Level.PRIVATE
    assert now.maps[TODAY].views[view.id].records == (a,)
    back, brought = bring(found, back=True)
    assert not brought.left
    assert not back.maps[AHEAD].views
    assert not back.maps[AHEAD].facts
    assert back.maps[AHEAD].sketches[graph.id].text == "Hoped"
    assert back.maps[AHEAD].sketches[graph.id].level is Level.PRIVATE


def test_a_fact_about_what_the_map_lacks_is_left_and_told():
    found = document(future(NAMES | {"e": "Advice"}))
    fact = Fact(RecordId("k1"), RecordId("e"), RecordId("a"))
    found = found.apply(adding(AHEAD, [fact]))
    (one,) = [each for each in difference(found) if each.record == fact]
    now, brought = bring(found, [one])
    assert now == found
    assert brought.left == ("What it is about is not on “Today”.",)
