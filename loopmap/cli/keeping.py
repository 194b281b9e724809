"""``loopmap simulate --keep OUT``: the answers kept in the document, as the window keeps them."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from loopmap.errors import SimulationError

if TYPE_CHECKING:
    from loopmap.model.document import Document
    from loopmap.model.ids import MapId
    from loopmap.simulation import Comparison


def add_keeping(parser: argparse.ArgumentParser) -> None:
    """Let answers be kept."""
    parser.add_argument(
        "--keep",
        metavar="OUT",
        type=Path,
        help="also keep each scenario's answer with the map and write the document to OUT, which"
        " may be FILE; “loopmap runs” lists what is kept",
    )


def refuse_keeping(options: argparse.Namespace, what: str) -> None:
    """SimulationError where ``what`` is run, which is not kept, but was asked to be."""
    if options.keep is not None:
        raise SimulationError(f"{what} are not kept: “--csv” writes what comes of them.")


def keep(document: Document, map_id: MapId, found: Comparison, path: Path) -> str:
    """Write the document with a kept run for each scenario; what was done, in a sentence.

    Raises SimulationError for a file that kept runs have no place in, and where there is no
    scenario; StorageError.
    """
    from loopmap.editing.edits.runs import keep_run
    from loopmap.editing.ids_beside import ids_beside
    from loopmap.formats import loopmap_yaml
    from loopmap.formats.storage.save import save

    if path.suffix.lower() not in loopmap_yaml.FORMAT.suffixes:
        raise SimulationError(
            f"“{path.name}” cannot hold kept runs.", "Files that end in .loopmap can."
        )
    if not found.scenarios:
        raise SimulationError("There is no scenario whose answer could be kept.")
    new_id = ids_beside(document)
    for result in found.scenarios:
        alone = replace(found, scenarios=(result,))
        document = document.apply(keep_run(document, map_id, alone, new_id))
    assert loopmap_yaml.FORMAT.write is not None
    save(path, loopmap_yaml.FORMAT.write(document))
    count = len(found.scenarios)
    return f"Kept {count} {'run' if count == 1 else 'runs'} in {path}."
