"""Where Loopmap keeps what is not a map: settings, recovery journals, backups."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from loopmap.resources import examples


@dataclass(frozen=True, slots=True)
class Folders:
    """``recovery`` is for journals, ``backups`` for earlier versions; examples are files."""

    config: Path
    recovery: Path
    backups: Path
    examples: tuple[Path, ...]

    @property
    def looked_at(self) -> Path:
        """What this person has looked at in each file."""
        return self.config / "looked at"

    @property
    def decided(self) -> Path:
        """What this person decided about likely identifiers in each file."""
        return self.config / "decided"


def standard_folders() -> Folders:
    """The folders of the person at this computer, as its system wants them."""
    from platformdirs import PlatformDirs

    own = PlatformDirs("loopmap", appauthor=False)
    data = Path(own.user_data_dir)
    return Folders(Path(own.user_config_dir), data / "recovery", data / "backups", examples())
