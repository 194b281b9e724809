"""Where to look: four counts in groups, how they stand a shake, and always the caveat."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from loopmap.analysis.structure.measure import Measure
from loopmap.analysis.structure.measures import CAVEAT, Measures, Shaken, search_shake
from loopmap.analysis.structure.told import reach_line
from loopmap.editing.session import Event, Session
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.looks import muted, strong
from loopmap.ui.panels.where_model import WhereModel
from loopmap.ui.panels.where_table import WhereTable
from loopmap.ui.slices import Slices

SHAKE = "Shake the map"
SHAKING = "Shaking …"
HOLLOW = (
    "Shaken: {draws} times a tenth of the links was left out at random. Hollow bars fell out of"
    " the first {first} more often than once in five times; full ones held."
)
NOTHING = "Nothing is drawn yet. Its variables are counted here as the map grows."
CHOOSE = "Choose a row to see what was counted."


class WherePage(QWidget):
    """The table and what can be done with it.

    ``measureChosen`` tells the measure by which the table is sorted. The other signals ask
    for the lens, a file of it and the plot.
    """

    measureChosen = Signal(object)
    lensWanted = Signal()
    tableWanted = Signal()
    plotWanted = Signal()
    wanted = Signal(str)
    escaped = Signal()

    def __init__(self, session: Session, watch: LoopWatch) -> None:
        super().__init__()
        self._session, self._watch = session, watch
        self.measures: Measures | None = None
        self.shaken: Shaken | None = None
        self.measure = Measure.OUT
        self._shakes_next = False
        self._model = WhereModel()
        self.table = WhereTable(self._model)
        self._reach, self._chosen, self._shaken_told = muted(), muted(CHOOSE), muted()
        self.shake_button = plain_button(SHAKE, "Leave out a tenth of the links, fifty times")
        self._slices = Slices(self)
        self._lay_out()
        self._connect()
        self._stop = session.listen(self._hear)

    @property
    def told(self) -> str:
        """What is said of the chosen row."""
        return self._chosen.text()

    def close_session(self) -> None:
        """Stop listening and shaking."""
        self._slices.stop()
        self._stop()

    def show_measures(self, measures: Measures) -> None:
        """Show what was counted; where it is something else, what was shaken no longer holds."""
        if measures != self.measures:
            self._forget_shaken()
        self.measures = measures
        self._reach.setText(reach_line(measures))
        self._fill()
        self._shake_next()

    def count(self, measure: Measure) -> None:
        """Sort by the groups of a measure."""
        self.measure = measure
        self.table.sort_by(measure)

    def shake_soon(self) -> None:
        """Shake now, or when there is something to shake."""
        self._shakes_next = True
        self._shake_next()

    def shake(self) -> None:
        """See who stays among the first when links are left out."""
        if self.measures is None or self._watch.loops is None or self._watch.is_searching:
            return
        self.shake_button.setEnabled(False)
        self.shake_button.setText(SHAKING)
        self._slices.start(search_shake(self._session.map, self._watch.loops))

    def _shake_next(self) -> None:
        if self._shakes_next and self.measures is not None:
            self._shakes_next = False
            self.shake()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(6, 0, 8, 12)
        column.setSpacing(6)
        self._shaken_told.hide()
        self._buttons = (
            plain_button("Show on the map", "Turn on the influence lens with the sorted column"),
            plain_button("Influence and dependence…", "The plot of the MICMAC method"),
            plain_button("Write as a table…", "A CSV file with every number and this caveat"),
        )
        acts = QWidget()
        row = FlowLayout(acts, spacing=14, below=2)
        for button in (self.shake_button, *self._buttons):
            row.addWidget(button)
        for part in (
            strong(CAVEAT.partition(". ")[0] + "."),
            self._reach,
            self.table,
            self._chosen,
            self._shaken_told,
            acts,
            muted(CAVEAT.partition(". ")[2]),
        ):
            column.addWidget(part, 1 if part is self.table else 0)  # never higher than its rows
        column.addStretch()
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _connect(self) -> None:
        lens, plot, table = self._buttons
        self.shake_button.clicked.connect(self.shake)
        lens.clicked.connect(self.lensWanted)
        plot.clicked.connect(self.plotWanted)
        table.clicked.connect(self.tableWanted)
        self.table.chosen.connect(self._choose)
        self.table.sortedBy.connect(self._take_measure)
        self.table.escaped.connect(self.escaped)
        self._slices.done.connect(self._show_shaken)
        self._model.modelReset.connect(self._follow)

    def _hear(self, event: Event) -> None:
        if event.change.touched(Link, Variable) or event.map_changed or event.replaced:
            self._forget_shaken()
        if event.selection_changed and self.measures is not None:
            self._follow()

    def _forget_shaken(self) -> None:
        self._slices.stop()
        self.shaken = None
        self._shaken_told.hide()
        self.shake_button.setText(SHAKE)
        self.shake_button.setEnabled(True)

    def _show_shaken(self, shaken: Shaken) -> None:
        self._forget_shaken()
        self.shaken = shaken
        self._shaken_told.setText(HOLLOW.format(draws=shaken.draws, first=shaken.first))
        self._shaken_told.show()
        self._fill()

    def _fill(self) -> None:
        assert self.measures is not None
        self._model.show(self._session.map, self.measures, self.shaken)
        self.table.setVisible(self._model.rowCount() > 0)

    def _follow(self) -> None:
        chosen = self._session.selection & self._session.map.variables.keys()
        variable = next(iter(chosen)) if len(chosen) == 1 else None
        self.table.follow(variable)
        self._tell(variable)

    def _choose(self, variable: str) -> None:
        self._session.select(frozenset({RecordId(variable)}))
        self.wanted.emit(variable)

    def _take_measure(self, measure: Measure) -> None:
        self.measure = measure
        self.measureChosen.emit(measure)

    def _tell(self, variable: RecordId | None) -> None:
        """The chosen row in words, and how it stood the shake."""
        if variable is None or self._model.row_of(variable) is None:
            self._chosen.setText(CHOOSE if self._session.map.variables else NOTHING)
            return
        told = "\n".join(self._model.told(each, variable) for each in self._model.columns)
        if self.shaken is not None:
            told += f"\n{self.shaken.sentence(self.measure, variable)}"
        self._chosen.setText(told)
