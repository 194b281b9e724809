"""The values of a JSON file of other people, within bounds and without surprises.

What JSON leaves open and a file of a map never needs is refused: a name given twice,
NaN and infinity, deep nesting, endless values.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.format import MAX_BYTES

MAX_DEPTH = 40
MAX_VALUES = 1_000_000
_TOO_DEEP = "Values are nested too deeply."
_NOT_A_NUMBER = re.compile(r'"(?:[^"\\]|\\.)*"|(-?Infinity|NaN)')
_HALF_A_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_json(content: bytes, file: str, what: str = "a JSON file") -> Any:
    """The value in a file; ``what`` is the kind of file that was expected, for messages.

    Half a surrogate pair, which is no character, becomes U+FFFD. Raises FormatError with the
    file, and with the line or the field where there is one. O(size).
    """
    try:
        return _value(_text(content), what)
    except FormatError as error:
        error.file = file
        raise


def read_object(content: bytes, file: str, what: str = "a JSON file") -> dict[str, Any]:
    """The same where the outermost value must be an object."""
    value = read_json(content, file, what)
    if not isinstance(value, dict):
        raise FormatError(f"This is not {what}: it does not consist of fields.", file=file, line=1)
    return value


def _text(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise FormatError("The file is larger than 64 MB, more than any map needs.")
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError(
            f"Byte {error.start + 1} is not {'UTF-16' if wide else 'UTF-8'}.",
            line=content.count(b"\n", 0, error.start) + 1,
        ) from error
    if not text.strip():
        raise FormatError("The file is empty.")
    if text.count(",") + text.count("[") + text.count("{") > MAX_VALUES:
        raise FormatError("The file has more values than any map needs.")
    return text


def _value(text: str, what: str) -> Any:
    try:
        value = json.loads(text, object_pairs_hook=_fields, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()):
            raise FormatError("The file ends before it is complete.", line=error.lineno) from error
        where = f"character {error.colno} of the line"
        raise FormatError(
            f"This is not {what}: it cannot be read as JSON from {where} on.", line=error.lineno
        ) from error
    except RecursionError as error:
        raise FormatError(_TOO_DEEP) from error
    except _NoNumberError as error:
        raise FormatError(
            f"“{error}” is not a number that JSON has.", line=_line_of_constant(text)
        ) from error
    except ValueError as error:  # a whole number of thousands of digits
        raise FormatError("There is a number too long to be read.") from error
    _refuse_depth(value)
    return _mended(value) if _HALF_A_CHARACTER.search(text) else value


class _NoNumberError(ValueError):
    """NaN or an infinity."""


def _refuse_constant(word: str) -> float:
    raise _NoNumberError(word)


def _line_of_constant(text: str) -> int | None:
    found: Iterator[re.Match[str]] = (m for m in _NOT_A_NUMBER.finditer(text) if m.group(1))
    first = next(found, None)
    return None if first is None else text.count("\n", 0, first.start()) + 1


def _fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        (twice, _), *_ = Counter(name for name, _ in pairs).most_common(1)
        raise FormatError("The field is given twice.", field=twice[:60])
    return made


def _refuse_depth(value: Any) -> None:
    """Refuse what is nested too deeply, and numbers too large to be any."""
    level, deep = [value], 0
    while level:
        deep += 1
        if deep > MAX_DEPTH:
            raise FormatError(_TOO_DEEP)
        below: list[Any] = []
        for each in level:
            if isinstance(each, dict):
                below += each.values()
            elif isinstance(each, list):
                below += each
            elif isinstance(each, float) and not math.isfinite(each):
                raise FormatError("There is a number too large to be read.")
        level = below


def _mended(value: Any) -> Any:
    """The value without halves of characters; it is known not to be deep."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mended(each) for each in value]
    if isinstance(value, dict):
        return {_mended(name): _mended(each) for name, each in value.items()}
    return value
