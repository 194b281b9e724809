"""``loopmap report``: a map with its loops told and its tables, as a Word document."""

from __future__ import annotations

import argparse
from pathlib import Path

from loopmap.cli.read_map import add_answers, read_map

TITLE = "Write a report of a map: a Word document with its picture, loops and tables."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", metavar="FILE", help="a map in any format Loopmap reads")
    parser.add_argument("out", metavar="OUT", type=Path, help="the report: .docx")
    parser.add_argument("--map", metavar="M", help="title or id of the map; the first by default")
    add_answers(parser)


def run(options: argparse.Namespace) -> int:
    """Draw, tell and write; the report replaces a file of that name."""
    from loopmap.cli.choose_map import choose_map
    from loopmap.cli.offscreen import begin_qt
    from loopmap.diagram.page import title_of
    from loopmap.model.token import Token
    from loopmap.ui.reporting import Report, write_report

    opened = read_map(options)
    causal_map = choose_map(opened.document, options.map)
    title = title_of(opened.document.info.title, causal_map.info.title)
    begin_qt()
    write_report(Report(options.out, causal_map, title), Token())
    return 0
