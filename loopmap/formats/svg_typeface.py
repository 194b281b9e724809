"""The typeface within an SVG file, so that it looks the same where nobody has installed it.

The licence of the typeface (SIL Open Font License 1.1) lets documents carry it, and leaves
them under their own.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from functools import lru_cache

from loopmap.diagram.measure import FAMILY
from loopmap.diagram.primitives import TextLine
from loopmap.resources import resource

_CUTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
_ITALIC = 400
"""The weight of the one slanted cut."""


def typeface_within(lines: Iterable[TextLine]) -> str:
    """A style element with each cut that these lines are set in; "" for no lines.

    A browser reads it; a program that does not shows the typeface where it is installed, or
    a substitute. About 58 kB a cut.
    """
    cuts = sorted({_cut(line) for line in lines})
    faces = "\n".join(_face(weight, italic) for weight, italic in cuts)
    return f'<style type="text/css">\n{faces}\n</style>' if faces else ""


def _cut(line: TextLine) -> tuple[int, bool]:
    if line.italic:
        return _ITALIC, True
    return min(_CUTS, key=lambda weight: (abs(weight - line.weight), weight)), False


@lru_cache(maxsize=5)
def _face(weight: int, italic: bool) -> str:
    cut = "Italic" if italic else _CUTS[weight]
    content = resource("fonts", f"AtkinsonHyperlegibleNext-{cut}.ttf").read_bytes()
    style = "italic" if italic else "normal"
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};font-style:{style};"
        f"src:url(data:font/ttf;base64,{base64.b64encode(content).decode()})"
        ' format("truetype")}'
    )
