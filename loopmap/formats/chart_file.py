"""A chart as a page of its own: the picture with its words, what it says, and its table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from loopmap.diagram.charts.chart import Chart, chart_page
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Page
from loopmap.diagram.style import Style
from loopmap.formats.svg import write_svg
from loopmap.formats.tables import Table, table_html
from loopmap.formats.xml_text import escape

WIDTH, HEIGHT, SIZE = 760.0, 400.0, 15.0
"""How large a chart is on paper, and its letters."""


@dataclass(frozen=True, slots=True)
class ShownChart:
    """A chart that can leave the window. ``draw`` makes it in any looks.

    ``summary``: what it says, in sentences, a line for each. ``tabulate`` makes its table,
    which takes a while where a run is long.
    """

    title: str
    summary: tuple[str, ...]
    tabulate: Callable[[], Table]
    draw: Callable[[Style], Chart]

    @property
    def table(self) -> Table:
        """Every number, made anew. O(numbers)."""
        return self.tabulate()

    def page(self, style: Style) -> Page:
        """The picture, with its title above it and its summary for those who listen."""
        words = "\n".join(self.summary)
        return chart_page(self.draw(style), self.title, words, style, bundled_measure())


def chart_svg(shown: ShownChart, style: Style) -> bytes:
    """The picture as SVG, with its typeface, its title and its summary."""
    return write_svg(shown.page(style), typeface=True)


def chart_html(shown: ShownChart, style: Style) -> bytes:
    """One page with the picture, its summary and its table; nothing else is loaded."""
    svg = chart_svg(shown, style).decode().partition("?>")[2].strip()
    said = "".join(f"<p>{escape(line)}</p>\n" for line in shown.summary)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(shown.title)}</title>\n<style>{_LOOKS}</style></head>\n<body>\n"
        f"<h1>{escape(shown.title)}</h1>\n<figure>{svg}</figure>\n{said}"
        f"{table_html(shown.table, shown.title)}\n</body></html>\n"
    ).encode()


_LOOKS = (
    "body{font:16px/1.5 'Atkinson Hyperlegible Next',sans-serif;max-width:60rem;margin:2rem auto;"
    "padding:0 1rem}figure{margin:0}svg{max-width:100%;height:auto}table{border-collapse:collapse;"
    "margin-top:1.5rem}caption{text-align:left;font-weight:600;padding-bottom:.4rem}"
    "th,td{border-bottom:1px solid #bbb;padding:.2rem .8rem .2rem 0;text-align:left}"
)
