"""A list with bullets in a Word file that may have no lists yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from loopmap.formats.word.xml_names import OFFICE, WORD, word

if TYPE_CHECKING:
    from docx.document import Document as WordFile

_LIST = (
    f'<w:abstractNum xmlns:w="{WORD}" w:abstractNumId="{{}}">'
    '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
)
_USE = f'<w:num xmlns:w="{WORD}" w:numId="{{}}"><w:abstractNumId w:val="{{}}"/></w:num>'
_EMPTY = f'<w:numbering xmlns:w="{WORD}"/>'


def bullets(file: WordFile) -> int:
    """The number of a list with bullets, which is added to those the file has."""
    from docx.oxml import parse_xml

    root = _numbering(file)
    kinds, uses = list(root.iter(word("abstractNum"))), list(root.iter(word("num")))
    kind = 1 + max((int(e.get(word("abstractNumId"))) for e in kinds), default=-1)
    number = 1 + max((int(e.get(word("numId"))) for e in uses), default=0)
    made = parse_xml(_LIST.format(kind))
    if kinds:
        kinds[-1].addnext(made)
    else:
        root.insert(0, made)
    used = parse_xml(_USE.format(number, kind))
    last = uses[-1] if uses else made
    last.addnext(used)
    return number


def _numbering(file: WordFile) -> Any:
    from docx.opc.constants import CONTENT_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml import parse_xml
    from docx.parts.numbering import NumberingPart

    relation = f"{OFFICE}/numbering"
    for each in file.part.rels.values():
        if each.reltype == relation:
            part: Any = each.target_part
            return part.element
    made = NumberingPart(
        PackURI("/word/numbering.xml"),
        CONTENT_TYPE.WML_NUMBERING,
        parse_xml(_EMPTY),
        file.part.package,
    )
    file.part.relate_to(made, relation)
    return made.element
