"""Likely identifiers on the command line: listed by ``check``, and warned of by who writes."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loopmap.cli.read_map import read_map, say
from loopmap.errors import LoopmapError

if TYPE_CHECKING:
    from loopmap.analysis.identifiers import Identifier, OwnNames
    from loopmap.model.document import Document

LEVELS = ("error", "warning", "hint")
_WIDTH = 92


def check_identifiers(options: argparse.Namespace) -> int:
    """Find and print; 1 where there are any of that level or above, else 0.

    Raises LoopmapError where what was replaced cannot be written as asked.
    """
    from loopmap.analysis.identifiers import find_identifiers

    _refuse_to_replace(options)
    document = read_map(options, to_change=options.replace is not None).document
    own = _own_names(options.names)
    found = _chosen(document, find_identifiers(document, own=own), options)
    rows = [_row(document, each) for each in found]
    if options.replace is not None:
        _write_replaced(document, found, own, options.replace)
    if options.json:
        answer = {"identifiers": rows, "may_stay": len(document.info.may_stay)}
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        _print_for_people(document, rows)
    return int(bool(rows))


def all_found(document: Document) -> list[Identifier]:
    """Every likely identifier that nobody said may stay, by the person's list of names, too."""
    from loopmap.analysis.identifiers import find_identifiers

    return find_identifiers(document, own=_own_names(None))


def warn_of(found: Sequence[Identifier]) -> None:
    """Say beside the result that likely identifiers are in what is written; not which."""
    if found:
        shows = "“loopmap check FILE --identifiers” shows where."
        say(f"{_counted(found)} in what is written: {_by_kind(found)}. {shows}")


def warn_of_said(found: Sequence[Identifier]) -> None:
    """The same of the words that people gave beside the file."""
    if found:
        say(f"{_counted(found)} in the words given for it: {_by_kind(found)}.")


def _counted(found: Sequence[Identifier]) -> str:
    if len(found) == 1:
        return "One likely identifier is"
    return f"{len(found):,} likely identifiers are"


def _by_kind(found: Sequence[Identifier]) -> str:
    """How many names, dates and so on."""
    from loopmap.analysis.identifiers import ABOUT

    numbers = Counter(each.kind for each in found)
    return ", ".join(
        f"{number:,} {kind.value if number == 1 else ABOUT[kind].many}"
        for kind, number in numbers.items()
    )


def _refuse_to_replace(options: argparse.Namespace) -> None:
    from loopmap.formats.loopmap_yaml import FORMAT

    if options.replace is None:
        return
    if not options.identifiers:
        raise LoopmapError("Only what --identifiers finds can be replaced.")
    if options.replace.suffix.lower() not in FORMAT.suffixes:
        raise LoopmapError(
            f"“{options.replace.name}” cannot hold a whole document.",
            "Let its name end in .loopmap; “loopmap convert” then makes other files of it.",
        )


def _own_names(path: Path | None) -> OwnNames:
    """The names of that list, or of the person's own; FormatError where it is not there."""
    from loopmap.errors import FormatError
    from loopmap.ui.folders import standard_folders
    from loopmap.ui.going_out.names_file import names_file, own_names

    if path is not None and not path.exists():
        raise FormatError(f"There is no list of names “{path.name}”.")
    return own_names(path or names_file(standard_folders()))


def _write_replaced(document: Document, found: list[Identifier], own: OwnNames, path: Path) -> None:
    """The document with something else in place of each, and a sentence on it."""
    from loopmap.editing.edits.identifiers import Decision, decide
    from loopmap.formats.loopmap_yaml import FORMAT
    from loopmap.formats.storage.save import save

    replaced = decide(document, [(each, Decision.REPLACE) for each in found], own=own)
    assert FORMAT.write is not None
    save(path, FORMAT.write(document.apply(replaced)))
    say(f"Wrote {path}, with something else in place of {_number(len(found))}.")


def _chosen(
    document: Document, found: list[Identifier], options: argparse.Namespace
) -> list[Identifier]:
    """Those of the level, and of the map asked for or of the document, or all."""
    from loopmap.analysis.identifiers.where import is_of
    from loopmap.cli.choose_map import choose_map

    maps = document.map_order if options.map is None else (choose_map(document, options.map).id,)
    least = LEVELS.index(options.level)
    return [each for each in found if each.severity <= least and is_of(document, each, maps)]


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
    print(f"{document.info.title or 'The document'}: {_number(len(rows))}.")
    for row in rows:
        print()
        print(_filled(f"{row['level']:<8}{row['rule']:<5}“{row['text']}”, {row['kind']}"))
        private = ", private" if row["private"] else ""
        for line in (f"{row['where']}{private}:", row["context"], row["reason"]):
            print(_filled(f"{'':13}{line}"))
    kept = len(document.info.may_stay)
    if kept:
        print(f"\n{'One more was' if kept == 1 else f'{kept:,} more were'} said to be no harm.")


def _number(number: int) -> str:
    if not number:
        return "no likely identifiers"
    return "one likely identifier" if number == 1 else f"{number:,} likely identifiers"


def _filled(line: str) -> str:
    return textwrap.fill(line, _WIDTH, subsequent_indent=" " * 13)
