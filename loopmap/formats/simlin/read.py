"""A Simlin project as a document: the first model, its first view, its named loops."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from loopmap.errors import FormatError
from loopmap.expr.names import canonical
from loopmap.formats.foreign import as_fields, as_list, as_objects, as_text
from loopmap.formats.format import Opened
from loopmap.formats.incoming.equation_links import add_equation_links
from loopmap.formats.incoming.file_names import stem
from loopmap.formats.incoming.map_maker import DocumentMaker, MapMaker
from loopmap.formats.incoming.places import Place, place_of
from loopmap.formats.incoming.sign_words import plain_sign
from loopmap.formats.incoming.stock_flow import (
    Entry,
    add_entries,
    add_pipes,
    graph_of,
    set_times,
    texts,
)
from loopmap.formats.json_text import read_object
from loopmap.formats.kept import keep
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name
from loopmap.model.records import Kind, Link, Sign

ID = "simlin"
_WHAT = "a Simlin project"
_SORTS = (("stocks", Kind.STOCK), ("flows", Kind.FLOW), ("auxiliaries", Kind.AUXILIARY))
_READ = ("uid", "name", "equation", "initialEquation", "inflows", "outflows", "units",
         "documentation", "nonNegative", "graphicalFunction")  # fmt: skip
_LONGEST_LOOP = 40


def read(content: bytes, name: str) -> Opened:
    """The first model of a project. Raises FormatError."""
    said = read_object(content, name, _WHAT)
    models = as_objects(said.get("models"))
    if not models:
        raise FormatError("There is no model in this file.", file=name, field="models")
    title = as_text(said.get("name")) or stem(name).removesuffix(".sd")
    whole = DocumentMaker(title)
    reading = _Reading(whole.map(title), models[0])
    try:
        reading.read(as_fields(said.get("simSpecs")))
    except FormatError as error:
        error.file = name
        raise
    kept = {key: said[key] for key in ("dimensions", "units") if said.get(key)}
    reading.into.info = replace(reading.into.info, extra=keep({}, ID, kept))
    return Opened(
        whole.document(),
        warnings=whole.told.sentences(),
        unplaced=whole.unplaced(),
        left_out=tuple(_left_out(models)),
    )


def _left_out(models: list[dict[str, Any]]) -> Iterator[str]:
    if len(models) > 1:
        yield "Only the main model was read; the models that its modules are made of were not."
    elif as_list(models[0].get("modules")):
        yield "Modules were left out: Loopmap has no variables that are models themselves."
    if len(as_list(models[0].get("views"))) > 1:
        yield "Only the first view was read."


@dataclass
class _Reading:
    """A model becoming a map."""

    into: MapMaker
    model: dict[str, Any]
    _shown: dict[str, dict[str, Any]] = field(default_factory=dict)
    _drawn: dict[str, dict[str, Any]] = field(default_factory=dict)

    def read(self, specs: dict[str, Any]) -> None:
        views = as_objects(self.model.get("views"))
        elements = as_objects(views[0].get("elements")) if views else []
        for element in elements:
            self._shown[repr(element.get("uid"))] = element
            if element.get("type") in ("stock", "flow", "aux"):
                self._drawn.setdefault(canonical(as_text(element.get("name"))), element)
        groups = self._groups()
        entries = [
            self._entry(each, kind, groups)
            for sort, kind in _SORTS
            for each in as_objects(self.model.get(sort))
        ]
        add_entries(self.into, entries, ID)
        for element in elements:
            if element.get("type") == "link":
                self._link(element)
        add_pipes(self.into, entries)
        set_times(self.into, specs, "endTime", as_text(specs.get("method")))
        add_equation_links(self.into)
        for loop in as_objects(self.model.get("loopMetadata")):
            self._loop(loop)

    def _groups(self) -> dict[str, str]:
        """The group of each variable, by canonical names."""
        return {
            canonical(member): as_text(group.get("name"))
            for group in as_objects(self.model.get("groups"))
            for member in texts(group.get("members"))
        }

    def _entry(self, said: dict[str, Any], kind: Kind, groups: dict[str, str]) -> Entry:
        key = as_text(said.get("name"))
        drawn = self._drawn.get(canonical(key), {})
        shown = clean_name(as_text(drawn.get("name")).replace("\\n", " "))
        group = groups.get(canonical(key))
        equation = as_text(said.get("initialEquation" if kind is Kind.STOCK else "equation"))
        return Entry(
            key,
            shown or key.replace("_", " "),
            kind,
            equation.strip(),
            texts(said.get("inflows")),
            texts(said.get("outflows")),
            as_text(said.get("units")),
            as_text(said.get("documentation")),
            said.get("nonNegative") is True,
            graph_of(said.get("graphicalFunction")),
            _at(drawn),
            self.into.group(group, group) if group else None,
            kept={name: value for name, value in said.items() if name not in _READ and value},
        )

    def _shape(self, uid: Any) -> dict[str, Any]:
        """What is drawn under a number; nothing where that is none or nothing has it."""
        return self._shown.get(repr(uid), {})

    def _end(self, uid: Any) -> str:
        """The variable that a shape stands for; an alias stands for another shape."""
        element = self._shape(uid)
        if element.get("type") == "alias":
            element = self._shape(element.get("aliasOfUid"))
        return canonical(as_text(element.get("name")))

    def _link(self, element: dict[str, Any]) -> None:
        shapes = [self._shape(element.get(end)) for end in ("fromUid", "toUid")]
        if any(shape.get("type") == "module" for shape in shapes):
            return  # it is left out, which is told
        ends = self._end(element.get("fromUid")), self._end(element.get("toUid"))
        target = self.into.ids.get(ends[1])
        if target is not None and self.into.variables[target].kind is Kind.STOCK:
            return  # an arrow to a stock only says what it begins with
        sign = plain_sign(as_text(element.get("polarity"))) or Sign.UNKNOWN
        self.into.link(*ends, sign)

    def _loop(self, said: dict[str, Any]) -> None:
        """A loop by the shapes it goes through, in no order."""
        if said.get("deleted") is True:
            return
        through = {self.into.ids.get(self._end(uid)) for uid in as_list(said.get("uids"))}
        name = as_text(said.get("name"))
        ring = _round({v for v in through if v is not None}, list(self.into.links.values()))
        if not ring:
            text = f"The loop “{name}” was left out: no links go round through its variables."
            self.into.whole.told.say(text, "Loops left out")
            return
        self.into.loop(ring, "", name, story=as_text(said.get("description")))


def _round(through: set[RecordId], links: list[Link]) -> list[RecordId]:
    """Links that pass each of some variables once and lead back; the first way that is found."""
    if not through or len(through) > _LONGEST_LOOP:
        return []
    out: dict[RecordId, list[Link]] = {}
    for link in links:
        if link.source in through and link.target in through:
            out.setdefault(link.source, []).append(link)
    first = min(through)
    waiting: list[list[Link]] = [[link] for link in out.get(first, [])]
    for _ in range(10_000):
        if not waiting:
            break
        path = waiting.pop()
        at = path[-1].target
        if at == first:
            if len(path) == len(through):
                return [link.id for link in path]
            continue
        passed = {link.source for link in path}
        waiting += [[*path, link] for link in out.get(at, []) if at not in passed]
    return []


def _at(drawn: dict[str, Any]) -> Place | None:
    return place_of(drawn.get("x"), drawn.get("y"))
