"""Opening files of other programs: the largest map of the collection in every format.

Each is read beside what only parses its kind of file (json, lxml, csv, openpyxl, networkx,
yaml); a reader may take twice as long, or a second, whichever is more. Seconds here are those
of this process on the processor. Figures need the shared collection and are left out without.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from loopmap.formats.format import Format
from loopmap.formats.registry import (
    format_of,
    formats_for_writing,
    open_content,
    open_file,
)
from loopmap.model.document import Document
from loopmap.model.token import NEVER
from tests.benchmarks.yardstick import Measured, measured, yardstick

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
LARGEST = CORPUS / "maps" / "sfd_c_learn_v77.csv"
MODELS = (
    CORPUS / "formats" / "vensim" / "wrld3-03.mdl",
    CORPUS / "formats" / "xmile" / "GeneratedByAIThenEdited.stmx",
)
A_SECOND = 770.0
"""A second in yardsticks, on the machine that the budgets are for."""

TIMES = 5
WHOLE = 1.0
"""Seconds that the way to a picture may take; a large map without places settles after it."""


def figures() -> Iterator[Measured]:
    """A row for each format, then whole ways to a map with places."""
    if not LARGEST.is_file():
        print("the shared maps are not beside this checkout: opening them is not measured")
        return
    document = open_file(LARGEST).document
    for kind in formats_for_writing():
        if kind.read is not None:
            yield _reading(kind, document)
    for path in MODELS:
        yield _file(path)
    yield from _with_places()
    yield _cold()


def _reading(kind: Format, document: Document) -> Measured:
    assert kind.read is not None
    assert kind.write is not None
    content, name = kind.write(document), f"map{kind.suffixes[0]}"
    (map_id,) = document.map_order
    size = f"{len(document.maps[map_id].variables):,}/{len(document.maps[map_id].links):,}"
    return _beside(f"{kind.id} {size}", lambda: kind.read(content, name), content, kind.id)


def _file(path: Path) -> Measured:
    content = path.read_bytes()
    kind, _ = format_of(content, path.name)
    return _beside(path.name, lambda: open_content(content, path.name), content, kind.id)


def _with_places() -> Iterator[Measured]:
    """The whole way to a picture: of a table without places, and of models that are drawn."""
    from loopmap.diagram.style import load_style
    from loopmap.ui.opening import first_picture, with_places

    style = load_style("light")

    for path in (LARGEST, *MODELS):
        content = path.read_bytes()

        def whole(content: bytes = content, name: str = path.name) -> None:
            opened = open_content(content, name)
            placed = with_places(opened.document, opened.unplaced, NEVER, settles=True)
            first_picture(placed, style)

        yield measured(f"to its picture: {path.name}", [_cpu(whole)], budget=WHOLE * A_SECOND)


_AT_ONCE = """
import sys, time
from pathlib import Path
from loopmap.diagram.style import load_style
from loopmap.model.token import NEVER
from loopmap.ui.opening import first_picture, with_places
style, path = load_style("light"), Path(sys.argv[1])
began = time.process_time()
from loopmap.formats.registry import open_content
opened = open_content(path.read_bytes(), path.name)
first_picture(with_places(opened.document, opened.unplaced, NEVER, settles=True), style)
print(time.process_time() - began)
"""


def _cold() -> Measured:
    """The whole way of the largest table in a process of its own, which reads nothing before."""
    command = [sys.executable, "-c", _AT_ONCE, str(LARGEST)]
    taken = [
        float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
        for _ in range(TIMES)
    ]
    return measured(f"to its picture, cold: {LARGEST.name}", taken, budget=WHOLE * A_SECOND)


def _beside(name: str, read: Callable[[], object], content: bytes, kind: str) -> Measured:
    """Reading, with what only parses said in the name and counted for the budget."""
    bare = _bare(kind, content)
    read()
    taken = [_cpu(read) for _ in range(TIMES)]
    parsed = min(_cpu(bare) for _ in range(TIMES)) if bare is not None else 0.0
    told = f"(bare {parsed * 1e3:.1f} ms)" if bare is not None else "(no other parser)"
    return measured(f"{name} {told}", taken, budget=max(A_SECOND, 2 * parsed / yardstick()))


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _bare(kind: str, content: bytes) -> Callable[[], object] | None:
    """What only parses such a file, or None where there is no library for it."""
    if kind in _GRAPHS:
        return lambda: _GRAPHS[kind](content)
    if kind == "loopmap":
        return lambda: _yaml(content)
    if content.startswith(b"PK"):
        return lambda: _cells(content)
    if content.lstrip().startswith(b"<"):
        return lambda: _markup(content)
    if content.startswith((b"{", b"[")) and kind not in _OF_THEIR_OWN:
        return lambda: json.loads(content)
    if kind in ("csv-links", "matrix"):
        return lambda: list(csv.reader(io.StringIO(content.decode())))
    return None


def _yaml(content: bytes) -> object:
    import yaml

    return yaml.load(content, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _cells(content: bytes) -> object:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return [list(sheet.values) for sheet in book.worksheets]


def _markup(content: bytes) -> object:
    from lxml import etree

    return etree.fromstring(content)


def _graphml(content: bytes) -> object:
    import networkx as nx

    return nx.parse_graphml(content.decode(), force_multigraph=True)


def _gexf(content: bytes) -> object:
    import networkx as nx

    return nx.read_gexf(io.BytesIO(content))


_OF_THEIR_OWN = ("vensim", "loopy-link")
_GRAPHS: dict[str, Callable[[bytes], object]] = {"graphml": _graphml, "gexf": _gexf}
