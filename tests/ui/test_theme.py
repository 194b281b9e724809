"""The window's looks come from the theme and nothing else."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox

from loopmap.diagram.contrast import contrast
from loopmap.diagram.style import THEMES, load_style
from loopmap.resources import resource
from loopmap.ui.settings import SettingsFile
from loopmap.ui.theme import Theme, icon, mark, palette, style_in_force, style_sheet, theme_for


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_style_sheet_has_every_role_filled_in(name):
    sheet = style_sheet(load_style(name))
    assert "@" not in sheet
    for path in re.findall(r"url\((.*?)\)", sheet):
        assert path.endswith(f"-{name}.svg")
        assert resource("themes", "glyphs", path.rsplit("/", 1)[1]).is_file()


def test_the_style_sheet_itself_names_no_colour():
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?=[;} ])", _plain_sheet())


def _plain_sheet():
    text = resource("themes", "window.qss").read_text(encoding="utf-8")
    return re.sub(r"[A-Za-z]+#[A-Za-z]+", "", text)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "panel"),
        ("text_muted", "panel"),
        ("text_muted", "window"),
        ("accent_text", "accent"),
        ("accent", "accent_soft"),
        ("warning_text", "warning_soft"),
        ("error_text", "error_soft"),
        ("text", "accent_soft"),
    ],
)
def test_words_can_be_read(name, ink, ground):
    style = load_style(name)
    assert contrast(getattr(style, ink), getattr(style, ground)) >= 4.5


def test_text_size_scales_every_size():
    small, large = style_sheet(load_style("light"), 100), style_sheet(load_style("light"), 200)
    sizes = [[int(n) for n in re.findall(r"font-size: (\d+)px", s)] for s in (small, large)]
    assert sizes[1] == [2 * n for n in sizes[0]]


def test_the_palette_marks_what_cannot_be_used(qtbot):
    made = palette(load_style("dark"))
    disabled = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
    assert disabled == load_style("dark").text_disabled


def test_an_icon_that_is_not_there_is_empty_and_one_that_is_takes_the_colour(qtbot):
    assert icon("no-such-icon", "#000000", "#888888", "#00ff00").isNull()
    image = icon("plus", "#ff0000", "#888888", "#00ff00").pixmap(24, 24).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(24) for y in range(24)}
    assert "#ff0000" in colours


def test_the_canvas_follows_the_window_unless_told_otherwise(qtbot, tmp_path):
    theme = Theme(SettingsFile(tmp_path))
    theme.choose(theme="dark")
    assert (theme.style.name, theme.canvas_style.name) == ("dark", "dark")
    theme.choose(canvas_theme="print")
    assert (theme.style.name, theme.canvas_style.name) == ("dark", "print")
    theme.choose(theme="light", canvas_theme="window")
    assert (theme.style.name, theme.canvas_style.name) == ("light", "light")


@pytest.mark.parametrize(
    ("scheme", "contrast", "name"),
    [
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, "dark"),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.HighContrast, "contrast"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, "contrast-dark"),
    ],
)
def test_the_computers_preferences_choose_the_theme(scheme, contrast, name):
    assert theme_for(scheme, contrast) == name


def test_another_preference_of_the_computer_is_followed_at_once(qtbot, tmp_path, monkeypatch):
    theme = Theme(SettingsFile(tmp_path))
    monkeypatch.setattr("loopmap.ui.theme.system_theme", lambda _: "contrast")
    hints = QApplication.styleHints().accessibility()
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert (theme.style.name, theme.canvas_style.name) == ("contrast", "contrast")
    theme.choose(theme="dark")
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert theme.style.name == "dark", "what was chosen stands"
    theme.choose(theme="light")


def test_marking_again_restyles(qtbot):
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()
    mark(label, "muted")
    mark(label, "heading")
    assert label.property("kind") == "heading"


@pytest.mark.parametrize("name", THEMES)
def test_the_style_in_force_is_known_by_the_application(qtbot, name):
    before = QApplication.palette()
    QApplication.setPalette(palette(load_style(name)))
    try:
        assert style_in_force().name == name
    finally:
        QApplication.setPalette(before)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", [QComboBox, QSpinBox, QLineEdit, QCheckBox])
def test_what_is_switched_off_looks_so(qtbot, theme, kind):
    style = load_style(theme)
    field = kind()
    qtbot.addWidget(field)
    field.setStyleSheet(style_sheet(style))
    field.resize(160, 40)
    enabled = field.grab().toImage()
    field.setEnabled(False)
    off = field.grab().toImage()
    assert off != enabled
    if kind is not QCheckBox:
        assert off.pixelColor(130, 8).name() == style.hover
        assert enabled.pixelColor(130, 8).name() == style.field


def test_boxes_to_be_ticked_grow_with_the_text(qtbot):
    def width(text_size):
        box = QCheckBox()
        qtbot.addWidget(box)
        box.setStyleSheet(style_sheet(load_style("light"), text_size))
        return box.sizeHint().width()

    assert width(200) - width(100) == 14
