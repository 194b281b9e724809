"""The view that is shown on the screen: its light, its lens, its paper, and the way back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from loopmap.diagram.emphasis import MOST_LIT, Emphasis
from loopmap.diagram.look import Lens
from loopmap.editing.lens_run import ran
from loopmap.editing.lens_view import Known
from loopmap.editing.session import Event
from loopmap.editing.views.in_frame import box_of
from loopmap.editing.views.remains import Remains, remains_of, told_remains
from loopmap.formats.view_words import lens_of, measure_of, unknown_words
from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import in_order
from loopmap.model.token import Token
from loopmap.model.views import Rest, Shows, View
from loopmap.ui.jobs import Jobs

if TYPE_CHECKING:
    from loopmap.ui.editor import Editor
    from loopmap.ui.lens_choice import LensChoice
    from loopmap.ui.lit_loops import LitLoops

JOB = "run of a view"


class At(NamedTuple):
    """A view of a document, by its map."""

    map_id: MapId
    view: RecordId


class Showing(QObject):
    """Shows one view at a time; ``changed`` when another is shown, or none.

    ``lightChanged`` when what is kept or hidden may differ; ``told`` carries a line about it.
    What is made while a view is shown is seen as well.
    """

    changed = Signal()
    lightChanged = Signal()
    told = Signal(str)

    def __init__(self, editor: Editor, lit: LitLoops, lenses: LensChoice, jobs: Jobs) -> None:
        super().__init__(editor)
        self._editor, self._session, self._jobs = editor, editor.session, jobs
        self._lit, self._lenses = lit, lenses
        self.at: At | None = None
        self._kept: frozenset[RecordId] | None = None
        self.hides = False
        self._made: frozenset[RecordId] = frozenset()
        self._lens_before = Lens.SIGN
        self._going = False
        self._stop = editor.session.listen(self._hear)

    def close_session(self) -> None:
        """Stop listening to the session."""
        self._stop()
        self._jobs.cancel(JOB)

    @property
    def view(self) -> View | None:
        """The view that is shown, as it is kept."""
        return None if self.at is None else self.view_at(self.at)

    def view_at(self, at: At) -> View | None:
        causal_map = self._session.document.maps.get(at.map_id)
        return None if causal_map is None else causal_map.views.get(at.view)

    def over(self, emphasis: Emphasis) -> Emphasis:
        """What is brought out, with what the view keeps of the map."""
        if self._kept is None:
            return emphasis
        return replace(emphasis, kept=self._kept | self._made, hides=self.hides)

    def all(self) -> list[At]:
        """Every view of the document: map by map as their tabs are, in their order."""
        document = self._session.document
        return [At(m, v.id) for m in document.map_order for v in in_order(document.maps[m].views)]

    def show(self, at: At) -> None:
        """Show a view, on its own map; what has gone of it is said."""
        if self.view_at(at) is None:
            return
        if self.at is None:
            self._lens_before = self._lenses.lens
        self._go_to_map(at.map_id)
        self.at, self._made = at, frozenset()
        self._apply()
        stage = self._editor.canvas.stage
        if stage.waits_for_a_turn:
            stage.once_drawn.append(partial(self._look, at))
        else:
            self._look(at)
        self.changed.emit()

    def step(self, by: int) -> None:
        """The next view of the document, or the one before; round and round."""
        every = self.all()
        if not every:
            self.told.emit("There are no named views yet.")
            return
        if self.at in every:
            self.show(every[(every.index(self.at) + by) % len(every)])
        else:
            self.show(every[0 if by > 0 else -1])

    def leave(self) -> None:
        """The whole map again, through the lens of before."""
        if self.at is None:
            return
        was_of_loops = self.view is not None and self.view.shows is Shows.LOOP
        self._let_go()
        if was_of_loops:
            self._lit.light(None)
        self._lenses.choose(self._lens_before)
        self._editor.canvas.looking.fit()
        self.told.emit("The whole map.")

    def _let_go(self) -> None:
        """No view is shown; the paper stays where it is."""
        self.at, self._kept, self.hides = None, None, False
        self._made = frozenset()
        self._jobs.cancel(JOB)
        self.lightChanged.emit()
        self.changed.emit()

    def _go_to_map(self, map_id: MapId) -> None:
        self._going = True
        try:
            self._session.show_map(map_id)
        finally:
            self._going = False

    def _apply(self) -> None:
        """Light, lens and what is kept, as the view says and as the map stands."""
        view, causal_map = self.view, self._session.map
        assert view is not None
        remains = remains_of(causal_map, view)
        lights = view.shows is Shows.LOOP and view.rest is Rest.FADED
        nothing = remains.is_nothing or lights
        self._kept = None if nothing else remains.kept
        self.hides = view.rest is Rest.HIDDEN and self._kept is not None
        self._lit.light_all(remains.loops[:MOST_LIT] if lights else ())
        self._lenses.count(measure_of(view))
        self._lenses.choose(lens_of(view))
        self._run(view, causal_map)
        self.lightChanged.emit()
        self.told.emit(" ".join(self._said(view, causal_map)))

    def _look(self, at: At) -> None:
        """Bring the paper of a view onto the screen, if it is still shown."""
        view, looking = self.view, self._editor.canvas.looking
        if view is None or at != self.at:
            return
        frame = box_of(view)
        if frame is None and not self.hides:
            looking.fit()
        else:
            looking.look_at(frame, self._kept or ())

    def _said(self, view: View, causal_map: CausalMap) -> list[str]:
        every = self.all()
        place = f"{every.index(self.at) + 1} of {len(every)}" if self.at in every else ""
        said = [f"View “{view.name}”, {place}.", told_remains(causal_map, view)]
        return [sentence for sentence in (*said, *unknown_words(view)) if sentence]

    def _run(self, view: View, causal_map: CausalMap) -> None:
        """Let the lens have the run that the view shows, made beside the window."""
        self._jobs.cancel(JOB)
        if lens_of(view) is not Lens.RUN:
            return
        named = causal_map.scenarios.get(view.scenario) if view.scenario is not None else None
        scenarios = [named] if named is not None else in_order(causal_map.scenarios)[:1]

        def work(_: Token) -> Known:
            from loopmap.analysis.loops import find_loops

            return ran(causal_map, find_loops(causal_map), scenarios)[0]

        self._jobs.run(JOB, work, partial(self._take_run, causal_map), self._tell_fault)

    def _take_run(self, causal_map: CausalMap, known: Known) -> None:
        found = known.run or known.model
        if found is not None and self._session.map is causal_map:
            self._lenses.take_run(found)

    def _tell_fault(self, fault: Exception) -> None:
        from loopmap.ui.errors import sentence

        self.told.emit(sentence(fault))

    def _hear(self, event: Event) -> None:
        if self.at is None or self._going:
            return
        if event.map_changed or event.replaced or self.view is None:
            self._let_go()
        elif event.change:
            self._follow(event)
        elif event.selection_changed and self._hides_any(self._session.selection):
            self._let_go()
            self.told.emit("What is selected is no part of the view: the whole map is shown.")

    def _follow(self, event: Event) -> None:
        """After an edit: the view as it is now, or what remains of what it shows."""
        touched = {key.id for key, _ in event.change if key.map == self._session.map_id}
        assert self.at is not None
        if self.at.view in touched:
            self._apply()
            self.changed.emit()
            return
        made = {key.id for key, step in event.change if step.before is None}
        self._made |= {i for i in made if self._session.map.get(i) is not None}
        view = self.view
        if self._kept is not None and view is not None:
            remains: Remains = remains_of(self._session.map, view)
            kept = None if remains.is_nothing else remains.kept
            if kept != self._kept or made:
                self._kept, self.hides = kept, self.hides and kept is not None
                self.lightChanged.emit()
                self.changed.emit()

    def _hides_any(self, records: frozenset[RecordId]) -> bool:
        shown = (self._kept or frozenset()) | self._made
        return self.hides and not records <= shown
