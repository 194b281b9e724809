"""What a report holds: parts under headings, of paragraphs, lists, figures and tables.

It says what is told and in which order. Word, HTML and Markdown are ways of writing it, so
that all of them tell the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.diagram.page import Page


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences. ``lead`` stands before them, in bold.

    ``stays``: what follows belongs on the same page. Line ends within the text are kept.
    """

    text: str
    lead: str = ""
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose order says nothing; at least one line."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing. ``alternative`` says in at most 200 characters what is seen and where it is told.

    Its long text is the description of the page. ``highest``: centimetres it may take of a
    page, 0 for as much as a page bears.
    """

    page: Page
    caption: str
    alternative: str
    highest: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row is its header and whose first column says what a row is about.

    ``shares``: how the page's width is shared among the columns; they add up to 1.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


Block = Paragraph | Bullets | Figure | Table


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands under it, and then the parts of the part.

    ``begins_page``: on paper it stands at the top of a page.
    """

    heading: str
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...] = ()
    begins_page: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. ``opening`` stands between the title and the first part.

    ``missing``: sentences on what was asked for and is not there. ``author``: who it is by,
    where that was said.
    """

    title: str
    subject: str
    opening: tuple[Block, ...]
    parts: tuple[Part, ...]
    missing: tuple[str, ...] = ()
    author: str = ""
