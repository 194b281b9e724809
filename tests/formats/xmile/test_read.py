"""XMILE files of every age and make become models."""

import pytest

from loopmap.errors import FormatError
from loopmap.formats.xmile.read import read_model
from loopmap.model.equations import Between, Method
from loopmap.simulation.stock_flow.model import Kind
from loopmap.simulation.stock_flow.program import simulate
from loopmap.simulation.stock_flow.unit_check import unit_findings
from tests.support.at_once import at_once

HEAD = '<xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"'
SPECS = "<sim_specs><start>0</start><stop>4</stop><dt>1</dt></sim_specs>"


def read(variables, *, specs=SPECS, around="", more=""):
    text = f"{HEAD}{more}>{specs}{around}<model><variables>{variables}</variables></model></xmile>"
    return read_model(text.encode(), "test.xmile")


def model_of(variables, **more):
    return read(variables, **more).model


def of(made, name):
    return simulate(made).of(name)


def test_stocks_flows_and_auxiliaries_are_read():
    made = model_of(
        """<stock name="Water\\nlevel"><eqn>10</eqn><inflow>rain</inflow><outflow>use</outflow>
        <units>litres</units><doc>In the tank.</doc></stock>
        <flow name="rain"><eqn>3 {a guess}</eqn></flow>
        <flow name="use"><eqn>share * Water_Level</eqn><non_negative/></flow>
        <aux name="share"><eqn>0.5</eqn></aux>
        <aux name="&quot;odd: name&quot;"><eqn>TIME</eqn></aux>"""
    )
    by_name = {variable.name: variable for variable in made.variables}
    level = by_name["Water level"]
    assert (level.kind, level.inflows, level.outflows) == (Kind.STOCK, ("rain",), ("use",))
    assert (level.unit, level.doc) == ("litres", "In the tank.")
    assert by_name["use"].non_negative
    assert by_name["share"].kind is Kind.CONSTANT
    assert by_name["odd: name"].kind is Kind.AUXILIARY
    assert of(made, "water_level")[:2] == (10, 8)


def test_what_a_file_leaves_out_has_the_usual_value():
    found = read('<aux name="x"><eqn>TIME</eqn></aux>', specs="")
    specs = found.model.specs
    assert (specs.start, specs.stop, specs.dt, specs.method) == (0, 100, 1, Method.EULER)
    assert found.model.name == "test"
    assert found.warnings == (
        "The file does not say from when to when to run: 0 to 100 by 1 is taken.",
    )


def test_how_to_run_is_read():
    specs = model_of(
        "",
        specs='<sim_specs method="RK4" time_units="Months" isee:save_interval="2">'
        '<start>1</start><stop>13</stop><dt reciprocal="true">4</dt></sim_specs>',
    ).specs
    assert (specs.start, specs.stop, specs.dt, specs.method) == (1, 13, 0.25, Method.RK4)
    assert (specs.time_unit, specs.save_every) == ("Months", 2)


def test_another_method_becomes_rk4_and_is_told():
    found = read("", specs='<sim_specs method="gear, rk4"/>')
    assert found.model.specs.method is Method.RK4
    assert found.warnings == ("The file asks for the method “gear”; RK4 is used instead.",)


def test_graphical_functions_are_read_in_all_their_forms():
    made = model_of(
        """<gf name="a"><xscale min="0" max="4"/><ypts>0,1,4,9,16</ypts></gf>
        <aux name="b"><eqn>TIME</eqn><gf type="extrapolate"><xpts sep=";">0;1</xpts>
        <ypts sep="|">5|7</ypts></gf></aux>
        <aux name="c"><eqn>TIME</eqn><gf discrete="true"><xpts>0,2</xpts><ypts>1,8</ypts></gf></aux>
        <aux name="d"><gf><xpts>2,0</xpts><ypts>20,0</ypts></gf></aux>
        <aux name="x"><eqn>LOOKUP(a, 2.5) + d(1)</eqn></aux>"""
    )
    kinds = {variable.name: variable for variable in made.variables}
    assert kinds["a"].kind is kinds["d"].kind is Kind.LOOKUP
    assert kinds["a"].table.across == (0, 4)
    assert kinds["a"].table.up is None
    assert kinds["b"].table.between is Between.EXTRAPOLATE
    assert of(made, "x")[0] == 6.5 + 10
    assert of(made, "b") == (5, 7, 9, 11, 13)
    assert of(made, "c") == (1, 1, 8, 8, 8)


