"""``loopmap simulate --keep OUT``: the answers kept in the document, as the window keeps them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from loopmap.errors import SimulationError

if TYPE_CHECKING:
    from loopmap.editing.edits.model_runs import ModelAnswer
    from loopmap.model.change import Change
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
        " may be FILE; of a map with equations the courses of its variables;"
        " “loopmap runs” lists what is kept",
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

    if not found.scenarios:
        raise SimulationError("There is no scenario whose answer could be kept.")
    alone = (replace(found, scenarios=(result,)) for result in found.scenarios)
    makes = [partial(keep_run, map_id=map_id, found=each) for each in alone]
    return _write(document, makes, path)


def keep_courses(document: Document, found: Sequence[ModelAnswer], path: Path) -> str:
    """Write the document with a kept run for each run by equations, as `keep` does.

    Of each run the outcomes and stocks of the map are on show, and others kept besides.
    """
    from loopmap.editing.edits.model_runs import keep_model_run
    from loopmap.editing.in_interest import first_choice

    makes = [
        partial(
            keep_model_run,
            map_id=each.causal_map.id,
            found=each,
            shown=first_choice(each.causal_map, _MOST_COURSES),
        )
        for each in found
    ]
    return _write(document, makes, path)


def _write(document: Document, makes: Sequence[Callable[..., Change]], path: Path) -> str:
    from loopmap.editing.ids_beside import ids_beside
    from loopmap.formats import loopmap_yaml
    from loopmap.formats.storage.save import save

    if path.suffix.lower() not in loopmap_yaml.FORMAT.suffixes:
        raise SimulationError(
            f"“{path.name}” cannot hold kept runs.", "Files that end in .loopmap can."
        )
    new_id = ids_beside(document)
    for make in makes:
        document = document.apply(make(document, new_id=new_id))
    assert loopmap_yaml.FORMAT.write is not None
    save(path, loopmap_yaml.FORMAT.write(document))
    count = len(makes)
    return f"Kept {count} {'run' if count == 1 else 'runs'} in {path}."


_MOST_COURSES = 12
"""Outcomes and stocks of a run by equations that are on show at most."""
