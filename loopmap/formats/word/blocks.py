"""What a report is made of, as Word parts that a screen reader finds its way through."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from loopmap.formats.word.sheet import sheet_of
from loopmap.formats.word.xml_names import DRAWING, OFFICE, SVG_WITHIN
from loopmap.formats.xml_text import holdable
from loopmap.model.token import breathe

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.shape import InlineShape
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Picture:
    """PNG bytes, and width and height in centimetres at 100 %; ``svg``: the same as shapes."""

    png: bytes
    size: tuple[float, float]
    svg: bytes = b""


def figure(
    file: WordFile, drawn: Picture, caption: str, alternative: str, highest: float = 0.0
) -> None:
    """A picture as wide as its size allows, its alternative text and its caption.

    ``highest``: centimetres it may take of the page, 0 for as much as a page bears.
    """
    from docx.shared import Cm

    sheet, (width, height) = sheet_of(file), drawn.size
    high = min(highest or sheet.high, sheet.high)
    shrink = min(1.0, sheet.wide / width, high / height)
    shown = file.add_picture(
        io.BytesIO(drawn.png), width=Cm(width * shrink), height=Cm(height * shrink)
    )
    if drawn.svg:
        _add_shapes(file, shown, drawn.svg)
    inline: Any = shown._inline  # noqa: SLF001  there is no other door to it
    for side in _SIDES:
        inline.set(side, "0")
    properties = inline.docPr
    properties.set("descr", holdable(alternative))
    properties.set("name", holdable(caption))
    file.paragraphs[-1].paragraph_format.keep_with_next = True
    _caption(file, "Figure", caption)


_SIDES = ("distT", "distB", "distL", "distR")
"""Air around a picture: where none is said, LibreOffice leaves three millimetres on either side."""

_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def _add_shapes(file: WordFile, shown: InlineShape, svg: bytes) -> None:
    """The same picture as SVG, which Word shows since 2016; the PNG is for what is older."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import OxmlElement
    from docx.oxml.parser import parse_xml

    number = 1 + sum(str(r.target_part.partname).endswith(".svg") for r in _inner(file))
    package = file.part.package
    part = Part(PackURI(f"/word/media/figure{number}.svg"), "image/svg+xml", svg, package)
    related = file.part.relate_to(part, f"{OFFICE}/image")
    listed, extension = OxmlElement("a:extLst"), OxmlElement("a:ext")
    extension.set("uri", _SVG_EXTENSION)
    within = f'<asvg:svgBlip xmlns:asvg="{SVG_WITHIN}" xmlns:r="{OFFICE}" r:embed="{related}"/>'
    extension.append(parse_xml(within))
    listed.append(extension)
    picture: Any = shown._inline  # noqa: SLF001  there is no other door to it
    next(picture.iter(f"{{{DRAWING}}}blip")).append(listed)


def _inner(file: WordFile) -> list[Any]:
    return [relation for relation in file.part.rels.values() if not relation.is_external]


def table(
    file: WordFile,
    caption: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
) -> None:
    """A table under its caption, the first row repeated on each page and told as its header.

    ``shares``: how the page's width is shared among the columns; they add up to 1.
    """
    _caption(file, "Table", caption).paragraph_format.keep_with_next = True
    made = file.add_table(rows=1, cols=len(header), style="Table Grid")
    _give_air(made)
    _describe(made, caption, f"Columns: {', '.join(header)}.")
    for cell, words in zip(made.rows[0].cells, header, strict=True):
        cell.text = holdable(words)
        cell.paragraphs[0].runs[0].bold = True
        _close_up(cell)
    _mark_row(made, 0, "w:tblHeader")
    for row in rows:
        breathe()
        added = made.add_row()
        for cell, words in zip(added.cells, row, strict=True):
            cell.text = holdable(words)
            _close_up(cell)
        _mark_row(made, len(made.rows) - 1, "w:cantSplit")
    _set_widths(made, shares, sheet_of(file).wide)
    _hold_ends(made)


_TOGETHER = 3
"""Rows, the first with their header, that no page break comes between, and as many at the end."""


def _hold_ends(made: Table) -> None:
    """No row is left alone on a page: the first and the last stay with those beside them."""
    last = len(made.rows) - 1
    held = {*range(_TOGETHER), *range(last + 1 - _TOGETHER, last)}
    for place in sorted(each for each in held if 0 <= each < last):
        for cell in made.rows[place].cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


_BELOW_TABLE = 10
"""Points of air between a table and the words after it."""


def stand_clear_of_tables(file: WordFile) -> None:
    """Air below every table, by the paragraph after it; headings have their own."""
    from docx.shared import Pt
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph as WordParagraph

    before: object = None
    for block in file.iter_inner_content():
        if isinstance(before, WordTable) and isinstance(block, WordParagraph):
            style = "" if block.style is None else block.style.name or ""
            if not style.startswith("Heading"):
                block.paragraph_format.space_before = Pt(_BELOW_TABLE)
        before = block


_AIR = 50
"""Twentieths of a point above and below the text of a cell."""


def _close_up(cell: _Cell) -> None:
    """Air between paragraphs is none between rows, which have their own."""
    cell.paragraphs[0].paragraph_format.space_after = 0


def _give_air(made: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side in ("w:top", "w:bottom"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), str(_AIR))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    made._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)  # noqa: SLF001  in its order


def _set_widths(made: Table, shares: Sequence[float], wide: float) -> None:
    from docx.shared import Cm

    made.autofit = False
    for column, share in zip(made.columns, shares, strict=True):
        column.width = Cm(wide * share)  # what LibreOffice goes by; Word asks the cells
        for cell in column.cells:
            cell.width = Cm(wide * share)


def _caption(file: WordFile, kind: str, words: str) -> Paragraph:
    """A caption whose number Word counts itself, so that a list of figures can be made."""
    paragraph = file.add_paragraph(style="Caption")
    paragraph.add_run(f"{kind} ")
    number = sum(
        each.style is not None and each.style.name == "Caption" and each.text.startswith(kind)
        for each in file.paragraphs
    )
    paragraph._p.append(_counted(kind, number))  # noqa: SLF001
    paragraph.add_run(holdable(f". {words}"))
    return paragraph


def _counted(kind: str, number: int) -> Any:
    """A field that counts captions of that kind, with the number it shows until Word counts."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field, run, text = OxmlElement("w:fldSimple"), OxmlElement("w:r"), OxmlElement("w:t")
    field.set(qn("w:instr"), f" SEQ {kind} \\* ARABIC ")
    text.text = str(number)
    text.set(_SPACE, "preserve")
    run.append(text)
    field.append(run)
    return field


def _describe(made: Table, caption: str, description: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for name, words in (("w:tblCaption", caption), ("w:tblDescription", description)):
        element = OxmlElement(name)
        element.set(qn("w:val"), holdable(words))
        made._tbl.tblPr.append(element)  # noqa: SLF001


def _mark_row(made: Table, place: int, mark: str) -> None:
    from docx.oxml import OxmlElement

    row = made.rows[place]._tr.get_or_add_trPr()  # noqa: SLF001
    row.append(OxmlElement(mark))
