"""The window's command where there is no window."""

import argparse

from loopmap.cli import gui


def test_without_a_screen_the_command_says_what_to_do_and_exits_2(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert gui.run(argparse.Namespace(file=None)) == 2
    assert "loopmap demo" in capsys.readouterr().err


def test_windows_and_macos_always_have_a_screen():
    assert gui.has_screen({}, "win32")
    assert gui.has_screen({}, "darwin")
    assert not gui.has_screen({}, "linux")
    assert gui.has_screen({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
