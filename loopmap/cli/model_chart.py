"""The curves of a run by equations as a chart, on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loopmap.diagram.charts.frames import ModelCurve, ModelFrames
    from loopmap.expr.names import CanonicalName
    from loopmap.model.document import CausalMap
    from loopmap.simulation.equations.runs import MapRun
    from loopmap.simulation.stock_flow.model import Model

_AS_IT_IS = "Dotted: the map as it is."
_MOST = 3
"""Variables of a model that are drawn; of a map as many as its page of curves begins with."""


def chart_map_run(
    causal_map: CausalMap, name: str, run: MapRun, today: MapRun | None, path: Path
) -> None:
    """Draw the outcomes and stocks of a run of a map, dotted beside them those of ``today``.

    Raises ExportError for a suffix that is not known, StorageError.
    """
    from loopmap.diagram.charts.frames import ModelCurve, ModelFrames
    from loopmap.editing.in_interest import first_choice
    from loopmap.model.equations import USUAL_TIMES

    times = causal_map.info.times or USUAL_TIMES
    shown = [causal_map.variables[v] for v in first_choice(causal_map) if run.courses.get(v)]
    before = {} if today is None else today.courses
    curves = tuple(
        ModelCurve(v.name, v.unit, colour, run.courses[v.id], before.get(v.id, ()))
        for colour, v in enumerate(shown)
    )
    against = "" if today is None else _AS_IT_IS
    frames = ModelFrames(run.times, curves, times.start, times.stop, times.unit, against)
    _write(f"{causal_map.info.title}: {name}", frames, (against, run.stopped), path)


def chart_model_run(
    model: Model,
    times: tuple[float, ...],
    series: Mapping[str, Sequence[float]],
    stopped: str,
    path: Path,
) -> None:
    """The same of the stocks of another program's model, or of its first variables."""
    from loopmap.diagram.charts.frames import ModelFrames

    curves = tuple(_curves(model, series))
    specs = model.specs
    frames = ModelFrames(times, curves, specs.start, specs.stop, specs.time_unit)
    _write(model.name, frames, (stopped,), path)


def _curves(model: Model, series: Mapping[str, Sequence[float]]) -> Iterator[ModelCurve]:
    from loopmap.diagram.charts.frames import ModelCurve
    from loopmap.simulation.stock_flow.model import Kind

    units = {variable.key: variable.unit for variable in model.variables}
    stocks = {variable.key for variable in model.variables if variable.kind is Kind.STOCK}
    there = [name for name, values in series.items() if values]
    of_stocks = [name for name in there if _key(name) in stocks]
    for colour, name in enumerate((of_stocks or there)[:_MOST]):
        yield ModelCurve(name, units.get(_key(name), ""), colour, tuple(series[name]))


def _key(name: str) -> CanonicalName:
    """The variable that a column is of, whose elements are columns of their own."""
    from loopmap.expr.names import canonical

    return canonical(name.partition("[")[0])


def _write(title: str, frames: ModelFrames, said: Sequence[str], path: Path) -> None:
    from loopmap.cli.offscreen import begin_qt
    from loopmap.editing.model_on_map import ONE_RUN
    from loopmap.formats.frames_out import frames_out
    from loopmap.formats.storage.save import save

    begin_qt()
    from loopmap.ui.chart_out import chart_bytes

    shown = frames_out(title, frames, (*said, ONE_RUN))
    save(path, chart_bytes(shown, path.suffix.lower()))
