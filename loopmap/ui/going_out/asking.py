"""Asking before something goes out: one call for whoever writes a file.

What is written is made of the document that ``then`` gets, never of the one on the screen: it
is that one without what was replaced or removed. Looking and deciding are jobs; where nothing
has to be asked, ``then`` follows without a word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from loopmap.analysis.identifiers import OwnNames
from loopmap.analysis.identifiers.own_names import NONE
from loopmap.editing.edits.identifiers import Decision
from loopmap.editing.going_out.decided import Decided
from loopmap.editing.going_out.look import Holds, Looked, everything, look
from loopmap.editing.going_out.remembered import Recall
from loopmap.editing.going_out.settle import Settled, settle
from loopmap.errors import LoopmapError
from loopmap.model.document import Document
from loopmap.model.token import Token
from loopmap.ui.editor import Editor
from loopmap.ui.errors import sentence
from loopmap.ui.going_out.names_file import begin_list, names_file, own_names
from loopmap.ui.going_out.screen import Screen
from loopmap.ui.going_out.words import names_told, settled_told
from loopmap.ui.means import Means
from loopmap.ui.told_of_step import tell_of_step

JOB = "what goes out"
IN_TURN = "what goes out in its turn"
STEP, STAYS = "Change what tells who is spoken of", "Let something stay"

Then = Callable[[Document], None]


@dataclass(frozen=True, slots=True)
class Leaving:
    """What goes out: ``what`` begins a sentence, “The report”.

    ``holds`` says on another thread which likely identifiers it would have.
    """

    what: str
    holds: Holds


def ask_first(
    editor: Editor, means: Means, leaving: Leaving, then: Then, parent: QWidget | None = None
) -> None:
    """Look at what would go out, ask where nobody has decided yet, and go on with what may.

    Nothing happens where people think better of it. What a dialog asks, its ``parent``, takes
    the place of what was asked before; the others come one after another, each of them.
    """
    if parent is not None:
        _Asking(editor, means, leaving, then, parent).begin()
        return
    turns = editor.leaving
    turns.take(_Asking(editor, means, leaving, then, editor, IN_TURN, turns.over).begin)


def stop_asking(means: Means, _: int = 0) -> None:
    """Whoever wanted something written is gone: nothing is looked at for it any more."""
    means.jobs.cancel(JOB)


def check_now(editor: Editor, means: Means) -> None:
    """Show all that may tell who is spoken of, decided or not."""
    _Asking(editor, means, Leaving("", everything), _no_more, editor).begin()


def _no_more(_: Document) -> None:
    """Nothing is written after a mere look."""


def _nothing_after() -> None:
    """Nobody waits for the end of what a dialog asks."""


@dataclass
class _Asking:
    """One question, from looking to the end; nothing of it outlives the answer."""

    editor: Editor
    means: Means
    leaving: Leaving
    then: Then
    parent: QWidget
    job: str = JOB
    over: Callable[[], None] = _nothing_after
    own: OwnNames = field(default=NONE, init=False)

    def begin(self) -> None:
        """Look, and ask or go on."""
        self._look(self.editor.decisions.recall(), self._looked, self._failed)

    @property
    def _decided(self) -> Decided:
        return self.editor.decisions.now

    def _look(
        self,
        decided: Decided | Recall,
        then: Callable[[Looked], None],
        failed: Callable[[Exception], None],
    ) -> None:
        document, holds = self.editor.session.document, self.leaving.holds
        path = names_file(self.means.folders)

        def work(token: Token) -> Looked:
            return look(document, holds, decided, own_names(path), token)

        self.means.jobs.run(self.job, work, then, failed)

    def _looked(self, looked: Looked) -> None:
        if not isValid(self.parent):  # whoever wanted it is gone, and its document may be
            return
        self.editor.decisions.known(looked.decided)
        if looked.goes_out is not None and self.leaving.what:
            self.over()
            self.then(looked.goes_out)
        else:
            self._show(looked)

    def _failed(self, fault: Exception) -> None:
        self.means.banner.warn(sentence(fault))
        if isValid(self.parent):
            self.over()

    def _show(self, looked: Looked) -> None:
        self.own = looked.own
        told = names_told(str(names_file(self.means.folders)))
        style = self.means.theme.style
        screen = Screen(looked.deciding, self.leaving.what, style, told, self.parent)
        may_change = self.editor.session.read_only is None
        screen.offer_document(chosen=self._decided.in_document, may_change=may_change)
        screen.finished.connect(lambda _: self.over())
        screen.settled.connect(partial(self._settle, screen))
        screen.namesWanted.connect(partial(self._open_names, screen))
        screen.againWanted.connect(partial(self._look_again, screen))
        screen.open()
        screen.rows.setFocus()

    def _look_again(self, screen: Screen) -> None:
        """With the list of names and the document as they are now; what was decided stands."""

        def show(looked: Looked) -> None:
            self.own = looked.own
            screen.show_all(looked.deciding)

        so_far = screen.deciding
        decided = self._decided.with_more(so_far.decisions, so_far.called)
        self._look(decided, show, partial(_say, screen))

    def _settle(self, screen: Screen) -> None:
        """Do what was decided, beside the window."""
        session, taken, own = self.editor.session, screen.deciding.taken(), self.own
        if session.document is not taken.document:
            self._look_again(screen)
            return
        before = self._decided.where(in_document=screen.in_document)
        may_change = session.read_only is None

        def work(token: Token) -> Settled:
            return settle(taken, before, own, token, may_change=may_change)

        done = partial(self._done, screen, [decision for _, decision in taken.decisions])
        self.means.jobs.run(self.job, work, done, partial(_say, screen))

    def _done(self, screen: Screen, taken: list[Decision], settled: Settled) -> None:
        session = self.editor.session
        self.editor.decisions.take(settled.decided)
        in_document = settled.decided.in_document
        kept = taken.count(Decision.KEEP)
        replaced, still = len(taken) - kept, settled.still_said
        told = settled_told(replaced, kept, in_document=in_document, still_said=still)
        screen.done(Screen.DialogCode.Accepted)
        if settled.change:
            session.do(STEP if in_document else STAYS, settled.change)
            tell_of_step(session, self.means.banner, told)
        else:
            self.means.banner.tell(told)
        self.then(settled.goes_out)

    def _open_names(self, screen: Screen) -> None:
        """Open the list with the computer's own program; it is made where it is not there."""
        path = names_file(self.means.folders)
        try:
            begin_list(path)
        except LoopmapError as fault:
            _say(screen, fault)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _say(screen: Screen, fault: Exception) -> None:
    screen.say(sentence(fault))
