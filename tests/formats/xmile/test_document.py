"""XMILE and STMX files open as documents: variables, equations, links, places, times."""

import pytest

from loopmap.errors import FormatError
from loopmap.formats.registry import open_file
from loopmap.formats.xmile.document import read
from loopmap.formats.xmile.read import read_model
from loopmap.model.equations import Between, Method
from loopmap.model.records import Kind
from loopmap.model.rules import problems
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import run_map
from loopmap.simulation.stock_flow.program import simulate

HEAD = '<xmile xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0" version="1.0">'
SPECS = (
    '<sim_specs method="RK4" time_units="day"><start>1</start><stop>9</stop><dt>0.5</dt>'
    "</sim_specs>"
)
TEACUP = f"""{HEAD}<header><name>Tea cup</name></header>{SPECS}<model><variables>
<stock name="Tea_temperature"><eqn>180</eqn><outflow>heat_loss</outflow><non_negative/>
<units>degrees</units><doc>How hot
the tea is</doc></stock>
<flow name="heat_loss"><eqn>(Tea_temperature - room_temperature) / time_constant</eqn></flow>
<aux name="room_temperature"><eqn>70</eqn></aux>
<aux name="time_constant"><eqn>effect(Tea_temperature)</eqn></aux>
<gf name="effect" type="discrete"><xscale min="0" max="200"/><yscale min="0" max="20"/>
<ypts>8,10,12</ypts></gf>
</variables>VIEW</model></xmile>"""
VIEW = """<views><view><stock x="100" y="50" name="Tea_temperature"/>
<flow x="200" y="50" name="heat_loss"><pts/></flow><aux x="200" y="120" name="room_temperature"/>
<aux x="250" y="90" name="time_constant"/><gf x="9" y="90" name="effect"/>
<connector polarity="+"><from>time_constant</from><to>heat_loss</to></connector></view></views>"""


def opened(text):
    return read(text.encode(), "tea.xmile")


def map_of(found):
    return found.document.maps["m1"]


def by_name(causal_map):
    return {v.name: v for v in causal_map.variables.values()}


def test_variables_come_with_all_that_is_said_of_them():
    found = map_of(opened(TEACUP.replace("VIEW", "")))
    tea = by_name(found)["Tea temperature"]
    assert (tea.kind, tea.equation, tea.unit, tea.nonnegative) == (
        Kind.STOCK, "180", "degrees", True,
    )  # fmt: skip
    assert tea.meaning == "How hot the tea is"
    loss = by_name(found)["heat loss"]
    assert loss.kind is Kind.FLOW
    assert loss.equation == "(Tea_temperature - room_temperature) / time_constant"
    assert by_name(found)["room temperature"].kind is Kind.DRIVER
    graph = by_name(found)["effect"].graph
    assert graph.points == ((0, 8), (100, 10), (200, 12))
    assert graph.between is Between.DISCRETE
    assert (graph.across, graph.up) == ((0, 200), (0, 20))


def test_links_come_with_signs_where_they_are_plain():
    found = map_of(opened(TEACUP.replace("VIEW", "")))
    name = {i: v.name for i, v in found.variables.items()}
    links = {
        f"{name[k.source]} {k.sign.value} {name[k.target]}": k.by_equation
        for k in found.links.values()
    }
    assert links == {
        "Tea temperature + heat loss": True,
        "room temperature - heat loss": True,
        "time constant - heat loss": True,  # as the tea is warmer than the room all the time
        "Tea temperature + time constant": True,
        "heat loss - Tea temperature": False,
    }


def test_a_sign_at_a_connector_counts_where_the_equation_does_not_tell():
    found = map_of(opened(TEACUP.replace("VIEW", VIEW)))
    name = {i: v.name for i, v in found.variables.items()}
    signs = {(name[k.source], name[k.target]): k.sign.value for k in found.links.values()}
    assert signs["time constant", "heat loss"] == "+"


def test_when_the_model_runs_is_kept():
    times = map_of(opened(TEACUP.replace("VIEW", ""))).info.times
    assert (times.start, times.stop, times.step, times.method, times.unit) == (
        1.0, 9.0, 0.5, Method.RK4, "day",
    )  # fmt: skip


def test_places_are_kept_where_all_have_one_and_found_otherwise():
    placed = opened(TEACUP.replace("VIEW", VIEW))
    assert placed.unplaced == ()
    tea = by_name(map_of(placed))["Tea temperature"]
    loss = by_name(map_of(placed))["heat loss"]
    assert loss.y == tea.y
    assert loss.x - tea.x > 160  # a hundred in the file, and room for cards
    assert opened(TEACUP.replace("VIEW", "")).unplaced == ("m1",)


def test_the_document_runs_and_keeps_all_rules():
    found = opened(TEACUP.replace("VIEW", ""))
    assert problems(found.document) == []
    run = run_map(stock_flow_model(map_of(found)))
    assert run.stopped == ""
    assert run.times[0] == 1.0
    (said,) = found.warnings
    assert said.startswith("One sign holds at the values that the run goes through")


