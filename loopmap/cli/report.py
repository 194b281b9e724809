"""``loopmap report``: a map with its loops told and its tables, as Word, HTML or Markdown."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from loopmap.cli.choose_loop import found_loops, loop_called
from loopmap.cli.read_map import add_answers

if TYPE_CHECKING:
    from loopmap.analysis.loops import LoopKey
    from loopmap.editing.report.plan import Plan, Planned
    from loopmap.model.document import CausalMap, Document
    from loopmap.model.ids import RecordId

TITLE = "Write a report of a map, Word, HTML or Markdown, by the ending of the file."

_LARGEST_TEXT = 1024 * 1024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", metavar="FILE", help="a map in any format Loopmap reads")
    _add_where_to(parser)
    _add_what(parser)
    _add_front(parser)
    add_answers(parser)


def _add_where_to(parser: argparse.ArgumentParser) -> None:
    told = "the report: .docx, .html, or .md with its figures beside it"
    parser.add_argument("out", metavar="OUT", type=Path, nargs="?", help=told)
    parser.add_argument("-o", "--out", dest="to", metavar="OUT", type=Path, help="the same")
    parser.add_argument("--map", metavar="M", help="title or id of the map; the first by default")
    parser.add_argument(
        "--style", metavar="DOCX", type=Path, help="a Word template whose looks the report takes"
    )


def _add_what(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--template", metavar="T", default="", help="full, committee, one-sheet, workshop, or yours"
    )
    for name, told in (
        ("--sections", "only these of the template's sections, in this order"),
        ("--without", "leave these out"),
    ):
        parser.add_argument(name, nargs="+", action="extend", metavar="SECTION", help=told)
    parser.add_argument(
        "--text",
        action="append",
        default=[],
        metavar="SECTION=FILE",
        help="your own words before what a section tells; SECTION:after=FILE for after it",
    )
    parser.add_argument("--loop", action="append", default=[], metavar="L", help="tell this loop")
    parser.add_argument(
        "--maps", choices=("this", "future", "all"), help="which maps; with the future by default"
    )
    parser.add_argument("--figure", metavar="VIEW", help="this named view in place of the map")
    parser.add_argument(
        "--view",
        action="append",
        default=[],
        metavar="VIEW",
        help="this named view as one more figure; can be said again",
    )
    parser.add_argument("--room", action="store_true", help="also what is for the room")
    parser.add_argument("--page-each", action="store_true", help="every loop on its own page")


def _add_front(parser: argparse.ArgumentParser) -> None:
    for name, more in _FRONT.items():
        told = f"the report's {name}{more}"
        parser.add_argument(f"--{name}", default="", metavar="TEXT", help=told)


_FRONT = {
    "title": "",
    "author": "",
    "contact": "",
    "place": "",
    "date": ", “today” for today's; none unless said, so that the same map gives the same bytes",
}


def run(options: argparse.Namespace) -> int:
    """Draw, tell and write; the report replaces a file of that name."""
    from loopmap.cli.choose_map import choose_map
    from loopmap.cli.identifiers import all_found, warn_of, warn_of_said
    from loopmap.cli.offscreen import begin_qt
    from loopmap.cli.placing import read_placed
    from loopmap.editing.report.held import held, with_words_of
    from loopmap.errors import LoopmapError
    from loopmap.model.token import Token
    from loopmap.ui.reporting import WORD, Wanted, write_report

    out: Path | None = options.to or options.out
    if out is None:
        raise LoopmapError("Where should the report go?", "Say it last: report.docx.")
    document = read_placed(options)
    causal_map = choose_map(document, options.map)
    plan = _plan(options, document, causal_map)
    asked = with_words_of(document, causal_map.id, plan)
    among = held(asked, causal_map.id, plan, all_found(asked))
    said = [each for each in among if each.path[0] == "report"]
    warn_of([each for each in among if each not in said])
    warn_of_said(said)
    if out.suffix.lower() == WORD:
        begin_qt()
    wanted = Wanted(out, document, causal_map.id, plan=plan, house=options.style)
    written = write_report(wanted, Token())
    chosen = options.sections is not None or options.template or options.style
    chosen = chosen or options.figure or options.view
    for sentence in written.missing if chosen else ():
        print(sentence, file=sys.stderr)
    return 0


def _plan(options: argparse.Namespace, document: Document, causal_map: CausalMap) -> Plan:
    """The template with what was said of it; what the document remembers is the window's."""
    from loopmap.editing.report.plan import Front, only, plan_of
    from loopmap.editing.report.templates import OWN, all_templates
    from loopmap.model.report_choice import Reach
    from loopmap.ui.folders import standard_folders

    templates = all_templates(standard_folders().config / OWN)
    plan = plan_of(templates.named(options.template or "full"))
    plan = only(_with_texts(plan, options.text), options.sections, options.without or ())
    return replace(
        plan,
        front=replace(Front(*(getattr(options, name) for name in _FRONT)), date=_date(options)),
        maps=Reach(options.maps) if options.maps else plan.maps,
        loops=_loops(options.loop, causal_map),
        room=options.room,
        page_each=options.page_each or plan.page_each,
        figure=_view(options.figure, document, causal_map) if options.figure else None,
        views=tuple(_view(name, document, causal_map) for name in options.view),
    )


def _view(name: str, document: Document, causal_map: CausalMap) -> RecordId:
    """The view of that name on the map; LoopmapError names those there are."""
    from loopmap.ui.view_figures import views_called

    return views_called(document, name, (causal_map.id,))[0].view.id


def _loops(labels: list[str], causal_map: CausalMap) -> tuple[LoopKey, ...] | None:
    """The loops of these labels or names; None for the key loops."""
    from loopmap.analysis.named_loops import all_loops_shown

    if not labels:
        return None
    found, book = found_loops(causal_map)
    known = all_loops_shown(causal_map, found)
    return tuple(loop_called(known, book, label) for label in labels)


def _date(options: argparse.Namespace) -> str:
    from loopmap.analysis.dates_in_words import today

    return today() if options.date == "today" else str(options.date)


def _with_texts(plan: Plan, texts: list[str]) -> Plan:
    """The plan with people's own words, read from files."""
    from loopmap.errors import LoopmapError

    for said in texts:
        where, given, file = said.partition("=")
        name, _, side = where.partition(":")
        known = [each.id for each in plan.sections]
        if not given or name not in known or side not in ("", "before", "after"):
            there = ", ".join(known)
            raise LoopmapError(f"“{said}” is no SECTION=FILE.", f"Sections are {there}.")
        words = _read(Path(file))
        sections = (_said(e, side, words) if e.id == name else e for e in plan.sections)
        plan = replace(plan, sections=tuple(sections))
    return plan


def _said(section: Planned, side: str, words: str) -> Planned:
    if side == "after":
        return replace(section, after=words)
    return replace(section, before=words)


def _read(path: Path) -> str:
    from loopmap.errors import LoopmapError
    from loopmap.formats.storage.save import reason

    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_TEXT + 1)
        if len(content) > _LARGEST_TEXT:
            raise LoopmapError(f"“{path.name}” is longer than any text of a report.")
        return content.decode("utf-8-sig")
    except OSError as error:
        raise LoopmapError(f"“{path.name}” cannot be read: {reason(error)}") from error
    except UnicodeDecodeError as error:
        raise LoopmapError(f"“{path.name}” is no plain text in UTF-8.") from error
