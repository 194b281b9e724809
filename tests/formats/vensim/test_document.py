"""Vensim models open as documents: what is drawn, with its signs, beside what is calculated."""

from pathlib import Path

import pytest

from loopmap.errors import FormatError
from loopmap.formats import loopmap_yaml
from loopmap.formats.kept import kept
from loopmap.formats.vensim.document import read
from loopmap.formats.vensim.write import write
from loopmap.model.elsewhere import place_of_values
from loopmap.model.records import Kind
from loopmap.model.rules import problems
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import run_map

GOLDEN = Path(__file__).parents[2] / "golden" / "formats" / "vensim"


def opened(name, told=None):
    return read((GOLDEN / f"{name}.mdl").read_bytes(), f"{name}.mdl", told or {})


def only_map(found):
    (causal_map,) = found.document.maps.values()
    return causal_map


def by_name(causal_map):
    return {v.name: v for v in causal_map.variables.values()}


def links(causal_map):
    name = {i: v.name for i, v in causal_map.variables.items()}
    return {(name[k.source], name[k.target]): k for k in causal_map.links.values()}


def signs(causal_map):
    return {ends: link.sign.value for ends, link in links(causal_map).items()}


def test_a_model_comes_with_equations_units_ranges_and_graphs():
    named = by_name(only_map(opened("waiting-list")))
    waiting = named["Waiting children"]
    assert (waiting.kind, waiting.equation, waiting.unit) == (Kind.STOCK, "40", "child")
    assert waiting.meaning == "Who has been referred and not yet seen."
    assert named["referrals"].kind is Kind.FLOW
    assert (named["staff"].kind, named["staff"].bounds) == (Kind.DRIVER, (0.0, 10.0))
    assert named["need"].graph.points == ((0, 10), (12, 14), (24, 15))
    assert named["worth asking"].graph.points[-1] == (2, 0.25)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("GET XLS DATA('x.xls', 'A', '1', 'B2')", "the file “x.xls”"),
        ("", "a data set beside the model"),
    ],
)
def test_where_values_are_that_did_not_come_is_kept_and_said(text, place):
    model = f"{{UTF-8}}\nsales{' = ' if text else ''}{text} ~~|\nprofit = sales * 2 ~~|\n"
    document = read(model.encode(), "m.mdl").document
    again = loopmap_yaml.FORMAT.read(loopmap_yaml.FORMAT.write(document), "m.loopmap").document
    for each in (document, again, read(write(document), "m.mdl").document):
        (causal_map,) = each.maps.values()
        assert place_of_values(by_name(causal_map)["sales"].extra) == place
        assert f"in {place}, which" in stock_flow_model(causal_map).why_not
        assert not place_of_values(by_name(causal_map)["profit"].extra)


def test_signs_are_those_drawn_and_else_those_of_the_equations():
    assert signs(only_map(opened("waiting-list"))) == {
        ("Waiting children", "first talks"): "+",
        ("shortest time", "first talks"): "-",  # S and O stand for same and opposite
        ("staff", "first talks"): "+",
        ("talks each", "first talks"): "+",
        ("need", "referrals"): "+",
        ("Waiting children", "referrals"): "-",
        ("referrals", "Waiting children"): "+",
        ("first talks", "Waiting children"): "-",
    }


def test_a_delay_mark_is_a_delay_and_arcs_are_bent_as_drawn():
    drawn = links(only_map(opened("waiting-list")))
    assert drawn["need", "referrals"].delayed
    assert not drawn["staff", "first talks"].delayed
    assert drawn["staff", "first talks"].bulge is None  # straight in the file
    old = links(only_map(opened("old-trust")))
    assert old["trust", "asking for help"].bulge == pytest.approx(0.4)  # above, left of travel


def test_the_map_runs_as_the_model_does():
    found = opened("waiting-list")
    assert problems(found.document) == []
    run = run_map(stock_flow_model(only_map(found)))
    assert run.stopped == ""
    assert run.times[-1] == 24


def test_flows_lie_where_their_valves_are_and_views_beside_each_other():
    named = by_name(only_map(opened("waiting-list")))
    row = [named[name] for name in ("referrals", "Waiting children", "first talks")]
    assert len({each.y for each in row}) == 1
    assert row[0].x < row[1].x < row[2].x
    assert named["staff"].y > named["worth asking"].y  # its view lies below


