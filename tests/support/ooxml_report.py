"""What the format itself asks of a Word report that everybody can read, part by part.

A second opinion, made without a look at the first (`accessible_word`): it goes by ECMA-376,
by what of a style is inherited and by what one part says of another.
"""

import io
import posixpath
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
LEAST_CONTRAST, LEAST_HALF_POINTS = 4.5, 18


def faults_of_package(content):
    """Every fault as a sentence; none for a report that is well made."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    package = _Package(parts)
    return [
        *package.relations(),
        *package.types(),
        *package.properties(),
        *package.headings(),
        *package.paragraphs(),
        *package.drawings(),
        *package.tables(),
        *package.looks(),
    ]


class _Package:
    def __init__(self, parts):
        self.parts = parts
        self.body = etree.fromstring(parts["word/document.xml"])
        self.styles = {
            each.get(f"{W}styleId"): each
            for each in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")
        }
        defaults = etree.fromstring(parts["word/styles.xml"]).find(f"{W}docDefaults")
        self.language = None if defaults is None else defaults.find(f".//{W}lang")

    def relations(self):
        """Nothing outside the file, nothing named that is not there."""
        for name, content in self.parts.items():
            if not name.endswith(".rels"):
                continue
            base = posixpath.dirname(posixpath.dirname(name))
            for each in etree.fromstring(content):
                if each.get("TargetMode") == "External":
                    yield f"{name} leads out of the file."
                    continue
                target = posixpath.normpath(posixpath.join("/", base, each.get("Target")))
                if target.lstrip("/") not in self.parts:
                    yield f"{name} names {target}, which is not there."
        known = {
            each.get("Id") for each in etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        }
        for each in self.body.iter():
            for attribute in ("embed", "link", "id"):
                number = each.get(f"{R}{attribute}")
                if number is not None and number not in known:
                    yield f"The text names {number}, which nothing is."

    def types(self):
        """Every part says what it is."""
        root = etree.fromstring(self.parts["[Content_Types].xml"])
        endings = {e.get("Extension", "").lower() for e in root.iter(f"{TYPES}Default")}
        named = {e.get("PartName") for e in root.iter(f"{TYPES}Override")}
        for name in self.parts:
            ending = name.rpartition(".")[2].lower()
            if name != "[Content_Types].xml" and f"/{name}" not in named and ending not in endings:
                yield f"Nobody says what {name} is."

    def properties(self):
        """A title, a language, and no name."""
        core = etree.fromstring(self.parts["docProps/core.xml"])
        said = {each.tag.rpartition("}")[2]: (each.text or "").strip() for each in core}
        if not said.get("title"):
            yield "The file has no title."
        if self.language is None or self.language.get(f"{W}val") != "en-GB":
            yield "The text has no language to begin with."
        if "docProps/thumbnail.jpeg" in self.parts:
            yield "A picture of another document lies in it."
        settings = etree.fromstring(self.parts["word/settings.xml"])
        mode = [
            each.get(f"{W}val")
            for each in settings.iter(f"{W}compatSetting")
            if each.get(f"{W}name") == "compatibilityMode"
        ]
        if mode != ["15"]:
            yield f"Word opens it in compatibility mode ({mode})."

    def _of_style(self, number, path):
        """What a style or the one it stands on says."""
        while number in self.styles:
            style = self.styles[number]
            found = style.find(path)
            if found is not None:
                return found.get(f"{W}val")
            based = style.find(f"{W}basedOn")
            number = None if based is None else based.get(f"{W}val")
        return None

    def headings(self):
        """By outline levels, the way assistive technology finds them."""
        level, seen = -1, 0
        for paragraph in self.body.iter(f"{W}p"):
            found = self._of_style(_style(paragraph), f"{W}pPr/{W}outlineLvl")
            if found is None or int(found) > 8:
                continue
            seen += 1
            if int(found) > level + 1:
                yield f"“{_text(paragraph)}” is {int(found) - level} levels below what it is in."
            level = int(found)
        if not seen:
            yield "There is no heading."

    def paragraphs(self):
        """None is empty, none is held to a next that is not there, lists are lists."""
        blocks = [each for each in self.body[0] if each.tag in (f"{W}p", f"{W}tbl")]
        for place, paragraph in enumerate(blocks):
            if paragraph.tag != f"{W}p":
                continue
            text = _text(paragraph)
            if not text.strip() and not list(paragraph.iter(f"{W}drawing")):
                yield "An empty paragraph stands for air."
            if text.lstrip().startswith(("• ", "- ", "* ")):
                yield f"“{text[:20]}” is a list by its looks alone."
            held = paragraph.find(f"{W}pPr/{W}keepNext") is not None
            if held and place + 1 == len(blocks):
                yield f"“{text[:20]}” is held to what does not follow."
        for link in self.body.iter(f"{W}hyperlink"):
            if not _text(link).strip():
                yield "A link has no words."

    def drawings(self):
        """In line with the words, told, numbered once, a caption next to each."""
        numbers = [each.get("id") for each in self.body.iter(f"{WP}docPr")]
        if len(set(numbers)) != len(numbers):
            yield "Two drawings have one number."
        for kind in (f"{WP}anchor", f"{W}pict", f"{W}object"):
            if next(self.body.iter(kind), None) is not None:
                yield f"There is a {kind.rpartition('}')[2]}, which no reader meets in order."
        for inline in self.body.iter(f"{WP}inline"):
            told = inline.find(f"{WP}docPr").get("descr") or ""
            if not 0 < len(told.strip()) <= 200:
                yield f"A drawing is told in {len(told)} characters."
            paragraph = next(inline.iterancestors(f"{W}p"))
            after = paragraph.getnext()
            if after is None or not _text(after).startswith("Figure"):
                yield f"No caption stands under “{told[:30]}”."

    def tables(self):
        """One header row that is said to be one, the same cells in each, nothing merged."""
        for table in self.body.iter(f"{W}tbl"):
            rows = table.findall(f"{W}tr")
            called = _text(rows[0])[:30]
            marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
            if not marked[0] or any(marked[1:]):
                yield f"“{called}” does not say which row is its header."
            look = table.find(f"{W}tblPr/{W}tblLook")
            if look is None or not _says_first_row(look):
                yield f"“{called}” does not say that its first row is another."
            widths = {len(row.findall(f"{W}tc")) for row in rows}
            grid = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            if widths != {grid}:
                yield f"“{called}” has rows of {widths} on a grid of {grid}."
            if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows[1:]):
                yield f"A row of “{called}” may break over two pages."
            if not all(cell.findall(f"{W}p") for cell in table.iter(f"{W}tc")):
                yield f"A cell of “{called}” has no paragraph, which Word calls damage."

    def looks(self):
        """Nothing smaller than 9 points, nothing paler than text may be."""
        used = {_style(each) for each in self.body.iter(f"{W}p")} - {None}
        for style in sorted(used):
            size = self._of_style(style, f"{W}rPr/{W}sz")
            if size is not None and int(size) < LEAST_HALF_POINTS:
                yield f"{style} is written in {int(size) / 2} points."
            colour = self._of_style(style, f"{W}rPr/{W}color")
            if colour not in (None, "auto") and _on_white(colour) < LEAST_CONTRAST:
                yield f"{style} is written in {colour} on white."


def _says_first_row(look):
    said = look.get(f"{W}firstRow")
    return said in ("1", "true", "on") if said else bool(int(look.get(f"{W}val", "0"), 16) & 0x20)


def _style(paragraph):
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")


def _text(element):
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def _on_white(colour):
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    lights = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 1.05 / (0.2126 * lights[0] + 0.7152 * lights[1] + 0.0722 * lights[2] + 0.05)
