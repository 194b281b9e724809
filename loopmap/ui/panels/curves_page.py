"""Curves of a map that is run by its equations, as it is and with what is tried."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from loopmap.diagram.charts.axis import number
from loopmap.diagram.charts.frames import ModelCurve, ModelFrames
from loopmap.diagram.style import Style
from loopmap.editing.edits.equations import set_equation
from loopmap.editing.equation.graph_points import shown
from loopmap.editing.in_interest import in_interest
from loopmap.errors import EditRefused
from loopmap.formats.chart_file import ShownChart
from loopmap.formats.frames_out import frames_out
from loopmap.model.change import NOTHING
from loopmap.model.equations import USUAL_TIMES
from loopmap.model.ids import RecordId
from loopmap.model.records import Kind, Variable
from loopmap.simulation.equations.reading import number_of
from loopmap.simulation.equations.runs import MapRun
from loopmap.ui.model_chart import ModelChart
from loopmap.ui.model_runs import ModelRun
from loopmap.ui.panels.chart_between import ChartBetween
from loopmap.ui.panels.curve_choice import CurveChoice
from loopmap.ui.panels.equation_section import EQUATIONS, TIMES
from loopmap.ui.panels.fields import column, plain_button
from loopmap.ui.panels.looks import heading
from loopmap.ui.panels.looks import text as words
from loopmap.ui.panels.model_page import ModelPage
from loopmap.ui.panels.parameter_sliders import ParameterSliders
from loopmap.ui.panels.run_page import RunDesk
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.theme import mark, style_in_force

AS_IT_IS = "Dotted: the map as it is."
ONE_RUN = "One run: what follows from these numbers, no forecast."


class CurvesPage(ModelPage):
    """Which variables, their curves in their units, and sliders for the numbers of the map."""

    title = "Curves"

    def __init__(self, desk: RunDesk) -> None:
        super().__init__(desk)
        self._stopped_at = self._first_note = ""
        self._notes = plain_button("", "What does not fit, such as units; it stops no run")
        self.choice = CurveChoice()
        self.chart = ModelChart()
        self.sliders = ParameterSliders()
        self._told = words()
        mark(self._told, "small")
        self._fault = words()
        mark(self._fault, "error")
        self._go = plain_button("Show it on the map", "Go to the variable that has no value")
        self.chart.set_style(style_in_force())
        self._lay_out()
        self._connect()

    def show_run(self, found: ModelRun) -> None:
        assert found.run is not None
        causal_map = found.reading.causal_map
        self.choice.tick(self.models.drawn_of(causal_map))
        moving = [v for v in in_interest(causal_map) if number_of(v) is None or is_stock(v)]
        self.choice.show_ends(moving, {v: c[-1] for v, c in found.run.courses.items() if c})
        self.sliders.show_constants(found.reading, found.given)
        self._draw(found)
        self._tell_fault(found.run)
        self._tell_notes(found)
        self._tell()

    def hand_out(self) -> ShownChart | None:
        found = self.models.found
        if found is None or found.run is None or not self.choice.ticked:
            return None
        scenario = self.desk.scenario()
        about = "as it is" if scenario is None else scenario.name
        frames = self._frames(found)
        tried = _tried(found)
        said = (frames.against, tried, found.run.stopped, *found.refused, ONE_RUN)
        return frames_out(f"{found.reading.causal_map.info.title}: {about}", frames, said)

    def set_style(self, style: Style) -> None:
        self.chart.set_style(style)
        self.choice.restyle()

    def _lay_out(self) -> None:
        left, middle = QWidget(), QWidget()
        named = column(left, spacing=3)
        named.addWidget(heading("Variables"))
        named.addWidget(self.choice, 1)
        named.addWidget(self._notes)
        drawn = column(middle, spacing=3)
        drawn.addWidget(self.chart, 1)
        for part in (self._fault, self._go, self._told):
            drawn.addWidget(part)
        parts = ChartBetween(left, middle, Scrolled(self.sliders), spacing=18)
        column(self.content).addWidget(parts)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._choose)
        self.chart.moved.connect(self._tell)
        self.sliders.tried.connect(self._try)
        self.sliders.takenBack.connect(self._take_back)
        self.sliders.kept.connect(self._keep)
        self.sliders.timesWanted.connect(self._want_times)
        self._go.clicked.connect(self._show_fault)
        self._notes.clicked.connect(self._show_notes)

    def _draw(self, found: ModelRun) -> None:
        assert found.run is not None
        self.chart.show_frames(self._frames(found), keep_axes=self.sliders.is_held)

    def _frames(self, found: ModelRun) -> ModelFrames:
        """The curves that are ticked."""
        causal_map, run = found.reading.causal_map, found.run
        assert run is not None
        times = causal_map.info.times or USUAL_TIMES
        curves = tuple(
            _curve(causal_map.variables[v], colour, found)
            for colour, v in enumerate(self.choice.ticked)
            if v in run.courses
        )
        against = AS_IT_IS if found.differs else ""
        return ModelFrames(run.times, curves, times.start, times.stop, times.unit, against)

    def _tell_fault(self, run: MapRun) -> None:
        self._fault.setText(run.stopped)
        self._fault.setVisible(bool(run.stopped))
        self._stopped_at = run.stopped_at or ""
        self._go.setVisible(bool(self._stopped_at))

    def _tell_notes(self, found: ModelRun) -> None:
        notes = found.reading.findings
        self._first_note = notes[0].variable if notes else ""
        count = "1 note" if len(notes) == 1 else f"{len(notes)} notes"
        self._notes.setText(f"{count} on equations and units…")
        self._notes.setVisible(bool(notes))

    def _show_notes(self) -> None:
        self.models.pageWanted.emit(EQUATIONS, self._first_note)

    def _tell(self, _: str = "") -> None:
        found = self.models.found
        refused = () if found is None else found.refused
        told = self.chart.told() or f"{self.chart.shown.against} {ONE_RUN}"
        self._told.setText(" ".join([told, *refused]).strip())

    def _choose(self, variables: tuple[RecordId, ...]) -> None:
        self.models.drawn[self.desk.session.map_id] = variables
        if self.models.found is not None and self.models.found.run is not None:
            self._draw(self.models.found)

    def _try(self, variable: str, value: float) -> None:
        self.models.give(RecordId(variable), value)

    def _take_back(self) -> None:
        self.models.take_back()

    def _keep(self) -> None:
        """All numbers that are tried, into the equations, as one step."""
        session, models = self.desk.session, self.models
        change, document = NOTHING, session.document
        try:
            for variable, value in sorted(models.given.items()):
                step = set_equation(
                    document, session.map_id, variable, shown(value), session.new_id
                )
                change, document = change.then(step), document.apply(step)
            session.do("Keep the numbers", change)
        except EditRefused as refusal:
            self.refused.emit(str(refusal))
            return
        models.take_back()

    def _want_times(self) -> None:
        self.models.pageWanted.emit(TIMES, "")

    def _show_fault(self) -> None:
        self.wanted.emit(self._stopped_at)


def _tried(found: ModelRun) -> str:
    """Which constants had other numbers than those of the map."""
    variables = found.reading.causal_map.variables
    told = [f"{variables[v].name} {number(value)}" for v, value in sorted(found.given.items())]
    return f"With other numbers than the map’s: {', '.join(told)}." if told else ""


def is_stock(variable: Variable) -> bool:
    """Whether a variable moves though its equation, its value at the start, is a number."""
    return variable.kind is Kind.STOCK


def _curve(variable: Variable, colour: int, found: ModelRun) -> ModelCurve:
    assert found.run is not None
    before: tuple[float, ...] = ()
    if found.differs and found.today is not None:
        before = found.today.courses.get(variable.id, ())
    return ModelCurve(variable.name, variable.unit, colour, found.run.courses[variable.id], before)
