"""What happens to a map, told to somebody who listens: edits, loops, modes, refusals."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from loopmap.analysis.aloud import counted
from loopmap.analysis.aloud_change import tell_change
from loopmap.analysis.aloud_loops import tell_loop_news
from loopmap.analysis.loop_labels import Label
from loopmap.analysis.loop_status import how_many
from loopmap.analysis.loops import LoopKey
from loopmap.editing.history import Done
from loopmap.editing.session import Event
from loopmap.model.ids import MapId
from loopmap.ui.actions.catalogue import command
from loopmap.ui.announce import Announcer
from loopmap.ui.editor import Editor


class EditorNews(QObject):
    """Listens to one editor whose panels are made, and has what matters announced.

    Where the focus moves to what an edit made, a screen reader tells that thing by
    itself; then only what happened to it is added.
    """

    def __init__(self, editor: Editor, announcer: Announcer) -> None:
        super().__init__(editor)
        assert editor.panels is not None
        self._editor, self._session = editor, editor.session
        self._announcer, self._watch = announcer, editor.panels.watch
        self._labels: dict[MapId, Mapping[LoopKey, Label]] = {}
        self._undone: Done | None = None
        self._shown: MapId | None = None
        self._turn = editor.turns.own(self._tell_loops)
        self._connect()
        if self._watch.loops is not None and not self._watch.is_searching:
            self._tell_loops()

    def _connect(self) -> None:
        editor, panels = self._editor, self._editor.panels
        assert panels is not None
        editor.bridge.told.connect(self._tell)
        editor.hint.connect(self._tell_hint)
        editor.canvas.prompt.connect(self._tell_prompt)
        editor.toolChanged.connect(self._tell_tool)
        self._watch.changed.connect(self._turn.ask)
        for panel in (panels.find, panels.outline):
            panel.told.connect(self._tell_found)
        panels.walk.stepped.connect(self._tell_step)
        panels.walk.refused.connect(self._tell_hint)

    def _tell(self, event: Event) -> None:
        if event.change and not event.replaced:
            self._tell_change(event)
        elif event.selection_changed and not event.map_changed:
            self._tell_selection()

    def _tell_change(self, event: Event) -> None:
        history = self._session.history
        done = history.done[-1] if history.done else None
        undone = history.undone[-1] if history.undone else None
        if undone is not None and undone is not self._undone and undone.label == event.label:
            self._say(f"Undone: {event.label}.", "change")
        elif done is not None and done is self._undone:
            self._say(f"Done again: {event.label}.", "change")
        elif self._announcer.is_heard:
            told = tell_change(self._session.map, event.change, event.label)
            is_read = self._editor.canvas.hasFocus() and event.selection_changed
            self._say(told.what if is_read else told.whole, "change")
        self._undone = undone

    def _tell_selection(self) -> None:
        """Unless the canvas or a table has the keyboard: they tell their own focus."""
        panels, focused = self._editor.panels, QApplication.focusWidget()
        assert panels is not None
        on_canvas = self._editor.canvas.hasFocus()
        in_table = focused is not None and panels.outline.isAncestorOf(focused)
        several = len(self._session.selection) != 1
        if panels.walk.stands_on(self._session.selection):
            return  # the step is told as part of its loop
        if self._announcer.is_heard and not in_table and (several or not on_canvas):
            self._say(self._editor.canvas.spoken.told_selection(), "selection")

    def _tell_loops(self) -> None:
        """What is new about the loops; of a map seen for the first time, what it holds."""
        session, loops, book = self._session, self._watch.loops, self._watch.book
        here = session.map_id
        if loops is None:
            return
        before = self._labels.get(here)
        self._labels[here] = book.labels
        if before is None or here != self._shown:
            causal_map = session.map
            holds = (
                counted(len(causal_map.variables), "variable"),
                counted(len(causal_map.links), "link"),
                how_many(loops),
            )
            self._say(f"{causal_map.info.title}: {', '.join(holds)}.", "map")
        elif self._announcer.is_heard:
            self._say(tell_loop_news(session.map, before, loops, book), "loops")
        self._shown = here

    def _tell_step(self, _key: object, _link: object, told: str) -> None:
        self._say(told, "step")

    def _tell_found(self, told: str) -> None:
        self._say(told, "find")

    def _tell_hint(self, told: str) -> None:
        self._say(told, "hint")

    def _tell_prompt(self, told: str) -> None:
        self._say(told, "prompt")

    def _tell_tool(self, tool: str) -> None:
        self._say(f"{command(f'tool.{tool}').title} tool.", "tool")

    def _say(self, told: str, about: str) -> None:
        self._announcer.say(told, about=about)
