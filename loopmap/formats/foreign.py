"""Values of a foreign file as what they should be, whatever they are.

A reader that asks for a text gets one: files of other programs, and files that were changed
by hand, have numbers, nothing or lists where a text belongs.
"""

from __future__ import annotations

import math
from typing import Any

_LARGEST = 1e12


def as_text(value: Any, otherwise: str = "") -> str:
    """A text as it is, a number as it is written; anything else is ``otherwise``."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return otherwise
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def as_number(value: Any, otherwise: float | None = None) -> float | None:
    """A finite number within ±1e12, also one written as text; else ``otherwise``."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return otherwise
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return otherwise
    return number if math.isfinite(number) and abs(number) <= _LARGEST else otherwise


def number_or(value: Any, otherwise: float) -> float:
    """The same where there has to be a number."""
    found = as_number(value)
    return otherwise if found is None else found


def short(number: float) -> float | int:
    """A number as other programs write it: a whole one without a point."""
    return int(number) if float(number).is_integer() else number


def as_list(value: Any) -> list[Any]:
    """A list as it is; anything else is empty."""
    return value if isinstance(value, list) else []


def as_fields(value: Any) -> dict[str, Any]:
    """An object as it is; anything else is empty."""
    return value if isinstance(value, dict) else {}


def as_objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; what is none is passed over."""
    return [each for each in as_list(value) if isinstance(each, dict)]
