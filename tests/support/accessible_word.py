"""What keeps a reader with a screen reader from finding the way through a Word document.

Ours: after Word's own checker and practice (alternative texts, order of headings, header rows,
no merged cells, language, title).
"""

import io
import zipfile
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
LONGEST, MOST_COLUMNS = 200, 6


def word_faults(content):
    """Every fault as a sentence; none for a document that is well made."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        body, styles, known = (
            ET.fromstring(file.read(name))
            for name in ("word/document.xml", "word/styles.xml", "docProps/core.xml")
        )
    names = {
        each.get(f"{W}styleId"): each.find(f"{W}name").get(f"{W}val")
        for each in styles.iter(f"{W}style")
    }
    return [
        *_properties(known),
        *_languages(body, styles),
        *_headings(body, names),
        *_figures(body),
        *_tables(body, names),
    ]


def _properties(known):
    if not (known.findtext(f"{DUBLIN}title") or "").strip():
        yield "The document has no title."
    if known.findtext(f"{DUBLIN}language") != "en-GB":
        yield "The document does not say its language."


def _languages(body, styles):
    said = {each.get(f"{W}val") for part in (body, styles) for each in part.iter(f"{W}lang")}
    if said != {"en-GB"}:
        yield f"It speaks {sorted(map(str, said))}."


def _headings(body, names):
    level = 0
    for paragraph in body.iter(f"{W}p"):
        style = names.get(_style(paragraph), "").lower()
        if not style.startswith(("title", "heading")):
            continue
        text, now = _text(paragraph), 0 if style == "title" else int(style.split()[1])
        if not text.strip():
            yield "A heading is empty."
        if now > level + 1:
            yield f"“{text}” skips a level of headings."
        level = now


def _figures(body):
    seen = set()
    for properties in body.iter(f"{DRAWING}docPr"):
        told = properties.get("descr") or ""
        if not 0 < len(told.strip()) <= LONGEST:
            yield f"The alternative text of “{properties.get('name')}” has {len(told)} characters."
        if properties.get("id") in seen:
            yield f"Two figures have the number {properties.get('id')}."
        seen.add(properties.get("id"))
    if len(seen) != len(list(body.iter(f"{W}drawing"))):
        yield "A drawing has no properties."


def _tables(body, names):
    before = None
    for block in body.find(f"{W}body"):
        if block.tag == f"{W}tbl":
            caption = "" if before is None else _text(before)
            if before is None or names.get(_style(before), "").lower() != "caption":
                yield "A table has no caption before it."
            yield from (f"{caption}: {fault}" for fault in _table(block))
        before = block


def _table(table):
    properties = table.find(f"{W}tblPr")
    for name in ("tblCaption", "tblDescription"):
        told = properties.find(f"{W}{name}")
        if told is None or not told.get(f"{W}val"):
            yield f"no {name}."
    rows = table.findall(f"{W}tr")
    if rows[0].find(f"{W}trPr/{W}tblHeader") is None:
        yield "its first row is no header."
    if not all(_text(cell).strip() for cell in rows[0].iter(f"{W}tc")):
        yield "a header is empty."
    numbers = {len(row.findall(f"{W}tc")) for row in rows}
    if len(numbers) > 1 or max(numbers) > MOST_COLUMNS:
        yield f"rows of {sorted(numbers)} cells."
    if any(True for mark in ("gridSpan", "vMerge") for _ in table.iter(f"{W}{mark}")):
        yield "cells are merged."
    if sum(1 for _ in table.iter(f"{W}tbl")) > 1:
        yield "a table stands in a table."


def _style(paragraph):
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")


def _text(element):
    return "".join(text.text or "" for text in element.iter(f"{W}t"))
