"""Settings of a Linux desktop as its portal tells them to every program.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal.Settings"
_PATIENCE = 5_000
"""Milliseconds after which nobody answers any more: the portal may have to be started first."""


class SettingsPortal(QObject):
    """Asks for settings without waiting; ``told`` carries namespace, name and value of one.

    It is told again whenever the person changes it. A desktop without a portal, and a portal
    that does not know a setting, say nothing.
    """

    told = Signal(str, str, object)

    def ask(self, settings: Iterable[tuple[str, str]]) -> None:
        """Ask for settings, by namespace and name, and listen from now on."""
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        slot = cast("bytes", SLOT("hear(QDBusMessage)"))  # text, whatever the stub says
        bus.connect(_SERVICE, _PATH, _INTERFACE, "SettingChanged", self, slot)
        for namespace, name in settings:
            call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, "Read")
            call.setArguments([namespace, name])
            waiting = QDBusPendingCallWatcher(bus.asyncCall(call, _PATIENCE), self)
            waiting.finished.connect(partial(self._answered, namespace, name, waiting))

    @Slot(QDBusMessage)
    def hear(self, message: QDBusMessage) -> None:
        """A setting was changed."""
        arguments = message.arguments()
        if len(arguments) == 3:
            self.told.emit(*arguments[:2], plain(arguments[2]))

    def _answered(
        self, namespace: str, name: str, waiting: QDBusPendingCallWatcher, *_: object
    ) -> None:
        reply = waiting.reply()
        if reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments():
            self.told.emit(namespace, name, plain(reply.arguments()[0]))
        waiting.deleteLater()


def plain(value: object) -> object:
    """A value out of its wrappers; ``Read`` of the portal wraps twice."""
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value
