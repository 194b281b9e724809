"""What people ask of every program in their computer's settings, where Qt does not tell it.

Qt follows light or dark and high contrast on Windows, macOS and GNOME. Other Linux desktops
tell them through their settings portal alone; and that things shall not move Qt tells nowhere.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

Setting = tuple[str, str]
"""Namespace and name."""

SCHEME: Setting = ("org.freedesktop.appearance", "color-scheme")
CONTRAST: Setting = ("org.freedesktop.appearance", "contrast")
MOTION: Setting = ("org.freedesktop.appearance", "reduced-motion")
GNOME_MOTION: Setting = ("org.gnome.desktop.interface", "enable-animations")
KDE_MOTION: Setting = ("org.kde.kdeglobals.KDE", "AnimationDurationFactor")
ASKED = (SCHEME, CONTRAST, MOTION, GNOME_MOTION, KDE_MOTION)

_SCHEMES = {1: Qt.ColorScheme.Dark, 2: Qt.ColorScheme.Light}
_CLIENT_AREA_ANIMATION = 0x1042
"""SPI_GETCLIENTAREAANIMATION: “Animation effects” in the settings of Windows."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Light or dark, more contrast, less motion; nothing of them where nobody said so."""

    scheme: Qt.ColorScheme = Qt.ColorScheme.Unknown
    contrast: Qt.ContrastPreference = Qt.ContrastPreference.NoPreference
    less_motion: bool = False


def wishes_from(answers: Mapping[Setting, object]) -> Wishes:
    """What the answers of a settings portal come to; one that makes no sense says nothing."""
    scheme = answers.get(SCHEME)
    return Wishes(
        _SCHEMES.get(scheme, Qt.ColorScheme.Unknown)
        if isinstance(scheme, int)
        else Qt.ColorScheme.Unknown,
        Qt.ContrastPreference.HighContrast
        if answers.get(CONTRAST) == 1
        else Qt.ContrastPreference.NoPreference,
        answers.get(MOTION) == 1
        or answers.get(GNOME_MOTION) is False
        or str(answers.get(KDE_MOTION)) in ("0", "0.0"),
    )


class ComputerWishes(QObject):
    """The wishes in force; ``changed`` when they are others than before."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current = Wishes(less_motion=_windows_stands_still())
        self._answers: dict[Setting, object] = {}

    def ask(self) -> None:
        """Ask the desktop, and follow it from now on; the answers come later, if at all."""
        if QGuiApplication.platformName() not in ("xcb", "wayland"):
            return
        from loopmap.ui.settings_portal import SettingsPortal  # no other system has its bus

        portal = SettingsPortal(self)
        portal.told.connect(self.hear)
        portal.ask(ASKED)

    def hear(self, namespace: str, name: str, value: object) -> None:
        """The desktop told a setting."""
        if (namespace, name) not in ASKED:
            return
        self._answers[namespace, name] = value
        now = wishes_from(self._answers)
        if now != self.current:
            self.current = now
            self.changed.emit()


def _windows_stands_still() -> bool:
    if sys.platform == "win32":
        import ctypes

        user, animates = ctypes.windll.user32, ctypes.c_int(1)
        user.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(animates), 0)
        return not animates.value
    return False