def test_loop_symbols_name_the_loops_around_them_and_can_be_told_otherwise():
    found = opened("waiting-list")
    assert [loop.label for loop in only_map(found).loops.values()] == ["B1", "B2"]
    (guess,) = (g for g in found.guesses if g.key == "loop:B")
    assert guess.choices[0].words == "Waiting children → first talks → Waiting children"
    told = only_map(opened("waiting-list", {"loop:B": "none"}))
    assert [loop.label for loop in told.loops.values()] == ["B1"]
    assert "B" in [note.text for note in told.notes.values()]


def test_a_few_words_beside_a_symbol_name_its_loop_unless_told_otherwise():
    text = (GOLDEN / "waiting-list.mdl").read_text()
    named = text.replace(
        "12,21,0,300,420,", "12,22,0,250,255,20,9,8,4,0,0,-1,0,0,0\nFewer ask\n12,21,0,300,420,"
    )
    found = read(named.encode(), "x.mdl")
    assert [loop.name for loop in only_map(found).loops.values()] == ["Fewer ask", ""]
    assert len(only_map(found).notes) == 1
    told = only_map(read(named.encode(), "x.mdl", {"text:Fewer ask": "note"}))
    assert [loop.name for loop in told.loops.values()] == ["", ""]
    assert {note.text for note in told.notes.values()} >= {"Fewer ask"}


def test_comments_are_notes_and_clouds_are_nothing():
    (note,) = only_map(opened("waiting-list")).notes.values()
    assert note.text == "What parents told us in spring, 2 of 3"


def test_each_view_can_be_a_map_of_its_own():
    found = opened("waiting-list", {"views": "several"})
    first, second = found.document.maps.values()
    assert (first.info.title, second.info.title) == ("List", "Staff")
    assert set(by_name(second)) == {"staff", "talks each", "shortest time", "first talks"}
    assert problems(found.document) == []
    with pytest.raises(FormatError, match="“all” cannot be meant by “views”"):
        opened("waiting-list", {"views": "all"})


def test_a_map_without_equations_has_the_causes_that_are_named_and_the_signs_that_are_drawn():
    found = opened("old-trust")
    assert signs(only_map(found)) == {
        ("trust", "asking for help"): "+",
        ("asking for help", "trust"): "+",
        ("trust", "fear of blame"): "-",  # by its minus alone
        ("fear of blame", "asking for help"): "-",
    }
    assert only_map(found).info.times is None
    assert [loop.label for loop in only_map(found).loops.values()] == ["R1"]


def test_what_we_have_no_place_for_is_kept():
    found = opened("waiting-list")
    assert kept(found.document.info.extra, "vensim")["settings"][0] == "4:Time"
    assert found.document.info.note == "Children wait for a first talk."
    waiting = by_name(only_map(found))["Waiting children"]
    assert kept(waiting.extra, "vensim")["group"] == "Clinic"
    assert "“Time” is drawn in the file; on a map it is no variable." in found.left_out


def test_the_text_of_an_equation_nobody_can_read_is_kept_with_its_variable():
    found = read(b"a = NPV(b, 0.1, 0, 1) ~~|\nb = 2 ~~|", "x.mdl")
    assert found.warnings == (
        "Line 1: “a” came without its equation: Loopmap has no function like “NPV”.",
    )
    variable = by_name(only_map(found))["a"]
    assert variable.equation == ""
    assert kept(variable.extra, "vensim")["equation"] == "NPV(b, 0.1, 0, 1)"


def test_what_is_drawn_nowhere_lies_below_and_is_told():
    text = (GOLDEN / "waiting-list.mdl").read_text().replace("10,17,need,", "10,17,other,")
    found = read(text.encode(), "x.mdl")
    named = by_name(only_map(found))
    assert named["need"].y > max(v.y for v in named.values() if v.name != "need")
    assert "1 variable is drawn nowhere in the file and lies below all others." in found.warnings


def test_more_elements_than_a_map_shows_are_refused_with_a_way_out():
    with pytest.raises(FormatError, match="more than 2,000 variables") as caught:
        read(b"area: (a1-a2001) ~~| x[area] = 1 ~~|", "x.mdl")
    assert "loopmap simulate" in caught.value.hint


def test_another_equation_for_the_start_is_put_where_it_is_used():
    text = b"""s = INTEG(flow, a) ~~| flow = SMOOTH(a, 2) ~~|
    a = ACTIVE INITIAL(flow*0.5 + 1, 7) ~~|"""
    found = read(text, "x.mdl")
    named = by_name(only_map(found))
    assert (named["s"].equation, named["flow"].equation) == ("7", "SMTH1(a, 2, 7)")
    assert stock_flow_model(only_map(found)).is_runnable
