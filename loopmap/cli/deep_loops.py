"""``loopmap loops FILE --deep --to OUT.csv``: a long list of loops, written as it is found.

The window runs this as a process of its own. Asked to end (Ctrl+C, or SIGTERM) it
keeps the lengths that are finished and says so. For programs it prints a line of
JSON after each length, and a last one with ``"done": true``.
"""

from __future__ import annotations

import argparse
import json
import signal
from collections.abc import Callable
from pathlib import Path

from loopmap import __version__
from loopmap.analysis.loop_status import deep_line
from loopmap.analysis.loops import Depth, Loop, LoopKind, search_deep
from loopmap.analysis.pauses import in_one_go
from loopmap.analysis.snapshot import take_snapshot
from loopmap.errors import LoopmapError
from loopmap.formats.loop_table import LoopTable
from loopmap.model.document import CausalMap

LIMIT = 1_000_000
"""Loops listed where no other number is asked for."""


def write_deep(
    causal_map: CausalMap, options: argparse.Namespace, is_late: Callable[[], bool]
) -> int:
    """Search, and write what each length brings; 0 also when it was stopped."""
    asked_to_end = _hear_signals()
    most = options.limit or LIMIT
    try:
        with LoopTable(Path(options.to), causal_map, _settings(causal_map, options, most)) as table:
            table.say(deep_line(Depth()))

            def take(loops: tuple[Loop, ...], depth: Depth) -> None:
                table.add(loops)
                table.say(deep_line(depth))
                _tell(depth, options.json, done=False)

            search = search_deep(
                take_snapshot(causal_map),
                most,
                options.max_length,
                lambda: bool(asked_to_end) or is_late(),
                take,
            )
            depth = in_one_go(search)
            table.say(deep_line(depth))
    except OSError as error:
        raise LoopmapError(f"{options.to} cannot be written: {error.strerror or error}.") from error
    _tell(depth, options.json, done=True)
    return 0


def _hear_signals() -> list[int]:
    """A list that is no longer empty once the process was asked to end."""
    asked: list[int] = []
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda number, _: asked.append(number))
    return asked


def _settings(causal_map: CausalMap, options: argparse.Namespace, most: int) -> str:
    length = "any length" if options.max_length is None else f"up to {options.max_length} links"
    return f"Map: {causal_map.info.title}. Loopmap {__version__}, {length}, up to {most:,} loops."


def _tell(depth: Depth, for_programs: bool, *, done: bool) -> None:
    if not for_programs:
        print(deep_line(depth), flush=True)
        return
    kinds = {kind.value: count for kind, count in zip(LoopKind, depth.counts, strict=True)}
    told = {
        "done": done,
        "complete": depth.complete,
        "complete_to_length": depth.complete_to_length,
        "count": depth.total,
        **kinds,
        "stopped_by": None if depth.stopped_by is None else depth.stopped_by.value,
        "status": deep_line(depth),
    }
    print(json.dumps(told, ensure_ascii=False), flush=True)
