"""Where the files beside the code are: fonts, themes, icons, examples."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of one resource, for example ``resource("fonts", "advances.json")``.

    A checkout keeps the folder beside the package, an installed Loopmap inside it.
    """
    return _beside("resources").joinpath(*parts)


def examples() -> tuple[Path, ...]:
    """The example documents, by file name."""
    return tuple(sorted(_beside("examples").glob("*.loopmap")))


def example(name: str) -> Path:
    """The example document of that name, given without its suffix."""
    return _beside("examples") / f"{name}.loopmap"


def _beside(folder: str) -> Path:
    inside = _HERE / folder
    return inside if inside.is_dir() else _HERE.parent / folder
