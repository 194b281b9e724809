"""What keeps a reader from finding the way through a page of HTML, or from reading it alone.

Ours: after WCAG 2.2 and practice: language, title, order of headings, drawings with a name,
tables with captions and header cells, numbers of cells, ids used once and found, no scripts
and nothing from elsewhere.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "col", "img", "input", "link", "hr"}
ELSEWHERE = {"script", "link", "iframe", "object", "embed", "base", "form"}
POINTERS = ("aria-labelledby", "aria-describedby")


@dataclass
class Element:
    """A tag with its attributes, what stands in it, and the text of all of it."""

    tag: str
    attributes: dict
    children: list = field(default_factory=list)
    text: str = ""

    def all(self, *tags):
        for child in self.children:
            if child.tag in tags:
                yield child
            yield from child.all(*tags)


class _Reading(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.faults = [Element("", {})], []

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag):
        if self.open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes <{self.open[-1].tag}>.")
        self.open.pop()

    def handle_data(self, data):
        for element in self.open:
            element.text += data


def read_html(content):
    """The page as a tree, and what is wrong with its tags."""
    reading = _Reading()
    reading.feed(content.decode())
    reading.close()
    return reading.open[0], reading.faults


def html_faults(content):
    """Every fault as a sentence; none for a page that is well made."""
    page, faults = read_html(content)
    return [
        *faults,
        *_whole(page),
        *_headings(page),
        *_pointers(page),
        *_drawings(page),
        *_tables(page),
        *_alone(page, content.decode()),
    ]


def _whole(page):
    if [each.attributes.get("lang") for each in page.all("html")] != ["en-GB"]:
        yield "The page does not say its language."
    titles = [each.text for head in page.all("head") for each in head.all("title")]
    if len(titles) != 1 or not titles[0].strip():
        yield "The page needs one title."
    for landmark in ("header", "main"):
        if sum(1 for _ in page.all(landmark)) != 1:
            yield f"The page needs one {landmark}."
    for link in page.all("a"):
        if not link.text.strip():
            yield "A link says nothing."


def _headings(page):
    level = 0
    for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6"):
        now = int(heading.tag[1])
        if not heading.text.strip():
            yield "A heading is empty."
        if now > level + 1 or (now == 1) != (level == 0):
            yield f"“{heading.text}” is out of order."
        level = now


def _pointers(page):
    every = list(_elements(page))
    ids = [each.attributes["id"] for each in every if "id" in each.attributes]
    yield from (f"The id {one} stands twice." for one in set(ids) if ids.count(one) > 1)
    for element in every:
        asked = " ".join(element.attributes.get(name, "") for name in POINTERS).split()
        target = element.attributes.get("href", "")
        asked += [target[1:]] if target.startswith("#") else []
        yield from (f"Nothing has the id {one}." for one in asked if one not in ids)
        if int(element.attributes.get("tabindex", 0)) > 0:
            yield "The order of Tab is changed."


def _drawings(page):
    for image in page.all("img"):
        if not image.attributes.get("alt"):
            yield "A picture has no alternative text."
    for drawing in page.all("svg"):
        named = {each.tag: each for each in drawing.children if each.tag in {"title", "desc"}}
        if drawing.attributes.get("role") != "img" or set(named) != {"title", "desc"}:
            yield "A drawing lacks its role, title or description."
        elif not all(each.text.strip() for each in named.values()):
            yield "A drawing's title or description is empty."
        elif named["title"].attributes.get("id") != drawing.attributes.get("aria-labelledby"):
            yield "A drawing is not called by its title."
    for figure in page.all("figure"):
        if not any(each.text.strip() for each in figure.all("figcaption")):
            yield "A figure has no caption."


def _tables(page):
    for table in page.all("table"):
        captions = [each.text.strip() for each in table.children if each.tag == "caption"]
        if len(captions) != 1 or not captions[0]:
            yield "A table needs one caption."
        columns = [cell for head in table.all("thead") for cell in head.all("th")]
        if not columns or any(
            cell.attributes.get("scope") != "col" or not cell.text.strip() for cell in columns
        ):
            yield f"{captions}: a column has no header."
        for row in (row for body in table.all("tbody") for row in body.all("tr")):
            first = row.children[0]
            if first.tag != "th" or first.attributes.get("scope") != "row":
                yield f"{captions}: a row has no header."
            if len(row.children) != len(columns):
                yield f"{captions}: a row has {len(row.children)} cells."


def _alone(page, text):
    yield from (f"There is a <{each.tag}>." for each in page.all(*ELSEWHERE))
    for element in _elements(page):
        for name in ("href", "src", "xlink:href", "srcset", "action"):
            target = element.attributes.get(name, "#")
            if not target.startswith(("#", "data:")):
                yield f"{target} is elsewhere."
        if any(name.startswith("on") for name in element.attributes):
            yield f"<{element.tag}> does something when touched."
    styles = " ".join(each.text for each in page.all("style"))
    if "@import" in styles or re.search(r"url\((?!data:)", styles):
        yield "The style asks for something elsewhere."
    if re.search(r"maximum-scale|user-scalable", text):
        yield "The page cannot be enlarged."


def _elements(page):
    for child in page.children:
        yield child
        yield from _elements(child)
