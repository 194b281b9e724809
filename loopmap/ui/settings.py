"""What the window remembers: one frozen value, checked when read, kept as JSON.

Nothing about a map is kept here, and nothing here is needed to open one: a
broken settings file is moved aside and the defaults serve.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from loopmap.formats.storage.process import writer_mark

THEMES = ("system", "light", "dark", "contrast", "contrast-dark")
CANVAS_THEMES = ("window", "light", "dark", "projector", "print")
LEFT_TABS = ("loops", "outline")
RUN_SIDES = ("", "beside", "below")
MOST_RECENT = 12

_BROKEN = ".broken.json"


def _one_of(*choices: str) -> dict[str, Any]:
    return {"choices": choices}


def _between(low: int, high: int) -> dict[str, Any]:
    return {"low": low, "high": high}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the window remembers. ``text_size`` and ``map_text`` in percent, widths in pixels.

    ``canvas_theme`` "window" means the canvas follows the window. ``geometry`` is the
    window's place as Qt writes it, in base 64; ``room_screen`` the second screen of choice,
    by name; ``recent`` lists paths, newest first. ``in_run_shown``: whether the inspector's
    fields on runs are unfolded. ``run_height``, ``run_width``: of the run panel below and beside
    the map, 0 for what is good; ``run_side``: where it stands, "" where that is best.
    ``house_style``: the path of a Word template for reports.
    """

    theme: str = field(default="system", metadata=_one_of(*THEMES))
    canvas_theme: str = field(default="window", metadata=_one_of(*CANVAS_THEMES))
    text_size: int = field(default=100, metadata=_between(80, 200))
    map_text: int = field(default=100, metadata=_between(80, 200))
    less_motion: bool = False
    minimap: bool = True
    neighbours: bool = True
    room_screen: str = ""
    room_projector: bool = True
    left_shown: bool = True
    right_shown: bool = True
    sentence_shown: bool = True
    in_run_shown: bool = False
    snapping: bool = True
    left_tab: str = field(default="loops", metadata=_one_of(*LEFT_TABS))
    left_width: int = field(default=264, metadata=_between(160, 800))
    right_width: int = field(default=264, metadata=_between(160, 800))
    run_height: int = field(default=0, metadata=_between(0, 2400))
    run_width: int = field(default=0, metadata=_between(0, 4800))
    run_side: str = field(default="", metadata=_one_of(*RUN_SIDES))
    geometry: str = ""
    house_style: str = ""
    recent: tuple[str, ...] = ()


def settings_from(values: Mapping[str, Any]) -> Settings:
    """Settings with every value that is of the right type and in range; defaults elsewhere."""
    kept: dict[str, Any] = {}
    for entry in fields(Settings):
        value = values.get(entry.name)
        if entry.name == "recent":
            if isinstance(value, list):
                kept["recent"] = tuple(v for v in value if isinstance(v, str))[:MOST_RECENT]
        elif _holds(value, type(entry.default), entry.metadata):
            kept[entry.name] = value
    return Settings(**kept)


def _in_range(settings: Settings) -> Settings:
    return settings_from(asdict(settings) | {"recent": list(settings.recent)})


def _holds(value: object, kind: type, limits: Mapping[str, Any]) -> bool:
    if type(value) is not kind:
        return False
    if "choices" in limits:
        return value in limits["choices"]
    if "low" in limits:
        assert isinstance(value, int)
        return bool(limits["low"] <= value <= limits["high"])
    return True


class SettingsFile:
    """The settings of one person, read once and written whenever they change.

    Other windows write them as well: what is not changed here stays as they left it.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "settings.json"
        self.current = self._read() or Settings()

    def change(self, **values: Any) -> Settings:
        """Take new values for some fields and write the file; a full disk is no reason to stop."""
        before = self.current
        self.current = _in_range(replace(before, **values))
        if self.current != before:
            changed = {name: getattr(self.current, name) for name in values}
            self._write(replace(self._read() or self.current, **changed))
        return self.current

    def remember(self, path: Path) -> None:
        """Put ``path`` first among the recent files."""
        name = str(path)
        self.change(recent=(name, *self._recent_without(name))[:MOST_RECENT])

    def forget(self, path: Path) -> None:
        """Take ``path`` out of the recent files."""
        self.change(recent=self._recent_without(str(path)))

    def _recent_without(self, name: str) -> tuple[str, ...]:
        """The other recent files of all windows."""
        return tuple(r for r in (self._read() or self.current).recent if r != name)

    def _read(self) -> Settings | None:
        """As they are in the file by now; None where there is none that can be read."""
        try:
            values = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError):
            self._move_aside()
            return None
        if not isinstance(values, dict):
            self._move_aside()
            return None
        return settings_from(values)

    def _write(self, settings: Settings) -> None:
        text = json.dumps(asdict(settings), indent=2) + "\n"  # ASCII: a path may be no UTF-8
        new = self.path.with_suffix(f".{writer_mark()}.new")  # another window may write as well
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(text, encoding="utf-8")
            new.replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                new.unlink()

    def _move_aside(self) -> None:
        with contextlib.suppress(OSError):
            self.path.replace(self.path.with_suffix(_BROKEN))
