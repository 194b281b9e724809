"""The window's looks, made from the same Style as the canvas: palette, style sheet, icons.

Widgets never name colours. They say what they are with the property ``kind``,
and the style sheet does the rest:

- labels: ``heading`` (a panel's subject), ``subheading``, ``caption`` (above a
  field), ``muted``, ``small``, ``warning``, ``error``;
- buttons: ``primary`` (the one green button), ``quiet`` (no frame), ``chip``
  (checkable, small, framed), ``link`` (reads as a link);
- frames: ``card``, ``lit`` (a card that is lit), ``panel``, ``banner``, ``floating``.

``mark(widget, "card")`` sets it; setting it again later restyles the widget.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from loopmap.diagram.measure import FAMILY
from loopmap.diagram.style import THEMES, Style, load_style
from loopmap.diagram.text_size import with_text
from loopmap.resources import resource
from loopmap.ui.computer_wishes import ComputerWishes, Wishes
from loopmap.ui.dressing import Dressing
from loopmap.ui.motion import ask_for_less_motion
from loopmap.ui.settings import SettingsFile

BASE_PIXELS = 13.0
_BOX_PIXELS = 14.0
"""The side of a box to be ticked, and of the arrow of a list."""

_ICON_SIZES = (16, 20, 24, 32, 40)


class Theme(QObject):
    """The looks in force. ``changed`` tells when window, canvas or text size change."""

    changed = Signal()

    def __init__(self, settings: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.wishes = ComputerWishes(self)
        self._dressing = Dressing(self)
        self.style = load_style(self._window_theme())
        self.canvas_style = self._style_of_map()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)
        self.wishes.changed.connect(self._follow_wishes)

    def apply(self) -> None:
        """Give the application the looks that the settings ask for."""
        self.style = load_style(self._window_theme())
        self.canvas_style = self._style_of_map()
        self._ask_for_rest()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        text_size = self._settings.current.text_size
        sheet = style_sheet(self.style, text_size)
        if application.styleSheet() != sheet:
            if not application.styleSheet():  # once: it dresses every widget anew by itself
                application.setStyle("Fusion")
            application.setPalette(palette(self.style))
            application.setFont(window_font(text_size))
            self._dressing.put_on(application, sheet)
        self.changed.emit()

    def choose(self, **choice: str | int) -> None:
        """Take any of the settings that looks follow from, and apply them."""
        self._settings.change(**choice)
        self.apply()

    def wait_for(self, picture: QWidget, is_busy: Callable[[], bool]) -> None:
        """Let the windows change when ``picture`` has too, ``is_busy`` while it is being made."""
        self._dressing.wait_for(picture, is_busy)

    def icon(self, name: str) -> QIcon:
        """The icon of that name in the window's colours; an empty icon if there is none."""
        return icon(name, self.style.text, self.style.text_disabled, self.style.accent)

    def _style_of_map(self) -> Style:
        return with_text(load_style(self._canvas_theme()), self._settings.current.map_text)

    def _window_theme(self) -> str:
        chosen = self._settings.current.theme
        return system_theme(self.wishes.current) if chosen == "system" else chosen

    def _canvas_theme(self) -> str:
        chosen = self._settings.current.canvas_theme
        return self._window_theme() if chosen == "window" else chosen

    def _follow_system(self) -> None:
        if self._settings.current.theme == "system":
            self.apply()

    def _follow_wishes(self) -> None:
        self._ask_for_rest()
        if self._window_theme() != self.style.name:
            self.apply()

    def _ask_for_rest(self) -> None:
        asked = self._settings.current.less_motion or self.wishes.current.less_motion
        ask_for_less_motion(asked)


def system_theme(wishes: Wishes) -> str:
    """The theme that the computer's settings ask for, told by Qt or, where it does not, else."""
    hints = QGuiApplication.styleHints()
    scheme, contrast = hints.colorScheme(), hints.accessibility().contrastPreference()
    return theme_for(
        wishes.scheme if scheme is Qt.ColorScheme.Unknown else scheme,
        wishes.contrast if contrast is Qt.ContrastPreference.NoPreference else contrast,
    )


