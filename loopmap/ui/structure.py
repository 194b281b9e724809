"""The structure page joined to one editor: its light, the links it offers, the lens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from loopmap.analysis.structure.closing import WouldClose
from loopmap.analysis.structure.measure import Measure
from loopmap.diagram.emphasis import Lit
from loopmap.diagram.look import Lens
from loopmap.editing.edits.links import add_link
from loopmap.errors import EditRefused
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.said_marks import SaidMarks
from loopmap.ui.jobs import Jobs
from loopmap.ui.lens_choice import LensChoice
from loopmap.ui.lit_loops import LitLoops
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.structure_panel import StructurePanel
from loopmap.ui.panels.structure_row import Ways
from loopmap.ui.structure_about import About

if TYPE_CHECKING:
    from loopmap.ui.editor import Editor
    from loopmap.ui.influence_dialog import InfluenceDialog

PAGE = "structure"


class Structure(QObject):
    """``changed`` when other links are lit, or none. ``tableWanted``: put the table in a file."""

    changed = Signal()
    tableWanted = Signal()

    def __init__(
        self, editor: Editor, watch: LoopWatch, loops: LitLoops, lenses: LensChoice, jobs: Jobs
    ) -> None:
        super().__init__(editor)
        self._loops, self._loop = loops, loops.lit
        self._editor, self._session = editor, editor.session
        self._lenses, self._jobs = lenses, jobs
        self._ways: Ways = ()
        self.isolates = False
        self._plot: InfluenceDialog | None = None
        self.panel = StructurePanel(self._session, watch)
        self.panel.litWanted.connect(self._light)
        self.panel.offered.connect(self._offer)
        self.panel.wanted.connect(editor.canvas.looking.reveal)
        self.panel.escaped.connect(editor.canvas.setFocus)
        self.panel.refused.connect(editor.refused)
        loops.changed.connect(self._give_way)
        where = self.panel.where
        where.measureChosen.connect(lenses.count)
        where.lensWanted.connect(self.look_through)
        where.plotWanted.connect(self.show_plot)
        where.tableWanted.connect(self.tableWanted)

    def close_session(self) -> None:
        """Stop listening to the session."""
        self.panel.close_session()
        if self._plot is not None:
            self._plot.close_session()

    def show(self, about: About, heading: str = "") -> None:
        """Bring the page to the front; ``heading`` names a part of it to begin at."""
        self._editor.show_left(PAGE)
        self.panel.show_about(about, heading)

    def count(self, measure: Measure) -> None:
        """Sort the table by a measure's groups; the influence lens shows them too."""
        self._lenses.count(measure)
        self.panel.where.count(measure)

    def shake(self) -> None:
        """Shake the map as soon as there is something to shake."""
        self.panel.where.shake_soon()

    def look_through(self) -> None:
        """Turn the influence lens on, counting what the table is sorted by."""
        self._lenses.count(self.panel.where.measure)
        self._lenses.choose(Lens.INFLUENCE)

    def show_plot(self) -> None:
        """The plot of influence against dependence, beside the work."""
        from loopmap.ui.influence_dialog import InfluenceDialog

        if self._plot is None:
            self._plot = InfluenceDialog(self._session, self._jobs, self._editor)
            self._plot.wanted.connect(self._editor.canvas.looking.reveal)
        self._plot.show()
        self._plot.raise_()

    def lit(self) -> tuple[Lit, ...]:
        """What the page wants lit now."""
        return tuple(Lit(links, colour) for colour, links in enumerate(self._ways) if links)

    def _light(self, ways: Ways, isolates: bool = False) -> None:
        if (ways, isolates and bool(ways)) != (self._ways, self.isolates):
            self._ways, self.isolates = ways, isolates and bool(ways)
            self.changed.emit()

    def _give_way(self) -> None:
        """A loop was lit: it is what people look at now."""
        before, self._loop = self._loop, self._loops.lit
        if self._loop not in (None, before):
            self._light(())

    def _offer(self, link: WouldClose | None) -> None:
        """Show a link as if it were drawn, or the map as it stands."""
        canvas, session = self._editor.canvas, self._session
        if link is None:
            if canvas.stage.overlay.said is not None:
                canvas.stage.overlay.said = None
                canvas.stage.preview(None)
                canvas.refresh()
            return
        if canvas.in_hand.busy:
            return
        try:
            change = add_link(
                session.document, session.map_id, link.source, link.target, lambda _: _OFFERED
            )
        except EditRefused:
            return
        after = session.document.apply(change).maps[session.map_id]
        ends = (link.source, link.target)
        canvas.stage.preview(after, [_OFFERED])
        canvas.stage.overlay.said = SaidMarks(frozenset(), ends, (_OFFERED,), ())
        canvas.refresh()


_OFFERED = RecordId("offered")
"""The id of a link that is only shown."""
