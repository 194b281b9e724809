"""Opening and saving, at the size of a large workshop and of a very large map."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from loopmap.formats.loopmap_yaml.read import read
from loopmap.formats.loopmap_yaml.write import write
from loopmap.formats.storage.save import save
from tests.benchmarks.maps import document_of
from tests.benchmarks.yardstick import Measured, measure

# variables, links, budget to open, budget to save: yardsticks
SIZES = ((70, 150, 12.0, 8.0), (2000, 6000, 420.0, 60.0))


def figures() -> Iterator[Measured]:
    """Open and save, the disk included."""
    with tempfile.TemporaryDirectory() as folder:
        for variables, links, to_open, to_save in SIZES:
            document = document_of(variables, links)
            path = Path(folder) / f"{variables}.loopmap"
            size = f"{variables:,}/{links:,}"
            yield measure(f"save {size}", lambda: save(path, write(document)), budget=to_save)  # noqa: B023 - measured at once
            yield measure(
                f"open {size}",
                lambda: read(path.read_bytes(), path.name),  # noqa: B023 - measured at once
                budget=to_open,
            )
