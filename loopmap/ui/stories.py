"""Stories to look for in the window: the page, the light on their loops, what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from loopmap.analysis.loops import LoopKey
from loopmap.diagram.emphasis import MOST_LIT
from loopmap.ui.lit_loops import LitLoops
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.stories_panel import StoriesPanel

if TYPE_CHECKING:
    from loopmap.ui.editor import Editor

PAGE = "stories"


class Stories(QObject):
    """Joins the page to one editor.

    A story's loops are lit together; once others are, its card closes.
    """

    def __init__(self, editor: Editor, watch: LoopWatch, lit: LitLoops) -> None:
        super().__init__(editor)
        self._editor, self._lit = editor, lit
        self._told: tuple[LoopKey, ...] = ()
        self._turn = watch.turns.own(self._light_now)
        self.panel = StoriesPanel(editor.session, watch)
        self.panel.lightWanted.connect(self._light)
        self.panel.wanted.connect(editor.canvas.looking.reveal)
        self.panel.told.connect(editor.hint)
        self.panel.escaped.connect(editor.canvas.setFocus)
        self.panel.refused.connect(editor.refused)
        lit.changed.connect(self._give_way)

    def close_session(self) -> None:
        """Stop listening to the session."""
        self._turn.drop()
        self.panel.close_session()

    def show(self, *, around: bool = False) -> None:
        """Bring the page to the front, looking everywhere or around the selected variable."""
        self._editor.show_left(PAGE)
        self.panel.look(around=around)
        self.panel.focus_cards()

    def show_weak(self, wanted: bool) -> None:
        """Bring the page to the front with the weaker likenesses, or without."""
        self._editor.show_left(PAGE)
        self.panel.show_weak(wanted)

    def _light(self, loops: tuple[LoopKey, ...]) -> None:
        """The card opens at once; its loops are lit in a turn of their own."""
        self._told = loops
        self._turn.ask()

    def _light_now(self) -> None:
        self._lit.light_all(self._told)

    def _give_way(self) -> None:
        """Other loops are lit, or none."""
        if (
            not self._turn.is_due
            and self._told
            and {lit.links for lit in self._lit.chosen()} != set(self._told[:MOST_LIT])
        ):
            self._told = ()
            self.panel.close_card()
