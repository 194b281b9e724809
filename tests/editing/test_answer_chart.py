"""Charts that leave the window carry what they say in words and their figures in a table."""

import pytest

from loopmap.diagram.style import load_style
from loopmap.editing.answer_chart import answer_chart, pair_chart, tornado_chart
from loopmap.editing.what_if import known_loops, scenarios_called, what_if
from loopmap.formats.chart_file import chart_html, chart_svg
from loopmap.formats.registry import open_file
from loopmap.formats.tables import courses_table
from loopmap.resources import example
from loopmap.simulation import Question, RunSettings
from loopmap.simulation.side_by_side import Side, side_by_side
from loopmap.simulation.tornado import tornado
from loopmap.ui.panels.decides_page import row_of

FEW = RunSettings(100)
LIGHT = load_style("light")


@pytest.fixture(scope="module")
def causal_map():
    document = open_file(example("fines-for-non-attendance")).document
    return document.maps[document.map_order[0]]


@pytest.fixture(scope="module")
def found(causal_map):
    stop = scenarios_called(causal_map, ["Stop fining"])
    return what_if(causal_map, stop, known_loops(causal_map), settings=FEW)


def test_the_answer_says_every_outcome_in_words_whatever_curves_are_shown(found):
    result = found.stories[0].result
    shown = answer_chart(found, result.outcomes[:1])
    said = "\n".join(shown.summary)
    for outcome in result.outcomes:
        assert outcome.sentence in said
    assert "not a forecast" in said
    assert shown.table.heads == ("time", f"{result.outcomes[0].name} (change from today, -1 to 1)")
    assert len(shown.table.rows) == len(found.comparison.times)


def test_its_table_is_the_one_of_the_command_line(found):
    result = found.stories[0].result
    names = {outcome.variable: outcome.name for outcome in result.outcomes}
    assert answer_chart(found, result.outcomes).table == courses_table(found.comparison, names)


def test_the_picture_carries_title_and_summary_and_names_its_curves(found):
    result = found.stories[0].result
    svg = chart_svg(answer_chart(found, result.outcomes), LIGHT).decode()
    assert '<title id="title">Stop fining – Today</title>' in svg
    assert result.outcomes[1].sentence.split("”")[0][1:] in svg
    assert f">{result.outcomes[0].name}</text>" in svg
    assert svg == chart_svg(answer_chart(found, result.outcomes), LIGHT).decode()


def test_the_page_has_picture_words_and_table_and_loads_nothing(found):
    result = found.stories[0].result
    html = chart_html(answer_chart(found, result.outcomes), LIGHT).decode()
    assert html.count("<svg") == 1
    assert html.count("<tr>") == len(found.comparison.times) + 1
    assert "<p>Direction and how often it held" in html
    assert "http" not in html.replace("http://www.w3.org/", "")


def test_two_answers_side_by_side_are_told_pair_by_pair(causal_map):
    asked = Question(causal_map, FEW)
    one, other = scenarios_called(causal_map, ["Stop fining", "Parents know their rights"])
    both = side_by_side(Side(one.name, asked, one), Side(other.name, asked, other))
    first = both.results[0].outcomes[0]
    shown = pair_chart(both, first.variable, first.name)
    assert all(pair.sentence in shown.summary for pair in both.pairs)
    assert shown.table.heads == ("time", f"{one.name}: {first.name}", f"{other.name}: {first.name}")


def test_a_tornado_says_every_bar(causal_map, found):
    result = found.stories[0].result
    outcome = result.outcomes[0]
    turned = tornado(Question(causal_map, FEW), result.scenario, outcome.variable)
    shown = tornado_chart(turned, [row_of(bar) for bar in turned.bars], outcome.name)
    assert len(shown.summary) == len(turned.bars) + 1
    assert len(shown.table.rows) == len(turned.bars)
    assert chart_svg(shown, LIGHT).decode().count("<rect") > len(turned.bars)
