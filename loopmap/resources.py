"""Where the files beside the code are: fonts, themes, icons."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of one resource, for example ``resource("fonts", "advances.json")``.

    A checkout keeps the folder beside the package, an installed Loopmap inside it.
    """
    inside = _HERE / "resources"
    root = inside if inside.is_dir() else _HERE.parent / "resources"
    return root.joinpath(*parts)
