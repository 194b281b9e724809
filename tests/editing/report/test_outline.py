"""A report in outline, before it is written."""

from loopmap.diagram.geometry import Box
from loopmap.diagram.page import Page
from loopmap.editing.report.outline import Heading, outline_of
from loopmap.formats.report.content import Bullets, Figure, Paragraph, Part, Report, Table

PAGE = Page((), Box(0.0, 0.0, 10.0, 10.0), "#ffffff", "", "")


def test_headings_say_what_stands_under_them_alone():
    table = Table("T", ("A",), (("1",), ("2",)), (1.0,))
    inner = Part("Inner", (Bullets(("One two", "three")),))
    part = Part(
        "Outer", (Figure(PAGE, "F", "f"), table, Paragraph("More words", "Lead:")), (inner,)
    )
    report = Report("Title", "", (), (part, Part("Empty", ())))
    assert outline_of(report) == (
        Heading(0, "Title", ""),
        Heading(1, "Outer", "1 figure, a table of 2 rows, 3 words"),
        Heading(2, "Inner", "3 words"),
        Heading(1, "Empty", ""),
    )
