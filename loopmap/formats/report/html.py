"""A report as one file of HTML: readable without scripts, nothing loaded from elsewhere.

Drawings stand within it as SVG with a title and a description, tables with captions and
header cells; headings never skip a level. It prints, and follows the reader's choice of a
light or dark screen; drawings stay on their own light ground, in which their colours were
chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loopmap.formats.report.captions import Captions
from loopmap.formats.report.content import Block, Bullets, Figure, Paragraph, Part, Report, Table
from loopmap.formats.report.html_style import STYLE
from loopmap.formats.svg import svg_within, text_lines
from loopmap.formats.svg_typeface import typeface_within
from loopmap.formats.xml_text import anywhere

LANGUAGE = "en-GB"


def write_html(report: Report) -> bytes:
    """The file in UTF-8; the same for the same report. O(shapes of its figures)."""
    return "\n".join([*_whole(report), ""]).encode("utf-8")


def _whole(report: Report) -> Iterator[str]:
    title, captions = anywhere(report.title), Captions()
    figures = (text_lines(figure.page) for figure in _figures(report))
    yield f'<!DOCTYPE html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n{_author(report)}<style>\n{STYLE}</style>"
    yield typeface_within(line for lines in figures for line in lines)
    yield f"</head>\n<body>\n<header>\n<h1>{title}</h1>"
    yield from _blocks(report.opening, captions)
    yield "</header>"
    yield from _contents(report)
    yield "<main>"
    for number, part in enumerate(report.parts, start=1):
        begins = ' class="page"' if part.begins_page else ""
        yield f'<section id="part-{number}"{begins}>'
        yield from _part(part, captions, 2)
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _author(report: Report) -> str:
    return f'<meta name="author" content="{anywhere(report.author)}">\n' if report.author else ""


def _figures(report: Report) -> Iterator[Figure]:
    yield from (block for block in report.opening if isinstance(block, Figure))
    for part in _all_parts(report.parts):
        yield from (block for block in part.blocks if isinstance(block, Figure))


def _all_parts(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _all_parts(part.parts)


def _contents(report: Report) -> Iterator[str]:
    """What there is, to jump to; of a report of one part there is nothing to choose."""
    if len(report.parts) < 2:
        return
    yield '<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ol>'
    for number, part in enumerate(report.parts, start=1):
        yield f'<li><a href="#part-{number}">{anywhere(part.heading)}</a></li>'
    yield "</ol>\n</nav>"


def _part(part: Part, captions: Captions, level: int) -> Iterator[str]:
    yield f"<h{level}>{anywhere(part.heading)}</h{level}>"
    yield from _blocks(part.blocks, captions)
    for each in part.parts:
        yield '<section class="page">' if each.begins_page else "<section>"
        yield from _part(each, captions, level + 1)
        yield "</section>"


def _blocks(blocks: Iterable[Block], captions: Captions) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                lead = f"<strong>{_lines(block.lead)}</strong> " if block.lead else ""
                stays = ' class="stays"' if block.stays else ""
                yield f"<p{stays}>{lead}{_lines(block.text)}</p>"
            case Bullets():
                yield "<ul>"
                yield from (f"<li>{_lines(line)}</li>" for line in block.lines)
                yield "</ul>"
            case Figure():
                yield from _figure(block, captions)
            case Table():
                yield from _table(block, captions)


def _figure(figure: Figure, captions: Captions) -> Iterator[str]:
    caption = captions.of_figure(figure.caption)
    yield "<figure>"
    yield svg_within(figure.page, f"figure-{captions.figures}", figure.alternative)
    yield f"<figcaption>{anywhere(caption)}</figcaption>\n</figure>"


def _table(table: Table, captions: Captions) -> Iterator[str]:
    """In a box of its own, which keyboards can scroll where the screen is narrow."""
    caption = captions.of_table(table.caption)
    name = f"table-{captions.tables}"
    yield f'<div class="table" role="region" aria-labelledby="{name}" tabindex="0">\n<table>'
    yield f'<caption id="{name}">{anywhere(caption)}</caption>'
    yield "<colgroup>"
    yield from (f'<col style="width: {share:.0%}">' for share in table.shares)
    yield "</colgroup>\n<thead>\n<tr>"
    yield from (f'<th scope="col">{anywhere(words)}</th>' for words in table.header)
    yield "</tr>\n</thead>\n<tbody>"
    for first, *others in table.rows:
        cells = "".join(f"<td>{_lines(words)}</td>" for words in others)
        yield f'<tr><th scope="row">{_lines(first)}</th>{cells}</tr>'
    yield "</tbody>\n</table>\n</div>"


def _lines(text: str) -> str:
    """Text whose line ends are kept."""
    return "<br>".join(anywhere(line) for line in text.splitlines())
