"""A command as data: what it is called, what it does, when it may be used, its keys.

Menus, toolbar, palette and the page of shortcuts are made from the same list, so
nothing can be in one and missing in another.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from loopmap.ui.actions.desk import Desk

if TYPE_CHECKING:
    from loopmap.ui.editor_panels import EditorPanels

Test = Callable[[Desk], bool]


def always(_: Desk) -> bool:
    """Whatever is open."""
    return True


def with_document(desk: Desk) -> bool:
    """A document is open."""
    return desk.session is not None


def with_editing(desk: Desk) -> bool:
    """A document is open and may be altered, and no gesture is under way."""
    session, editor = desk.session, desk.editor
    return (
        session is not None
        and editor is not None
        and session.read_only is None
        and not editor.gesture_running
    )


def with_selection(desk: Desk) -> bool:
    """Something is selected."""
    return desk.session is not None and bool(desk.session.selection)


def with_selection_to_edit(desk: Desk) -> bool:
    """Something is selected and may be altered."""
    return with_editing(desk) and with_selection(desk)


def with_links(desk: Desk) -> bool:
    """A link is selected and may be altered."""
    return with_editing(desk) and _selected(desk, "links")


def with_variables(desk: Desk) -> bool:
    """A variable is selected and may be altered."""
    return with_editing(desk) and _selected(desk, "variables")


def with_panels(desk: Desk) -> bool:
    """A document is open and its panels are there, shortly after the first paint."""
    return desk.editor is not None and desk.editor.panels is not None


def panels_of(desk: Desk) -> EditorPanels:
    """The panels; for commands that are enabled ``with_panels``."""
    assert desk.editor is not None
    assert desk.editor.panels is not None
    return desk.editor.panels


def _selected(desk: Desk, table: Literal["links", "variables"]) -> bool:
    """Whether one of them is selected; many commands ask, and of thousands."""
    session = desk.session
    assert session is not None
    there: Container[object] = getattr(session.map, table)
    return any(map(there.__contains__, session.selection))


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can ask for.

    ``menu`` is a path ("View/Theme"). ``keys`` are Qt's portable names, the first is
    shown. ``checked`` makes it a switch; ``says`` gives a title that depends on what
    is open; ``begins`` draws a line above it in its menu.
    """

    id: str
    title: str
    help: str
    menu: str
    run: Callable[[Desk], None]
    keys: tuple[str, ...] = ()
    icon: str = ""
    enabled: Test = with_document
    checked: Test | None = None
    says: Callable[[Desk], str] | None = None
    begins: bool = False
