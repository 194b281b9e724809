"""Parts of a Word file with everything taken out that acts, reaches out or tells of people."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loopmap.errors import FormatError
from loopmap.formats.word.xml_names import OFFICE, WORD, word

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = frozenset(
    word(name)
    for name in (
        *("object", "control", "altChunk", "attachedTemplate", "mailMerge", "subDoc", "movie"),
        *("del", "moveFrom", "dataBinding", "numPicBullet", "sectPrChange", "pPrChange"),
        *("rPrChange", "tblPrChange", "commentReference", "commentRangeStart", "commentRangeEnd"),
        *("embedRegular", "embedBold", "embedItalic", "embedBoldItalic", "proofErr", "permStart"),
        *("permEnd", "printerSettings", "footnoteReference", "endnoteReference", "footnotePr"),
        *("endnotePr", "documentProtection", "writeProtection", "docVars", "rsids"),
    )
)
_OPENED = frozenset(map(word, ("hyperlink", "ins", "moveTo", "smartTag", "customXml")))
"""Elements whose content stays."""

_SETTINGS = frozenset(
    map(
        word,
        (
            *("compat", "evenAndOddHeaders", "defaultTabStop", "mirrorMargins", "themeFontLang"),
            *("clrSchemeMapping", "characterSpacingControl", "decimalSymbol", "listSeparator"),
        ),
    )
)
_FIELDS = frozenset(
    ("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TITLE", "SUBJECT", "AUTHOR", "STYLEREF")
)
"""Fields that say only what stands in the report itself."""

_REACHING = ("href", "src", "althref")
_SECTION_LEFT = frozenset(map(word, ("cols", "type", "sectPrChange", "printerSettings")))


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """What is left of a part, and which kinds of things were in it."""

    content: bytes
    left: frozenset[str]


def parsed(content: bytes) -> _Element:
    """A part as a tree. FormatError for what declares entities; lxml's error for what is none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.doctype:
        raise FormatError("The Word template declares entities, which no template needs.")
    return root


def scrub(content: bytes, kind: str, pictures: Collection[str]) -> Scrubbed:
    """A part of that kind; of what it names only these pictures stay. O(elements)."""
    from lxml import etree

    root, left = parsed(content), set[str]()
    if kind == "settings":
        for each in list(root):
            if each.tag not in _SETTINGS:
                root.remove(each)
    for each in [e for e in root.iter() if e.tag in _GONE or not isinstance(e.tag, str)]:
        left |= {"oleObject"} if each.tag in (word("object"), word("control")) else set()
        _drop(each)
    for each in [e for e in root.iter() if e.tag in _OPENED]:
        _open(each)
    _drop_fields(root)
    _drop_what_is_named(root, pictures)
    return Scrubbed(etree.tostring(root, encoding="UTF-8", xml_declaration=True), frozenset(left))


def _drop(element: _Element) -> None:
    """Take an element out with all that is in it; what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _open(element: _Element) -> None:
    for child in list(element):
        element.addprevious(child)
    _drop(element)


def _drop_fields(root: _Element) -> None:
    """Fields that might fetch or tell something are the text that they show."""
    for field in [e for e in root.iter(word("fldSimple")) if not _is_plain(e.get(word("instr")))]:
        _open(field)
    open_: list[tuple[list[_Element], list[str]]] = []
    for each in list(root.iter(word("fldChar"), word("instrText"))):
        if each.tag == word("instrText"):
            if open_:
                open_[-1][0].append(each)
                open_[-1][1].append(each.text or "")
            else:
                _drop(each)
        elif each.get(word("fldCharType")) == "begin":
            open_.append(([each], []))
        elif open_:
            open_[-1][0].append(each)
            if each.get(word("fldCharType")) == "end":
                _end_field(*open_.pop())
    for marks, _ in open_:
        _end_field(marks, [])


def _end_field(marks: list[_Element], instruction: list[str]) -> None:
    if not _is_plain("".join(instruction)):
        for each in marks:
            _drop(each)


def _is_plain(instruction: str | None) -> bool:
    return (instruction or "").split()[:1] in [[name] for name in _FIELDS]


def _drop_what_is_named(root: _Element, pictures: Collection[str]) -> None:
    """Whatever names something outside the part goes, but for pictures that come along."""
    for each in list(root.iter()):
        for name in [n for n in each.attrib if n.rsplit("}", 1)[-1] in _REACHING]:
            if not name.startswith(f"{{{OFFICE}}}"):
                del each.attrib[name]
        named = [each.get(n) for n in each.attrib if n.startswith(f"{{{OFFICE}}}")]
        if named and not all(name in pictures for name in named):
            _drop(_whole_of(each))


def _whole_of(element: _Element) -> _Element:
    """The drawing that an element belongs to; the element itself where it is of none."""
    if element.tag.rsplit("}", 1)[-1].startswith("hlink"):
        return element
    for above in element.iterancestors(word("drawing"), word("pict")):
        return above
    return element


class Section:
    """The last section of a template: the size of its page, its margins, headers and footers."""

    def __init__(self, element: _Element) -> None:
        self._element = element

    def point_to(self, names: Mapping[str, str]) -> None:
        """Keep the headers and footers that came along, by the numbers they are named by."""
        for each in self._references():
            if each.get(f"{{{OFFICE}}}id") not in names:
                _drop(each)

    def content(self) -> bytes:
        """A document without text that has this section alone."""
        from lxml import etree

        root = etree.Element(word("document"), nsmap={"w": WORD, "r": OFFICE})
        etree.SubElement(root, word("body")).append(self._element)
        return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))

    def _references(self) -> Iterator[_Element]:
        yield from list(self._element.iter(word("headerReference"), word("footerReference")))


def main_part(content: bytes) -> Section:
    """The last section of a document; headers it takes over from those before stay with it."""
    from lxml import etree

    root = parsed(content)
    if root.tag != word("document"):
        raise FormatError(
            "This Word template is written in a dialect that few programs read.",
            hint="Save it in Word as “Word document (.docx)”, not as “Strict Open XML”.",
        )
    sections = list(root.iter(word("sectPr")))
    last = deepcopy(sections[-1]) if sections else etree.Element(word("sectPr"))
    for each in [e for e in last if e.tag in _SECTION_LEFT or e.tag in _GONE]:
        last.remove(each)
    known = {_place(each) for each in last}
    for section in reversed(sections[:-1]):
        for each in section.iterchildren(word("headerReference"), word("footerReference")):
            if _place(each) not in known:
                known.add(_place(each))
                last.insert(0, deepcopy(each))
    return Section(last)


def _place(reference: _Element) -> tuple[str, str | None]:
    return reference.tag, reference.get(word("type"))
