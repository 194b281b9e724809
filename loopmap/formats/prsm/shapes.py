"""What PRSM's files say, whichever of its shapes they have: JSON, Excel or CSV."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

FORMAT_ID = "prsm"
NO_NAME = "Sample"
"""What PRSM calls a style that nobody has named."""

DASHED: list[int] = [10, 10]
"""How PRSM dashes a link; dots are 3, 3."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A variable, or a text where ``is_text``. ``raw`` is all else that the file says of it."""

    id: str
    label: str
    x: Any = None
    y: Any = None
    note: Any = None
    is_text: bool = False
    raw: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link; ``heads`` are those at its start and its end. ``own``: what we said of it."""

    start: str
    end: str
    style: str = ""
    label: str = ""
    note: Any = None
    heads: tuple[bool, bool] = (False, True)
    is_dashed: bool = False
    own: dict[str, Any] = field(default_factory=dict)
    raw: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Style:
    """A kind of link: what the legend calls it and, where it has no name, its colour."""

    id: str
    name: str
    colour: str = ""

    @property
    def is_named(self) -> bool:
        return bool(self.name.strip()) and self.name.strip() != NO_NAME

    @property
    def called(self) -> str:
        """By what people answer for it: its name, or its id."""
        return self.name.strip() if self.is_named else self.id


@dataclass(slots=True)
class Content:
    """All of a file. ``rest`` is what else it holds."""

    title: str = ""
    description: Any = None
    factors: list[Factor] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    styles: dict[str, Style] = field(default_factory=dict)
    rest: dict[str, Any] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
