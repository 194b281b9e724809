"""The bundled typeface for Qt: loaded once per process, the same on every machine."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from loopmap.diagram.measure import FAMILY
from loopmap.errors import ExportError
from loopmap.resources import resource


def load_fonts() -> None:
    """Make the bundled typeface known to Qt. Needs a QGuiApplication.

    Raises ExportError if a font file is missing or broken.
    """
    _loaded()


@lru_cache(maxsize=256)
def font(size: float, weight: int = 400, italic: bool = False) -> QFont:
    """The bundled typeface at ``size`` units per em, unhinted so that it scales evenly.

    Qt knows whole sizes only; those of the styles are. The typeface is loaded first, for
    what is measured with another one before would stay wrong.
    """
    load_fonts()
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(size)))
    made.setWeight(QFont.Weight(weight))
    made.setItalic(italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made


@lru_cache(maxsize=1)
def _loaded() -> None:
    for path in sorted(resource("fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise ExportError(f"The font file “{path.name}” cannot be used.")
