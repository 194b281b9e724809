"""What a lens knows of a run, as the document that goes out calls it."""

from __future__ import annotations

from dataclasses import replace

from loopmap.editing.lens_view import Known
from loopmap.editing.model_on_map import ModelOnMap
from loopmap.editing.what_if import WhatIf
from loopmap.model.document import CausalMap
from loopmap.model.records import Scenario


def known_of(known: Known, shown: CausalMap) -> Known:
    """The same knowledge of ``shown``: its scenarios and variables as they are called there."""
    return replace(known, run=_run(known.run, shown), model=_model(known.model, shown))


def _run(run: WhatIf | None, shown: CausalMap) -> WhatIf | None:
    if run is None:
        return None
    stories = tuple(
        replace(each, result=replace(each.result, scenario=_scenario(each.result.scenario, shown)))
        for each in run.stories
    )
    return replace(run, stories=stories)


def _model(model: ModelOnMap | None, shown: CausalMap) -> ModelOnMap | None:
    if model is None or model.causal_map.id != shown.id:
        return model
    stopped = model.run.stopped
    for before in model.causal_map.variables.values():
        now = shown.variables.get(before.id)
        stopped = stopped.replace(before.name, now.name) if now is not None else stopped
    scenario = None if model.scenario is None else _scenario(model.scenario, shown)
    run = replace(model.run, stopped=stopped)
    return replace(model, causal_map=shown, scenario=scenario, run=run)


def _scenario(tried: Scenario, shown: CausalMap) -> Scenario:
    """The scenario as the map has it; one that was only tried has its own name."""
    kept = shown.scenarios.get(tried.id)
    return tried if kept is None else replace(tried, name=kept.name, description=kept.description)
