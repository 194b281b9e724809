"""Templates of reports: one file of fields each, ours and those people add in their settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loopmap.editing.report.sections import Section
from loopmap.errors import FormatError, LoopmapError
from loopmap.formats.loopmap_yaml.fields import Field, RecordShape
from loopmap.formats.loopmap_yaml.shapes import ID, TEXT, YES_NO, Choice, ListOf, Whole
from loopmap.formats.loopmap_yaml.tree import Fields, Items, Node, Scalar, parse
from loopmap.formats.storage.save import reason
from loopmap.resources import resource

OWN = "report templates"
"""The folder of people's own templates, in that of their settings."""

_LARGEST = 256 * 1024
_MOST_SECTIONS = 40


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """``tells`` what is known of a map; without it people write, and ``ask`` says what."""

    id: str
    heading: str = ""
    tells: Section | None = None
    brief: bool = False
    shown: bool = True
    ask: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def title(self) -> str:
        """What it is called where sections are chosen."""
        return self.heading or TITLES[self.tells] if self.tells else self.heading or self.id


TITLES: Mapping[Section, str] = {
    Section.FINDING: "Finding",
    Section.MADE: "How this map was made",
    Section.MAP: "The map",
    Section.READING: "How to read it",
    Section.LOOPS: "Loops",
    Section.CHANGES: "What differs between today and the future",
    Section.WHAT_IF: "What if",
    Section.EVIDENCE: "What the links rest on",
    Section.DISAGREEMENTS: "Disagreements and points of tension",
    Section.QUESTIONS: "Open questions",
    Section.PARKED: "Parked for later",
    Section.LIMITS: "What this map cannot say",
    Section.TABLES: "All variables and links",
}


@dataclass(frozen=True, slots=True)
class Template:
    """``name`` is that of its file. ``about``: when to choose it, in a sentence."""

    name: str
    title: str
    sections: tuple[TemplateSection, ...]
    about: str = ""
    subject: str = "Causal-loop diagram"
    place: int = 100
    most_loops: int = 7
    page_each: bool = False
    one_loop: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Templates:
    """Those that can be used, and sentences on files that cannot."""

    found: tuple[Template, ...]
    faults: tuple[str, ...] = ()

    def named(self, name: str) -> Template:
        """The template of that name or title; LoopmapError names those there are."""
        for each in self.found:
            if name.casefold() in (each.name.casefold(), each.title.casefold()):
                return each
        known = ", ".join(each.name for each in self.found)
        said = " ".join((f"There are {known}.", *self.faults))
        raise LoopmapError(f"There is no template “{name}”.", said)


_SECTION = RecordShape(
    TemplateSection,
    "A section",
    Field("id", ID),
    Field("heading", TEXT),
    Field("tells", Choice(Section)),
    Field("brief", YES_NO),
    Field("shown", YES_NO),
    Field("ask", TEXT),
)
_TEMPLATE = RecordShape(
    Template,
    "A template",
    Field("name", TEXT),
    Field("title", TEXT),
    Field("sections", ListOf(_SECTION, "A list of sections")),
    Field("about", TEXT),
    Field("subject", TEXT),
    Field("place", Whole(None, 0, 1000)),
    Field("most_loops", Whole(None, 1, 50)),
    Field("page_each", YES_NO),
    Field("one_loop", YES_NO),
)


def our_templates() -> tuple[Template, ...]:
    """Those that come with the program, the usual one first."""
    files = sorted(resource("reports").glob("*.yaml"))
    return _in_order(read_template(path.read_bytes(), path.name) for path in files)


def all_templates(folder: Path | None) -> Templates:
    """Ours, and people's own from that folder, one of the same name in place of ours."""
    found = {each.name: each for each in our_templates()}
    faults = list[str]()
    for path in sorted(folder.glob("*.yaml")) if folder is not None else ():
        try:
            with path.open("rb") as file:
                own = read_template(file.read(_LARGEST + 1), path.name)
            found[own.name] = own
        except OSError as error:
            faults.append(f"{path.name}: It cannot be read: {reason(error)}")
        except FormatError as error:
            faults.append(str(error))
    return Templates(_in_order(found.values()), tuple(faults))


def template_named(name: str) -> Template:
    """One of ours."""
    return Templates(our_templates()).named(name)


def read_template(content: bytes, file: str) -> Template:
    """The template in a file; FormatError names the file, the line and the field."""
    try:
        root = _parsed(content)
        _refuse_unknown(root)
        values = _TEMPLATE.values(_named(root, Path(file).stem))
        return _sound(Template(**values), root)
    except FormatError as error:
        error.file = file
        raise


def _parsed(content: bytes) -> Fields:
    if len(content) > _LARGEST:
        raise FormatError("The file is larger than 256 kB, more than any template needs.")
    return parse(content)


def _named(root: Fields, stem: str) -> Fields:
    return Fields({"name": Scalar(stem, False, root.line), **root.fields}, root.line)


def _refuse_unknown(root: Fields) -> None:
    """What no template has is a slip, and silence would hide it."""
    for shape, node in ((_TEMPLATE, root), *((_SECTION, each) for each in _sections(root))):
        for name, value in node.fields.items():
            if name not in shape.by_name or (shape is _TEMPLATE and name == "name"):
                there = ", ".join(each for each in shape.by_name if each != "name")
                hint = f"There are {there}."
                raise FormatError("There is no such field.", line=value.line, field=name, hint=hint)


def _sections(root: Fields) -> Iterator[Fields]:
    listed: Node | None = root.fields.get("sections")
    if isinstance(listed, Items):
        yield from (each for each in listed.items if isinstance(each, Fields))


def _sound(made: Template, root: Fields) -> Template:
    line = root.fields["sections"].line
    if not 1 <= len(made.sections) <= _MOST_SECTIONS:
        said = f"A template has 1 to {_MOST_SECTIONS} sections."
        raise FormatError(said, line=line, field="sections")
    seen = set[str]()
    for each, node in zip(made.sections, _sections(root), strict=True):
        if each.id in seen:
            raise FormatError(
                f"Two sections are called “{each.id}”.", line=node.fields["id"].line, field="id"
            )
        seen.add(each.id)
        if each.tells is None and not each.heading:
            raise FormatError(
                "A section that people write needs a heading.", line=node.line, field="heading"
            )
    return made


def _in_order(some: Iterator[Template] | Any) -> tuple[Template, ...]:
    return tuple(sorted(some, key=lambda each: (each.place, each.title)))
