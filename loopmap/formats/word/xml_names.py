"""The name spaces of Word files that are asked for by name."""

from __future__ import annotations

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SVG_WITHIN = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def word(name: str) -> str:
    """The whole name of one of Word's own elements or attributes."""
    return f"{{{WORD}}}{name}"


def kind_of(relation: str) -> str:
    """The last word of a kind of relation, which is the same in both dialects of the format."""
    return relation.rsplit("/", 1)[-1]
