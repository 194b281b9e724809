"""A window of its own for each test that asks for one, and one in which a scenario was run."""

import pytest

from loopmap.editing.edits.scenarios import add_scenario
from loopmap.model.records import Action, Intervention
from tests.support.window_fixtures import *  # noqa: F403


@pytest.fixture
def ran(opened, qtbot):
    """The panels of a small map with a scenario that was run; the run panel is open."""
    session, panels = opened.editor.session, opened.editor.panels
    fines = next(iter(session.map.variables))
    acts = [Intervention(Action.PUSH, fines, 0.5)]
    change = add_scenario(
        session.document, session.map_id, "More", session.new_id, interventions=acts
    )
    session.do("New scenario", change)
    with qtbot.waitSignal(panels.run.ran):
        panels.what_if.run()
    return panels
