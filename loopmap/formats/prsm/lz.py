"""Text that PRSM's browser packed with LZ-String, in its form for UTF-16.

Each character carries 15 bits, most significant first, raised by 32; numbers lie in them with
their least significant bit first. Codes are those of LZ78 as LZ-String has them: 0 and 1 bring
a new character of 8 or 16 bits, 2 ends the text.
"""

from __future__ import annotations

from loopmap.errors import FormatError

MOST_PACKED = 2_000_000
MOST_UNPACKED = 32 * 1024 * 1024
_BITS = 15
_RAISED = 32
_SHORT, _LONG, _END = 0, 1, 2


def unpacked(text: str) -> str:
    """The text that was packed. Raises FormatError where it is no such text. O(both sizes)."""
    if len(text) > MOST_PACKED:
        raise FormatError("The file is larger than any map needs.")
    bits = _Bits(text)
    first = _first(bits)
    if first is None:
        return ""
    return "".join(_entries(bits, first))


def _first(bits: _Bits) -> str | None:
    kind = bits.number(2)
    return None if kind == _END else _character(bits, kind)


def _entries(bits: _Bits, last: str) -> list[str]:
    """All parts of the text, each a character or a part met before."""
    book = ["", "", "", last]
    parts, size = [last], 1
    width, room = 3, 4
    while True:
        code = bits.number(width)
        if code == _END:
            return parts
        if code in (_SHORT, _LONG):
            book.append(_character(bits, code))
            code, room = len(book) - 1, room - 1
            if room == 0:
                room, width = 1 << width, width + 1
        entry = _entry(book, code, last)
        parts.append(entry)
        size += len(entry)
        if size > MOST_UNPACKED:
            raise FormatError("The file unpacks to more than any map needs.")
        book.append(last + entry[0])
        last, room = entry, room - 1
        if room == 0:
            room, width = 1 << width, width + 1


def _entry(book: list[str], code: int, last: str) -> str:
    if code < len(book) and book[code]:
        return book[code]
    if code == len(book):
        return last + last[0]
    raise FormatError("The file is packed in a way Loopmap does not know, or damaged.")


def _character(bits: _Bits, kind: int) -> str:
    return chr(bits.number(8 if kind == _SHORT else 16))


class _Bits:
    """The bits of the text, one number after another."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._word = 0
        self._left = 0

    def number(self, width: int) -> int:
        """The next number of that many bits. Raises FormatError at the end of the text."""
        made = 0
        for place in range(width):
            if not self._left:
                self._next_word()
            self._left -= 1
            made |= (self._word >> self._left & 1) << place
        return made

    def _next_word(self) -> None:
        if self._at >= len(self._text):
            raise FormatError("The file ends before it is complete.")
        self._word = ord(self._text[self._at]) - _RAISED
        if not 0 <= self._word < 1 << _BITS:
            raise FormatError(
                "This is not a PRSM file: it is neither JSON nor packed as PRSM does."
            )
        self._at += 1
        self._left = _BITS
