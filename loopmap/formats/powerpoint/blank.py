"""An empty presentation: 16:9, one layout with a title, nobody's name, no time."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from loopmap.diagram.papers import SLIDE
from loopmap.formats.powerpoint.lengths import emu
from loopmap.formats.powerpoint.markup import background
from loopmap.formats.powerpoint.text import LANGUAGE
from loopmap.formats.timeless_zip import timeless
from loopmap.formats.xml_text import holdable
from loopmap.model.token import breathe

_LONG_AGO = datetime(2000, 1, 1)  # noqa: DTZ001  the format knows no zone
_TITLE_ONLY = "Title Only"
_NOT_OURS = ("printerSettings", "thumbnail")
"""What the template brings along of its maker's machine."""


def blank(title: str) -> Any:
    """A presentation with these properties and no slide."""
    # Late: it takes a tenth of a second, and most people never write slides.
    from pptx import Presentation

    file: Any = Presentation()
    for layout in list(file.slide_layouts):
        if layout.name != _TITLE_ONLY:
            file.slide_layouts.remove(layout)
    _widen(file)
    _speak_british(file)
    known = file.core_properties
    known.title, known.subject = holdable(title), "Causal-loop diagram"
    known.language = LANGUAGE
    known.author = known.last_modified_by = known.comments = known.keywords = ""
    known.created = known.modified = _LONG_AGO
    known.revision = 1
    _forget_its_maker(file)
    return file


def empty_slide(file: Any, ground: str, notes: str) -> Any:
    """A slide without shapes on a ground of that colour, "#rrggbb"; ``notes`` are below it."""
    from pptx.oxml import parse_xml

    made = file.slides.add_slide(file.slide_layouts[0])
    tree = made.shapes._spTree  # noqa: SLF001  there is no other door to it
    for placeholder in list(made.placeholders):
        tree.remove(placeholder._element)  # noqa: SLF001
    tree.addprevious(parse_xml(background(ground)))
    made.notes_slide.notes_text_frame.text = holdable(notes)
    return made


def add_shapes(slide: Any, shapes: Iterable[str]) -> list[Any]:
    """Put shapes in mark-up on a slide, lowest first; what became of each."""
    from pptx.oxml import parse_xml

    tree, made = slide.shapes._spTree, []  # noqa: SLF001
    for markup in shapes:
        # One by one: thousands at once keep every other thread from its turn.
        shape = parse_xml(markup)
        tree.append(shape)
        made.append(shape)
    return made


def as_bytes(file: Any) -> bytes:
    """The file's bytes, the same for the same content: no part of it carries a time."""
    written = io.BytesIO()
    file.save(written)
    breathe()
    return timeless(written.getvalue())


def _widen(file: Any) -> None:
    """The template's slides are 4:3: its placeholders are made as much wider as the slide."""
    before = int(file.slide_width)
    file.slide_width, file.slide_height = emu(SLIDE.width), emu(SLIDE.height or 0)
    for size in file.part._element.iter("{*}sldSz"):  # noqa: SLF001
        size.attrib.pop("type", None)
    for sheet in (file.slide_master, *file.slide_layouts):
        for place in sheet.element.iter("{*}off", "{*}ext"):
            name = "x" if place.tag.endswith("off") else "cx"
            if place.get(name) is not None:
                place.set(name, str(int(place.get(name)) * emu(SLIDE.width) // before))


def _speak_british(file: Any) -> None:
    """Text that people add is checked by the same language."""
    for sheet in (file.part._element, file.slide_master.element, file.slide_layouts[0].element):  # noqa: SLF001
        for language in sheet.iter("{*}defRPr", "{*}rPr", "{*}endParaRPr"):
            if language.get("lang") is not None:
                language.set("lang", LANGUAGE)


def _forget_its_maker(file: Any) -> None:
    package = file.part.package
    for source in (package, file.part):
        relations = source._rels  # noqa: SLF001  there is no other door to it
        for key in [key for key, each in relations.items() if each.reltype.endswith(_NOT_OURS)]:
            relations.pop(key)
    for part in package.iter_parts():
        if str(part.partname) == "/docProps/app.xml":
            part._blob = _PROGRAM  # noqa: SLF001


_PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>Loopmap</Application></Properties>'
)
