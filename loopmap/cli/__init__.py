"""The command line: one module per verb, each with ``TITLE``, ``add_arguments`` and ``run``.

Verbs import what they need when they run, so that ``--help`` and ``loops`` never
wait for Qt. Exit status: 0 done, 1 the answer is "no" (findings, differences), 2
wrong use, 3 input that cannot be read.
"""

from __future__ import annotations

import argparse
import importlib
import io
import sys
from collections.abc import Sequence

from loopmap import __version__
from loopmap.errors import FormatError, LoopmapError

VERBS = (
    *("gui", "loops", "structure", "compare", "simulate", "runs"),
    *("check", "convert", "formats", "export"),
    *("report", "layout", "demo", "guide"),
)
"""Verbs in the order of the help page; each is the module of that name beside this one."""

DONE, NO, WRONG_USE, UNREADABLE = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; answers the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0] not in VERBS and not words[0].startswith("-")):
        words.insert(0, "gui")
    _print_as_utf8()
    # The others are not imported: nobody who opens the window waits for what it has no use for.
    options = _parser(words[:1] if words[0] in VERBS else VERBS).parse_args(words)
    try:
        return int(options.run(options))
    except FormatError as error:
        print(f"loopmap: {error}", file=sys.stderr)
        return UNREADABLE
    except LoopmapError as error:
        print(f"loopmap: {error}", file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        sys.stderr.close()
        return DONE


def _print_as_utf8() -> None:
    """Let every character be printed: a pipe on Windows has few, a file's name may be no text."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None in a window without a console
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser(offered: Sequence[str]) -> argparse.ArgumentParser:
    """What reads the command line where its verb is one of those ``offered``."""
    parser = argparse.ArgumentParser(
        prog="loopmap",
        description="Causal-loop system mapping: draw a map, see its loops, ask “what if?”.",
    )
    parser.add_argument("--version", action="version", version=f"Loopmap {__version__}")
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for verb in offered:
        module = importlib.import_module(f"loopmap.cli.{verb}")
        sub = verbs.add_parser(verb, help=module.TITLE, description=module.TITLE)
        module.add_arguments(sub)
        sub.set_defaults(run=module.run)
    return parser
