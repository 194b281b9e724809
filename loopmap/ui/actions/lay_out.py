"""Commands that place variables: tidying, laying out anew, and the other engines."""

from __future__ import annotations

import shutil
from functools import cache, partial

from loopmap.diagram.layout.engines import COLUMNS, EMBEDDED, GRAPHVIZ, LOOPS, TIDY, Engine
from loopmap.model.ids import RecordId
from loopmap.ui.actions.chosen import chosen
from loopmap.ui.actions.command import Command, with_editing
from loopmap.ui.actions.desk import Desk


def _chosen(desk: Desk) -> frozenset[RecordId]:
    """The variables selected, where there are two or more."""
    variables = chosen(desk).variables
    return frozenset(v.id for v in variables) if len(variables) > 1 else frozenset()


def _tidy(desk: Desk) -> None:
    assert desk.editor is not None
    desk.editor.tidying.start(TIDY, _chosen(desk))


def _title(desk: Desk) -> str:
    return "Tidy the selection" if len(chosen(desk).variables) > 1 else "Tidy"


def _lay_out(engine: str, desk: Desk) -> None:
    assert desk.editor is not None
    desk.editor.tidying.start(engine)


def _may(engine: Engine, desk: Desk) -> bool:
    if not with_editing(desk):
        return False
    if engine in GRAPHVIZ:
        return is_installed(engine.name)
    assert desk.session is not None
    return engine.name != COLUMNS or bool(desk.session.map.groups)


@cache
def is_installed(program: str) -> bool:
    """Whether the computer has that program; asked once, for commands are checked at every edit."""
    return shutil.which(program) is not None


def _by(engine: Engine, menu: str, told: str) -> Command:
    return Command(
        f"map.layout.{engine.name}",
        engine.title,
        told,
        menu,
        partial(_lay_out, engine.name),
        enabled=partial(_may, engine),
    )


COMMANDS = (
    Command(
        "map.tidy",
        "Tidy",
        "Mend the picture as it lies: labels apart, fewer crossings, rounder loops. With two or "
        "more variables selected only those move; locked ones never do. One step to undo.",
        "Map",
        _tidy,
        ("Ctrl+Shift+L",),
        "tidy",
        with_editing,
        says=_title,
    ),
    Command(
        f"map.layout.{LOOPS}",
        "Lay out anew",
        "Place the variables from scratch so that loops read as loops; locked ones stay. "
        "One step to undo.",
        "Map",
        partial(_lay_out, LOOPS),
        ("Ctrl+Alt+L",),
        enabled=with_editing,
    ),
    *(
        _by(engine, "Map/Lay out", f"Place the variables {engine.told}. One step to undo.")
        for engine in EMBEDDED
        if engine.name not in {LOOPS, TIDY}
    ),
    *(
        _by(
            engine,
            "Map/Lay out with Graphviz",
            f"With Graphviz, where it is installed: place the variables {engine.told}. "
            "One step to undo.",
        )
        for engine in GRAPHVIZ
    ),
)
