"""The bundled typeface for Qt: loaded once per process, the same on every machine."""

from __future__ import annotations

import threading
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


_MOST = 256
"""Fonts that a thread keeps."""


class _Kept(threading.local):
    """The fonts of each thread: one that draws with a font alters what Qt keeps inside it."""

    def __init__(self) -> None:
        self.fonts: dict[tuple[float, int, bool], QFont] = {}


_kept = _Kept()


def font(size: float, weight: int = 400, italic: bool = False) -> QFont:
    """The bundled typeface at ``size`` units per em, unhinted so that it scales evenly.

    Qt knows whole sizes only; those of the styles are. The typeface is loaded first, for
    what is measured with another one before would stay wrong. Each thread has its own.
    """
    kept, asked = _kept.fonts, (size, weight, italic)
    made = kept.get(asked)
    if made is None:
        if len(kept) >= _MOST:
            kept.clear()
        made = kept[asked] = _made(size, weight, italic)
    return made


def _made(size: float, weight: int, italic: bool) -> QFont:
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