ARRAYS = """<dimensions><dim name="Age"><elem name="Young"/><elem name="Old"/></dim>
<dim name="N" size="3"/></dimensions>"""


@pytest.mark.parametrize(
    "content",
    [
        """<element subscript="Young"><eqn>1</eqn></element>
        <element subscript="Old"><eqn>2</eqn></element>""",
        "<eqn>1, 2</eqn>",
        "<eqn>1</eqn><eqn>2</eqn>",
    ],
)
def test_elements_may_be_given_in_three_ways(content):
    made = model_of(
        f'<aux name="x"><dimensions><dim name="Age"/></dimensions>{content}</aux>', around=ARRAYS
    )
    assert (of(made, "x[young]")[0], of(made, "x[old]")[0]) == (1, 2)


def test_a_dimension_may_be_a_number():
    made = model_of(
        '<aux name="x"><dimensions><dim name="N"/></dimensions><eqn>N * 2</eqn></aux>',
        around=ARRAYS,
    )
    assert of(made, "x[3]")[0] == 6


def test_a_file_says_what_holds_for_all_its_stocks_and_flows():
    made = model_of(
        """<stock name="a"><eqn>1</eqn></stock>
        <stock name="b"><eqn>1</eqn><non_negative> false </non_negative></stock>
        <flow name="f"><eqn>1</eqn></flow>""",
        around="<behavior><stock><non_negative/></stock></behavior>",
    )
    assert [variable.non_negative for variable in made.variables] == [True, False, False]


def test_variables_straight_in_the_model_and_an_old_namespace_are_read():
    text = (
        f'<xmile xmlns="http://www.systemdynamics.org/XMILE">{SPECS}<model>'
        '<aux name="x"><eqn>TIME</eqn><display x="1" y="2"/></aux></model></xmile>'
    )
    assert of(read_model(text.encode(), "old.stmx").model, "x")[-1] == 4


def test_a_prefix_nobody_declared_is_no_reason_to_complain():
    found = read('<aux name="x"><eqn>1</eqn></aux>', around='<isee:prefs layer="model"/>')
    assert len(found.model.variables) == 1
    assert found.warnings == ()


def test_a_missing_end_tag_is_mended_and_told():
    found = read('<flow name="f"><eqn>1</eqn><stock name="s"><eqn>2</eqn></stock>')
    assert [variable.name for variable in found.model.variables] == ["f", "s"]
    assert len(found.warnings) == 1
    assert "the mark-up is faulty and was read as far as it makes sense" in found.warnings[0]


def test_line_ends_and_encodings_of_all_kinds_are_read():
    size = '<aux name="Größe"><eqn>1\r+ 2</eqn></aux>'
    text = f"{HEAD}>{SPECS}<model><variables>{size}</variables></model></xmile>"
    as_latin = f'<?xml version="1.0" encoding="ISO-8859-1"?>{text}'.encode("latin-1")
    for content in (text.encode("utf-8-sig"), text.encode("utf-16"), as_latin):
        assert of(read_model(content, "x.xmile").model, "größe")[0] == 3


def test_a_second_definition_is_left_out_and_told():
    found = read('<aux name="x"><eqn>1</eqn></aux><aux name="X"><eqn>2</eqn></aux>')
    assert [variable.equation for variable in found.model.variables] == ["1"]
    assert found.warnings == ("“X” is defined twice; the first definition was kept.",)


def test_special_stocks_run_as_plain_ones_and_are_told():
    found = read('<stock name="s"><eqn>1</eqn><conveyor><len>3</len></conveyor></stock>')
    assert found.warnings == ("“s” is a conveyor; it runs here as a plain stock.",)


