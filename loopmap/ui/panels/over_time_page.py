"""Graphs over time: hopes, fears, history and data of a variable against the run's curve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from loopmap.diagram.over_time import Chart
from loopmap.diagram.style import Style
from loopmap.editing.edits import sketches
from loopmap.editing.over_time import chart_of, first_points, nearer, told
from loopmap.editing.over_time_chart import over_time_chart
from loopmap.editing.session import Event
from loopmap.editing.what_if import WhatIf
from loopmap.formats.chart_file import ShownChart
from loopmap.model.change import Change
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Level, Sketch, SketchKind, Variable
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.evidence_list import NEXT_LEVEL
from loopmap.ui.panels.fields import column, empty, plain_button
from loopmap.ui.panels.flow_layout import FlowLayout
from loopmap.ui.panels.graph_table import GraphTable
from loopmap.ui.panels.looks import small
from loopmap.ui.panels.run_page import RunDesk, RunPage
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.panels.sketch_plot import SketchPlot
from loopmap.ui.panels.sketch_row import SketchRow
from loopmap.ui.panels.turning import HIGH, TurningLayout
from loopmap.ui.panels.variable_choice import VariableChoice
from loopmap.ui.theme import mark, style_in_force

NEW = (
    (SketchKind.HOPE, "+ Hope", "Draw how you hope it will go"),
    (SketchKind.FEAR, "+ Fear", "Draw how you fear it will go"),
    (SketchKind.HISTORY, "+ History", "Draw how it went until today"),
)
EMPTY = "Draw what people hope or fear, or how it went until today; the run is laid beside it."
NO_UNITS = (
    "Time has no unit here: earlier, now and later, in the map’s own pace. Values have none"
    " either: much lower to much higher than today."
)
WITHOUT_UNITS = "What was drawn without units is not shown here."
_TABLE_HEIGHT = 150

Edit = Callable[[Document, MapId], Change]


class OverTimePage(RunPage):
    """The courses of one variable left, the chart right; each gesture is one step of undo."""

    title = "Over time"

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self._asking = Asking(desk.session, self)
        self._asking.refused.connect(self.refused)
        self._found: WhatIf | None = None
        self._variable: RecordId | None = None
        self._in_hand: RecordId | None = None
        self._shown: list[tuple[Sketch, bool]] | None = None
        self._style = style_in_force()
        self.variables = VariableChoice("Variable", "whose courses over time are shown")
        self.plot, self.table = SketchPlot(), GraphTable()
        self.plot.setToolTip(NO_UNITS)
        self.says = small()
        self._rows, self._ways = QWidget(), QWidget()
        self._row_column = column(self._rows, spacing=2)
        self._as_table, self._freehand = QPushButton("As a table"), QPushButton("Freehand")
        self._lay_out()
        self._connect()
        self._stop = desk.session.listen(self._hear)

    def close_session(self) -> None:
        self._stop()

    def show_found(self, found: WhatIf | None) -> None:
        self._found = found
        self._follow_selection()
        self.refresh()

    def show_trial(self, found: WhatIf) -> None:
        self._found = found
        self._show_chart()

    def show_moment(self, time: float) -> None:
        self.plot.show_time(time)

    def hand_out(self) -> ShownChart | None:
        """The chart with the courses that are public."""
        if self._variable is None:
            return None
        return over_time_chart(self.desk.session.map, self._variable, self._found)

    def set_style(self, style: Style) -> None:
        self._style = style
        self.plot.set_style(style)
        self._show_rows(anew=True)

    def choose(self, variable: RecordId) -> None:
        """Show the courses of that variable."""
        self._variable, self._in_hand = variable, None
        self.refresh()

    def refresh(self) -> None:
        """Show everything as it stands."""
        causal_map = self.desk.session.map
        if self._variable not in causal_map.variables:
            self._variable = self._first()
        sketch = None if self._in_hand is None else causal_map.sketches.get(self._in_hand)
        if sketch is None or sketch.variable != self._variable:
            self._in_hand = None
        self.variables.show_variables(causal_map.variables, self._variable)
        self._show_rows()
        self._show_chart()

    def chart_of(self, variable: RecordId) -> Chart:
        """What is seen of a variable."""
        return chart_of(self.desk.session.map, variable, self._found)

    # making

    def _lay_out(self) -> None:
        for button, meaning in (
            (self._as_table, "Type the points, or paste two columns of numbers"),
            (self._freehand, "Drag across the chart: every point passed over is put on your line"),
        ):
            button.setCheckable(True)
            button.setToolTip(meaning)
            mark(button, "chip")
        self._freehand.setChecked(True)
        self.plot.freehand = True
        self.table.set_names("Time", "Value")
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        self.table.hide()
        across = TurningLayout(self, spacing=18, lines=HIGH, upwards=True)
        self._scrolled = Scrolled(self._left())
        across.addWidget(self._scrolled, 6)
        across.addWidget(self.plot, 9)

    def _left(self) -> QWidget:
        left = QWidget()
        rows = column(left, spacing=6)
        rows.addWidget(self.variables)
        rows.addWidget(self._rows)
        offers = QWidget()
        row = FlowLayout(offers, spacing=10)
        for kind, words, meaning in NEW:
            button = plain_button(words, meaning)
            button.clicked.connect(partial(self._add, kind))
            row.addWidget(button)
        ways = FlowLayout(self._ways, spacing=5)
        ways.addWidget(self._freehand)
        ways.addWidget(self._as_table)
        rows.addWidget(self._ways)
        rows.addWidget(self.table)
        rows.addWidget(offers)
        rows.addWidget(self.says)
        rows.addStretch(1)
        return left

    def _connect(self) -> None:
        self.variables.activated.connect(self._take_variable)
        self.plot.drawn.connect(self._draw)
        self.plot.moving.connect(self.table.show_points)
        self.plot.chosen.connect(self.table.choose)
        self.table.typed.connect(self._draw)
        self.table.chosen.connect(self.plot.choose)
        self.table.refused.connect(self.refused)
        self._as_table.toggled.connect(self.refresh)
        self._freehand.toggled.connect(self._set_freehand)

    # showing

    def _hear(self, event: Event) -> None:
        if not self.isVisible():
            return  # what was missed is shown when the page comes
        if event.selection_changed:
            self._follow_selection()
        if event.change.touched(Variable, Sketch) or event.map_changed or event.selection_changed:
            self.refresh()

    def _follow_selection(self) -> None:
        chosen = self.desk.session.selection & self.desk.session.map.variables.keys()
        if len(chosen) == 1 and chosen != {self._variable}:
            self._variable, self._in_hand = next(iter(chosen)), None

    def _first(self) -> RecordId | None:
        """The variable to begin with: one that has courses, else the run's first outcome."""
        causal_map = self.desk.session.map
        outcomes = () if self._found is None else self._found.stories[0].result.outcomes
        drawn = [s.variable for s in in_order(causal_map.sketches)]
        asked = (*drawn, *(o.variable for o in outcomes), *causal_map.variables)
        return next((v for v in asked if v in causal_map.variables), None)

    def _mine(self) -> tuple[Sketch, ...]:
        if self._variable is None:
            return ()
        return sketches.sketches_of(self.desk.session.map, self._variable)

    def _show_rows(self, *, anew: bool = False) -> None:
        """Rows are made anew only where what they say differs: a field may be typed in."""
        wanted = [(replace(s, points=()), s.id == self._in_hand) for s in self._mine()]
        if wanted == self._shown and not anew:
            return
        self._shown = wanted
        empty(self._row_column)
        for sketch in self._mine():
            self._row_column.addWidget(self._row(sketch))

    def _row(self, sketch: Sketch) -> SketchRow:
        row = SketchRow(sketch, self._style, in_hand=sketch.id == self._in_hand)
        level = NEXT_LEVEL[sketch.level]
        row.taken.connect(partial(self._take, sketch.id))
        row.described.connect(partial(self._describe, sketch.id))
        row.levelWanted.connect(partial(self._set_level, sketch.id, level))
        row.sideWanted.connect(partial(self._set_side, sketch.id, not sketch.ahead))
        row.removed.connect(partial(self._remove, sketch.id))
        return row

    def _show_chart(self) -> None:
        if self._variable is None:
            return
        chart = self.chart_of(self._variable)
        self.plot.show_chart(chart, self._in_hand, told(chart))
        can_draw = self.plot.in_hand is not None
        self._ways.setVisible(can_draw)
        self.table.setVisible(can_draw and self._as_table.isChecked())
        if can_draw:
            self.table.show_points(self.plot.points)
        shown = {course.record for course in chart.courses}
        left_out = any(s.id not in shown for s in self._mine())
        words = [nearer(chart), *(course.told for course in chart.courses)]
        words.append(WITHOUT_UNITS if left_out else "")
        self.says.setText(" ".join(filter(None, words)) or ("" if chart.courses else EMPTY))

    # wanting

    def _do(self, label: str, make: Edit) -> bool:
        session = self.desk.session
        return self._asking.do(label, lambda: make(session.document, session.map_id))

    def _take_variable(self, place: int) -> None:
        self.choose(self.variables.chosen(place))

    def _take(self, sketch: RecordId) -> None:
        """Draw on a course, or on none any more."""
        self._in_hand = None if self._in_hand == sketch else sketch
        self.refresh()
        if self.plot.in_hand is not None:
            self.plot.setFocus()
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """What can be done to the course that was chosen is seen without scrolling."""
        for row in self._rows.findChildren(SketchRow):
            if row.sketch.id == self._in_hand and row.isVisibleTo(self._rows):
                self._scrolled.ensureWidgetVisible(row, 0, 30)

    def _set_freehand(self, freehand: bool) -> None:
        self.plot.freehand = freehand

    def _add(self, kind: SketchKind) -> None:
        session, variable = self.desk.session, self._variable
        if variable is None:
            return
        chart, before = self.plot.chart, {s.id for s in self._mine()}
        points, units, new = first_points(kind, chart), chart.units, session.new_id
        self._do(
            f"Draw {kind.value}",
            lambda d, m: sketches.add_sketch(d, m, variable, kind, points, new, in_units=units),
        )
        made = [s.id for s in self._mine() if s.id not in before]
        if made:
            self._in_hand = made[0]
            self.refresh()
            self.plot.setFocus()

    def _draw(self, points: tuple[tuple[float, float], ...]) -> None:
        sketch = self.plot.in_hand
        if sketch is not None:
            done = self._do("Draw", lambda d, m: sketches.set_points(d, m, sketch, points))
            if not done:
                self.refresh()

    def _describe(self, sketch: RecordId, text: str) -> None:
        self._do("Describe", lambda d, m: sketches.describe_sketch(d, m, sketch, text=text))

    def _set_level(self, sketch: RecordId, level: Level) -> None:
        self._do(
            "Say who may see it", lambda d, m: sketches.describe_sketch(d, m, sketch, level=level)
        )

    def _set_side(self, sketch: RecordId, ahead: bool) -> None:
        self._do("Lay data", lambda d, m: sketches.describe_sketch(d, m, sketch, ahead=ahead))

    def _remove(self, sketch: RecordId) -> None:
        self._do("Delete course", lambda d, m: sketches.remove_sketch(d, m, sketch))
