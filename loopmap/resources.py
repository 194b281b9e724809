"""Where the files beside the code are: fonts, themes, icons, the guide, examples."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_PLACE = {"fines-for-non-attendance": 0, "combined-map": 2}


def resource(*parts: str) -> Path:
    """The path of one resource, for example ``resource("fonts", "advances.json")``.

    A checkout keeps the folder beside the package, an installed Loopmap inside it.
    """
    return _beside("resources").joinpath(*parts)


def examples() -> tuple[Path, ...]:
    """The example documents: the one to begin with first, the one that joins them all last."""
    found = sorted(_beside("examples").glob("*.loopmap"))
    return tuple(sorted(found, key=lambda path: _PLACE.get(path.stem, 1)))


def example(name: str) -> Path:
    """The example document of that name, given without its suffix."""
    return _beside("examples") / f"{name}.loopmap"


def guide() -> str:
    """The user guide, its pages one after the other, as Markdown without mark-up in it."""
    pages = sorted(resource("guide").glob("*.md"))
    return "\n".join(page.read_text("utf-8") for page in pages)


def _beside(folder: str) -> Path:
    inside = _HERE / folder
    return inside if inside.is_dir() else _HERE.parent / folder
