"""Commands that copy to the clipboard and paste from it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from loopmap.diagram.emphasis import Badge
from loopmap.diagram.geometry import Point
from loopmap.diagram.page import title_of
from loopmap.editing.clip import Clip
from loopmap.editing.copied import Copied
from loopmap.editing.edits.clipboard import cut_records
from loopmap.editing.session import Session
from loopmap.formats.loopy.text import is_link
from loopmap.ui.actions.command import (
    Command,
    panels_of,
    with_document,
    with_editing,
    with_panels,
    with_selection,
    with_selection_to_edit,
)
from loopmap.ui.actions.desk import Desk
from loopmap.ui.actions.many import do_with_selected
from loopmap.ui.clipboard import PICTURE, RECORDS, put, put_text, told
from loopmap.ui.offered import (
    NOTHING_AT_ALL,
    ManyRecords,
    Offered,
    files_named,
    landing,
    offered,
)


def _session(desk: Desk) -> Session:
    assert desk.session is not None
    return desk.session


def _copied(desk: Desk) -> Copied:
    """What is selected; the whole map where nothing is."""
    session = _session(desk)
    title = title_of(session.document.info.title, session.map.info.title)
    return Copied(session.map, session.selection or None, title, session.document.evidence)


def _badges(desk: Desk) -> tuple[Badge, ...]:
    panels = desk.editor.panels if desk.editor is not None else None
    return panels.lit.badges() if panels is not None else ()


def _cut(desk: Desk) -> None:
    _copy(desk)
    do_with_selected(desk, "Cut", "Cutting", cut_records)


def _copy(desk: Desk) -> None:
    copied = _copied(desk)
    if copied:
        put(copied, RECORDS, _badges(desk), desk.jobs)


def _copy_picture(desk: Desk) -> None:
    put(_copied(desk), PICTURE, _badges(desk), desk.jobs)
    _say(desk, "The picture is on the clipboard.")


def _copy_sentences(desk: Desk) -> None:
    put_text(_copied(desk).sentences)
    _say(desk, "The sentences are on the clipboard.")


def _copy_alternative(desk: Desk) -> None:
    put_text(told(_copied(desk)))
    _say(desk, "What the picture shows is on the clipboard, in words.")


def _has_something(desk: Desk) -> bool:
    return with_document(desk) and bool(_copied(desk))


def _may_paste(desk: Desk) -> bool:
    return with_editing(desk) and with_panels(desk)


def _paste(desk: Desk) -> None:
    """Where the pointer is."""
    assert desk.editor is not None
    paste_at(desk, landing(desk.editor.canvas))


def paste_at(desk: Desk, at: Point) -> None:
    """Our own records, a picture, or lines of text as sentences and names, about that place.

    A link that holds a map is looked over first, as a file is; a copied file is opened.
    """
    _paste_at(desk, at, offered(QApplication.clipboard().mimeData()))


def _paste_at(desk: Desk, at: Point, found: Offered) -> None:
    editor = desk.editor
    assert editor is not None
    if found is None:
        _say(desk, NOTHING_AT_ALL)
    elif isinstance(found, Clip | ManyRecords):
        panels_of(desk).pasting.paste_records(found, at, partial(_paste_at, desk, at))
    elif isinstance(found, str) and is_link(found):
        desk.pages.look_at_link(found)
    elif isinstance(found, str) and files_named(found):
        _open(desk, files_named(found))
    elif isinstance(found, str):
        panels_of(desk).pasting.paste(found, at)
    else:
        editor.pictures.add(found, at)


def _open(desk: Desk, files: list[Path]) -> None:
    """A copied file is opened, as one that is dropped is."""
    if len(files) > 1:
        _say(desk, "Files are pasted one at a time: copy only one of them.")
    else:
        desk.files.open(files[0])


def _say(desk: Desk, sentence: str) -> None:
    assert desk.editor is not None
    desk.editor.hint.emit(sentence)


COMMANDS = (
    Command(
        "edit.cut",
        "Cut",
        "Take what is selected off the map, to paste it elsewhere.",
        "Edit",
        _cut,
        ("Ctrl+X",),
        "cut",
        with_selection_to_edit,
        begins=True,
    ),
    Command(
        "edit.copy",
        "Copy",
        "Copy what is selected: for a map as variables, for other programs as picture and text.",
        "Edit",
        _copy,
        ("Ctrl+C",),
        "copy",
        with_selection,
    ),
    Command(
        "edit.copy_picture",
        "Copy as picture",
        "Copy a picture of what is selected, or of the whole map, for documents and mails.",
        "Edit",
        _copy_picture,
        ("Ctrl+Shift+C",),
        "",
        _has_something,
    ),
    Command(
        "edit.copy_sentences",
        "Copy as sentences",
        "Copy the links selected, or all of the map, as lines that can be read and said again.",
        "Edit",
        _copy_sentences,
        ("Ctrl+Alt+C",),
        "",
        _has_something,
    ),
    Command(
        "edit.copy_alt",
        "Copy alt text",
        "Copy what a picture of the selection or the map shows, in words.",
        "Edit",
        _copy_alternative,
        ("Ctrl+Alt+Shift+C",),
        "",
        _has_something,
    ),
    Command(
        "edit.paste",
        "Paste",
        "Put on this map what was copied: variables; names, causal sentences or a table from"
        " elsewhere; a LOOPY link; or a picture as a note. Other lines are parked.",
        "Edit",
        _paste,
        ("Ctrl+V",),
        "paste",
        _may_paste,
    ),
)
