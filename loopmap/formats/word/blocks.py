"""What a report is made of, as Word parts that a screen reader finds its way through."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from loopmap.formats.word.blank import MARGIN, PAGE

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import Table
    from docx.text.paragraph import Paragraph

WIDEST, HIGHEST = PAGE[0] - 2 * MARGIN, 15.0
"""Centimetres a figure may take of a page."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def figure(
    file: WordFile, png: bytes, size: tuple[float, float], caption: str, alternative: str
) -> None:
    """A picture as wide as its ``size`` (cm) allows, its alternative text and its caption."""
    from docx.shared import Cm

    width, height = size
    shrink = min(1.0, WIDEST / width, HIGHEST / height)
    shown = file.add_picture(io.BytesIO(png), width=Cm(width * shrink), height=Cm(height * shrink))
    properties = shown._inline.docPr  # noqa: SLF001  there is no other door to it
    properties.set("descr", alternative)
    properties.set("name", caption)
    file.paragraphs[-1].paragraph_format.keep_with_next = True
    _caption(file, "Figure", caption)


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
        cell.text = words
        cell.paragraphs[0].runs[0].bold = True
    _mark_row(made, 0, "w:tblHeader")
    for row in rows:
        added = made.add_row()
        for cell, words in zip(added.cells, row, strict=True):
            cell.text = words
        _mark_row(made, len(made.rows) - 1, "w:cantSplit")
    _set_widths(made, shares)
    file.add_paragraph()


_AIR = 50
"""Twentieths of a point above and below the text of a cell."""


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


def _set_widths(made: Table, shares: Sequence[float]) -> None:
    from docx.shared import Cm

    made.autofit = False
    for column, share in zip(made.columns, shares, strict=True):
        column.width = Cm(WIDEST * share)  # what LibreOffice goes by; Word asks the cells
        for cell in column.cells:
            cell.width = Cm(WIDEST * share)


def _caption(file: WordFile, kind: str, words: str) -> Paragraph:
    """A caption whose number Word counts itself, so that a list of figures can be made."""
    paragraph = file.add_paragraph(style="Caption")
    paragraph.add_run(f"{kind} ")
    number = sum(
        each.style is not None and each.style.name == "Caption" and each.text.startswith(kind)
        for each in file.paragraphs
    )
    paragraph._p.append(_counted(kind, number))  # noqa: SLF001
    paragraph.add_run(f". {words}")
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
        element.set(qn("w:val"), words)
        made._tbl.tblPr.append(element)  # noqa: SLF001


def _mark_row(made: Table, place: int, mark: str) -> None:
    from docx.oxml import OxmlElement

    row = made.rows[place]._tr.get_or_add_trPr()  # noqa: SLF001
    row.append(OxmlElement(mark))
