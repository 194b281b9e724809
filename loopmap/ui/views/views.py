"""Named views joined to one editor: the page, what is shown, and the edits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from loopmap.editing.edits.views import (
    add_view,
    move_view,
    remove_view,
    rename_view,
    update_view,
)
from loopmap.editing.session import Event
from loopmap.editing.views.remains import told_remains
from loopmap.editing.views.words import told_view
from loopmap.formats.view_words import unknown_words
from loopmap.model.records import MapInfo
from loopmap.model.views import View
from loopmap.ui.jobs import Jobs
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.views_list import ViewRow
from loopmap.ui.panels.views_panel import ViewsPanel
from loopmap.ui.views.choices import fill
from loopmap.ui.views.naming import name_for
from loopmap.ui.views.on_screen import on_screen, taking
from loopmap.ui.views.previews import Previews
from loopmap.ui.views.showing import At, Showing

if TYPE_CHECKING:
    from loopmap.ui.editor import Editor
    from loopmap.ui.editor_panels import EditorPanels

PAGE = "views"
_NONE = "Choose a view on the page Views first."


class Views(QObject):
    """What a person asks of named views."""

    def __init__(self, editor: Editor, panels: EditorPanels, jobs: Jobs) -> None:
        super().__init__(editor)
        self._editor, self._panels, self._session = editor, panels, editor.session
        self.showing = Showing(editor, panels.lit, panels.lenses, jobs)
        self.panel = ViewsPanel()
        self.previews = Previews(
            editor.session, self.showing, self.panel, jobs, editor.canvas.stage.style.name
        )
        self._asking = Asking(editor.session, self)
        self._turn = editor.turns.own(self._fill)
        self._connect()
        self._fill()
        self._stop = editor.session.listen(self._hear)

    def close_session(self) -> None:
        """Stop listening to the session."""
        self._stop()
        self.previews.close()
        self.showing.close_session()

    def open(self) -> None:
        """Bring the page to the front, with the keyboard on it."""
        self._editor.show_left(PAGE)

    def add(self) -> None:
        """Keep what is on the screen as a view, its name ready to be typed over."""
        standing = self.showing.view
        wanted = on_screen(self._editor, self._panels, standing)
        session, before = self._session, set(self._session.map.views)
        named = name_for(session.map, wanted)
        change = partial(add_view, session.document, session.map_id, named, session.new_id)
        if self._asking.do("Make a view", change):
            (made,) = set(session.map.views) - before
            self.open()
            self.showing.show(At(session.map_id, made))
            self._turn.now()  # a list filled later would close the field
            self.panel.list.begin_renaming()

    def update(self) -> None:
        """Let the current view show what is on the screen now, on the map it is of."""
        at = self._current()
        view = None if at is None else self.showing.view_at(at)
        if at is None or view is None:
            self._editor.hint.emit(_NONE)
            return
        if at.map_id != self._session.map_id:
            self._editor.hint.emit("This view is of another map. Show it first.")
            return
        screen = on_screen(self._editor, self._panels, self.showing.view)
        if self._do("Update a view", at, taking(view, screen)):
            self._editor.hint.emit(f"“{view.name}” shows what is on the screen.")

    def step(self, by: int) -> None:
        """Show the next view, or the one before."""
        self.showing.step(by)

    def leave(self) -> None:
        """Show the whole map, without a view."""
        self.showing.leave()

    def _connect(self) -> None:
        editor, panel, named = self._editor, self.panel, self.panel.list
        self._asking.refused.connect(editor.refused)
        self.showing.told.connect(editor.hint)
        self.showing.changed.connect(self._turn.ask)
        panel.newWanted.connect(self.add)
        panel.updateWanted.connect(self.update)
        panel.wholeWanted.connect(self.leave)
        panel.changing.connect(self._offer)
        named.wanted.connect(self.showing.show)
        named.removing.connect(self._remove)
        named.moved.connect(self._move)
        named.rewritten.connect(self._rename)
        named.escaped.connect(editor.canvas.setFocus)
        named.currentRowChanged.connect(self._say)
        editor.canvas.in_hand.escaped.connect(self.leave)
        editor.canvas.paged.connect(self.step)

    def _hear(self, event: Event) -> None:
        if event.replaced or event.change.touched(View, MapInfo):
            self._fill()
        self.previews.ask()

    def _fill(self) -> None:
        document = self._session.document
        several = len(document.maps) > 1
        rows = []
        for at in self.showing.all():
            causal_map = document.maps[at.map_id]
            view = causal_map.views[at.view]
            told = told_view(causal_map, view)
            told = f"{causal_map.info.title} · {told}" if several else told
            rows.append(ViewRow(at, view.name, f"Shown now · {told}" if at == self._at else told))
        self.panel.show_views(rows)
        self.previews.ask()
        if self._at is not None:
            self.panel.list.choose(self._at)
        self._say()

    @property
    def _at(self) -> At | None:
        return self.showing.at

    def _current(self) -> At | None:
        """The view that the list is at, else the one that is shown."""
        return self.panel.list.current or self._at

    def _say(self, _: int = 0) -> None:
        """What has gone of the current view, and what it names that is not known."""
        at = self.panel.list.current
        view = None if at is None else self.showing.view_at(at)
        said = []
        if at is not None and view is not None:
            said = [told_remains(self._session.document.maps[at.map_id], view)]
            said += unknown_words(view)
        told = " ".join(sentence for sentence in said if sentence)
        self.panel.say(told, shown=self._at is not None)

    def _offer(self) -> None:
        """Fill the menu of what may be changed."""
        at = self.panel.list.current
        view = None if at is None else self.showing.view_at(at)
        if at is None or view is None:
            return
        if at.map_id != self._session.map_id:
            self.showing.show(at)
        take = partial(self._do, "Change a view", at)
        fill(self.panel.entries, view, self._editor, self._panels, take)

    def _do(self, label: str, at: At, wanted: View) -> bool:
        document = self._session.document
        return self._asking.do(label, partial(update_view, document, *at, wanted))

    def _remove(self, at: At) -> None:
        self._asking.do("Remove a view", partial(remove_view, self._session.document, *at))

    def _move(self, at: At, by: int) -> None:
        document = self._session.document
        self._asking.do("Move a view", partial(move_view, document, *at, by), merge=f"move {at}")

    def _rename(self, at: At, name: str) -> None:
        document = self._session.document
        if not self._asking.do("Rename a view", partial(rename_view, document, *at, name)):
            self._fill()
