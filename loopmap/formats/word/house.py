"""A council's own Word template, with nothing of it that acts: looks alone are carried.

A new package is built from its styles, numbering, theme, headers, footers and the size of its
page. Macros, links to other files, embedded objects, fonts, comments, its text and who wrote
it are left behind. What it says of its size is checked before it is unpacked.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loopmap.analysis.wording import listed
from loopmap.errors import FormatError
from loopmap.formats.timeless_zip import timeless
from loopmap.formats.word.scrub import Scrubbed, main_part, parsed, scrub
from loopmap.formats.word.xml_names import CONTENT, OFFICE, RELATIONS, kind_of
from loopmap.formats.xml_text import quoteattr

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 32 * 1024 * 1024
_MOST_PARTS = 2_000
_MOST_UNPACKED = 96 * 1024 * 1024
_OLD_WORD = b"\xd0\xcf\x11\xe0"

_LOOKS = ("styles", "numbering", "theme", "fontTable", "settings", "header", "footer")
_PICTURES = {"png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg", "gif": "image/gif"}
_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, SyntaxError),
    *(AttributeError, LookupError, TypeError, ValueError, NotImplementedError),
)
"""What the standard library and lxml raise for a file whose parts do not fit."""

_DAMAGED = "This cannot be used as a Word template: it is damaged or no Word file."
_MACROS = "vbaProject"
_LEFT = {
    _MACROS: "macros",
    "external": "links to other files",
    "oleObject": "embedded objects",
    "package": "embedded objects",
    "control": "embedded objects",
    "image": "pictures of a kind that is not carried",
}


@dataclass(frozen=True, slots=True)
class House:
    """A Word file without text that has a template's looks, and what was left behind."""

    content: bytes
    told: tuple[str, ...] = ()


def read_house(content: bytes, file: str) -> House:
    """The looks of a Word file or template. Raises FormatError. O(unpacked size), bounded."""
    if content.startswith(_OLD_WORD):
        raise FormatError(
            "This is an old Word file (.doc), or one with a password.",
            file=file,
            hint="Save it in Word as .docx without a password.",
        )
    if len(content) > LARGEST:
        raise FormatError("The Word template is larger than 32 MB.", file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _refuse_danger(parts)
            return _Building(parts).house()
    except FormatError as error:
        error.file = file
        raise
    except _FAULTS as error:
        raise FormatError(_DAMAGED, file=file) from error


def _refuse_danger(parts: zipfile.ZipFile) -> None:
    entries = parts.infolist()
    size = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_PARTS or size > _MOST_UNPACKED:
        raise FormatError("The Word template unpacks to more than any template needs.")


@dataclass(slots=True)
class _Building:
    """The new package while its parts are gathered; ``kept`` by name: kind and bytes."""

    parts: zipfile.ZipFile
    kept: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)

    def house(self) -> House:
        start = {kind: name for _, kind, name, _ in self._relations("")}["officeDocument"]
        related = list(self._relations(start))
        section = main_part(self.parts.read(start))
        ids = dict[str, str]()
        for number, kind, name, external in related:
            if external or kind not in _LOOKS:
                self._leave("external" if external and kind != "hyperlink" else kind)
            elif name in self.parts.NameToInfo:
                ids[number] = name
                self._keep_looks(name, kind)
        self._note_danger()
        section.point_to(ids)
        main = [(n, f"{OFFICE}/{self.kept[name][0]}", name) for n, name in ids.items()]
        self.kept["word/document.xml"] = ("document.main", section.content())
        return House(self._packed(main), tuple(self._told()))

    def _keep_looks(self, name: str, kind: str) -> None:
        """A part of the template's looks and the pictures within it."""
        pictures = dict[str, str]()
        for number, what, target, external in self._relations(name):
            ending = target.rsplit(".", 1)[-1].lower()
            if what == "image" and not external and ending in _PICTURES:
                pictures[number] = target
                self.kept[target] = (ending, self.parts.read(target))
            else:
                self._leave("external" if external and what != "hyperlink" else what)
        cleaned: Scrubbed = scrub(self.parts.read(name), kind, frozenset(pictures))
        self.left |= cleaned.left
        self.kept[name] = (kind, cleaned.content)
        if pictures:
            related = [(n, f"{OFFICE}/image", target) for n, target in pictures.items()]
            self.kept[_relations_of(name)] = ("rels", _relations(related))

    def _relations(self, part: str) -> Iterator[tuple[str, str, str, bool]]:
        """Of a part: id, kind, what it names, and whether that is outside the file."""
        name = _relations_of(part)
        if name not in self.parts.NameToInfo:
            return
        root: _Element = parsed(self.parts.read(name))
        for each in root.iter(f"{{{RELATIONS}}}Relationship"):
            external = each.get("TargetMode", "") == "External"
            target, base = each.get("Target", ""), posixpath.dirname(part)
            whole = target if external else posixpath.normpath(posixpath.join("/", base, target))
            yield each.get("Id", ""), kind_of(each.get("Type", "")), whole.lstrip("/"), external

    def _leave(self, kind: str) -> None:
        if kind in _LEFT:
            self.left.add(kind)

    def _note_danger(self) -> None:
        """What lies in the file whether or not anything names it."""
        for name in self.parts.NameToInfo:
            if "vbaproject" in name.lower():
                self.left.add(_MACROS)
            if "/embeddings/" in name.lower():
                self.left.add("oleObject")

    def _told(self) -> Iterator[str]:
        what = sorted({_LEFT[kind] for kind in self.left})
        if what:
            yield f"The {listed(what)} of the Word template were left behind."

    def _packed(self, main: list[tuple[str, str, str]]) -> bytes:
        written = io.BytesIO()
        document = "word/document.xml"
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as out:
            out.writestr("[Content_Types].xml", self._types())
            start = [("rId1", f"{OFFICE}/officeDocument", document)]
            out.writestr("_rels/.rels", _relations(start))
            out.writestr(_relations_of(document), _relations(main))
            for name in sorted(self.kept):
                out.writestr(name, self.kept[name][1])
        return timeless(written.getvalue())

    def _types(self) -> str:
        kinds = "application/vnd.openxmlformats-officedocument"
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<Types xmlns="{CONTENT}">']
        rels = "application/vnd.openxmlformats-package.relationships+xml"
        defaults = {"rels": rels, "xml": "application/xml", **_PICTURES}
        lines += (f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in defaults.items())
        for name, (kind, _) in sorted(self.kept.items()):
            if kind != "rels" and kind not in _PICTURES:
                of = "" if kind == "theme" else "wordprocessingml."
                said = f"{kinds}.{of}{kind}+xml"
                lines.append(f'<Override PartName={quoteattr(f"/{name}")} ContentType="{said}"/>')
        return "\n".join([*lines, "</Types>"])


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(some: list[tuple[str, str, str]]) -> bytes:
    """The part that says what another part names."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<Relationships xmlns="{RELATIONS}">']
    for number, kind, target in some:
        said = f"Id={quoteattr(number)} Type={quoteattr(kind)} Target={quoteattr(f'/{target}')}"
        lines.append(f"<Relationship {said}/>")
    return "\n".join([*lines, "</Relationships>"]).encode("utf-8")
