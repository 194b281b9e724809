"""Files of every format: those it writes itself, and those that lie ready for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from loopmap.formats.format import Format
from loopmap.formats.registry import formats_for_reading, open_file
from loopmap.model.document import Document
from tests.support.small_maps import fines

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "formats"
EXAMPLES = sorted((ROOT / "examples").glob("*.loopmap"))


@cache
def example(path: Path) -> Document:
    """An example as a document."""
    return open_file(path).document


@cache
def sample(kind: Format) -> bytes:
    """A small file of a format: the smallest that lies in its folder, or one it writes."""
    ready = [each.read_bytes() for each in ready_files(kind)]
    if ready:
        return min(ready, key=len)
    assert kind.write is not None, f"{kind.id} wants a small file in {GOLDEN / kind.id}"
    return kind.write(fines())


def ready_files(kind: Format) -> list[Path]:
    """The files in ``tests/golden/formats/ID`` that the format reads."""
    found = sorted(each for each in (GOLDEN / kind.id).glob("*") if each.is_file())
    return [each for each in found if each.suffix in kind.suffixes]


def readers() -> list[Format]:
    """The formats that can be read."""
    return list(formats_for_reading())
