"""Likely identifiers on the command line: listed by ``check``, and warned of by who writes."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from loopmap.cli.read_map import read_map, say

if TYPE_CHECKING:
    from loopmap.analysis.identifiers import Identifier
    from loopmap.model.document import Document

LEVELS = ("error", "warning", "hint")
_WIDTH = 92


def check_identifiers(options: argparse.Namespace) -> int:
    """Find and print; 1 where there are any of that level or above, else 0."""
    from loopmap.analysis.identifiers import find_identifiers

    document = read_map(options).document
    found = _chosen(document, find_identifiers(document), options.map)
    rows = [_row(document, each) for each in found if each.severity <= _least(options.level)]
    if options.json:
        answer = {"identifiers": rows, "may_stay": len(document.info.may_stay)}
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        _print_for_people(document, rows)
    return int(bool(rows))


def warn_of(found: Sequence[Identifier]) -> None:
    """Say beside the result that likely identifiers are in what is written; not which."""
    from loopmap.analysis.identifiers import ABOUT

    if not found:
        return
    numbers = Counter(each.kind for each in found)
    named = ", ".join(
        f"{number:,} {kind.value if number == 1 else ABOUT[kind].many}"
        for kind, number in numbers.items()
    )
    many = (
        "One likely identifier is" if len(found) == 1 else f"{len(found):,} likely identifiers are"
    )
    shows = "“loopmap check FILE --identifiers” shows where."
    say(f"{many} in what is written: {named}. {shows}")


def _least(level: str) -> int:
    return LEVELS.index(level)


def _chosen(document: Document, found: list[Identifier], title: str | None) -> list[Identifier]:
    """Those of the map asked for and of the document, or all."""
    from loopmap.analysis.identifiers.where import is_of
    from loopmap.cli.choose_map import choose_map

    if title is None:
        return found
    only = choose_map(document, title).id
    return [each for each in found if is_of(document, each, (only,))]


def _row(document: Document, found: Identifier) -> dict[str, Any]:
    from loopmap.analysis.identifiers.where import is_private, where

    return {
        "rule": found.rule,
        "level": LEVELS[found.severity],
        "kind": found.kind.value,
        "text": found.text,
        "context": found.context,
        "where": where(document, found),
        "map": found.key.map or None,
        "record": found.key.id,
        "field": list(found.path),
        "start": found.start,
        "end": found.end,
        "reason": found.reason,
        "private": is_private(document, found),
    }


def _print_for_people(document: Document, rows: list[dict[str, Any]]) -> None:
    print(f"{document.info.title or 'The document'}: {_how_many(len(rows))}")
    for row in rows:
        print()
        print(_filled(f"{row['level']:<8}{row['rule']:<5}“{row['text']}”, {row['kind']}"))
        private = ", private" if row["private"] else ""
        for line in (f"{row['where']}{private}:", row["context"], row["reason"]):
            print(_filled(f"{'':13}{line}"))
    kept = len(document.info.may_stay)
    if kept:
        print(f"\n{'One more was' if kept == 1 else f'{kept:,} more were'} said to be no harm.")


def _how_many(number: int) -> str:
    if not number:
        return "no likely identifiers."
    return "one likely identifier." if number == 1 else f"{number:,} likely identifiers."


def _filled(line: str) -> str:
    return textwrap.fill(line, _WIDTH, subsequent_indent=" " * 13)