def test_elements_of_arrays_are_variables_of_their_own():
    text = f"""{HEAD}{SPECS}<dimensions><dim name="Area"><elem name="North"/><elem name="South"/>
</dim></dimensions><model><variables>
<stock name="Pupils"><dimensions><dim name="Area"/></dimensions><element subscript="North">
<eqn>10</eqn></element><element subscript="South"><eqn>20</eqn></element><inflow>births</inflow>
</stock><flow name="births"><dimensions><dim name="Area"/></dimensions><eqn>Pupils * rate</eqn>
</flow><aux name="rate"><eqn>0.1</eqn></aux><aux name="total"><eqn>SUM(Pupils[*])</eqn></aux>
</variables></model></xmile>"""
    found = opened(text)
    causal_map = map_of(found)
    assert set(by_name(causal_map)) == {
        "Pupils[North]", "Pupils[South]", "births[North]", "births[South]", "rate", "total",
    }  # fmt: skip
    assert by_name(causal_map)["births[North]"].equation == '"Pupils[North]" * rate'
    assert found.warnings[0] == "Arrays were taken apart: each element is a variable now."
    run = run_map(stock_flow_model(causal_map))
    totals = run.courses[by_name(causal_map)["total"].id]
    assert totals[0] == 30.0
    assert totals[-1] > 60.0


def test_what_cannot_be_kept_is_said():
    text = f"""{HEAD}{SPECS}<macro name="TWICE"><parm>x</parm><eqn>2 * x</eqn></macro>
<model><variables><aux name="a"><eqn>TWICE()</eqn><init_eqn>4</init_eqn></aux>
<stock name="s"><eqn>1</eqn><inflow>a + 1</inflow></stock></variables></model></xmile>"""
    found = opened(text)
    assert len(found.warnings) == 3
    assert all(warning.endswith(".") for warning in found.warnings)
    assert not stock_flow_model(map_of(found)).is_runnable


GROWING = """<macro name="GROWING"><parm>begin</parm><parm>rate</parm><eqn>level</eqn>
<variables><stock name="level"><eqn>begin</eqn><inflow>gain</inflow></stock>
<flow name="gain"><eqn>level * rate</eqn></flow></variables></macro>
<macro name="TWICE"><parm>x</parm><eqn>GROWING(x, 0) + GROWING(x, 0)</eqn></macro>"""


def test_what_macros_find_becomes_variables_and_runs_as_it_did():
    text = f"""{HEAD}{SPECS}{GROWING}<model><variables>
<aux name="share"><eqn>0.5</eqn></aux><aux name="births GROWING level"><eqn>7</eqn></aux>
<aux name="births"><eqn>1 + GROWING(2 * 5, share)</eqn></aux>
<aux name="deaths"><eqn>TWICE(births)</eqn></aux></variables></model></xmile>"""
    found = opened(text)
    causal_map = map_of(found)
    assert found.warnings[0] == (
        "Macros were taken apart: what a call finds its value from are variables now."
    )
    named = by_name(causal_map)
    assert named["births"].equation == "1 + births_GROWING_2_level"
    assert named["births GROWING 2 level"].kind is Kind.STOCK
    assert named["births GROWING 2 gain"].equation == "births_GROWING_2_level * share"
    assert named["births GROWING 2 begin"].equation == "2 * 5"
    run = run_map(stock_flow_model(causal_map))
    whole = simulate(read_model(text.encode(), "tea.xmile").model)
    for name in ("births", "deaths"):
        assert run.courses[named[name].id] == whole.of(name)


def test_macros_that_multiply_are_refused():
    chain = "".join(
        f'<macro name="M{n}"><parm>x</parm><eqn>{" + ".join([f"M{n + 1}(x)"] * 10)}</eqn></macro>'
        for n in range(8)
    )
    text = f"""{HEAD}{SPECS}{chain}<macro name="M8"><parm>x</parm><eqn>x</eqn></macro>
<model><variables><aux name="a"><eqn>M0(1)</eqn></aux></variables></model></xmile>"""
    with pytest.raises(FormatError, match="With its macros this model has more than 2,000"):
        opened(text)


def test_names_and_places_that_make_no_sense_are_mended():
    text = TEACUP.replace("VIEW", VIEW).replace('name="effect"', 'name=" _ "')
    found = opened(text.replace('<stock x="100"', '<stock x="1e300"'))
    assert problems(found.document) == []
    assert found.unplaced == ("m1",)
    assert any(v.name for v in map_of(found).variables.values())


def test_such_a_file_opens_as_any_other(tmp_path):
    path = tmp_path / "tea.stmx"
    path.write_text(TEACUP.replace("VIEW", VIEW))
    assert map_of(open_file(path)).info.title == "Tea cup"


def test_a_document_of_such_a_file_survives_saving(tmp_path):
    from loopmap.formats.loopmap_yaml.read import read as read_ours
    from loopmap.formats.loopmap_yaml.write import write

    document = opened(TEACUP.replace("VIEW", VIEW)).document
    again = read_ours(write(document), "tea.loopmap").document
    assert write(again) == write(document)
    reading, before = (
        stock_flow_model(each.maps["m1"]) for each in (again, document)
    )  # fmt: skip
    assert run_map(reading).courses == run_map(before).courses