def test_macros_are_read():
    made = model_of(
        '<aux name="x"><eqn>ADD_UP(2, TIME)</eqn></aux>',
        around='<macro name="ADD UP"><parm>a</parm><parm>b</parm><eqn>sum</eqn>'
        '<variables><aux name="a"/><aux name="sum"><eqn>a + b</eqn></aux></variables></macro>',
    )
    assert of(made, "x") == (2, 3, 4, 5, 6)


def test_aliases_of_units_are_read():
    made = model_of(
        '<aux name="x"><eqn>y</eqn><units>Bucks</units></aux>'
        '<aux name="y"><eqn>1</eqn><units>$</units></aux>',
        around='<model_units><unit name="Dollar"><eqn>$</eqn><alias>Bucks</alias></unit>'
        "</model_units>",
    )
    assert unit_findings(made) == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"   \n", "The file is empty."),
        (b"from,to\na,b", "not an XMILE file"),
        (b"\x00\x01\x02", "not an XMILE file"),
        (b"<html></html>", "This is not an XMILE file."),
        (f"{HEAD}></xmile>".encode(), "There is no model in this file."),
        (f"{HEAD}><model><variables><aux name='x'>".encode(), "ends before it is complete"),
        (
            b'<!DOCTYPE x [<!ENTITY a "b">]>' + f"{HEAD}><model/></xmile>".encode(),
            "declares a document type",
        ),
        ((f"{HEAD}>" + "<a>" * 200 + "</a>" * 200 + "</xmile>").encode(), "nested too deeply"),
    ],
)
def test_what_is_no_such_file_is_refused_with_a_sentence(content, said):
    with pytest.raises(FormatError) as caught:
        read_model(content, "x.xmile")
    assert said in str(caught.value)
    assert str(caught.value).startswith("x.xmile")


def bomb():
    lines = ['<!ENTITY a0 "lol">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    return (
        f"<!DOCTYPE x [{''.join(lines)}]>{HEAD}><model><variables>"
        '<aux name="&a9;"><eqn>&a9;</eqn></aux></variables></model></xmile>'
    ).encode()


@pytest.mark.parametrize(
    "content",
    [
        bomb(),
        bomb().decode().encode("utf-16"),
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + f"{HEAD}><model/></xmile>".encode(),
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        + f"{HEAD}><model><variables><aux name='x'><eqn>&e;</eqn></aux>".encode()
        + b"</variables></model></xmile>",
    ],
)
def test_entities_are_neither_opened_nor_fetched(content):
    with at_once(), pytest.raises(FormatError):
        read_model(content, "x.xmile")


def test_times_that_are_no_numbers_are_told():
    specs = "<sim_specs><start>0</start><stop>inf</stop><dt>soon</dt></sim_specs>"
    found = read('<aux name="x"><eqn>TIME</eqn></aux>', specs=specs)
    assert (found.model.specs.stop, found.model.specs.dt) == (100, 1)
    assert found.warnings == (
        "“soon” is no number for “dt” of the run: 1 is taken.",
        "“inf” is no number for “stop” of the run: 100 is taken.",
    )


@pytest.mark.parametrize(
    ("points", "left", "told"),
    [
        ("<xpts>1,2,3</xpts><ypts>1,2</ypts>", (1, 2), "3 x and 2 y"),
        ("<xpts>0,nan,3</xpts><ypts>1,2,3</ypts>", (0, 3), "no numbers were left out"),
        ("<xpts>0,1</xpts><ypts>1,many</ypts>", (0,), "no numbers were left out"),
        ("<xpts></xpts><ypts></ypts>", None, "has no points"),
    ],
)
def test_of_a_graph_what_cannot_be_read_is_left_out_and_told(points, left, told):
    found = read(f'<aux name="x"><eqn>TIME</eqn><gf>{points}</gf></aux>')
    (warning,) = found.warnings
    assert warning.startswith("“x”: ")
    assert told in warning
    (variable,) = found.model.variables
    assert (variable.table and variable.table.xs) == left
