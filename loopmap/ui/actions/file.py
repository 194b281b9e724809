"""Commands of the File menu."""

from __future__ import annotations

from loopmap.ui.actions.command import Command, always, with_document, with_editing
from loopmap.ui.actions.desk import Desk


def _unsaved(desk: Desk) -> bool:
    return desk.session is not None and desk.files.may_save


def _was_said_something(desk: Desk) -> bool:
    return desk.files.current is not None and bool(desk.files.current.said)


def _may_come_in(desk: Desk) -> bool:
    return desk.session is None or with_editing(desk)


def _had_report(desk: Desk) -> bool:
    return desk.session is not None and desk.session.map.info.report is not None


COMMANDS = (
    Command(
        "file.new",
        "New",
        "Start an empty document with one map.",
        "File",
        lambda desk: desk.files.new(),
        ("Ctrl+N",),
        "file-new",
        always,
    ),
    Command(
        "file.open",
        "Open…",
        "Open a .loopmap file, or any other format Loopmap reads.",
        "File",
        lambda desk: desk.files.ask_and_open(),
        ("Ctrl+O",),
        "file-open",
        always,
    ),
    Command(
        "file.import",
        "Import…",
        "Bring the maps of a file into this document, as new maps or into the map on show.",
        "File",
        lambda desk: desk.pages.ask_and_import(),
        ("Ctrl+Alt+O",),
        "",
        with_editing,
    ),
    Command(
        "file.import_link",
        "Import from a link…",
        "Bring in the map that a LOOPY link holds. Nothing is fetched from the internet.",
        "File",
        lambda desk: desk.pages.ask_for_link(),
        ("Ctrl+Alt+Shift+O",),
        "",
        _may_come_in,
    ),
    Command(
        "file.said",
        "What came in…",
        "Read again, and copy, what was guessed, left out and odd in the file of another program.",
        "File",
        lambda desk: desk.pages.show_said(),
        ("Ctrl+Alt+Shift+I",),
        "",
        _was_said_something,
    ),
    Command(
        "file.save",
        "Save",
        "Write the document to its file. The version before is kept as a backup.",
        "File",
        lambda desk: desk.files.save(),
        ("Ctrl+S",),
        "file-save",
        _unsaved,
        begins=True,
    ),
    Command(
        "file.save_as",
        "Save as…",
        "Write the document to another file and go on working there.",
        "File",
        lambda desk: desk.files.save_as(),
        ("Ctrl+Shift+S",),
    ),
    Command(
        "file.copy",
        "Save a copy for another program…",
        "Write the maps for Kumu, Vensim, a spreadsheet and others; says first what is lost.",
        "File",
        lambda desk: desk.pages.save_copy(),
        ("Ctrl+Alt+S",),
    ),
    Command(
        "file.identifiers",
        "Check for names and numbers…",
        "Names, dates, addresses, schools and small numbers that may tell who is spoken of: keep"
        " them, put something else in their place or remove them. Asked by itself before a"
        " picture, a report or a copy is written.",
        "File",
        lambda desk: desk.pages.check_identifiers(),
        ("Ctrl+Alt+Shift+N",),
    ),
    Command(
        "file.export",
        "Export…",
        "Make a picture of the map, of a part of it or of one loop: SVG, PDF, PNG or EMF;"
        " PowerPoint slides that can be edited; or a report: Word, a web page or Markdown.",
        "File",
        lambda desk: desk.pages.show_export(),
        ("Ctrl+E",),
        "export",
        begins=True,
    ),
    Command(
        "file.export_slides",
        "Export to PowerPoint…",
        "Make slides whose boxes and arrows can be moved and edited: the map, and each key loop.",
        "File",
        lambda desk: desk.pages.show_export(".pptx"),
        ("Ctrl+Alt+P",),
    ),
    Command(
        "file.export_report",
        "Report…",
        "Write a report of the map: a committee paper, one loop on a sheet, a workshop record or"
        " all there is to tell, as Word, a web page or Markdown.",
        "File",
        lambda desk: desk.pages.show_report(),
        ("Ctrl+Alt+W",),
    ),
    Command(
        "file.report_again",
        "Write the report again…",
        "The report of this map as it was last chosen, with what the map says now.",
        "File",
        lambda desk: desk.pages.write_report_again(),
        ("Ctrl+Alt+Shift+W",),
        enabled=_had_report,
    ),
    Command(
        "file.close",
        "Close",
        "Close the document and show the welcome page.",
        "File",
        lambda desk: desk.files.close(),
        ("Ctrl+W",),
        enabled=with_document,
        begins=True,
    ),
    Command(
        "file.quit",
        "Quit",
        "Leave Loopmap. Unsaved changes are asked about first.",
        "File",
        lambda desk: desk.quit(),
        ("Ctrl+Q",),
        enabled=always,
    ),
)
