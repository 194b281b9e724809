"""A PDF with its objects in one fixed order, whatever order they were written in.

Qt writes the fonts of a PDF in the order of a hash table that is seeded anew in
every process. The parts are the same; only their order, their numbers and the tags
of the embedded fonts differ, and the date, longer in some time zones than in others. Here the
date is always the same, objects are numbered as they are reached from the
trailer, and tags follow from the numbers. Qt says neither the language, which a screen reader
reads by, nor that a window is to be called by the title: both are said here. Reads the plain
layout of PDF 1.4 (ISO 32000-1, 7.5: one body, one cross-reference table), as Qt writes it, and
no other.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from loopmap.errors import ExportError
from loopmap.formats.pdf_parts import joined
from loopmap.model.token import breathe

_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_DATE = re.compile(rb"(/(?:CreationDate|ModDate) )\(D:[^)]*\)")
_SAME_DATE = rb"\1(D:20000101000000Z)"
_LANG = b"/Lang ("
_CATALOG = re.compile(rb"/Type /Catalog\b")
_SPOKEN = rb"/Type /Catalog /Lang (en-GB) /ViewerPreferences << /DisplayDocTitle true >>"
_TAG = re.compile(rb"/(FontName|BaseFont) /[A-Z]{6}\+")


def in_fixed_order(pdf: bytes, parts: Sequence[int] = ()) -> bytes:
    """The same document, rewritten; ExportError for a file that is laid out otherwise. O(size).

    ``parts``: of how many pages of it each page is made, where one is made of several.
    """
    start, objects = _objects(pdf)
    if any(count > 1 for count in parts):
        objects = joined(objects, parts)
    trailer = pdf[pdf.index(b"trailer", start) : pdf.rindex(b"startxref")]
    order = list(_reached(trailer, objects))
    number = {old: new for new, old in enumerate(order, start=1)}
    out = bytearray(pdf[: min(objects[old][0] for old in objects)])
    places = []
    for old in order:
        breathe()
        places.append(len(out))
        out += _DATE.sub(_SAME_DATE, _renumbered(objects[old][1], number))
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(order) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += re.sub(rb"/Size \d+", b"/Size %d" % (len(order) + 1), _replaced(trailer, number))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def _objects(pdf: bytes) -> tuple[int, dict[int, tuple[int, bytes]]]:
    """Where the table of objects is, and each object's place and bytes, by its number."""
    found = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", pdf)
    start = int(found.group(1)) if found else -1
    table = re.compile(rb"xref\s+0 (\d+)\s+((?:\d{10} \d{5} [nf]\s+)+)").match(pdf, max(start, 0))
    if table is None:
        raise ExportError("The PDF that was made is not laid out as expected.")
    rows = re.findall(rb"(\d{10}) \d{5} ([nf])", table.group(2))
    places = {number: int(place) for number, (place, kind) in enumerate(rows) if kind == b"n"}
    ends = [*sorted(places.values()), start]
    following = dict(itertools.pairwise(ends))
    return start, {n: (at, pdf[at : following[at]]) for n, at in places.items()}


def _reached(trailer: bytes, objects: Mapping[int, tuple[int, bytes]]) -> Iterator[int]:
    """Object numbers in the order in which they are first referred to, depth first."""
    seen: set[int] = set()
    waiting = _references(trailer)[::-1]
    while waiting:
        number = waiting.pop()
        if number in objects and number not in seen:
            seen.add(number)
            yield number
            waiting += _references(_split(objects[number][1])[0])[::-1]


def _references(head: bytes) -> list[int]:
    return [int(number) for number in _REFERENCE.findall(head)]


def _split(body: bytes) -> tuple[bytes, bytes]:
    """An object's own part and its stream, which is never looked into."""
    at = body.find(b"stream")
    return (body, b"") if at < 0 else (body[:at], body[at:])


def _renumbered(body: bytes, number: Mapping[int, int]) -> bytes:
    head, stream = _split(body)
    own = int(head.split(b" ", 1)[0])
    head = re.sub(rb"\A\d+ 0 obj", b"%d 0 obj" % number[own], _replaced(head, number))
    if _LANG not in head:
        head = _CATALOG.sub(_SPOKEN, head, count=1)
    tag = _tag(number[own])
    return _TAG.sub(lambda found: b"/" + found.group(1) + b" /" + tag + b"+", head) + stream


def _replaced(head: bytes, number: Mapping[int, int]) -> bytes:
    def new(found: re.Match[bytes]) -> bytes:
        return b"%d 0 R" % number.get(int(found.group(1)), 0)

    return _REFERENCE.sub(new, head)


def _tag(number: int) -> bytes:
    """Six letters for a number, as a subset's tag has to be (ISO 32000-1, 9.6.4)."""
    letters = bytearray()
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(ord("A") + letter)
    return bytes(letters)
