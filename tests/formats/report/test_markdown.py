"""The report as Markdown: a text that is also readable as it stands."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from loopmap.formats.report.content import Bullets, Paragraph, Part, Report, Table
from loopmap.formats.report.markdown import write_markdown
from loopmap.model.token import NEVER
from loopmap.ui.reporting import Wanted, report
from tests.support.reports import fines_with_a_run


@pytest.fixture(scope="module")
def made():
    return report(Wanted(Path("Fines today.md"), *fines_with_a_run()), NEVER)


def one(*blocks):
    return write_markdown(Report("Title", "", blocks, ()), "x").content.decode()


def test_every_figure_lies_beside_it_and_is_named_with_an_alternative_text(made):
    named = re.findall(r"!\[((?:\\.|[^\]])+)\]\(([^)]+)\)", made.content.decode())
    assert [target.replace("%20", " ") for _, target in named] == list(made.beside)
    assert next(iter(made.beside)) == "Fines today-figure-1.svg"
    assert all(alternative for alternative, _ in named)
    for figure in made.beside.values():
        assert ET.fromstring(figure).tag.endswith("svg")


def test_headings_never_skip_a_level(made):
    levels = [len(marks) for marks in re.findall(r"(?m)^(#+) ", made.content.decode())]
    assert levels[0] == 1
    assert set(levels[1:]) == {2, 3}
    assert levels[1] == 2


def test_every_row_of_a_table_has_as_many_cells_as_its_header(made):
    tables = re.findall(r"(?:^\|.*\|\n)+", made.content.decode(), re.MULTILINE)
    assert len(tables) >= 4
    for table in tables:
        header, rule, *rows = table.splitlines()
        number = header.count("|")
        assert set(rule) == set("|- ")
        assert all(len(re.findall(r"(?<!\\)\|", row)) == number for row in rows)


def test_nothing_that_people_wrote_is_taken_for_a_mark():
    told = one(Paragraph("1. a *b* _c_ [d](e) <f> `g` # h | i"))
    assert told == ("# Title\n\n1\\. a \\*b\\* \\_c\\_ \\[d\\](e) \\<f\\> \\`g\\` \\# h \\| i\n")
    table = Table("Words", ("A", "B"), (("x|y", "two\nlines"),), (0.5, 0.5))
    assert "| x\\|y | two lines |" in one(table)
    assert "- \\- a dash" in one(Bullets(("- a dash",)))


def test_lines_of_a_paragraph_and_its_lead_are_kept():
    assert "**Question:** Why?\\\nAnd how?" in one(Paragraph("Why?\nAnd how?", "Question:"))


def test_parts_of_parts_stand_a_level_below():
    report = Report("T", "", (), (Part("A", (), (Part("B", ()),)),))
    assert write_markdown(report, "x").content == b"# T\n\n## A\n\n### B\n"
