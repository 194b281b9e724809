"""What Loopmap adds to XMILE in a namespace of its own, and how its files are told."""

from __future__ import annotations

from typing import Any

from loopmap.formats.markup import attribute, child, text_of

XMILE = "http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"
ISEE = "http://iseesystems.com/XMILE"
OWN = "https://loopmap.org/xmile"
PRODUCT = "Loopmap"

SIGN_REASON, DOCUMENTATION = "Stella: reason for the sign", "Stella: documentation"
ISEE_TEXTS = {SIGN_REASON: "polarity_reasoning", DOCUMENTATION: "documentation"}
"""Where evidence is from that stood at a connector, and in which element of isee's."""


def is_own(root: Any) -> bool:
    """Whether Loopmap wrote a file, so that names and places are as they were."""
    header = child(root, "header")
    return header is not None and text_of(child(header, "product")) == PRODUCT


def own_attribute(element: Any, name: str) -> str | None:
    """An attribute in our namespace."""
    value = element.get(f"{{{OWN}}}{name}")
    return None if value is None else str(value)


def moved(view: Any) -> tuple[float, float]:
    """What was added to all places of a view."""
    try:
        x, y = (float(each) for each in (attribute(view, "moved") or "").split(","))
    except ValueError:
        return 0.0, 0.0
    return (x, y) if abs(x) < 1e7 and abs(y) < 1e7 else (0.0, 0.0)
