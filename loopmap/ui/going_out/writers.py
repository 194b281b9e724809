"""Asking before a figure, a report or a copy is written: one call for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtWidgets import QWidget

from loopmap.analysis.identifiers import Identifier
from loopmap.diagram.look import SIGNS, LensView
from loopmap.editing.report.held import held
from loopmap.formats.format import Format
from loopmap.formats.going_out import in_file
from loopmap.formats.private import for_others
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.token import Token
from loopmap.ui.editor import Editor
from loopmap.ui.errors import sentence
from loopmap.ui.figures import Export
from loopmap.ui.going_out.asking import JOB, Leaving, ask_first
from loopmap.ui.going_out.fresh import afresh
from loopmap.ui.going_out.held import held_by
from loopmap.ui.means import Means
from loopmap.ui.reporting import Wanted


def ask_about_figure(
    editor: Editor,
    means: Means,
    wanted: Export,
    then: Callable[[Export], None],
    parent: QWidget | None = None,
) -> None:
    """Ask about what a figure would hold; ``then`` gets it as it may be drawn."""
    document, panels = editor.session.document, editor.panels
    loops = panels.watch.loops if panels is not None else None
    look = panels.lenses.of_another() if panels is not None else _no_lens

    def go_on(going: Document) -> None:
        def work(_: Token) -> Export:
            return afresh(wanted, document, going, loops, look)

        if going is document:
            then(wanted)
        else:
            means.jobs.run(JOB, work, then, lambda fault: means.banner.warn(sentence(fault)))

    leaving = Leaving("The picture", partial(held_by, wanted))
    ask_first(editor, means, leaving, go_on, parent)


def ask_about_report(
    editor: Editor,
    means: Means,
    wanted: Callable[[Document], Wanted],
    then: Callable[[Wanted], None],
    parent: QWidget | None = None,
) -> None:
    """Ask about what a report would hold; ``then`` gets it as it may be told.

    ``wanted`` makes it of a document: what people wrote for it is in the document, too.
    """

    def go_on(going: Document) -> None:
        then(wanted(going))

    asked = wanted(editor.session.document)
    holds = partial(held, map_id=asked.map_id, plan=asked.plan)
    ask_first(editor, means, Leaving("The report", holds), go_on, parent)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of one map of the document, or of all where ``only`` is None, as a kind of file.

    ``room``: with what is for the room.
    """

    kind: Format
    only: MapId | None = None
    room: bool = False

    def of(self, document: Document) -> Document:
        """What of a document is written: nothing that is private."""
        if self.only is not None:
            document = replace(document, maps={self.only: document.maps[self.only]})
        return for_others(document, self.kind, room=self.room).document

    def holds(self, document: Document, /, *, found: Iterable[Identifier]) -> list[Identifier]:
        """The likely identifiers that would be in it."""
        return in_file(self.kind, self.of(document), (), found=found)


def ask_about_copy(
    editor: Editor,
    means: Means,
    copy: Copy,
    then: Callable[[Document], None],
    parent: QWidget | None = None,
) -> None:
    """Ask about what a copy would hold; ``then`` gets what may be written."""

    def go_on(going: Document) -> None:
        then(copy.of(going))

    ask_first(editor, means, Leaving("The copy", copy.holds), go_on, parent)


def _no_lens(_: Document) -> LensView:
    return SIGNS
