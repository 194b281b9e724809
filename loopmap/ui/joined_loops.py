"""Joins what shows loops in one editor: the list, the badges, the light and the walk."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from loopmap.analysis.loop_views.told import loop_as_text
from loopmap.analysis.loops import LoopKey, loop_along
from loopmap.diagram.emphasis import MOST_LIT
from loopmap.diagram.hit import Hit
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.editor import Editor
from loopmap.ui.lit_loops import LitLoops
from loopmap.ui.loop_choice import LoopChoice
from loopmap.ui.loop_walk import LoopWalk
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.loop_view_bar import through_of
from loopmap.ui.panels.loops_panel import LoopsPanel


class JoinedLoops(QObject):
    """Passes on what people want of loops, and does what commands ask about the lit one."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        session = editor.session
        self._editor = editor
        self.watch = LoopWatch(session, self, turns=editor.turns)
        self.choice = LoopChoice(session, self.watch, self)
        self.lit = LitLoops(session, self.watch, self.choice, self)
        self.walk = LoopWalk(session, self.lit, self)

    def make_panel(self) -> LoopsPanel:
        """The list of loops, joined to the rest."""
        self.panel = LoopsPanel(self._editor.session, self.watch, self.choice)
        self._connect()
        return self.panel

    def close(self) -> None:
        """Stop listening to the session."""
        self.watch.close()
        self.choice.close()
        self.walk.close()

    def _connect(self) -> None:
        panel, badges = self.panel, self._canvas.loop_badges
        panel.loopChosen.connect(self._light_chosen)
        panel.loopAdded.connect(self._light_besides)
        panel.loopPointedAt.connect(self.lit.point_at)
        panel.walkWanted.connect(self.walk.step)
        panel.linkWanted.connect(self._show_link)
        panel.copyWanted.connect(self.copy)
        panel.menuWanted.connect(lambda at: self._editor.canvasMenuWanted.emit(at, Hit("badge")))
        badges.chosen.connect(self.lit.turn)
        badges.added.connect(self._light_besides)
        badges.pointedAt.connect(self._point_at)
        badges.nameWanted.connect(self._name_badge)
        self._canvas.walking.onto_loop = self._walk_from
        self._canvas.in_hand.escaped.connect(self._put_out)
        self.walk.stepped.connect(self._show_step)
        self.walk.ended.connect(self._end_walk)
        self.walk.refused.connect(self._editor.hint)

    @property
    def _canvas(self) -> CanvasWidget:
        return self._editor.canvas

    def show_lit(self) -> None:
        """The lit loops in the list."""
        chosen = {each.links: each.colour for each in self.lit.chosen()}
        self.panel.show_lit(chosen)
        self.choice.look_at(chosen)

    def light_beside(self, step: int) -> None:
        """Light the loop that many places on in the list, and bring it into view."""
        self.lit.light_beside(step)
        self._find_lit()

    def light_besides(self, step: int) -> None:
        """Light the next loop of the list that is not lit, besides those that are."""
        lit = {each.links for each in self.lit.chosen()}
        keys = [loop.key for loop in self.choice.loops()]
        start = keys.index(self.lit.lit) if self.lit.lit in keys else -1
        turned = [*keys[start + 1 :], *keys[: start + 1]][::step]
        found = next((key for key in turned if key not in lit), None)
        if found is not None:
            self._light_besides(found)

    def list_through(self) -> None:
        """List the loops through the selected variable or link, all of them."""
        self.choice.look_through(through_of(self._editor.session))
        self._editor.show_left("loops")

    def name_lit(self) -> None:
        """Let the person type a name for the lit loop, in its card."""
        if self.lit.lit is not None:
            self._show_panel()
            self.panel.begin_naming(self.lit.lit)

    def tell_story(self) -> None:
        """Let the person write what is said about the lit loop, in its card."""
        if self.lit.lit is not None:
            self._show_panel()
            self.panel.write_story()

    def show_stops(self) -> None:
        """Show what would make the lit loop stop."""
        if self.lit.lit is not None:
            self._show_panel()
            self.panel.show_stops()

    def settle(self) -> None:
        """Put the keyboard on the links that must be agreed on first."""
        self._show_panel()
        if not self.panel.settle.begin():
            self._editor.hint.emit("No loop hinges on a link marked ?.")

    def forget_lit(self) -> None:
        """Take away the name people gave the lit loop."""
        if self.lit.lit is not None:
            self.panel.said.forget_name(self.lit.lit)

    def put_badge_back(self) -> None:
        """The badge of the lit loop at the heart of its loop again."""
        if self.lit.lit is not None:
            self.panel.said.put_badge_back(self.lit.lit)

    def copy_lit(self) -> None:
        """Put the lit loop, told in words, on the clipboard."""
        if self.lit.lit is not None:
            self.copy(self.lit.lit)

    def copy(self, key: LoopKey) -> None:
        """Put a loop, told in words, on the clipboard."""
        causal_map = self._editor.session.map
        loop = loop_along(causal_map, key)
        if loop is not None and key in self.watch.book.labels:
            QGuiApplication.clipboard().setText(
                loop_as_text(causal_map, loop, self.watch.book.of(loop))
            )
            self._editor.hint.emit(f"{self.watch.book.of(loop).label} is copied as text.")

    def _show_panel(self) -> None:
        """The list in front, as it is after the latest edit."""
        self._editor.turns.flush()
        self._editor.show_left("loops")

    def _light_besides(self, key: LoopKey) -> None:
        if not self.lit.light_besides(key):
            self._editor.hint.emit(f"{MOST_LIT} loops are lit: more could not be told apart.")
        elif key in {lit.links for lit in self.lit.chosen()}:
            self._find_lit()

    def _light_chosen(self, key: LoopKey | None) -> None:
        self.lit.light(key)
        self._find_lit()

    def _find_lit(self) -> None:
        """A loop of which nothing can be seen comes into view: the rest of the map steps back."""
        self._canvas.looking.find(self.lit.lit or ())

    def _put_out(self) -> None:
        self.lit.light(None)

    def _point_at(self, links: tuple[RecordId, ...]) -> None:
        self.lit.point_at(links or None)

    def _walk_from(self, badge: RecordId | None, by: int) -> bool:
        """Begin to walk the lit loop from its badge, or where nothing is selected."""
        key = self.lit.lit if badge is None else self._canvas.loop_badges.links_of(badge)
        if key is None or key != self.lit.lit or self._editor.session.selection:
            return False
        self.walk.step(by)
        return True

    def _show_link(self, link: RecordId) -> None:
        self._editor.session.select(frozenset({link}))
        self._canvas.looking.reveal(link)

    def _show_step(self, key: LoopKey, link: RecordId, told: str) -> None:
        """The step in the loop's card and in the status line, its link in view."""
        self._canvas.walking.along_loop = self.walk.step
        self._canvas.looking.reveal(link)
        self.panel.show_step(key, told)
        self._editor.hint.emit(told)

    def _end_walk(self, key: LoopKey) -> None:
        self._canvas.walking.along_loop = None
        self.panel.show_step(key, "")
        self._editor.hint.emit("")

    def _name_badge(self, key: LoopKey) -> None:
        self.lit.light(key)
        self.name_lit()
