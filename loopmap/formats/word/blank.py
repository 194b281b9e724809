"""An empty Word document: A4, British English, nobody's name, the styles a reader expects."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from loopmap.formats.timeless_zip import timeless
from loopmap.formats.word.house import House
from loopmap.formats.word.house_styles import add_air, add_missing
from loopmap.formats.xml_text import holdable

if TYPE_CHECKING:
    from docx.document import Document as WordFile

LANGUAGE = "en-GB"
MARGIN, PAGE = 2.2, (21.0, 29.7)
"""Centimetres: the margins, and the width and height of the page."""

_LONG_AGO = datetime(2000, 1, 1)  # noqa: DTZ001  the format knows no zone
"""Written as the time of making, so that the same map gives the same bytes."""


def blank(title: str, subject: str) -> WordFile:
    """A document with these properties and no text."""
    # Late: lxml takes a fifth of a second, and most people never write a report.
    from docx import Document
    from docx.shared import Cm

    file = Document()
    page = file.sections[0]
    page.page_width, page.page_height = Cm(PAGE[0]), Cm(PAGE[1])
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN)
    _name(file, title, subject)
    _speak_british(file)
    _be_of_our_time(file)
    _dress(file)
    return file


def in_house_style(house: House, title: str, subject: str) -> tuple[WordFile, tuple[str, ...]]:
    """A document without text in a council's own looks, and sentences on what was added."""
    from docx import Document

    file = Document(io.BytesIO(house.content))
    _name(file, title, subject)
    added = add_missing(file, blank(title, subject))
    add_air(file)
    _speak_british(file)
    return file, (*house.told, *added)


def _name(file: WordFile, title: str, subject: str) -> None:
    known = file.core_properties
    known.title, known.subject, known.language = holdable(title), holdable(subject), LANGUAGE
    known.author = known.last_modified_by = known.comments = known.keywords = ""
    known.created = known.modified = _LONG_AGO
    known.revision = 1


def _speak_british(file: WordFile) -> None:
    """Every style checks its spelling by the same language."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    styles: Any = file.styles.element
    languages = list(styles.iter(qn("w:lang")))
    if not languages:
        defaults = styles.find(qn("w:docDefaults"))
        if defaults is None:
            defaults = OxmlElement("w:docDefaults")
            styles.insert(0, defaults)
        languages = [_within(defaults, "w:rPrDefault", "w:rPr", "w:lang")]
    for language in languages:
        language.set(qn("w:val"), LANGUAGE)


_WORD_2013 = "15"
"""What Word calls its way of laying pages out since; for less it says "Compatibility Mode"."""


def _be_of_our_time(file: WordFile) -> None:
    """Nothing is left of the file that the library begins with: not its age, nor its picture."""
    from docx.oxml.ns import qn

    settings: Any = file.settings.element
    for said in settings.iter(qn("w:compatSetting")):
        if said.get(qn("w:name")) == "compatibilityMode":
            said.set(qn("w:val"), _WORD_2013)
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)
    whole = file.part.package
    for number, related in list(whole.rels.items()):
        if related.reltype.endswith("/thumbnail"):
            whole.rels.pop(number)


def _within(element: Any, *names: str) -> Any:
    """The element of the last name, one within the other, made where it is not there."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for name in names:
        found = element.find(qn(name))
        if found is None:
            found = OxmlElement(name)
            element.insert(0, found) if name == "w:rPrDefault" else element.append(found)
        element = found
    return element


_FONT, _INK, _HEADING = "Calibri", 0x1C2733, 0x12493F
_SIZES = {"Normal": 11, "Title": 24, "Heading 1": 16, "Heading 2": 13, "Caption": 9.5}

_LINE = 1.08
_BEFORE = {"Heading 1": 16, "Heading 2": 10}
"""Points of air above headings."""


def _dress(file: WordFile) -> None:
    """One plain typeface, and no colour paler than print can bear."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    normal = file.styles["Normal"].paragraph_format
    normal.space_after, normal.line_spacing = Pt(6), _LINE
    for name, space in _BEFORE.items():
        file.styles[name].paragraph_format.space_before = Pt(space)
    for name, size in _SIZES.items():
        font = file.styles[name].font
        font.name, font.size = _FONT, Pt(size)
        colour = _HEADING if name.startswith(("Title", "Heading")) else _INK
        font.color.rgb = RGBColor.from_string(f"{colour:06X}")
        fonts = font.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)


def as_bytes(file: WordFile) -> bytes:
    """The file's bytes, the same for the same content: no part of it carries a time."""
    written = io.BytesIO()
    file.save(written)
    return timeless(written.getvalue())
