"""Pages of a PDF that were written as several become one again, with several streams.

Qt packs all that is on a page in one go when the page ends: 0.2 s for a map of thousands of
links, in which no other thread of ours comes to its turn. So a large page is written in parts,
each as a page of its own, and put together here: a page may have its content in several streams
(ISO 32000-1, 7.8.2). What they use is named alike throughout the file, for Qt calls it by the
number of its object.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from loopmap.errors import ExportError

Objects = dict[int, tuple[int, bytes]]
"""Place and bytes of each object, by its number."""

_PAGES = re.compile(rb"/Type /Pages\b")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_COUNT = re.compile(rb"/Count \d+")
_NUMBER = re.compile(rb"(\d+) 0 R")
_CONTENT = re.compile(rb"/Contents (\d+) 0 R")
_RESOURCES = re.compile(rb"/Resources (\d+) 0 R")
_SECTION = re.compile(rb"/(\w+) <<\n(.*?)>>", re.DOTALL)
_KEEP, _BETWEEN, _BACK = b"q\n", b"Q\nq\n", b"Q\n"
"""Each part begins as a page does: what one did to the paper is undone before the next."""


def joined(objects: Mapping[int, tuple[int, bytes]], parts: Sequence[int]) -> Objects:
    """The objects with so many pages, in their order, made one each time. O(size).

    Raises ExportError where there are not as many pages, or they are laid out otherwise.
    """
    found = dict(objects)
    root = next((n for n, (_, body) in found.items() if _PAGES.search(body)), None)
    kids = _KIDS.search(found[root][1]) if root is not None else None
    pages = [int(number) for number in _NUMBER.findall(kids[1])] if kids else []
    if root is None or len(pages) != sum(parts):
        raise ExportError("The PDF that was made is not laid out as expected.")
    seams = _add_streams(found, _KEEP, _BETWEEN, _BACK)
    firsts, at = [], 0
    for count in parts:
        _join(found, pages[at : at + count], seams)
        firsts.append(b"%d 0 R" % pages[at])
        at += count
    place, body = found[root]
    body = _KIDS.sub(b"/Kids [" + b" ".join(firsts) + b"]", body, count=1)
    found[root] = place, _COUNT.sub(b"/Count %d" % len(firsts), body, count=1)
    return found


def _add_streams(objects: Objects, *contents: bytes) -> list[int]:
    """New objects at the end of the file; their numbers."""
    place = max(at for at, _ in objects.values())
    numbers = []
    for content in contents:
        number = max(objects) + 1
        body = b"%d 0 obj\n<<\n/Length %d\n>>\nstream\n%sendstream\nendobj\n"
        objects[number] = place, body % (number, len(content), content)
        numbers.append(number)
    return numbers


def _join(objects: Objects, pages: Sequence[int], seams: Sequence[int]) -> None:
    """The first of these pages has all their contents, and all that they use."""
    if len(pages) < 2:
        return
    keep, between, back = seams
    row = [keep]
    for number in pages:
        row += [_named(_CONTENT, objects[number][1]), between]
    row[-1] = back
    streams = b" ".join(b"%d 0 R" % number for number in row)
    place, body = objects[pages[0]]
    objects[pages[0]] = place, _CONTENT.sub(b"/Contents [" + streams + b"]", body, count=1)
    used = [_named(_RESOURCES, objects[number][1]) for number in pages]
    sections: dict[bytes, dict[bytes, None]] = {}
    for number in used:
        for name, entries in _SECTION.findall(objects[number][1]):
            sections.setdefault(name, {}).update(dict.fromkeys(entries.splitlines()))
    all_used = b"".join(
        b"/%s <<\n%s>>\n" % (name, b"".join(entry + b"\n" for entry in entries))
        for name, entries in sections.items()
    )
    own = b"%d 0 obj\n<<\n%s>>\nendobj\n" % (used[0], all_used)
    objects[used[0]] = objects[used[0]][0], own


def _named(what: re.Pattern[bytes], body: bytes) -> int:
    """The number of the object that a page names so."""
    found = what.search(body)
    if found is None:
        raise ExportError("The PDF that was made is not laid out as expected.")
    return int(found[1])
