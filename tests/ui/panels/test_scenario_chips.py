"""The chips of the scenarios, and the list that stands for them where room is short."""

from PySide6.QtWidgets import QApplication

from loopmap.ui.panels.run_scenarios import ScenarioChips


def test_being_brief_before_there_are_scenarios_opens_no_window_of_its_own(qtbot):
    chips = ScenarioChips(tuple)
    qtbot.addWidget(chips)
    chips.be_brief(True)
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    chips.show_scenarios((), None)
    chips.show()
    assert chips._list.isVisible()
    assert chips._list.window() is chips
