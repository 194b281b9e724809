"""``loopmap check``: what may be better on a map, the most useful first."""

from __future__ import annotations

import argparse
import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loopmap.cli.read_map import add_answers, read_map

if TYPE_CHECKING:
    from loopmap.analysis.checks import Finding
    from loopmap.model.document import CausalMap, Document

TITLE = "Check how a map is drawn and named; most useful first."

LEVELS = ("error", "warning", "hint")
_WIDTH = 92


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", metavar="FILE", help="a map in any format Loopmap reads")
    parser.add_argument("--map", metavar="M", help="title or id of the map; all of them by default")
    parser.add_argument(
        "--level",
        choices=LEVELS,
        default=LEVELS[-1],
        help="the least that is printed and counts for the exit status; hint by default",
    )
    parser.add_argument(
        "--publish",
        action="store_true",
        help="also what matters only before a map leaves the room",
    )
    parser.add_argument(
        "--identifiers",
        action="store_true",
        help="look for names, dates, numbers and details that may tell who is spoken of instead",
    )
    parser.add_argument(
        "--replace",
        metavar="OUT",
        type=Path,
        help="with --identifiers: also write the document to OUT, which may be FILE, with"
        " “Child A” for a name throughout, “[postcode]” for a postcode and so on",
    )
    parser.add_argument(
        "--names",
        metavar="LIST",
        type=Path,
        help="with --identifiers: names to look for besides, one on each line, “- ” before"
        " those to leave alone; your own list, which the window opens, by default",
    )
    parser.add_argument("--json", action="store_true", help="print for programs")
    add_answers(parser)


def run(options: argparse.Namespace) -> int:
    """Check and print; 1 where there are findings of that level or above, else 0."""
    from loopmap.cli.choose_map import choose_map
    from loopmap.cli.identifiers import check_identifiers

    if options.identifiers or options.replace is not None:
        return check_identifiers(options)
    document = read_map(options).document
    chosen = [choose_map(document, options.map).id] if options.map else document.map_order
    answers = [_answer(document, document.maps[map_id], options) for map_id in chosen]
    if options.json:
        print(json.dumps({"maps": answers}, ensure_ascii=False, indent=2))
    else:
        for answer in answers:
            _print_for_people(answer)
    return int(any(answer["findings"] for answer in answers))


def _answer(
    document: Document, causal_map: CausalMap, options: argparse.Namespace
) -> dict[str, Any]:
    from loopmap.analysis.checks import Severity, left_to_mend
    from loopmap.analysis.loops import find_loops
    from loopmap.editing.checking import check_map, facts_of

    loops = find_loops(causal_map)
    facts = facts_of(document, causal_map.id, loops, publish=options.publish)
    skipped = causal_map.info.skipped
    least = Severity[options.level.upper()]
    left = left_to_mend(causal_map, check_map(facts), skipped)
    return {
        "map": causal_map.info.title,
        "loops_complete": loops.complete,
        "loops_complete_to_length": loops.complete_to_length,
        "not_here": len(skipped),
        "findings": [_row(causal_map, each) for each in left if each.severity <= least],
    }


def _row(causal_map: CausalMap, finding: Finding) -> dict[str, Any]:
    from loopmap.analysis.checks import RULE

    rule = RULE.get(finding.rule)
    ends = [causal_map.links[link] for link in finding.links]
    return {
        "rule": finding.rule,
        "level": LEVELS[finding.severity],
        "text": finding.text,
        "reason": rule.reason if rule else None,
        "variables": [causal_map.variables[one].name for one in finding.variables],
        "links": [
            {
                "from": causal_map.variables[link.source].name,
                "to": causal_map.variables[link.target].name,
            }
            for link in ends
        ],
        "mends": [offer.label for offer in finding.offers],
    }


def _print_for_people(answer: dict[str, Any]) -> None:
    print(f"{answer['map']}: {_how_many(answer['findings'])}")
    for row in answer["findings"]:
        print()
        print(_filled(f"{row['level']:<8}{row['rule']:<5}{row['text']}"))
        if row["reason"]:
            print(_filled(f"{'':13}{row['reason']}"))
        for mend in row["mends"]:
            print(_filled(f"{'':13}Mend: {mend}"))
    if not answer["loops_complete"]:
        reach = answer["loops_complete_to_length"]
        print(f"\nOf its loops those of up to {reach} links were all looked at.")
    print()


def _how_many(findings: list[dict[str, Any]]) -> str:
    if not findings:
        return "nothing to mend."
    numbers = ((level, sum(row["level"] == level for row in findings)) for level in LEVELS)
    return ", ".join(f"{n} {level}{'' if n == 1 else 's'}" for level, n in numbers if n) + "."


def _filled(line: str) -> str:
    return textwrap.fill(line, _WIDTH, subsequent_indent=" " * 13)
