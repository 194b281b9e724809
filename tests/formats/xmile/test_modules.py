"""Modules are taken apart into variables with dotted names."""

import pytest

from loopmap.errors import FormatError
from loopmap.formats.xmile.read import read_model
from loopmap.simulation.stock_flow.program import simulate

HARES_AND_LYNXES = """<xmile xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
<sim_specs><start>0</start><stop>3</stop><dt>1</dt></sim_specs>
<model><variables>
  <aux name="area"><eqn>100</eqn></aux>
  <module name="hares">
    <connect to="hares.area" from=".area"/><connect to="hares.hunters" from="lynxes.number"/>
  </module>
  <module name="lynxes"><connect to="prey" from="hares.number"/></module>
  <aux name="all animals"><eqn>hares.number + Lynxes.Number</eqn></aux>
</variables></model>
<model name="hares"><variables>
  <stock name="number"><eqn>200</eqn><inflow>births</inflow><outflow>caught</outflow></stock>
  <flow name="births"><eqn>number * birth_rate</eqn></flow>
  <flow name="caught"><eqn>MIN(number, hunters * density)</eqn></flow>
  <aux name="birth rate"><eqn>0.5</eqn></aux>
  <aux name="density"><eqn>number / area</eqn></aux>
  <aux name="area" access="input"><eqn>{Enter equation for use in this module}</eqn></aux>
  <aux name="hunters" access="input"/>
</variables></model>
<model name="lynxes"><variables>
  <stock name="number"><eqn>10</eqn><inflow>births</inflow></stock>
  <flow name="births"><eqn>number * prey / 1000</eqn></flow>
  <aux name="prey" access="input"><eqn>0</eqn></aux>
</variables></model></xmile>"""


@pytest.fixture(scope="module")
def run():
    return simulate(read_model(HARES_AND_LYNXES.encode(), "hares.xmile").model)


def test_variables_have_the_names_of_their_modules_before_them(run):
    assert {"area", "hares.number", "hares.birth rate", "lynxes.births"} <= set(run.series)


def test_what_is_connected_comes_from_outside(run):
    assert run.of("hares.area")[0] == 100
    assert run.of("hares.hunters") == run.of("lynxes.number")
    assert run.of("lynxes.prey") == run.of("hares.number")


def test_each_module_sees_its_own_variables(run):
    assert run.of("hares.births")[0] == 100
    assert run.of("lynxes.births")[0] == 2
    assert run.of("hares.number")[:2] == (200, 280)
    assert run.of("all_animals")[0] == 210


def test_a_module_without_a_model_is_left_out_and_told():
    text = HARES_AND_LYNXES.replace('<model name="lynxes">', '<model name="others">')
    found = read_model(text.encode(), "x.xmile")
    assert found.warnings == ("The module “lynxes” has no model in this file and was left out.",)


def test_modules_within_themselves_are_refused():
    text = HARES_AND_LYNXES.replace(
        '<model name="hares"><variables>',
        '<model name="hares"><variables><module name="inner" model="hares"/>',
    )
    with pytest.raises(FormatError, match="contain one another without end"):
        read_model(text.encode(), "x.xmile")


def test_a_few_lines_that_ask_for_millions_of_modules_are_refused_soon():
    many = "".join(f'<module name="inner{n}" model="hares"/>' for n in range(10))
    text = HARES_AND_LYNXES.replace(
        '<model name="hares"><variables>', f'<model name="hares"><variables>{many}'
    )
    with pytest.raises(FormatError, match=r"without end|more than 20,000 variables"):
        read_model(text.encode(), "x.xmile")


def test_modules_lie_within_modules():
    inner = """<xmile xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
    <model><variables><module name="town"/><aux name="x"><eqn>town.school.pupils</eqn></aux>
    </variables></model>
    <model name="town"><variables><aux name="children"><eqn>40</eqn></aux>
    <module name="school"><connect to="school.pupils" from="children"/></module></variables></model>
    <model name="school"><variables><aux name="pupils" access="input"/>
    </variables></model></xmile>"""
    run = simulate(read_model(inner.encode(), "x.xmile").model)
    assert run.of("x")[0] == run.of("town.school.pupils")[0] == 40
