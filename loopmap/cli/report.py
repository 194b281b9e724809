"""``loopmap report``: a map with its loops told and its tables, as Word, HTML or Markdown."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from loopmap.cli.read_map import add_answers, read_map
from loopmap.editing.report.sections import Section, chosen

TITLE = "Write a report of a map, Word, HTML or Markdown, by the ending of OUT."

SECTIONS = tuple(section.value for section in Section)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", metavar="FILE", help="a map in any format Loopmap reads")
    parser.add_argument(
        "out",
        metavar="OUT",
        type=Path,
        help="the report: .docx, .html, or .md with its figures beside it",
    )
    parser.add_argument("--map", metavar="M", help="title or id of the map; the first by default")
    parser.add_argument(
        "--sections",
        nargs="+",
        action="extend",
        choices=SECTIONS,
        metavar="SECTION",
        help=f"only these, in this order; of {', '.join(SECTIONS)}",
    )
    parser.add_argument(
        "--without",
        nargs="+",
        action="extend",
        choices=SECTIONS,
        default=[],
        metavar="SECTION",
        help="leave these out",
    )
    add_answers(parser)


def run(options: argparse.Namespace) -> int:
    """Draw, tell and write; the report replaces a file of that name."""
    from loopmap.cli.choose_map import choose_map
    from loopmap.cli.identifiers import warn_of
    from loopmap.cli.offscreen import begin_qt
    from loopmap.formats.going_out import in_report
    from loopmap.model.token import Token
    from loopmap.ui.reporting import WORD, Wanted, write_report

    sections = chosen(options.sections, options.without)
    document = read_map(options).document
    map_id = choose_map(document, options.map).id
    compared, runs = (each in sections for each in (Section.CHANGES, Section.WHAT_IF))
    warn_of(in_report(document, map_id, compared=compared, runs=runs))
    if options.out.suffix.lower() == WORD:
        begin_qt()
    wanted = Wanted(options.out, document, map_id, sections=sections)
    written = write_report(wanted, Token())
    if options.sections is not None:
        for sentence in written.missing:
            print(sentence, file=sys.stderr)
    return 0
