"""The report as a page of HTML: read by anybody, with any program, from this one file."""

import re

import pytest

from loopmap.diagram.contrast import contrast
from loopmap.diagram.geometry import Box
from loopmap.diagram.page import Page
from loopmap.formats.report.content import Bullets, Figure, Paragraph, Part, Report, Table
from loopmap.formats.report.html import write_html
from loopmap.formats.report.html_style import DARK, LIGHT
from tests.support.accessible_html import html_faults, read_html
from tests.support.reports import fines_with_a_run, written

NASTY = '<script>alert("1")</script> & "so" \N{LINE SEPARATOR}'


@pytest.fixture(scope="module")
def content():
    return written(*fines_with_a_run(), ".html")


@pytest.fixture(scope="module")
def page(content):
    return read_html(content)[0]


def test_a_reader_who_does_not_see_it_finds_no_fault(content):
    assert html_faults(content) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (' lang="en-GB"', ""),
        ("<h2>Loops</h2>", "<h4>Loops</h4>"),
        ('<th scope="col">Variable', "<th>Variable"),
        ('id="table-2"', 'id="table-1"'),
        ('role="img" aria-labelledby="figure-1-title"', 'aria-labelledby="figure-1-title"'),
        ("</main>", '<img src="https://example.org/x.png" alt="x"></main>'),
        ("</main>", "<script></script></main>"),
    ],
)
def test_the_checker_finds_what_is_broken(content, before, after):
    text = content.decode()
    assert before in text
    assert html_faults(text.replace(before, after, 1).encode())


def test_every_part_can_be_jumped_to(page):
    (contents,) = page.all("nav")
    named = [link.text for link in contents.all("a")]
    headings = [h.text for main in page.all("main") for h in main.all("h2")]
    assert named == headings
    assert "What if" in headings


def test_drawings_are_told_at_length(page):
    first = next(iter(page.all("svg")))
    (title,) = (each.text for each in first.children if each.tag == "title")
    (told,) = (each.text for each in first.children if each.tag == "desc")
    assert title.startswith("Causal-loop diagram: 13 variables, 15 links.")
    assert "Fines issued to parents to Family financial strain: same way." in told


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_stands_out_from_its_ground_in_either_light(colours):
    for ground in ("ground", "band"):
        for ink in ("ink", "quiet", "heading", "link"):
            assert contrast(colours[ink], colours[ground]) >= 7, (ink, ground)
    assert contrast(colours["line"], colours["ground"]) >= 3


def test_nothing_that_people_wrote_is_taken_for_mark_up():
    page = Page((), Box(0.0, 0.0, 10.0, 10.0), "#ffffff", NASTY, NASTY)
    table = Table(NASTY, (NASTY, "B"), ((NASTY, ""),), (0.5, 0.5))
    blocks = (Paragraph(NASTY, NASTY), Bullets((NASTY,)), Figure(page, NASTY, NASTY), table)
    made = write_html(Report(NASTY, "", blocks, (Part(NASTY, blocks),)))
    assert b"<script" not in made
    assert html_faults(made) == []


def test_line_ends_within_a_text_are_kept():
    made = write_html(Report("Title", "", (Paragraph("One\nand two"),), ()))
    assert b"<p>One<br>and two</p>" in made


def test_the_same_map_gives_the_same_bytes(content):
    assert written(*fines_with_a_run(), ".html") == content


def test_it_prints_without_its_list_of_contents(page):
    style = next(each.text for head in page.all("head") for each in head.all("style"))
    assert re.search(r"@media print \{.*nav \{ display: none; \}", style, re.DOTALL)


def test_a_long_word_bends_where_the_page_is_narrow(page):
    style = next(each.text for head in page.all("head") for each in head.all("style"))
    assert re.search(r"body \{[^}]*overflow-wrap: anywhere", style)
