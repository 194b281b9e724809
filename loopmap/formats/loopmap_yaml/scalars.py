"""Text and numbers as YAML scalars on one line, and back. Exact for every string.

A text is written plain where every YAML reader, of version 1.1 or 1.2, takes it
for that text in any place; otherwise between double quotes. Own definition, on
the safe side of YAML 1.2.2 sections 5.7 (escapes), 7.3 and 10.3 (resolution).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_PLAIN = re.compile(
    r"""(?: [^\W\d_] | [0-9]+\ (?=[^\W\d_]) )      # a letter, or a number and a word
        [^\W_]*                                    # the rest of that word
        (?: [\ _./()'’“”‘–—%&+*;!<>$€£=-]+ [^\W_]+ )*    # further words
        [.)%’”!…]*""",
    re.VERBOSE,
)
"""Words of letters and digits of any script, with marks between that mean nothing in YAML."""

_RESERVED = frozenset(("y", "n", "yes", "no", "true", "false", "on", "off", "null"))

_ESCAPED = re.compile(
    r"""["\\]
        | [\x00-\x1f\x7f-\xa0]                      # controls and the no-break space
        | [\u2028-\u202e\u2066-\u2069\u200e\u200f]  # line breaks, hidden changes of direction
        | [\ufeff\ufffe\uffff]""",
    re.VERBOSE,
)
_SHORT_ESCAPES: Mapping[str, str] = MappingProxyType(
    {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\xa0": "\\_"}
)
_SURROGATE = re.compile("[\ud800-\udfff]")

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,999})")
_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?")
_WORDS: Mapping[str, bool | None] = MappingProxyType(
    {
        **dict.fromkeys(("true", "True", "TRUE"), True),
        **dict.fromkeys(("false", "False", "FALSE"), False),
        **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
    }
)


def text(value: str) -> str:
    """``value`` as a scalar.

    Half a surrogate pair is not a character and no file can hold it: it becomes
    U+FFFD, so that saving never fails over it.
    """
    if _PLAIN.fullmatch(value) and value.lower() not in _RESERVED:
        return value
    if _SURROGATE.search(value):
        value = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return f'"{_ESCAPED.sub(_escape, value)}"'


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    short = _SHORT_ESCAPES.get(character)
    if short is not None:
        return short
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def number(value: float, places: int | None = None) -> str:
    """``value`` in the fewest characters; rounded to ``places`` decimals, exact for None."""
    rounded = value if places is None else round(value, places)
    whole = int(rounded)
    return str(whole) if whole == rounded and abs(whole) < 10**16 else repr(float(rounded))


def flow(value: Any) -> str:
    """A value of an unknown field, of JSON's types, on one line."""
    match value:
        case None | bool():
            return "null" if value is None else str(value).lower()
        case str():
            return text(value)
        case int() | float():
            return repr(value)
        case Mapping():
            return f"{{{', '.join(f'{text(k)}: {flow(v)}' for k, v in value.items())}}}"
        case _:
            return f"[{', '.join(map(flow, value))}]"


def unquoted(word: str) -> Any:
    """What an unquoted scalar of an unknown field stands for: JSON's types, else the text.

    YAML 1.1's surprises (``no``, ``1:20``, ``0777``, dates) stay the text they are.
    """
    if word in _WORDS:
        return _WORDS[word]
    if _INTEGER.fullmatch(word):
        return int(word)
    if _NUMBER.fullmatch(word) and not word.lstrip("+-").isdigit():
        return float(word) if math.isfinite(float(word)) else word
    return word


def is_number(word: str) -> bool:
    """Whether an unquoted scalar is a finite number as people and JSON write them."""
    return _NUMBER.fullmatch(word) is not None
