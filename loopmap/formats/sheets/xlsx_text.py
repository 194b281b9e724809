r"""Text as a workbook holds it: characters that mark-up has no place for become ``_x000B_``.

As Office Open XML has it (ECMA-376, part 1, 22.9.2.19): an underscore that would begin such
a mark is written as one itself.
"""

from __future__ import annotations

import re

_ODD = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_MARK = re.compile("_x([0-9A-Fa-f]{4})_")


def escaped(text: str) -> str:
    r"""The text for a cell.

    >>> escaped("a\x0bb _x0041_")
    'a_x000B_b _x005F_x0041_'
    """
    return _ODD.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """The text that a cell means."""
    if "_x" not in text:
        return text
    return _MARK.sub(lambda found: chr(int(found[1], 16)), text)
