"""The window's looks come from one Style, and everybody can ask which is in force."""

import pytest
from PySide6.QtWidgets import QApplication

from loopmap.diagram.style import THEMES, load_style
from loopmap.ui.theme import palette, style_in_force, style_sheet


@pytest.mark.parametrize("theme", THEMES)
def test_the_style_in_force_is_known_by_the_application(qtbot, theme):
    application = QApplication.instance()
    before = application.palette()
    application.setPalette(palette(load_style(theme)))
    try:
        assert style_in_force().panel == load_style(theme).panel
    finally:
        application.setPalette(before)


@pytest.mark.parametrize("theme", THEMES)
def test_the_style_sheet_names_no_role_it_has_no_colour_for(theme):
    assert "@" not in style_sheet(load_style(theme))
