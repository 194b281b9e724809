"""The units of a whole model."""

from dataclasses import replace

from loopmap.simulation.stock_flow.unit_check import unit_findings
from tests.support.equations import model, with_variable

UNITS = {
    "population": "people",
    "births": "people/month",
    "birth rate": "1/month",
}


def measured(**units):
    made = model(
        {"births": "population * birth_rate", "birth rate": "0.1"},
        {"population": ("100", "births")},
    )
    made = replace(made, specs=replace(made.specs, time_unit="Months"))
    for name, unit in (UNITS | {k.replace("_", " "): v for k, v in units.items()}).items():
        made = with_variable(made, name, unit=unit)
    return made


def test_units_that_fit_are_not_mentioned():
    assert unit_findings(measured()) == ()


def test_a_flow_has_to_be_its_stock_over_time():
    (equation, flow) = unit_findings(measured(births="people"))
    assert equation.text == ("“births” is measured in person, but its equation gives person/month.")
    assert flow.text == (
        "“births” is measured in person, but to change “population” (person) it has to be in "
        "person/month."
    )


def test_a_unit_that_cannot_be_read_is_told_and_fits_everything():
    (finding,) = unit_findings(measured(birth_rate="1/(month"))
    assert finding.record == "birth rate"
    assert "cannot be read" in finding.text


def test_an_equation_that_cannot_be_read_is_for_others_to_tell():
    assert unit_findings(with_variable(measured(), "births", equation="population *")) == ()


def test_a_time_unit_that_cannot_be_read_is_told():
    made = measured()
    (finding, *_) = unit_findings(replace(made, specs=replace(made.specs, time_unit="1 + 2")))
    assert finding.text.startswith("The unit “1 + 2” of the time cannot be read")
