"""What panels, pages and the first search need, brought in while the map can be looked at.

All together is a few tenths of a second in which the window would answer nobody. What
has no Qt in it comes on another thread; classes of Qt are made on the window's thread
only, so the modules of panels and pages come one in each turn of events.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module

from loopmap.diagram.style import THEMES, load_style
from loopmap.model.token import Token

MODULES = (
    "loopmap.editing.lens_view",
    "loopmap.editing.what_if",
    "loopmap.editing.sentence.say_lines",
    "loopmap.editing.equation_checks",
    "loopmap.editing.edits.mend",
    "loopmap.editing.equation.complete",
    "loopmap.editing.equation.in_words",
    "loopmap.editing.over_time_chart",
    "loopmap.editing.answer_chart",
    "loopmap.editing.carrying",
    "loopmap.editing.model_loop_shares",
    "loopmap.editing.scenario_words.offers",
    "loopmap.simulation.stock_flow.sensitivity_words",
    "loopmap.formats.frames_out",
    "loopmap.analysis.aloud_change",
    "loopmap.analysis.aloud_loops",
    "loopmap.analysis.checks",
    "loopmap.analysis.stories",
    "loopmap.analysis.structure.overview",
)
"""What panels cannot be made without, and what is told of a map."""

AFTER = (
    "loopmap.diagram.layout.place",
    "loopmap.analysis.structure.micmac",
    "loopmap.formats.word.report",
    "loopmap.formats.report.html",
    "loopmap.formats.report.markdown",
    "loopmap.editing.report.compose",
)
"""What nobody can ask for before the panels are there; pages need it."""

PANELS = (
    "loopmap.ui.canvas.said_preview",
    "loopmap.ui.panels.answer_page",
    "loopmap.ui.panels.changes_panel",
    "loopmap.ui.panels.checks_panel",
    "loopmap.ui.panels.decides_page",
    "loopmap.ui.panels.find_bar",
    "loopmap.ui.panels.inspector_link",
    "loopmap.ui.panels.inspector_variable",
    "loopmap.ui.panels.inspector",
    "loopmap.ui.panels.known_page",
    "loopmap.ui.panels.loops_page",
    "loopmap.ui.panels.loops_panel",
    "loopmap.ui.panels.outline",
    "loopmap.ui.panels.compare_page",
    "loopmap.ui.panels.kept_model_page",
    "loopmap.ui.panels.model_over_time_page",
    "loopmap.ui.panels.run_pages",
    "loopmap.ui.panels.scenario_desk",
    "loopmap.ui.panels.run_panel",
    "loopmap.ui.panels.sentence_bar",
    "loopmap.ui.panels.stories_panel",
    "loopmap.ui.panels.structure_panel",
    "loopmap.ui.changes",
    "loopmap.ui.joined_loops",
    "loopmap.ui.run_play",
    "loopmap.ui.models",
    "loopmap.ui.parking",
    "loopmap.ui.run_on_canvas",
    "loopmap.ui.side_by_side.both_maps",
    "loopmap.ui.views.views",
    "loopmap.ui.editor_panels",
)

PAGES = (
    "loopmap.ui.palette",
    "loopmap.ui.shortcuts_page",
    "loopmap.ui.guide_page",
    "loopmap.ui.reporting",
    "loopmap.ui.figures",
    "loopmap.ui.going_out.asking",
    "loopmap.ui.chart_out",
    "loopmap.ui.exporting",
    "loopmap.ui.export_dialog",
    "loopmap.ui.deep_search_dialog",
    "loopmap.ui.influence_plot",
    "loopmap.ui.influence_dialog",
    "loopmap.ui.panels.equations_dialog",
    "loopmap.ui.panels.graph_dialog",
    "loopmap.ui.tour",
    "loopmap.ui.about",
)
"""Pages and dialogs that come up over the window, once its panels are there."""


def import_one_by_one(names: Iterable[str]) -> Iterator[None]:
    """Import modules one at a step, on the window's thread."""
    for name in names:
        import_module(name)
        yield


def is_warm() -> bool:
    """Whether all of it has been imported."""
    return all(name in sys.modules for name in MODULES)


def warm_up(token: Token) -> None:
    """Import what panels need, as far as it is missing."""
    for name in MODULES:
        token.check()
        import_module(name)


def warm_up_after(token: Token) -> None:
    """Import what pages need, and read the themes."""
    for name in AFTER:
        token.check()
        import_module(name)
    for theme in THEMES:
        token.check()
        load_style(theme)
