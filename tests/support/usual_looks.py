"""How windows mostly look: the light theme, with words at their own size."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from loopmap.diagram.style import load_style
from loopmap.ui.fonts import load_fonts
from loopmap.ui.theme import palette, style_sheet, window_font


class UsualLooks:
    """Puts them on, and again after whoever has put on others."""

    def __init__(self, application: QApplication) -> None:
        load_fonts()
        style = load_style("light")
        self._application = application
        self._looks = (style_sheet(style), palette(style), window_font(100))

    def put_on(self) -> None:
        application = self._application
        standing = application.styleSheet(), application.palette(), application.font()
        if standing == self._looks:
            return
        sheet, colours, font = self._looks
        application.setStyle("Fusion")
        application.setPalette(colours)
        application.setFont(font)
        application.setStyleSheet(sheet)