def theme_for(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> str:
    """The theme for what a computer prefers: contrast comes before light or dark."""
    is_dark = scheme is Qt.ColorScheme.Dark
    if contrast is Qt.ContrastPreference.HighContrast:
        return "contrast-dark" if is_dark else "contrast"
    return "dark" if is_dark else "light"


def mark(widget: QWidget, kind: str) -> None:
    """Say what ``widget`` is to the style sheet, now or again later."""
    if widget.property("kind") == kind:
        return
    widget.setProperty("kind", kind)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def window_font(text_size: int) -> QFont:
    """The bundled typeface at ``text_size`` percent, without hinting so that it looks the same."""
    font = QFont(FAMILY)
    font.setPixelSize(round(BASE_PIXELS * text_size / 100))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def palette(style: Style) -> QPalette:
    """Qt's colour roles from the window's roles of ``style``."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, colour in (
        (role.Window, style.panel),
        (role.WindowText, style.text),
        (role.Base, style.field),
        (role.AlternateBase, style.hover),
        (role.Text, style.text),
        (role.PlaceholderText, style.text_muted),
        (role.Button, style.panel),
        (role.ButtonText, style.text),
        (role.BrightText, style.error_text),
        (role.ToolTipBase, style.card),
        (role.ToolTipText, style.card_text),
        (role.Highlight, style.accent),
        (role.HighlightedText, style.accent_text),
        (role.Link, style.accent),
        (role.LinkVisited, style.accent),
        (role.Accent, style.accent),
        (role.Light, style.hover),
        (role.Midlight, style.border),
        (role.Mid, style.border),
        (role.Dark, style.border),
        (role.Shadow, style.border),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(style.text_disabled))
    return made


def style_in_force() -> Style:
    """The style that the application's palette was made from; light where none was."""
    role = QPalette.ColorRole
    standing = QGuiApplication.palette()
    shown = [standing.color(r).name() for r in (role.Window, role.WindowText, role.Highlight)]
    styles = map(load_style, THEMES)  # only as many as it takes: each is a file to read
    fitting = (s for s in styles if [s.panel, s.text, s.accent] == shown)
    return next(fitting, load_style(THEMES[0]))


def icon(name: str, colour: str, disabled: str, active: str) -> QIcon:
    """An SVG of ``resources/icons`` in three colours: normal, disabled, switched on."""
    return _drawn_icon(resource("icons", f"{name}.svg"), colour, disabled, active)


@lru_cache(maxsize=512)
def _drawn_icon(path: Path, colour: str, disabled: str, active: str) -> QIcon:
    made = QIcon()
    if not path.is_file():
        return made
    text = path.read_text(encoding="utf-8")
    for mode, state, drawn in (
        (QIcon.Mode.Normal, QIcon.State.Off, colour),
        (QIcon.Mode.Disabled, QIcon.State.Off, disabled),
        (QIcon.Mode.Normal, QIcon.State.On, active),
    ):
        svg = QSvgRenderer(QByteArray(text.replace("currentColor", drawn).encode()))
        for size in _ICON_SIZES:
            made.addPixmap(_pixmap(svg, size), mode, state)
    return made


def _pixmap(svg: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    svg.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def style_sheet(style: Style, text_size: int = 100) -> str:
    """The window's style sheet; see the module's first lines for the kinds it knows."""
    values = {name: getattr(style, name) for name in _ROLES}
    values["glyphs"] = resource("themes", "glyphs").as_posix()
    values["tone"] = "dark" if style.dark else "light"
    for name, pixels in (("small", 12.0), ("base", BASE_PIXELS), ("large", 16.0), ("huge", 30.0)):
        values[f"size_{name}"] = str(round(pixels * text_size / 100))
    values["size_box"] = str(round(_BOX_PIXELS * text_size / 100))
    sheet = resource("themes", "window.qss").read_text(encoding="utf-8")
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", values[name])
    return sheet


_ROLES = (
    "paper",
    "window",
    "panel",
    "border",
    "text",
    "text_muted",
    "text_disabled",
    "accent",
    "accent_text",
    "accent_soft",
    "field",
    "hover",
    "lit_soft",
    "lit_border",
    "warning_soft",
    "warning_text",
    "error_soft",
    "error_text",
    "card",
    "card_text",
)
